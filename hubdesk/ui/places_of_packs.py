"""The places of packs: one pack made, read and signed, and the list of all with a morning's pile to hand over."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from hubdesk.ui import verbs_of_packs as verbs
from hubdesk.ui.parts.page import Page
from hubdesk.ui.verbs import asking_long
from hubdesk.ui.window import Place

if TYPE_CHECKING:
    from hubdesk.domain.family import Family
    from hubdesk.ui.places import Wires
    from hubdesk.ui.screens.settings_packs import PacksAsks


def places_of_packs(wires: Wires) -> tuple[tuple[str, Place], ...]:
    """List them, each with the verb that lets one in."""
    return (
        ("view_pack", Place("pack", "Pack", "file-text", lambda: _pack(wires), rail=False, under="queue")),
        ("view_pack", Place("packs", "Packs", "file-text", lambda: _packs(wires), rail=False, under="today")),
    )


def hand_up_family(wires: Wires, family: Family) -> None:
    """Go to where a pack of a family is made."""
    from hubdesk.ui.screens.pack_preview import PackPage

    page = cast(PackPage, wires.window.place("pack"))
    page.came_from = "family"
    page.show_family(family.id, family.title, family.people)
    wires.window.show_place("pack")


def show_pack(wires: Wires, number: str, came_from: str) -> None:
    """Go to a pack that was kept."""
    from hubdesk.ui.screens.pack_preview import PackPage

    page = cast(PackPage, wires.window.place("pack"))
    page.came_from = came_from
    page.show_pack(number)
    wires.window.show_place("pack")


def _list_packs(wires: Wires, family_id: str, title: str) -> None:
    from hubdesk.ui.screens.packs import PacksPage

    cast(PacksPage, wires.window.place("packs")).show_family(family_id, title)
    wires.window.show_place("packs")


def _pack(wires: Wires) -> Page:
    from hubdesk.ui.screens.pack_preview import PackAsks, PackPage

    page = PackPage(
        wires.codes,
        PackAsks(
            make=asking_long(wires.records, verbs.make_pack),
            open=wires.ask(verbs.open_pack, "open_pack"),
            save=wires.ask(verbs.save_pack),
            copy=wires.ask(verbs.next_copy),
            printed=wires.ask(verbs.note_printed),
            full=wires.ask(verbs.full_view, "full_view"),
            sign=wires.ask(verbs.sign_pack) if wires.may("sign_pack") else None,
            newer=asking_long(wires.records, verbs.newer_pack) if wires.may("make_pack") else None,
        ),
    )
    page.back_requested.connect(lambda: wires.window.show_place(page.came_from))
    page.packs_requested.connect(partial(_list_packs, wires))
    return page


def _packs(wires: Wires) -> Page:
    from hubdesk.ui.screens.packs import PacksAsks, PacksPage

    page = PacksPage(
        wires.codes,
        PacksAsks(
            packs=wires.ask(verbs.pack_list, "pack_list"),
            pile=wires.ask(verbs.pile),
            save=wires.ask(verbs.save_pile),
            printed=wires.ask(verbs.note_printed),
        ),
    )
    page.pack_opened.connect(lambda number: show_pack(wires, number, "packs"))
    page.back_requested.connect(wires.window.go_back)
    page.let_out(wires.may("save_pack"))
    return page


def pack_settings(wires: Wires) -> PacksAsks | None:
    """Give what may be set about packs, or None to whoever may set nothing."""
    from hubdesk.ui.screens.settings_packs import PacksAsks

    logo, certify = wires.may("set_logo"), wires.may("certify")
    if not (logo or certify):
        return None
    return PacksAsks(
        certificate=wires.ask(verbs.certificate, "certificate"),
        logo=wires.ask(verbs.set_logo) if logo else None,
        make=wires.ask(verbs.make_certificate) if certify else None,
        take=wires.ask(verbs.take_certificate) if certify else None,
        write=wires.ask(verbs.write_certificate) if certify else None,
    )
