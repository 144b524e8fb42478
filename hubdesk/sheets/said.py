"""What the cells of a row say about its concern and its person; the first thing that is wrong stops it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, TypeVar

from hubdesk.domain.concern import CHILDREN
from hubdesk.domain.days import long_day
from hubdesk.domain.known_name import read_names
from hubdesk.domain.rejected import Rejected
from hubdesk.sheets.columns import ABOUT_CONCERN, MORE_ABOUT_CONCERN, plain
from hubdesk.sheets.days import Unreadable, first_of, read_moment, read_period, refuse_impossible_birth
from hubdesk.sheets.values import CodeBook, sex_of, text_of

_T = TypeVar("_T")
_OLDEST = 1970  # what is said to have been received before is a typing error or some program's empty date
_SHOWN = 80
_WORDS = ("handling_conditions", "reporter", "child_seen", "voice_of_child", "strengths")
_AS_WRITTEN = (
    "given_name",
    "family_name",
    "date_of_birth",
    "address",
    "postcode",
    "phone",
    "nhs_number",
    "upn",
    "school",
    "ethnicity",
    "other_names",
)


class Bad(Exception):
    """A cell that cannot be read, and what would be right."""

    def __init__(self, column: str, value: object, reason: str) -> None:
        super().__init__(reason)
        self.column, self.value, self.reason = column, value, reason

    def at(self, row: int) -> Rejected:
        """Say it of one row."""
        value = str(self.value)
        return Rejected(row, self.column, value if len(value) <= _SHOWN else value[:_SHOWN] + "…", self.reason)


@dataclass(frozen=True, slots=True)
class ReadMention:
    """A person as one row has them; the words as received, codes and sex recognised, empty where nothing stood."""

    mention_no: int
    role: str
    given_name: str
    family_name: str
    date_of_birth: str
    sex: str
    address: str
    postcode: str
    phone: str
    nhs_number: str
    upn: str
    school: str
    ethnicity: str
    row: int
    other_names: str = ""


def concern_fields(cells: Mapping[str, object], book: CodeBook, today: date) -> dict[str, Any]:
    """Read the fields of a concern by the names of `domain.concern.Concern`; raises Bad."""

    def code(column: str) -> str:
        return _cell(column, cells, lambda cell: book.code(column, text_of(column, cell)))

    received_at = _cell("received_at", cells, lambda cell: _received(cell, today))
    occurred_on, precision = _occurred(cells, book, received_at)
    said: dict[str, Any] = {
        "received_at": received_at,
        "occurred_on": occurred_on,
        "date_precision": precision,
        "agency": code("agency"),
        "kind": code("category"),
        "level": int(code("level")),
        "narrative": _cell("narrative", cells, _narrative),
        "source_evaluation": int(code("source_evaluation")),
        "intelligence_assessment": code("intelligence_assessment"),
        "handling_code": code("handling_code"),
        "tripwire": code("tripwire") if _text("tripwire", cells) else "",
    }
    said |= {column: _text(column, cells) for column in _WORDS}
    return said | {"children_in_contact": _cell("children_in_contact", cells, _children)}


def same_concern(cells: Mapping[str, object], first: Mapping[str, object], first_row: int) -> None:
    """Raise Bad where a row says something else about the concern than the first row does; empty says nothing."""
    for column in (*ABOUT_CONCERN, *MORE_ABOUT_CONCERN):
        here, there = cells.get(column, ""), first.get(column, "")
        if here != there and (said := plain(_text(column, cells))) and said != plain(_text(column, first)):
            raise Bad(
                column,
                here,
                f"Row {first_row} of the same concern says something else here. "
                "Write the same in both, or give this row a concern_ref of its own.",
            )


def mention(number: int, row: int, cells: Mapping[str, object], book: CodeBook, received_on: date) -> ReadMention:
    """Read the person of a row; raises Bad."""
    role = _cell("person_role", cells, lambda cell: book.code("person_role", text_of("person_role", cell)))
    words = {column: _text(column, cells) for column in _AS_WRITTEN}
    if words["date_of_birth"]:
        _cell("date_of_birth", cells, lambda cell: refuse_impossible_birth(cell, received_on))
    if words["other_names"]:
        _cell("other_names", cells, _refuse_unreadable_names)
    return ReadMention(mention_no=number, role=role, sex=sex_of(_text("sex", cells)), row=row, **words)


def _refuse_unreadable_names(cell: object) -> None:
    try:
        read_names(text_of("other_names", cell))
    except ValueError as error:
        raise Unreadable(str(error)) from None


def _received(cell: object, today: date) -> datetime:
    if not str(cell).strip():
        raise Unreadable("This cell is empty. Write the day on which the concern was received, as 14/03/2026.")
    at = read_moment(cell)
    if at.date() > today + timedelta(days=1):  # clocks differ by a few hours, not by a day
        raise Unreadable(f"{long_day(at.date())} is in the future. Check the year, and day and month.")
    if at.year < _OLDEST:
        raise Unreadable(f"{long_day(at.date())} is too long ago for a concern to be received. Check the year.")
    return at


def _occurred(cells: Mapping[str, object], book: CodeBook, received_at: datetime) -> tuple[date | None, str]:
    said = _text("date_precision", cells)
    precision = _cell("date_precision", cells, lambda cell: book.code("date_precision", said)) if said else ""
    if precision == "unknown" or not _text("occurred_on", cells):
        return None, "unknown"
    day, written = _cell("occurred_on", cells, read_period)
    if precision == "day" and written != "day":
        words = f"This names a {written}, and date_precision says day. Write the day, or {written} there."
        raise Bad("occurred_on", cells["occurred_on"], words)
    order = ("day", "month", "quarter", "year")
    known = max(precision or written, written, key=order.index)
    if day > received_at.date():
        words = f"{long_day(day)} is after the concern was received. Check both days."
        raise Bad("occurred_on", cells["occurred_on"], words)
    return first_of(day, known), known


def _children(cell: object) -> str:
    said = plain(text_of("children_in_contact", cell))
    for code, words in CHILDREN.items():
        if said in (plain(code), plain(words)):
            return code
    if said:
        words = ", ".join(CHILDREN)
        raise Unreadable(f"This says whether children are in contact with the adult. Write one of: {words}.")
    return ""


def _narrative(cell: object) -> str:
    words = text_of("narrative", cell)
    if not words:
        raise Unreadable("This cell is empty. Write what was seen or heard.")
    return words


def _text(column: str, cells: Mapping[str, object]) -> str:
    return _cell(column, cells, lambda cell: text_of(column, cell))


def _cell(column: str, cells: Mapping[str, object], read: Callable[[object], _T]) -> _T:
    cell = cells.get(column, "")
    try:
        return read("" if cell is None else cell)
    except Unreadable as error:
        raise Bad(column, cell, str(error)) from None
