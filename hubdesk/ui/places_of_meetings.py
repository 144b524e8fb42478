"""The places of hub meetings: all of them, one that goes on, and the decision that is made there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from hubdesk.domain.family import Family
from hubdesk.domain.meeting_view import ItemView
from hubdesk.ui import verbs
from hubdesk.ui import verbs_of_meetings as held
from hubdesk.ui import verbs_of_the_hub as hub
from hubdesk.ui.parts.asking import Ask, Asked
from hubdesk.ui.parts.page import Page
from hubdesk.ui.window import Place

if TYPE_CHECKING:
    from hubdesk.ui.places import Wires
    from hubdesk.ui.screens.meeting_asks import MeetingAsks


THIS_HUB = "This hub"
DRAFT = "meeting:"  # begins the id of the draft of a line, the id of the family's item follows


def places_of_meetings(wires: Wires) -> tuple[tuple[str, Place], ...]:
    """List the places, each with the verb that lets one in."""
    return (
        ("view_meeting", Place("meetings", "Meetings", "users", lambda: _meetings(wires), rail=False, under="queue")),
        ("view_meeting", Place("meeting", "Meeting", "users", lambda: _meeting(wires), rail=False, under="queue")),
        ("decide", Place("meeting_decide", "Decide", "scale", lambda: _decide(wires), rail=False, under="queue")),
    )


def show_meeting(wires: Wires, meeting_id: str = "", item_id: str = "", said: str = "") -> None:
    """Go to a meeting, or back to the one that was shown; `said` is what happened meanwhile."""
    from hubdesk.ui.screens.meeting import MeetingPage

    page = cast(MeetingPage, wires.window.place("meeting"))
    if meeting_id:
        page.show_meeting(meeting_id, item_id)
    wires.window.show_place("meeting")
    if said:
        page.notice.say(said)


def _meetings(wires: Wires) -> Page:
    from hubdesk.ui.screens.meetings import MeetingsPage

    page = MeetingsPage(
        meetings=wires.ask(held.meetings_held, "meetings"),
        propose=wires.ask(held.propose, "propose"),
        plan=wires.ask(held.plan),
        me=wires.user.name,
        may=wires.may("meeting"),
    )
    page.meeting_opened.connect(lambda ident: show_meeting(wires, ident))
    page.back_requested.connect(lambda: wires.window.show_place("queue"))
    return page


def _meeting(wires: Wires) -> Page:
    from hubdesk.ui.screens.meeting import MeetingPage

    def record(item: ItemView, family: Family, words: str, attendee: str) -> None:
        from hubdesk.ui.screens.record import RecordPage
        from hubdesk.ui.screens.record_answer import said_form, said_words

        view = page.view
        who = view.standing.attendee(attendee) if view is not None else None
        said_at = f"{item.item.id} {attendee}".strip()
        form, ties = said_form(family, who.agency if who else "", words, said_at)
        wires.window.show_place("record")
        told = said_words(item.title, who.name if who else "")
        cast(RecordPage, wires.window.place("record")).begin_answer(form, ties, told)

    def decide(item: ItemView, family: Family) -> None:
        from hubdesk.ui.screens.decide import DecidePage

        wires.window.place("meeting_decide").setProperty("item", item.item.id)
        cast(DecidePage, wires.window.place("meeting_decide")).show_family(family)
        wires.window.show_place("meeting_decide")

    page = MeetingPage(wires.codes, _asks(wires), THIS_HUB, wires.user.name, draft=DRAFT)
    page.let(wires.may("meeting"))
    page.concern_requested.connect(record)
    page.decide_requested.connect(decide)
    page.back_requested.connect(lambda: wires.window.show_place("meetings"))
    return page


def _asks(wires: Wires) -> MeetingAsks:
    from hubdesk.ui.screens.meeting_asks import MeetingAsks

    return MeetingAsks(
        read=wires.ask(held.meeting, "meeting"),
        family=wires.ask(verbs.read_family, "meeting_family"),
        users=wires.ask(hub.users),
        search=wires.ask(verbs.search, "meeting_search"),
        open=wires.ask(held.open_meeting),
        close=wires.ask(held.close_meeting),
        take=wires.ask(held.take),
        put_off=wires.ask(held.put_off),
        drop=wires.ask(held.drop),
        put_back=wires.ask(held.put_back),
        move=wires.ask(held.move),
        add=wires.ask(held.add),
        attend=wires.ask(held.attend),
        presence=wires.ask(held.presence),
        conflict=wires.ask(held.conflict),
        take_back_conflict=wires.ask(held.take_back_conflict),
        change=wires.ask(held.change),
        say=wires.ask(held.say),
        correct=wires.ask(held.correct),
        take_back=wires.ask(held.take_back),
        agree=wires.ask(held.agree),
        minutes=wires.ask(held.minutes),
        save_draft=wires.ask(verbs.save_draft),
        drafts=wires.ask(verbs.drafts),
        discard_draft=wires.ask(verbs.discard_draft),
    )


def _decide(wires: Wires) -> Page:
    from hubdesk.ui.screens.decide import DecidePage

    keep = wires.ask(held.decide)

    def decide(_family_id: str, *values: Any, **then: Any) -> Asked:
        return keep(page.property("item"), *values, **then)

    page = DecidePage(wires.codes, decide=cast(Ask, decide))
    page.setObjectName("meeting_decide")
    page.setAccessibleName("Decide at a meeting")
    page.back.setText("Back to the meeting")
    page.back.setAccessibleName("Back to the meeting")
    page.decision_made.connect(lambda _made: show_meeting(wires, said="The decision is recorded, and stands here."))
    page.back_requested.connect(lambda: show_meeting(wires))
    return page
