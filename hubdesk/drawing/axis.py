"""Time across a picture: months as ticks, days as places, and what is older than the picture put before it."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from hubdesk.domain.days import MONTHS
from hubdesk.drawing.shapes import Line, Shape, Text

MOST_MONTHS = 36
EARLIER = 44.0  # points at the left for everything before the first month shown
_APART = 34.0  # points between two labels of months


@dataclass(frozen=True, slots=True)
class Axis:
    """Whole months from `first` to the month of `last` between x and x + width; `earlier` keeps room at the left."""

    first: date
    months: int
    x: float
    width: float
    earlier: bool

    @property
    def start(self) -> float:
        """Where the first month begins."""
        return self.x + (EARLIER if self.earlier else 0)

    @property
    def month(self) -> float:
        """How wide a month is."""
        return (self.x + self.width - self.start) / self.months

    def number(self, day: date) -> int:
        """Count months from the first; negative before it."""
        return (day.year - self.first.year) * 12 + day.month - self.first.month

    def place(self, day: date) -> float:
        """Find where a day lies; days before the first month lie in the room at the left."""
        number = self.number(day)
        if number < 0:
            return self.x
        share = (day.day - 1) / monthrange(day.year, day.month)[1]
        return min(self.start + (number + share) * self.month, self.x + self.width)


def axis(days: list[date], as_of: date, x: float, width: float) -> Axis:
    """Make an axis that ends with the month of `as_of` and holds the days, at most three years back."""
    oldest = min([*days, as_of])
    months = (as_of.year - oldest.year) * 12 + as_of.month - oldest.month + 1
    shown = max(3, min(months, MOST_MONTHS))
    index = as_of.year * 12 + as_of.month - shown
    first = date(index // 12, index % 12 + 1, 1)
    return Axis(first, shown, x, width, earlier=months > MOST_MONTHS)


def ticks(over: Axis, y: float, bottom: float) -> list[Shape]:
    """Draw the months: a hairline at each label, the year where it changes; labels stand above y."""
    every = next(step for step in (1, 2, 3, 6, 12, 24, 48) if step * over.month >= _APART)
    shapes: list[Shape] = []
    if over.earlier:
        shapes += [
            Text(over.x + 2, y - 4, "Earlier", "quiet", 7),
            Line(over.start, y, over.start, bottom, "edge", 0.5, (2, 2)),
        ]
    year = 0
    for number in range(over.months):
        index = over.first.year * 12 + over.first.month - 1 + number
        if number % every:
            continue
        x = over.start + number * over.month
        words = MONTHS[index % 12][:3]
        if index // 12 != year:
            year = index // 12
            words = f"{words} {year}"
        shapes += [Line(x, y, x, bottom, "hairline", 0.4), Text(x + 2, y - 4, words, "quiet", 7)]
    return shapes
