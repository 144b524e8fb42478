"""List the requests to partners, what is overdue first: the reminders a hub works from."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from hubdesk.domain.asked import STATES, AskedRow, AskedShown
from hubdesk.domain.errors import Refused
from hubdesk.domain.request import Reply, Request, standing
from hubdesk.service.clocks import clocks_at
from hubdesk.service.desk import Desk, act
from hubdesk.service.gathered import assembled
from hubdesk.service.held import families_of
from hubdesk.store import people, requests


def asked_list(desk: Desk, which: str = "open") -> tuple[AskedRow, ...]:
    """List requests by state: open ones, those due by the end of the next working day, overdue or answered ones."""
    return asked_shown(desk, which, None).rows


def asked_shown(desk: Desk, which: str, most: int | None) -> AskedShown:
    """List the first so many requests of a state, what is due first, or what came back last; and count them all."""
    if which not in STATES:
        raise Refused(f"{which} is no list of requests. Choose one of: {', '.join(STATES)}.")
    with act(desk, "view_requests", reason=which) as done:
        every, back = requests.every(desk.database)
        last, now, soon = standing(back), desk.now(), clocks_at(desk.now()).soon
        states = {one.id: _state(one, last.get(one.id), now, soon) for one in every if one.kind == "ask"}
        chosen = [one for one in every if one.id in states and _shows(which, states[one.id])]
        if which == "answered":
            chosen.sort(key=lambda one: (last[one.id].at, one.id), reverse=True)
        else:
            chosen.sort(key=lambda one: (str(one.due_at or "9999"), one.id))
        listed = _rows(desk, chosen[:most], states, last)
        done.about += [row.request.id for row in listed]
    return AskedShown(tuple(listed), len(chosen))


def rows_of(desk: Desk, chosen: Iterable[Request], replies: Iterable[Reply]) -> list[AskedRow]:
    """Say of some requests whom they are about, and how each stands now."""
    wanted, last = list(chosen), standing(replies)
    now, soon = desk.now(), clocks_at(desk.now()).soon
    return _rows(desk, wanted, {one.id: _state(one, last.get(one.id), now, soon) for one in wanted}, last)


def _rows(desk: Desk, chosen: Iterable[Request], states: dict[str, str], last: dict[str, Reply]) -> list[AskedRow]:
    wanted = list(chosen)
    families = families_of(desk, {one.id: (one.person_id,) for one in wanted})
    asked = {one.person_id for one in wanted}
    current = people.mentions_of(desk.database, asked)  # an id that has mentions is the one of today
    now = {one: one if one in current else people.newest_id(desk.database, one) for one in asked}
    ids = set(now.values())
    alone = assembled(desk, {ident: (ident,) for ident in ids}, people.mentions_of(desk.database, ids))
    names = {one.family_id: one.people[0].name for one in alone}
    return [
        AskedRow(
            one, names.get(now[one.person_id], "Name not known"), *families[one.id], states[one.id], last.get(one.id)
        )
        for one in wanted
    ]


def _shows(which: str, state: str) -> bool:
    return state != "answered" if which == "open" else which == state or (which, state) == ("due", "overdue")


def _state(one: Request, reply: Reply | None, now: datetime, soon: datetime) -> str:
    if reply is not None:
        return "answered"
    if one.due_at is None or one.due_at > soon:
        return "open"
    return "overdue" if one.due_at < now else "due"
