"""Read the meetings, and one of them as it is shown and printed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from hubdesk.domain.concern import Told
from hubdesk.domain.days import short_day
from hubdesk.domain.decision import WITHDRAWN, Decision
from hubdesk.domain.follow_up import Action
from hubdesk.domain.meeting import AgendaItem, Entry, Standing, standing
from hubdesk.domain.meeting_view import Aside, ItemView, Line, MeetingRow, MeetingView
from hubdesk.service.desk import Desk, act
from hubdesk.service.held import families_of
from hubdesk.service.meeting import held_meeting
from hubdesk.service.queue_text import row_of
from hubdesk.store import concerns, decisions, follow_ups, meetings, waiting


def meetings_held(desk: Desk) -> tuple[MeetingRow, ...]:
    """List all meetings, the latest day first."""
    with act(desk, "view_meeting"):
        every = [standing(meetings.of_meeting(desk.database, ident)) for ident in meetings.ids(desk.database)]
    return tuple(
        MeetingRow(
            one.meeting.id, one.meeting.on, one.meeting.title, one.meeting.chair, one.state, len(one.items),
            sum(one.state_of(item.id) == "taken" for item in one.items),
        )
        for one in every
    )  # fmt: skip


def meeting(desk: Desk, meeting_id: str) -> MeetingView:
    """Open a meeting by its id or its day."""
    held = held_meeting(desk, meeting_id)
    with act(desk, "view_meeting") as done:
        done.about.append(held.meeting.id)
        return seen(desk, held)


def seen(desk: Desk, held: Standing) -> MeetingView:
    """Show a meeting that was read; call inside a verb."""
    every = (*held.items, *held.dropped)
    families = families_of(desk, {one.id: one.person_ids for one in every})
    texts = waiting.family_rows(desk.database, {family_id for family_id, _ in families.values()})
    children = {ident: row_of(text).children for ident, text in texts.items()}
    lines = _lines(desk, held)

    def view(item: AgendaItem, number: int) -> ItemView:
        family_id, title = families[item.id]
        return ItemView(
            item, number, held.state_of(item.id), held.reason_of(item.id), family_id, title,
            children.get(family_id, ()), tuple(lines[one.id] for one in held.entries_of(item.id)), _asides(held, item),
        )  # fmt: skip

    return MeetingView(
        held,
        tuple(view(one, number) for number, one in enumerate(held.items, start=1)),
        tuple(view(one, 0) for one in held.dropped),
    )


def _asides(held: Standing, item: AgendaItem) -> tuple[Aside, ...]:
    found = ((held.attendee(one.attendee_id), one) for one in held.conflicts_on(item.id))
    return tuple(Aside(who, one) for who, one in found if who is not None)


def _lines(desk: Desk, held: Standing) -> dict[str, Line]:
    about = {
        kind: [one.about for one in held.entries if one.kind == kind] for kind in ("decision", "action", "concern")
    }
    made = _as_they_stand(desk, about["decision"])
    actions = {one.id: one for one in follow_ups.actions(desk.database, about["action"])}
    told = concerns.told(desk.database, about["concern"])
    closed = _closed(desk, actions)
    return {one.id: _line(held, one, made, actions, told, closed) for one in held.entries}


def _line(
    held: Standing,
    one: Entry,
    made: Mapping[str, Decision],
    actions: Mapping[str, Action],
    told: Mapping[str, Told],
    closed: Mapping[str, str],
) -> Line:
    who = held.attendee(one.attendee_id)
    if one.kind == "decision" and one.about in made:
        decision = made[one.about]
        note = "Taken back since" if decision.kind == WITHDRAWN else ""
        return Line(one.id, one.kind, decision.reason, who, one.at, decision=decision, note=note)
    if one.kind == "action" and one.about in actions:
        action = actions[one.about]
        return Line(one.id, one.kind, action.what, who, one.at, action=action, note=closed.get(action.id, ""))
    if one.kind == "concern" and one.about in told:
        concern = told[one.about]
        note = {"retracted": "Taken back since", "duplicate": "A duplicate"}.get(concern.status, "")
        return Line(one.id, one.kind, concern.concern.narrative, who, one.at, ref=concern.concern.ref, note=note)
    return Line(one.id, one.kind, one.words, who, one.at)


def _as_they_stand(desk: Desk, decision_ids: Iterable[str]) -> dict[str, Decision]:
    """Read decisions under the ids they were made with, each as it was last corrected."""
    found = {}
    for first in decisions.by_ids(desk.database, decision_ids):
        now = first
        while (later := decisions.correction_of(desk.database, now.id)) is not None:
            now = later
        found[first.id] = now
    return found


def _closed(desk: Desk, actions: Mapping[str, Action]) -> dict[str, str]:
    followed = follow_ups.of_decisions(desk.database, {one.decision_id for one in actions.values()})
    said = {"done": "Done on", "dropped": "Dropped on"}
    taken = {ident: followed.took(ident, *said) for ident in actions}
    return {ident: f"{said[one.kind]} {short_day(one.at.date())}" for ident, one in taken.items() if one is not None}
