"""Two versions of the rules side by side: how early each saw things coming, and how many newly stood at Red."""

from __future__ import annotations

from collections.abc import Sequence

from hubdesk.domain.backtest import Backtest, Tally
from hubdesk.domain.days import MONTHS
from hubdesk.drawing.shapes import Drawing, Line, Path, Rect, Shape, Text
from hubdesk.drawing.words import count_of

GAP = 28.0  # points between the panels
LEFT = 30.0  # points for the figures of a panel's axis
CURVE = 96.0
BARS = 44.0
HEAD = 34.0
LONGEST, SHORTEST = 365, 14  # days before an outcome: the ends of the axis
TICKS = ((365, "a year"), (180, "6 months"), (90, "3 months"), (14, "2 weeks"))


def compared(found: Backtest, width: float) -> Drawing:
    """Draw both versions on the same axes, the one in use at the left."""
    panel = (width - GAP) / 2
    most = max(1, *(week.newly_red for tally in (found.now, found.proposed) for week in tally.weeks))
    shapes: list[Shape] = []
    for x, tally, what in ((0.0, found.now, "In use"), (panel + GAP, found.proposed, "Proposed")):
        shapes += _panel(x, panel, tally, f"{what}: {tally.version}", most)
    height = HEAD + CURVE + 30 + BARS + 18
    return Drawing(width, height, tuple(shapes), alt_words(found))


def alt_words(found: Backtest) -> str:
    """Say what the picture shows."""
    return " ".join(
        f"{what} ({tally.version}): before {tally.caught} of {count_of(tally.outcomes, 'outcome')} somebody would have"
        f" looked{f', half of them {tally.median_lead} days or more before' if tally.median_lead else ''}."
        for what, tally in (("In use", found.now), ("Proposed", found.proposed))
    )


def _panel(x: float, width: float, tally: Tally, title: str, most: int) -> list[Shape]:
    left, right, top, floor = x + LEFT, x + width, HEAD, HEAD + CURVE
    shapes: list[Shape] = [
        Text(x, 10, title, "text", 9, True),
        Text(x, 22, _sentence(tally), "quiet", 7.5),
        Line(left, floor, right, floor, "edge", 0.6),
    ]
    for share in (0, 50, 100):
        y = floor - share * CURVE / 100
        shapes += [
            Line(left, y, right, y, "hairline", 0.4),
            Text(left - 4, y + 2.5, f"{share} %", "quiet", 7, anchor="end"),
        ]
    for days, words in TICKS:
        at = _place(days, left, right)
        anchor = {LONGEST: "start", SHORTEST: "end"}.get(days, "middle")
        shapes += [Line(at, top, at, floor, "hairline", 0.4), Text(at, floor + 10, words, "quiet", 7, anchor=anchor)]
    shapes += [Text(left, floor + 20, "Outcomes before which somebody had looked, so long before", "quiet", 7)]
    shapes.append(Path(_curve(tally, left, right, floor), stroke="action", line=1.4, closed=False))
    return [*shapes, *_bars(left, right, floor + 30, tally, most)]


def _sentence(tally: Tally) -> str:
    if not tally.outcomes:
        return "Nothing later happened in these weeks that could be compared."
    middle = f", half of them {tally.median_lead} days before or earlier" if tally.median_lead else ""
    return f"{tally.caught} of {tally.outcomes} seen before{middle}; {len(tally.missed)} missed"


def _place(days: int, left: float, right: float) -> float:
    return left + (LONGEST - days) * (right - left) / (LONGEST - SHORTEST)


def _curve(tally: Tally, left: float, right: float, floor: float) -> tuple[tuple[float, ...], ...]:
    """Step up from the earliest look to the latest that was still in time."""
    step = CURVE / max(1, tally.outcomes)
    points: list[tuple[float, ...]] = [(left, floor)]
    for number, lead in enumerate(sorted(tally.leads, reverse=True), start=1):
        x = _place(lead, left, right)
        points += [(x, points[-1][1]), (x, floor - number * step)]
    return (*points, (right, points[-1][1]))


def _bars(left: float, right: float, top: float, tally: Tally, most: int) -> list[Shape]:
    floor = top + BARS
    shapes: list[Shape] = [
        Text(left - 4, top + 6, str(most), "quiet", 7, anchor="end"),
        Line(left, floor, right, floor, "edge", 0.6),
    ]
    room = (right - left) / max(1, len(tally.weeks))
    for number, week in enumerate(tally.weeks):
        if week.newly_red:
            height = week.newly_red * (BARS - 4) / most
            shapes.append(
                Rect(left + number * room, floor - height, max(0.6, room * 0.8), height, fill="quiet", line=0)
            )
    shapes += _ends(left, right, floor, tally)
    return shapes


def _ends(left: float, right: float, floor: float, tally: Tally) -> Sequence[Shape]:
    if not tally.weeks:
        return ()
    first, last = (f"{MONTHS[week.day.month - 1]} {week.day.year}" for week in (tally.weeks[0], tally.weeks[-1]))
    words = "Families newly at Red, each week"
    return (
        Text(left, floor + 10, first, "quiet", 7),
        Text((left + right) / 2, floor + 10, words, "quiet", 7, anchor="middle"),
        Text(right, floor + 10, last, "quiet", 7, anchor="end"),
    )
