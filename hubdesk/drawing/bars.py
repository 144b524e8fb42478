"""Counts by month as bars, with the figure above each; what is hidden is drawn hatched."""

from __future__ import annotations

from hubdesk.domain.report import Part, words
from hubdesk.drawing.shapes import Drawing, Line, Rect, Shape, Text

HIGH, TOP, FOOT = 84.0, 14.0, 24.0
_NARROW = 26.0  # points below which not every bar carries its words


def bars(part: Part, width: float) -> Drawing:
    """Draw the first column of a table as bars."""
    floor = TOP + HIGH
    counts = [row.cells[0] for row in part.rows]
    most = max((count for count in counts if isinstance(count, int)), default=0) or 1
    each = width / max(1, len(counts))
    step = max(1, round(_NARROW / each + 0.49))
    shapes: list[Shape] = [Line(0, floor, width, floor, "edge", 0.6)]
    for place, (row, count) in enumerate(zip(part.rows, counts, strict=True)):
        x = place * each
        hidden = not isinstance(count, int)
        high = 4.0 if not isinstance(count, int) else count / most * HIGH
        if high:
            shapes.append(
                Rect(x + each * 0.15, floor - high, each * 0.7, high, "" if hidden else "action", "action",
                     hatch="action" if hidden else "")
            )  # fmt: skip
        if place % step == 0:
            middle = x + each / 2
            month, _, year = row.label.rpartition(" ")
            shapes.append(Text(middle, floor + 10, month[:3], "text", 7, anchor="middle"))
            if place == 0 or month == "January" or place < step:
                shapes.append(Text(middle, floor + 20, year, "quiet", 7, anchor="middle"))
            if each >= _NARROW or not hidden:
                said = "<5" if hidden else words(count)
                shapes.append(Text(middle, floor - high - 3, said, "text", 7, anchor="middle"))
    told = ", ".join(f"{row.label} {words(count)}" for row, count in zip(part.rows, counts, strict=True))
    return Drawing(width, floor + FOOT, tuple(shapes), f"{part.title}: {told}." if told else f"{part.title}: none.")
