"""Where subject access copies are made, and what is printed beside packs."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from hubdesk.service.forms import MadePack
from hubdesk.ui import verbs_of_copies as verbs
from hubdesk.ui.parts.page import Page
from hubdesk.ui.parts.save_button import SaveButton, Saved
from hubdesk.ui.places_of_packs import show_pack
from hubdesk.ui.window import Place

if TYPE_CHECKING:
    from hubdesk.ui.places import Wires

_WEEKLY = Saved(
    "Weekly list ...", "save_weekly", "weekly-list.pdf", "It is not encrypted: keep it safe. It is saved as"
)


def places_of_copies(wires: Wires) -> tuple[tuple[str, Place], ...]:
    """List them, each with the verb that lets one in."""
    place = Place("subject_access", "Subject access", "file-text", lambda: _copy(wires), rail=False, under="queue")
    return (("subject_access", place),)


def show_subject(wires: Wires, person_id: str) -> None:
    """Go to where a copy about a person is made."""
    from hubdesk.ui.screens.subject_access import SubjectAccessPage

    cast(SubjectAccessPage, wires.window.place("subject_access")).show_person(person_id)
    wires.window.show_place("subject_access")


def offer_weekly(wires: Wires, page: Page) -> None:
    """Put a button for the weekly list beside a page's heading."""
    if wires.may("weekly"):
        page.bar.addWidget(_button(wires, _WEEKLY, verbs.weekly))


def offer_form(wires: Wires, page: Page) -> None:
    """Put a button for the form on paper beside a page's heading."""
    if wires.may("blank_form"):
        from hubdesk.ui.screens.settings_paper import FORM

        page.bar.addWidget(_button(wires, FORM, verbs.blank_form))


def _button(wires: Wires, what: Saved, verb: Callable[..., object]) -> SaveButton:
    notice = wires.window.notice
    return SaveButton(what, wires.ask(verb), notice.say, notice.warn, plain=True)


def _copy(wires: Wires) -> Page:
    from hubdesk.ui.screens.subject_access import SubjectAccessPage

    def go_on(made: MadePack) -> None:
        show_pack(wires, made.pack.number, "person")

    page = SubjectAccessPage(
        wires.codes,
        pieces=wires.ask(verbs.pieces_about, "pieces_about"),
        make=wires.ask(verbs.subject_access),
    )
    page.copy_made.connect(go_on)
    page.back_requested.connect(lambda: wires.window.show_place("person"))
    return page
