"""Queue rows for tests: made up, plausible, any number."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

from hubdesk.domain.codes import shipped_codes
from hubdesk.domain.ids import short_id
from hubdesk.domain.queue import PAGE, Narrowed, QueueRow, QueueView, SavedView
from hubdesk.service.queue_text import words_of
from hubdesk.ui.parts.asking import Ask
from hubdesk.ui.screens.queue_views import ViewAsks
from tests.ui.asks import answered

DAY = date(2026, 3, 20)

FIRST = QueueRow(
    rank=1,
    family_id=short_id("F", "Moore and Hart"),
    title="Moore and Hart family",
    children=(("Ava Moore", "7"), ("Ben Hart", "14 months"), ("", "3 weeks")),
    band="red",
    score=64,
    change=18,
    why_now="Three agencies in five weeks, and the gap between them is closing: police, school and health visitor.",
    agencies_heard=("police", "school", "health_visitor", "housing"),
    agencies_not_asked=("gp", "substance_service"),
    months=((), (1,), (), (2,), (), (), (2, 1), (), (3,), (2,), (3, 2), (3, 3, 4)),
    tripwire=True,
    status="open",
    last_received=DAY - timedelta(days=2),
    concern_refs=("PPN-26-00183", "SCH-4411"),
)

_TITLES = (
    "Okafor family",
    "Nowak family",
    "Whitfield-Adeyemi and Brown-Castellanos family",
    "Singh family",
    "Lee family",
)
_WHY = (
    "Was not brought twice since January, and school absence has passed 10 %.",
    "First concern: home conditions, told by a neighbour who did not give a name.",
    "Closed in November with no further action; a police notice has come since.",
)
_BANDS = ("amber", "amber", "green", "green", "blue")
_STATUS = ("open", "returned", "open", "watching", "closed")


def some_rows(count: int) -> tuple[QueueRow, ...]:
    """Make so many rows; the first is a family with a tripwire."""
    return tuple(_row(number) for number in range(count))


def _row(number: int) -> QueueRow:
    if number == 0:
        return FIRST
    return replace(
        FIRST,
        rank=number + 1,
        family_id=short_id("F", str(number)),
        title=_TITLES[number % len(_TITLES)],
        children=((f"Child{number}", str(number % 17 + 1)),) if number % 7 else (),
        band=_BANDS[number % len(_BANDS)],
        score=max(0, 60 - number),
        change=(0, 4, -2)[number % 3],
        why_now=_WHY[number % len(_WHY)],
        agencies_heard=("school", "housing", "police", "early_help")[: number % 4 + 1],
        agencies_not_asked=("health_visitor", "gp", "school_nurse")[: number % 3],
        months=tuple((number % 4 + 1,) if (number + month) % 5 == 0 else () for month in range(12)),
        tripwire=False,
        status=_STATUS[number % len(_STATUS)],
        last_received=DAY - timedelta(days=number % 300),
        concern_refs=(f"REF-{number:05d}",),
        marks=(f"heard:{('school', 'police')[number % 2]}", f"age:{number % 17 + 1}", f"at:zz{number % 3}"),
    )


class Kept:
    """The views of a queue as the service keeps them, and what was written out."""

    def __init__(self) -> None:
        self.views: dict[str, SavedView] = {}
        self.written: list[tuple[object, ...]] = []

    def asks(self) -> ViewAsks:
        """Answer for them."""
        return ViewAsks(
            answered(lambda: tuple(self.views.values())),
            answered(lambda view: self.views.update({view.name: view})),
            answered(lambda name: self.views.pop(name)),
            answered(lambda *said: self.written.append(said) or 3),  # type: ignore[func-returns-value]
        )


def asks_of(rows: tuple[QueueRow, ...]) -> tuple[Ask, Ask, Ask]:
    """Answer for a queue of these rows as the service does: opened, narrowed, and a page at a time."""
    agencies = shipped_codes().agencies

    def chosen(by: Narrowed) -> list[QueueRow]:
        wanted = by.words.casefold().split()
        return [
            row
            for row in rows
            if by.band in ("", row.band)
            and (not by.statuses or row.status in by.statuses)
            and (not wanted or all(word in words_of(row, agencies) for word in wanted))
            and all(set(some) & set(row.marks) for some in by.marks)
        ]

    def view(_day: date | None, by: Narrowed, family_id: str) -> QueueView:
        kept = chosen(by)
        place = next((place for place, row in enumerate(kept) if row.family_id == family_id), None)
        return QueueView(len(rows), Counter(row.band for row in rows), len(kept), tuple(kept[:PAGE]), place)

    def page(_day: date | None, by: Narrowed, first: int) -> tuple[QueueRow, ...]:
        return tuple(chosen(by)[first : first + PAGE])

    return answered(view), answered(view), answered(page)
