"""Notes of telephone calls, and children nobody has named: both wait until somebody did something about them."""

from __future__ import annotations

from hubdesk.domain.changes import Changes
from hubdesk.domain.errors import Refused
from hubdesk.domain.follow_up import Step
from hubdesk.domain.note import Note
from hubdesk.service.desk import Desk, act
from hubdesk.service.forms import ConcernForm, PersonForm
from hubdesk.service.mark import concern_named
from hubdesk.service.new_id import new_id
from hubdesk.store import follow_ups, notes, waiting


def take_note(desk: Desk, caller: str, number: str, words: str) -> Changes:
    """Take down a call; it waits on Today until a concern is made of it, or it is let go with a reason."""
    if not words.strip():
        raise Refused("Write what the caller said, in a few words. The rest can wait.")
    note = Note(new_id(), caller.strip(), number.strip(), words.strip(), desk.now(), desk.user.name)
    with act(desk, "note") as done:
        notes.add(desk.database, note)
        done.about.append(note.id)
    return Changes(frozenset({"notes"}), frozenset({note.id}))


def form_of_note(desk: Desk, note_id: str) -> ConcernForm:
    """Give the concern that a note begins: when it was received, the words, and the caller as the protected source."""
    with act(desk, "note") as done:
        note = _open(desk, note_id)
        done.about.append(note.id)
    return ConcernForm(
        agency="",
        kind="",
        level="",
        narrative=note.words,
        people=(PersonForm(),),
        received_at=f"{note.at:%d/%m/%Y %H:%M}",
        reporter=", ".join(part for part in (note.caller, note.number) if part),
        note_id=note.id,
    )


def drop_note(desk: Desk, note_id: str, reason: str) -> Changes:
    """Let a note go that becomes no concern, and keep why."""
    return _settle(desk, "note", _open(desk, note_id).id, reason)


def children_found(desk: Desk, concern: str, words: str) -> Changes:
    """Say what was found out about children whom nobody had named; `concern` is its id or reference."""
    one = concern_named(desk, concern).concern
    if not waiting.waits(desk.database, "children", one.id):
        raise Refused(f"Nothing waits about children in {one.ref}.")
    return _settle(desk, "children", one.id, words)


def finish_note(desk: Desk, note_id: str, concern_id: str) -> None:
    """Keep, inside the transaction that records a concern, that it was made of a note."""
    if waiting.waits(desk.database, "note", note_id):
        _step(desk, "note_done", note_id, concern_id)


def _settle(desk: Desk, kind: str, about: str, words: str) -> Changes:
    if not words.strip():
        raise Refused("Say in a sentence what came of it. Whoever reads it next year must understand it.")
    with act(desk, "note", reason=f"{kind} settled") as done:
        _step(desk, f"{kind}_done", about, words.strip())
        done.about.append(about)
    return Changes(frozenset({"notes"}), frozenset({about}))


def _step(desk: Desk, kind: str, about: str, words: str) -> None:
    follow_ups.add(desk.database, Step(new_id(), about, kind, desk.now(), desk.now(), desk.user.name, words))


def _open(desk: Desk, note_id: str) -> Note:
    found = notes.by_ids(desk.database, [note_id])
    if not found:
        raise Refused("There is no such note. Take it from Today.")
    if not waiting.waits(desk.database, "note", note_id):
        raise Refused("This note is finished already.")
    return found[0]
