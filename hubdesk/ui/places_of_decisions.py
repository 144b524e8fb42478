"""The places of the day's work and of decisions: Today, the ledger, one decision, letters, handing over."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from hubdesk.domain.decision_policy import shipped_decision_policy
from hubdesk.domain.today import Item
from hubdesk.ui import verbs_of_decisions as verbs
from hubdesk.ui import verbs_of_the_hub as hub
from hubdesk.ui.parts.page import Page
from hubdesk.ui.places_of_arrivals import settle, write_up
from hubdesk.ui.places_of_meetings import DRAFT, show_meeting
from hubdesk.ui.places_of_packs import show_pack
from hubdesk.ui.places_of_requests import show_not_asked, show_request
from hubdesk.ui.window import Place

if TYPE_CHECKING:
    from hubdesk.ui.places import Wires

_FAMILIES = ("urgent", "raised", "returned")
_LETTERS = ("acknowledgement", "outcome")


def today_place(wires: Wires) -> Place:
    """Make the first place of the rail."""
    return Place("today", "Tod&ay", "house", lambda: _today(wires))


def ledger_place(wires: Wires) -> Place:
    """Make the place of the ledger."""
    return Place("ledger", "Decisio&ns", "scale", lambda: _ledger(wires))


def places_behind(wires: Wires) -> tuple[tuple[str, Place], ...]:
    """List the places that open from these two, each with the verb that lets one in."""
    return (
        ("view_ledger", Place("decision", "Decision", "scale", lambda: _decision(wires), rail=False, under="ledger")),
        ("feedback", Place("letter", "Letter", "send", lambda: _letter(wires), rail=False, under="today")),
        ("view_handover", Place("handover", "Handover", "users", lambda: _handover(wires), rail=False, under="today")),
        ("hand_over", Place("hand_over", "Hand over", "users", lambda: _hand_over(wires), rail=False, under="today")),
    )


def _today(wires: Wires) -> Page:
    from hubdesk.ui.screens.today import TodayPage

    count, items = wires.ask(verbs.today, "today"), wires.ask(verbs.today_list, "items")
    page = TodayPage(count, items, wires.ask(verbs.close_action))
    page.item_opened.connect(lambda item: _open(wires, item))
    page.settle_requested.connect(lambda item: settle(wires, item))
    page.exchange_requested.connect(lambda: wires.window.show_place("exchange"))
    page.hand_over_requested.connect(lambda: wires.window.show_place("hand_over"))
    page.meeting_requested.connect(lambda: wires.window.show_place("meetings"))
    page.changed_requested.connect(lambda: wires.window.show_place("handover"))
    page.let(work=wires.may("hand_over"), send=wires.may("export"))
    return page


def _open(wires: Wires, item: Item) -> None:
    from hubdesk.ui.screens.decision import DecisionPage
    from hubdesk.ui.screens.letter import LetterPage

    if item.kind in _FAMILIES:
        if item.family_id:
            wires.open_family(item.family_id)
    elif item.kind == "request":
        show_request(wires, item.id)
    elif item.kind == "ask_again":
        show_not_asked(wires, item.id)
    elif item.kind == "pack" and wires.may("view_pack"):
        show_pack(wires, item.id, "today")
    elif item.kind == "match" and wires.may("combination"):
        wires.window.show_place("review")
    elif item.kind == "note" and wires.may("record"):
        write_up(wires, item.id)
    elif item.kind == "children" and wires.may("note"):
        settle(wires, item)
    elif item.kind == "draft" and item.id.startswith(DRAFT):
        show_meeting(wires, item.id.removeprefix(DRAFT), item.id.removeprefix(DRAFT))
    elif item.kind == "draft" and wires.may("record"):
        wires.window.show_place("record")
    elif item.kind in _LETTERS and wires.may("feedback"):
        cast(LetterPage, wires.window.place("letter")).show_concern(item.id, item.kind)
        wires.window.show_place("letter")
    elif item.kind == "action":
        cast(DecisionPage, wires.window.place("decision")).show_action(item.id, "today")
        wires.window.show_place("decision")
    elif item.kind in ("telephone", "confirm", "countersign", "mdt", "review"):
        cast(DecisionPage, wires.window.place("decision")).show_decision(item.id, "today")
        wires.window.show_place("decision")


def _ledger(wires: Wires) -> Page:
    from hubdesk.ui.screens.decision import DecisionPage
    from hubdesk.ui.screens.ledger import LedgerPage

    def show(decision_id: str) -> None:
        cast(DecisionPage, wires.window.place("decision")).show_decision(decision_id, "ledger")
        wires.window.show_place("decision")

    page = LedgerPage(wires.codes, shipped_decision_policy().outcomes, wires.ask(verbs.ledger))
    page.decision_opened.connect(show)
    return page


def _decision(wires: Wires) -> Page:
    from hubdesk.ui.screens.decision import DecisionPage

    page = DecisionPage(
        wires.codes,
        shipped_decision_policy().outcomes,
        read=wires.ask(verbs.ledger_row, "decision"),
        read_of_action=wires.ask(verbs.decision_of_action, "decision"),
        step=wires.ask(verbs.take_step),
        outcome=wires.ask(verbs.record_outcome),
        add_action=wires.ask(verbs.add_action),
        close_action=wires.ask(verbs.close_action),
        correct=wires.ask(verbs.correct_decision),
        withdraw=wires.ask(verbs.withdraw_decision),
        users=wires.ask(hub.users),
    )
    page.family_opened.connect(wires.open_family)
    page.back_requested.connect(wires.window.show_place)
    page.let_work(wires.may("follow_up"))
    return page


def _letter(wires: Wires) -> Page:
    from hubdesk.ui.screens.letter import LetterPage

    page = LetterPage(
        shipped_decision_policy().no_letter,
        letter=wires.ask(verbs.letter),
        save=wires.ask(verbs.save_letter),
        sent=wires.ask(verbs.mark_sent),
        none=wires.ask(verbs.no_letter),
    )
    page.letter_settled.connect(lambda said: _back_to_today(wires, said))
    page.back_requested.connect(lambda: wires.window.show_place("today"))
    return page


def _hand_over(wires: Wires) -> Page:
    from hubdesk.ui.screens.hand_over import HandOverPage

    page = HandOverPage(users=wires.ask(hub.users), hand_over=wires.ask(verbs.hand_over))
    page.handed_over.connect(lambda said: _back_to_today(wires, said))
    page.back_requested.connect(lambda: wires.window.show_place("today"))
    return page


def _handover(wires: Wires) -> Page:
    from hubdesk.ui.screens.handover import HandoverPage

    page = HandoverPage(wires.ask(verbs.handover, "handover"))
    page.item_opened.connect(lambda item: _open(wires, item))
    page.family_opened.connect(lambda family_id: wires.open_family(family_id))
    page.back_requested.connect(lambda: wires.window.show_place("today"))
    page.hand_over_requested.connect(lambda: wires.window.show_place("hand_over"))
    if wires.may("save_handover"):
        page.let_save(wires.ask(verbs.save_handover))
    return page


def _back_to_today(wires: Wires, said: str) -> None:
    wires.window.show_place("today")
    wires.window.notice.say(said)
