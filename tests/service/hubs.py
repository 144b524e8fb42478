"""Real encrypted hubs for the verbs' tests: cheap keys, a clock that stands still, and people who are made up."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from hubdesk.domain.user import User
from hubdesk.service import brief
from hubdesk.service.demo_people import demo_concerns
from hubdesk.service.desk import Desk
from hubdesk.service.forms import ConcernForm, Gate, Imported, PersonForm
from hubdesk.service.gathered import gathered
from hubdesk.service.import_sheet import import_rows
from hubdesk.service.queue import queue
from hubdesk.service.unlock import unlock
from hubdesk.service.unsettled import waiting
from hubdesk.sheets.read import rows_of
from hubdesk.store import audit, briefs, grey, people
from hubdesk.vault.keyfile import key_path
from hubdesk.vault.slots import Cost

NOON = datetime(2026, 3, 14, 12, 0)
QUICK = Cost(passes=1, memory=8, lanes=1)
PASSPHRASE = "a long enough passphrase"
ROWS = demo_concerns(28, 3, NOON.date())
Rows = list[dict[str, object]]

QUILLON = PersonForm("subject", "Quillon", "Testerby", "2015-02-11", "M", "4 Sample Row", "ZZ1 1ZZ")
FORM = ConcernForm(
    agency="school",
    kind="neglect",
    level="2",
    narrative="Came to school without a coat again.",
    people=(QUILLON,),
    occurred_on="2026-03-12",
)
GATE = Gate("Whether he is seen", "public_task", "Not sought: it would put him at risk", "Not yet", "One question only")


@dataclass
class Clock:
    """A clock that goes only when it is told to."""

    now: datetime = NOON

    def __call__(self) -> datetime:
        return self.now

    def days(self, count: int) -> None:
        self.now += timedelta(days=count)


def copied(path: Path, to: Path) -> Path:
    """Copy a closed hub with its key file."""
    shutil.copyfile(path, to)
    shutil.copyfile(key_path(path), key_path(to))
    return to


def opened(path: Path, clock: Clock | None = None, user: str = "Ann", passphrase: str = PASSPHRASE) -> Desk:
    return unlock(path, user, passphrase, clock=clock or Clock())


def take(desk: Desk, rows: Rows, source: str = "partner") -> Imported:
    done = import_rows(desk, rows_of(rows, source))
    assert not done.rejected
    return done


def acting(desk: Desk, role: str) -> None:
    """Go on as somebody of another role."""
    desk.user = User(f"u-{role}", role.capitalize(), role)


def grouping(desk: Desk) -> set[frozenset[str]]:
    """Say who is whom: the mentions of each person."""
    groups: dict[str, set[str]] = {}
    for mention, person in people.every_person(desk.database).items():
        groups.setdefault(person, set()).add(mention)
    return {frozenset(group) for group in groups.values()}


def worked_out(desk: Desk) -> dict[str, Any]:
    """Give all that can be made again, as far as anybody sees it."""
    return {
        "pairs": list(people.every_pair(desk.database)),
        "persons": people.every_person(desk.database),
        "families": people.every_family(desk.database),
        "questions": grey.open_pairs(desk.database, 10**6),
        "queue": queue(desk),
    }


def hold_in_brief(desk: Desk) -> None:
    """Hold that whatever a test did, no family is kept in brief as it was before."""
    if not waiting(desk):
        kept = dict(briefs.serving(desk.database, desk.today(), brief.FORM))
        assert kept == {one.family_id: brief.text_of(one) for one in gathered(desk, kept, desk.today())}


def told(desk: Desk) -> set[tuple[object, ...]]:
    """Give the queue without ids, to be compared with another hub's."""
    return {(row.score, row.band, row.status, row.title, row.concern_refs) for row in queue(desk)}


def verbs(desk: Desk) -> list[str]:
    """List the verbs of the audit trail, oldest first."""
    return [entry.verb for entry in audit.every(desk.database)]


def refs(rows: Rows) -> list[str]:
    return sorted({str(row["concern_ref"]) for row in rows})


def of_ref(rows: Rows, *wanted: str) -> Rows:
    return [row for row in rows if row["concern_ref"] in wanted]
