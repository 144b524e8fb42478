"""The places behind Record: a call noted down, what came of something on Today; and what Record asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from hubdesk.domain.today import Item
from hubdesk.ui import verbs_of_arrivals as verbs
from hubdesk.ui.parts.page import Page
from hubdesk.ui.window import Place

if TYPE_CHECKING:
    from hubdesk.service.forms import ConcernForm
    from hubdesk.ui.places import Wires
    from hubdesk.ui.screens.family_files import ConcernFileAsks
    from hubdesk.ui.screens.record_arrivals import FileAsks


def places_of_arrivals(wires: Wires) -> tuple[tuple[str, Place], ...]:
    """List these places, each with the verb that lets one in."""
    note = Place("note", "Note", "message-square", lambda: _note(wires), rail=False, under="today", key="Ctrl+Shift+N")
    settle = Place("settle", "Settle", "message-square", lambda: _settle(wires), rail=False, under="today")
    return ("note", note), ("note", settle)


def file_asks(wires: Wires) -> FileAsks:
    """Give Record the verbs about files."""
    from hubdesk.ui.screens.record_arrivals import FileAsks

    return FileAsks(
        attach=wires.ask(verbs.attach_to_draft),
        files=wires.ask(verbs.files_of_draft),
        remove=wires.ask(verbs.remove_from_draft),
        see=wires.ask(verbs.see),
    )


def concern_file_asks(wires: Wires) -> ConcernFileAsks:
    """Give a family's page the verbs about files of its concerns."""
    from hubdesk.ui.screens.family_files import ConcernFileAsks

    may = wires.may("attach")
    attach, take_back = wires.ask(verbs.attach), wires.ask(verbs.take_back)
    return ConcernFileAsks(wires.ask(verbs.see), attach if may else None, take_back if may else None)


def write_up(wires: Wires, note_id: str) -> None:
    """Make a concern of a note: Record opens with what the note knows."""
    from hubdesk.ui.screens.record import RecordPage

    def begin(form: ConcernForm) -> None:
        page = cast(RecordPage, wires.window.place("record"))
        wires.window.show_place("record")
        page.begin_with(form)

    wires.ask(verbs.form_of_note, "form_of_note")(note_id, done=begin)


def settle(wires: Wires, item: Item) -> None:
    """Go where somebody says what came of an item of Today."""
    from hubdesk.ui.screens.settle import SettlePage

    cast(SettlePage, wires.window.place("settle")).show_item(item)
    wires.window.show_place("settle")


def _note(wires: Wires) -> Page:
    from hubdesk.ui.screens.note import NotePage

    def taken(said: str) -> None:
        wires.window.go_back()
        wires.window.notice.say(said)

    page = NotePage(wires.ask(verbs.take_note))
    page.note_taken.connect(taken)
    page.back_requested.connect(wires.window.go_back)
    return page


def _settle(wires: Wires) -> Page:
    from hubdesk.ui.screens.settle import SettlePage

    def settled(said: str) -> None:
        wires.window.show_place("today")
        wires.window.notice.say(said)

    page = SettlePage(wires.ask(verbs.settle))
    page.item_settled.connect(settled)
    page.back_requested.connect(lambda: wires.window.show_place("today"))
    return page
