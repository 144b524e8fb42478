"""A dotted, tinted line round those who live together, stepping round everybody who does not."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from hubdesk.drawing.households import Household
from hubdesk.drawing.kin_places import Places
from hubdesk.drawing.kin_rows import Heights
from hubdesk.drawing.kin_symbols import SIZE
from hubdesk.drawing.seating import Seating
from hubdesk.drawing.shapes import Path, Rect, Shape, Text

Point = tuple[float, float]
Box = tuple[float, float, float, float]  # left, top, right, bottom
_PAD, _TOP, _BOTTOM = 5.0, 7.0, 5.0
_LINK = 12.0  # how wide a household is at least between two rows
_DOTS = (1.2, 2.4)
_TAG = 11.0


def homes(found: Sequence[Household], seats: Seating, places: Places, high: Heights) -> list[Shape]:
    """Draw each household with its letter."""
    shapes: list[Shape] = []
    for number, home in enumerate(found):
        for outline in outlines(_joined(_boxes(set(home.ids), seats, places, high))):
            top, left = min((y, x) for x, y in outline)
            shapes.append(Path(outline, fill="hover", stroke="quiet", line=0.9, dash=_DOTS))
            shapes.append(Rect(left, top - _TAG / 2, _TAG, _TAG, fill="quiet", radius=2))
            shapes.append(Text(left + _TAG / 2, top + 2.9, letter(number), "surface", 8, True, "middle"))
    return shapes


def letter(number: int) -> str:
    """Name a household: A, B, C."""
    return chr(ord("A") + number % 26)


def _boxes(ids: set[str], seats: Seating, places: Places, high: Heights) -> list[list[Box]]:
    """Put a box round each run of members who sit side by side, row by row."""
    rows: list[list[Box]] = []
    for number, row in enumerate(seats.rows):
        top, bottom = high.middle[number] - SIZE / 2 - _TOP, high.bottom[number] + _BOTTOM
        run: list[str] = []
        rows.append([])
        for one in [*row, ""]:
            if one in ids:
                run.append(one)
            elif run:
                rows[-1].append((places.left(run[0]) - _PAD, top, places.right(run[-1]) + _PAD, bottom))
                run = []
    return rows


def _joined(rows: Sequence[Sequence[Box]]) -> list[Box]:
    """Join boxes of neighbouring rows through the room between those, where nobody stands."""
    links: list[Box] = []
    for upper, lower in pairwise(rows):
        for a in upper:
            for b in lower:
                left, right = max(a[0], b[0]), min(a[2], b[2])
                if right - left >= _LINK:
                    links.append((left, a[3], right, b[1]))
    return [*(box for row in rows for box in row), *links]


def outlines(boxes: Sequence[Box]) -> list[tuple[Point, ...]]:
    """Trace the outer edges of boxes that touch or overlap."""
    xs = sorted({edge for box in boxes for edge in (box[0], box[2])})
    ys = sorted({edge for box in boxes for edge in (box[1], box[3])})
    full = {
        (i, j)
        for i in range(len(xs) - 1)
        for j in range(len(ys) - 1)
        if any(b[0] <= xs[i] and xs[i + 1] <= b[2] and b[1] <= ys[j] and ys[j + 1] <= b[3] for b in boxes)
    }
    after: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for i, j in full:
        for other, start, end in (
            ((i, j - 1), (i, j), (i + 1, j)),
            ((i + 1, j), (i + 1, j), (i + 1, j + 1)),
            ((i, j + 1), (i + 1, j + 1), (i, j + 1)),
            ((i - 1, j), (i, j + 1), (i, j)),
        ):
            if other not in full:
                after.setdefault(start, []).append(end)
    found = []
    while after:
        start = min(after)
        trail, at = [start], after[start].pop()
        while at != start:
            trail.append(at)
            at = after[at].pop()
        after = {point: ends for point, ends in after.items() if ends}
        found.append(_corners([(xs[i], ys[j]) for i, j in trail]))
    return found


def _corners(trail: list[Point]) -> tuple[Point, ...]:
    """Leave out points on a straight edge."""
    kept = []
    for number, (x, y) in enumerate(trail):
        before, behind = trail[number - 1], trail[(number + 1) % len(trail)]
        if not (before[0] == x == behind[0] or before[1] == y == behind[1]):
            kept.append((x, y))
    return tuple(kept)
