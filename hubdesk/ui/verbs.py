"""Service verbs as jobs of the records thread; imported there, so that the window starts without them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hubdesk.domain.errors import HubdeskError
from hubdesk.ui.parts.asking import Ask, Asked, Progress
from hubdesk.ui.records import Records

if TYPE_CHECKING:
    from hubdesk.domain.changes import Changes
    from hubdesk.domain.family import Family
    from hubdesk.domain.queue import Narrowed, QueueRow, QueueView, SavedView
    from hubdesk.domain.sheet_mapping import SheetMapping
    from hubdesk.domain.sheet_seen import SheetSeen
    from hubdesk.service.desk import Desk
    from hubdesk.service.forms import (
        Candidate,
        ConcernForm,
        Decided,
        Draft,
        Found,
        Imported,
        PersonForm,
        Recorded,
    )

Failed = Callable[[HubdeskError], None] | None
Cancelled = Callable[[], bool]


def asking(records: Records, verb: Callable[..., Any], latest: str = "") -> Ask:
    """Turn a verb into an `Ask`; of several with the same `latest` only the last is answered."""

    def ask(
        *values: Any,
        done: Callable[[Any], None] | None = None,
        failed: Failed = None,
        progress: Progress | None = None,
    ) -> Asked:
        return records.run(lambda desk: verb(desk, *values), done, failed, latest=latest)

    return ask


def asking_long(records: Records, verb: Callable[..., Any]) -> Ask:
    """Turn a verb that takes progress and cancelled after the desk into an `Ask`."""

    def ask(
        *values: Any,
        done: Callable[[Any], None] | None = None,
        failed: Failed = None,
        progress: Progress | None = None,
    ) -> Asked:
        return records.run_long(
            lambda desk, tell, cancelled: verb(desk, tell, cancelled, *values), done, failed, progress
        )

    return ask


def warm(desk: Desk) -> None:
    """Read and import what most people need next, so that the first time is as quick as the second."""
    from hubdesk.service import candidates, drafts, family, record, review, search  # noqa: F401
    from hubdesk.service.lookups import vocabulary

    vocabulary(desk)


def open_queue(desk: Desk, as_of: date | None, narrowed: Narrowed, chosen: str) -> QueueView:
    """Open the queue as of a day."""
    from hubdesk.service.queue import open_queue

    return open_queue(desk, as_of, narrowed, chosen)


def narrow_queue(desk: Desk, as_of: date | None, narrowed: Narrowed, chosen: str) -> QueueView:
    """Narrow the queue that is open."""
    from hubdesk.service.queue import narrow_queue

    return narrow_queue(desk, as_of, narrowed, chosen)


def queue_page(desk: Desk, as_of: date | None, narrowed: Narrowed, first: int) -> tuple[QueueRow, ...]:
    """Read a page of the queue that is open."""
    from hubdesk.service.queue import queue_page

    return queue_page(desk, as_of, narrowed, first)


def saved_views(desk: Desk) -> tuple[SavedView, ...]:
    """List the views of the queue that somebody keeps."""
    from hubdesk.service.queue_views import saved_views

    return saved_views(desk)


def keep_view(desk: Desk, view: SavedView) -> Changes:
    """Keep a view of the queue."""
    from hubdesk.service.queue_views import keep_view

    return keep_view(desk, view)


def drop_view(desk: Desk, name: str) -> Changes:
    """Let a view of the queue go."""
    from hubdesk.service.queue_views import drop_view

    return drop_view(desk, name)


def write_queue(
    desk: Desk, as_of: date | None, narrowed: Narrowed, families: tuple[str, ...], path: Path, reason: str
) -> int:
    """Write the queue as a file."""
    from hubdesk.service.queue_views import write_queue

    return write_queue(desk, as_of, narrowed, families, path, reason)


def read_family(desk: Desk, family_id: str, as_of: date | None = None) -> Family:
    """Open a family."""
    from hubdesk.service.family import family

    return family(desk, family_id, as_of)


def search(desk: Desk, words: str) -> tuple[Found, ...]:
    """Find people, families and concerns."""
    from hubdesk.service.search import search

    return search(desk, words)


def record(desk: Desk, form: ConcernForm, same: Mapping[int, str]) -> Recorded:
    """Record a concern, with who was said to be whom; `same` goes from places to person ids."""
    from hubdesk.service.record import record_concern

    return record_concern(desk, form, same)


def candidates(desk: Desk, form: PersonForm) -> tuple[Candidate, ...]:
    """Find who a half-filled form could mean."""
    from hubdesk.service.candidates import who_could_this_be

    return who_could_this_be(desk, form)


def save_draft(desk: Desk, draft_id: str, title: str, fields: dict[str, object]) -> Changes:
    """Keep a half-filled form."""
    from hubdesk.service.drafts import save_draft

    return save_draft(desk, draft_id, title, fields)


def drafts(desk: Desk) -> tuple[Draft, ...]:
    """List half-filled forms."""
    from hubdesk.service.drafts import drafts

    return drafts(desk)


def discard_draft(desk: Desk, draft_id: str) -> Changes:
    """Let go of a half-filled form."""
    from hubdesk.service.drafts import discard_draft

    return discard_draft(desk, draft_id)


def import_sheet(
    desk: Desk,
    progress: Progress,
    cancelled: Cancelled,
    path: Path,
    source: str | None,
    mapping: SheetMapping | None,
    dry_run: bool,
    mended: Mapping[tuple[int, str], str],
) -> Imported:
    """Take in a sheet."""
    from hubdesk.service.import_sheet import import_sheet

    return import_sheet(
        desk, path, source=source, mapping=mapping, dry_run=dry_run, mended=mended, progress=progress,
        cancelled=cancelled,
    )  # fmt: skip


def see_sheet(desk: Desk, path: Path, mapping: SheetMapping | Path | None) -> SheetSeen:
    """See how a sheet would be read."""
    from hubdesk.service.assist import see_sheet

    return see_sheet(desk, path, mapping)


def keep_mapping(desk: Desk, mapping: SheetMapping) -> Changes:
    """Keep how a partner's sheets are read."""
    from hubdesk.service.assist import keep_mapping

    return keep_mapping(desk, mapping)


def decide(
    desk: Desk, family_id: str, kind: str, reason: str, review_on: date | None, dissent: str, said: Mapping[str, str]
) -> Decided:
    """Record a decision."""
    from hubdesk.service.decide import decide

    return decide(desk, family_id, kind, reason, review_on, dissent, said=said)
