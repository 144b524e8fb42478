"""The score over time as a stepped line, with the decisions that people made marked on it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from hubdesk.drawing.axis import Axis, axis, ticks
from hubdesk.drawing.shapes import Drawing, Line, Path, Shape, Text
from hubdesk.drawing.words import count_of

LEFT = 100.0  # the same room at the left as the lanes have, so that both share their months
TOP = 16.0


def steps(
    totals: Sequence[tuple[date, int]], decisions: Sequence[tuple[date, str]], as_of: date, width: float,
    height: float = 90.0,
) -> Drawing:  # fmt: skip
    """Draw totals (day, points; oldest first) as steps up to `as_of`; `decisions` are days and short words."""
    over = axis([day for day, _ in totals], as_of, LEFT, width - LEFT)
    most = max([points for _, points in totals], default=0)
    floor = height - 6
    scale = (floor - TOP - 8) / max(most, 1)
    shapes: list[Shape] = [*ticks(over, TOP, floor), Line(LEFT, floor, width, floor, "edge", 0.6)]
    shapes += [Text(0, TOP + 11, "Score", "text", 8.5, True), Text(0, TOP + 20, f"highest {most:,}", "quiet", 7)]
    outline = _outline(totals, over, floor, scale, as_of)
    if outline:
        shapes.append(Path(outline, stroke="action", line=1.2, closed=False))
    for day, word in decisions:
        x = over.place(day)
        shapes += [Line(x, TOP + 8, x, floor, "text", 0.6, (1.5, 1.5)), Text(x + 2, TOP + 8, word, "text", 6.5)]
    last = totals[-1][1] if totals else 0
    alt = f"Score over time: {last:,} points now, {most:,} at the highest, {count_of(len(decisions), 'decision')}."
    return Drawing(width, height, tuple(shapes), alt)


def _outline(
    totals: Sequence[tuple[date, int]], over: Axis, floor: float, scale: float, as_of: date
) -> tuple[tuple[float, ...], ...]:
    found: list[tuple[float, ...]] = []
    for day, points in totals:
        x = over.place(day)
        if found:
            found.append((x, found[-1][1]))
        found.append((x, floor - points * scale))
    if found:
        found.append((over.place(as_of), found[-1][1]))
    return tuple(found)
