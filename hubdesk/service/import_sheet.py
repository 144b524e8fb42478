"""Take in a partner's sheet: what is new is kept, what changed is amended, what cannot be read is handed back."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from hubdesk.domain.changes import Changes
from hubdesk.domain.rejected import Rejected
from hubdesk.domain.sheet_mapping import SheetMapping
from hubdesk.service.desk import Desk, act
from hubdesk.service.forms import Imported
from hubdesk.service.settle import Progress, settle
from hubdesk.service.take_in import Taken, take_in
from hubdesk.service.unsettled import mark_unsettled, waiting
from hubdesk.sheets.read import ReadConcern, SheetRows, read_concerns, read_sheet
from hubdesk.sheets.rows import Row
from hubdesk.sheets.write import write_rejected
from hubdesk.store import concerns

# Concerns kept in one transaction: a cancelled or killed import keeps whole batches, and is simply run again.
BATCH = 500
Mended = Mapping[tuple[int, str], str]
SOURCE = "sheet"


def import_sheet(
    desk: Desk,
    path: Path,
    *,
    source: str | None = None,
    mapping: SheetMapping | Path | None = None,
    dry_run: bool = False,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
    rejects: Path | None = None,
    mended: Mended | None = None,
) -> Imported:
    """Import a CSV file or workbook; rows that cannot be read go to a sheet of their own, beside it unless named.

    `mended` has what a person wrote for a cell, by the row's number and our column; the file itself stays as it is.
    """
    sheet = read_sheet(path, mapping)
    if mended:
        sheet = _mended(sheet, mended)
    done = import_rows(desk, sheet, source, dry_run=dry_run, progress=progress, cancelled=cancelled)
    if not done.rejected or dry_run:
        return done
    beside = rejects or path.with_name(f"{path.stem}-rejected.csv")
    write_rejected(beside, sheet, done.rejected)
    return replace(done, rejects=beside)


def _mended(sheet: SheetRows, mended: Mended) -> SheetRows:
    by_row: dict[int, dict[str, str]] = {}
    for (row, column), value in mended.items():
        by_row.setdefault(row, {})[column] = value

    def rows() -> Iterator[Row]:
        for row in sheet.rows():
            cells = by_row.get(row.number)
            yield replace(row, cells={**row.cells, **cells}) if cells else row

    return replace(sheet, rows=rows)


def import_rows(
    desk: Desk,
    sheet: SheetRows,
    source: str | None = None,
    *,
    dry_run: bool = False,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Imported:
    """Import the rows of an open sheet, batch by batch; matched, gathered and scored at the end."""
    name = (source or sheet.source or SOURCE).strip()
    reading = _Reading(desk, sheet, progress or _quiet, cancelled or _never)
    known = concerns.known_refs(desk.database, name)
    total = Taken()
    for batch in reading.batches():
        if dry_run:
            _count(total, batch, known)
        else:
            _keep(desk, name, batch, known, total)
    if total.ids or (waiting(desk) and not dry_run):
        reading.say("Matching people")
        with act(desk, "match") as done:
            settled = settle(desk, total.ids, progress)
            done.about.append(f"{len(settled.family_ids)} families")
    return Imported(
        rows=reading.rows,
        concerns_new=total.new,
        concerns_same=total.same,
        concerns_amended=total.amended,
        rejected=tuple(sorted(reading.rejected, key=lambda bad: (bad.row, bad.column))),
        rejects=None,
        cancelled=reading.stopped,
        changes=Changes(frozenset({"concerns", "persons", "families"}) if total.ids else frozenset()),
    )


class _Reading:
    """A sheet as it is read: its rejected rows, how far it has come, and whether somebody stopped it."""

    def __init__(self, desk: Desk, sheet: SheetRows, progress: Progress, cancelled: Callable[[], bool]) -> None:
        self._desk, self._sheet = desk, sheet
        self._progress, self._cancelled = progress, cancelled
        self.rejected: list[Rejected] = []
        self.rows = sum(1 for _ in sheet.rows())
        self.stopped = False
        self._seen = 0

    def batches(self) -> Iterator[list[ReadConcern]]:
        batch: list[ReadConcern] = []
        self.say("Reading the sheet")
        for one in read_concerns(self._sheet, self._desk.codes, self._desk.today()):
            if isinstance(one, Rejected):
                self.rejected.append(one)
                continue
            batch.append(one)
            self._seen += len(one.mentions)
            if len(batch) == BATCH:
                yield batch
                batch = []
                self.say("Reading the sheet")
                if self._cancelled():
                    self.stopped = True
                    return
        if batch:
            yield batch

    def say(self, words: str) -> None:
        self._progress(self._seen, self.rows, words)


def _keep(desk: Desk, source: str, batch: list[ReadConcern], known: dict[str, tuple[str, str]], total: Taken) -> None:
    with act(desk, "import") as done:
        taken = take_in(desk, source, batch, known)
        if taken.ids:
            mark_unsettled(desk, taken.ids)
        done.about += taken.ids
    total.ids += taken.ids
    total.new += taken.new
    total.amended += taken.amended
    total.same += taken.same


def _count(total: Taken, batch: list[ReadConcern], known: dict[str, tuple[str, str]]) -> None:
    for one in batch:
        held = known.get(one.ref)
        total.new += held is None
        total.same += held is not None and held[1] == one.digest
        total.amended += held is not None and held[1] != one.digest


def _quiet(done: int, of: int, words: str) -> None:
    return None


def _never() -> bool:
    return False
