"""A sheet's rows as concerns: rows that share a reference are one concern, wherever in the sheet they stand."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any

from hubdesk.domain.codes import CodeLists
from hubdesk.domain.rejected import Rejected
from hubdesk.sheets.rows import Row, SheetRows, read_sheet, rows_of
from hubdesk.sheets.said import Bad, ReadMention, concern_fields, mention, same_concern
from hubdesk.sheets.values import CodeBook

__all__ = ["ReadConcern", "ReadMention", "SheetRows", "read_concerns", "read_sheet", "rows_of"]

_LONGEST_REFERENCE = 80
_DIGESTED = tuple(field.name for field in fields(ReadMention) if field.name != "row")


@dataclass(frozen=True, slots=True)
class ReadConcern:
    """A concern as a sheet has it, with fields as in `domain.concern.Concern`.

    `digest` is the SHA-256 (hexadecimal) of its canonical content without row numbers and source; `first_row`
    and each mention's `row` are counted as a spreadsheet does.
    """

    source: str
    ref: str
    received_at: datetime
    occurred_on: date | None
    date_precision: str
    agency: str
    kind: str
    level: int
    narrative: str
    source_evaluation: int
    intelligence_assessment: str
    handling_code: str
    handling_conditions: str
    reporter: str
    child_seen: str
    voice_of_child: str
    strengths: str
    tripwire: str
    children_in_contact: str
    mentions: tuple[ReadMention, ...]
    digest: str
    first_row: int


def read_concerns(
    rows: SheetRows | Sequence[Mapping[str, object]], codes: CodeLists, today: date
) -> Iterator[ReadConcern | Rejected]:
    """Hand out the concerns of a sheet, each once its last row is read, and the rows that cannot be read.

    A bad row is left out of its concern; a concern whose own fields are bad, or which has no row left, is left
    out with all its rows. Only concerns whose rows are still coming are held.
    """
    sheet = rows if isinstance(rows, SheetRows) else rows_of(rows)
    book = CodeBook(codes)
    last = {row.ref: row.number for row in sheet.rows()}
    waiting: dict[str, list[Row]] = {}
    for row in sheet.rows():
        ref = row.ref
        if not ref or len(ref) > _LONGEST_REFERENCE:
            yield _no_reference(row).at(row.number)
            continue
        waiting.setdefault(ref, []).append(row)
        if row.number == last[ref]:
            yield from _concern(sheet.source, ref, waiting.pop(ref), book, today)


def _no_reference(row: Row) -> Bad:
    if row.fault:
        return Bad("", "", row.fault)
    words = f"is longer than {_LONGEST_REFERENCE} characters" if row.ref else "is empty"
    return Bad("concern_ref", row.ref, f"This cell {words}. Write the reference of the row's concern.")


def _concern(source: str, ref: str, rows: list[Row], book: CodeBook, today: date) -> Iterator[ReadConcern | Rejected]:
    first = next((row for row in rows if not row.fault), rows[0])
    try:
        said = concern_fields(first.cells, book, today) if not first.fault else {}
    except Bad as bad:
        yield from (bad.at(row.number) for row in rows)
        return
    people: list[ReadMention] = []
    for number, row in enumerate(rows, 1):
        try:
            if row.fault:
                raise Bad("", "", row.fault)
            same_concern(row.cells, first.cells, first.number)
            people.append(mention(number, row.number, row.cells, book, said["received_at"].date()))
        except Bad as bad:
            yield bad.at(row.number)
    if people:
        digest = _digest(ref, said, people)
        yield ReadConcern(
            source=source, ref=ref, **said, mentions=tuple(people), digest=digest, first_row=rows[0].number
        )


def _digest(ref: str, said: Mapping[str, Any], people: Sequence[ReadMention]) -> str:
    written = [{name: value for name in _DIGESTED if (value := getattr(one, name))} for one in people]
    content = {key: value for key, value in said.items() if value} | {"ref": ref, "people": written}
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=date.isoformat)
    return hashlib.sha256(text.encode()).hexdigest()
