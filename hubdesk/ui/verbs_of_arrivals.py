"""Verbs about what comes with a concern, what was received already, and calls noted down, as jobs of the thread."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from hubdesk.domain.attachment import Attachment, Seen
from hubdesk.domain.changes import Changes

if TYPE_CHECKING:
    from hubdesk.service.attach import Arrived
    from hubdesk.service.desk import Desk
    from hubdesk.service.forms import ConcernForm, Recorded
    from hubdesk.service.received import Earlier


def attach_to_draft(desk: Desk, draft_id: str, name: str, source: Path | bytes) -> Arrived:
    """Keep a file with a draft."""
    from hubdesk.service.attach import attach_to_draft

    return attach_to_draft(desk, draft_id, name, source)


def files_of_draft(desk: Desk, draft_id: str) -> tuple[Attachment, ...]:
    """List the files of a draft."""
    from hubdesk.service.attach import files_of_draft

    return files_of_draft(desk, draft_id)


def remove_from_draft(desk: Desk, file_id: str) -> Changes:
    """Let go of a file of a draft."""
    from hubdesk.service.attach import remove_from_draft

    return remove_from_draft(desk, file_id)


def attach(desk: Desk, concern: str, name: str, source: Path | bytes) -> Arrived:
    """Keep a file with a concern that is recorded."""
    from hubdesk.service.attach import attach

    return attach(desk, concern, name, source)


def see(desk: Desk, attachment_id: str) -> Seen:
    """Open a file to be shown."""
    from hubdesk.service.attach import see_attachment

    return see_attachment(desk, attachment_id)


def take_back(desk: Desk, attachment_id: str, reason: str) -> Changes:
    """Say that a file does not belong to its concern."""
    from hubdesk.service.attach import take_back_attachment

    return take_back_attachment(desk, attachment_id, reason)


def already(desk: Desk, form: ConcernForm) -> tuple[Earlier, ...]:
    """Find earlier concerns that a form may repeat."""
    from hubdesk.service.received import already_received

    return already_received(desk, form)


def record_again(desk: Desk, form: ConcernForm, earlier: str, how: str, same: Mapping[int, str]) -> Recorded:
    """Record a concern that repeats an earlier one."""
    from hubdesk.service.received import record_again

    return record_again(desk, form, earlier, how, same)


def take_note(desk: Desk, caller: str, number: str, words: str) -> Changes:
    """Take down a call."""
    from hubdesk.service.notes import take_note

    return take_note(desk, caller, number, words)


def form_of_note(desk: Desk, note_id: str) -> ConcernForm:
    """Give the concern that a note begins."""
    from hubdesk.service.notes import form_of_note

    return form_of_note(desk, note_id)


def settle(desk: Desk, kind: str, item_id: str, words: str) -> Changes:
    """Let a note go, or say who the children are."""
    from hubdesk.service.notes import children_found, drop_note

    return drop_note(desk, item_id, words) if kind == "note" else children_found(desk, item_id, words)
