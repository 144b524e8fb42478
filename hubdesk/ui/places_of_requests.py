"""The places of requests to partners: the list with one beside it, asking from a family, and where an answer goes."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from hubdesk.domain.asked import AskedDetail
from hubdesk.ui import verbs_of_requests as verbs
from hubdesk.ui.parts.page import Page
from hubdesk.ui.window import Place

if TYPE_CHECKING:
    from hubdesk.ui.places import Wires
    from hubdesk.ui.screens.asked_detail import AskedAsks


def asked_place(wires: Wires) -> Place:
    """Make the place of the list."""
    return Place("asked", "Req&uests", "send", lambda: _asked(wires))


def ask_place(wires: Wires) -> Place:
    """Make the place where a partner is asked, behind a family."""
    return Place("ask", "Ask", "send", lambda: _ask(wires), rail=False, under="queue")


def show_request(wires: Wires, request_id: str, said: str = "") -> None:
    """Go to a request; `said` is what happened to it."""
    from hubdesk.ui.screens.asked import AskedPage

    page = cast(AskedPage, wires.window.place("asked"))
    page.show_request(request_id)
    wires.window.show_place("asked")
    if said:
        page.notice.say(said)


def show_not_asked(wires: Wires, request_id: str) -> None:
    """Go to where it was decided not to ask an agency: the family, with who was asked."""
    from hubdesk.ui.screens.family import FamilyPage, Wanted

    def show(detail: AskedDetail) -> None:
        if detail.row.family_id:
            wanted = Wanted(detail.row.family_id, agency=detail.row.request.agency)
            cast(FamilyPage, wires.window.place("family")).show_family(wanted)
            wires.window.show_place("family")

    wires.ask(verbs.asked_detail, "asked_detail")(request_id, done=show)


def _asked(wires: Wires) -> Page:
    from hubdesk.ui.screens.asked import AskedPage

    def answer(detail: AskedDetail, person_ids: tuple[str, ...]) -> None:
        from hubdesk.ui.screens.record import RecordPage
        from hubdesk.ui.screens.record_answer import answer_form, answer_words

        wires.window.show_place("record")
        form, ties = answer_form(detail, person_ids)
        cast(RecordPage, wires.window.place("record")).begin_answer(form, ties, answer_words(detail, wires.codes))

    page = AskedPage(wires.codes, asked=wires.ask(verbs.asked_shown, "asked"), asks=_asks(wires))
    page.family_opened.connect(wires.open_family)
    page.answer_requested.connect(answer)
    page.let_write(wires.may("request_letter"))
    return page


def _asks(wires: Wires) -> AskedAsks:
    from hubdesk.ui.screens.asked_detail import AskedAsks

    return AskedAsks(
        detail=wires.ask(verbs.asked_detail, "asked_detail"),
        clocks=wires.ask(verbs.due_words),
        reply=wires.ask(verbs.take_reply),
        take_back=wires.ask(verbs.take_back_reply),
        rate=wires.ask(verbs.rate),
        draw=wires.ask(verbs.letter),
        save=wires.ask(verbs.save_letter),
        printed=wires.ask(verbs.note_printed),
        remind=wires.ask(verbs.note_reminder),
    )


def _ask(wires: Wires) -> Page:
    from hubdesk.ui.screens.family_ask import AskAsks, AskPage

    def back_with(words: str) -> None:
        wires.window.show_place("family")
        wires.window.notice.say(words)

    page = AskPage(
        wires.codes,
        AskAsks(
            ask=wires.ask(verbs.ask_partner),
            not_ask=wires.ask(verbs.decide_not_to_ask),
            reply=wires.ask(verbs.take_reply),
            clocks=wires.ask(verbs.due_words, "due_words"),
            draw=wires.ask(verbs.letter),
            save=wires.ask(verbs.save_letter),
            printed=wires.ask(verbs.note_printed),
        ),
    )
    page.partner_settled.connect(back_with)
    page.back_requested.connect(lambda: wires.window.show_place("family"))
    return page
