"""The letter that asks a partner, and the reminder: drawn first, and logged as a disclosure once it has left."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from hubdesk.domain.asked import HOWS, Reminder
from hubdesk.domain.changes import Changes
from hubdesk.domain.errors import Refused
from hubdesk.domain.family import Person
from hubdesk.domain.request import Request, standing
from hubdesk.packs.letter import draw_letter
from hubdesk.packs.request_letter import draw_question, kept, read_again
from hubdesk.service.desk import Desk, act
from hubdesk.service.gathered import assembled
from hubdesk.service.new_id import new_id
from hubdesk.service.others_named import others_named
from hubdesk.service.outgoing import RequestLetter
from hubdesk.service.request_words import question
from hubdesk.service.safe_contact import let_out, may_go, stopped, stops_of_families
from hubdesk.service.whole_file import WholeFile
from hubdesk.store import concerns, feedback, people, protections, reminders, requests

KINDS = ("letter", "reminder")
_CHANGED = frozenset({"requests"})


def request_letter(desk: Desk, request_id: str, kind: str = "letter", reason: str = "") -> RequestLetter:
    """Draw the letter of a request, or again the one that went out; or a reminder of it.

    Where contact with the family is not safe, or the question names people of another family, it takes a reason.
    """
    if kind not in KINDS:
        raise Refused(f"{kind} is no letter to a partner. Choose one of: {', '.join(KINDS)}.")
    made = _waiting(desk, request_id) if kind == "reminder" else asked(desk, request_id)
    person = person_asked_about(desk, made)
    with act(desk, "request_letter", reason=f"draw {kind}", recipient=made.agency) as done:
        let_out(desk, made.id, _all_stops(desk, made, person), reason)
        done.about += [made.id, person.id]
        words = requests.letter_of(desk.database, made.id) if kind == "letter" else ""
    words = words or kept(
        question(made, person, desk.codes, desk.hub, desk.now(), made.at if kind == "reminder" else None)
    )
    return RequestLetter(made.id, made.agency, kind, words, _drawn(words), reason.strip())


def save_request_letter(desk: Desk, letter: RequestLetter, path: Path) -> Changes:
    """Write a letter where the user wants it, whole or not at all; only then is it kept that it left."""
    said = f"disclosure: {letter.kind}"
    with (
        WholeFile(path, "The letter", "Nothing is logged as sent.") as file,
        act(desk, "request_letter", reason=said, recipient=letter.agency) as done,
    ):
        done.about += _left(desk, letter)
        file.write(letter.pdf)
        file.put()
    return Changes(_CHANGED, frozenset({letter.request_id}))


def note_letter_printed(desk: Desk, letter: RequestLetter) -> Changes:
    """Keep that a letter was handed to the system's printer."""
    said = f"disclosure: {letter.kind}, printed"
    with act(desk, "request_letter", reason=said, recipient=letter.agency) as done:
        done.about += _left(desk, letter)
    return Changes(_CHANGED, frozenset({letter.request_id}))


def note_reminder(desk: Desk, request_id: str, how: str) -> Changes:
    """Note that a partner was reminded by telephone, e-mail or in person."""
    if how not in HOWS:
        raise Refused(f"Say how they were reminded: {', '.join(HOWS)}.")
    made = _waiting(desk, request_id)
    reminder = Reminder(new_id(), made.id, how, desk.now(), desk.user.name)
    with act(desk, "request", reason=f"remind: {how}", recipient=made.agency) as done:
        reminders.remind(desk.database, reminder, "")
        done.about += [reminder.id, made.id]
    return Changes(_CHANGED, frozenset({made.id}))


def letter_stops(desk: Desk, made: Request) -> tuple[str, ...]:
    """Say why a letter of this request takes a reason; empty where it does not, or one was given."""
    return tuple(said for each in _still(desk, made).values() for said in each)


def naming_stops(desk: Desk, person_id: str, *texts: str) -> tuple[str, ...]:
    """Say whom of another family these texts name."""
    named = others_named(desk, person_id, *texts)
    return tuple(f"{name} is named, and is known to this hub in another family." for name in named)


def asked(desk: Desk, request_id: str) -> Request:
    """Find a request by its id, or refuse."""
    made = requests.by_id(desk.database, request_id)
    if made is None or made.kind != "ask":
        raise Refused(f"There is no request {request_id}. Take its id from the list of requests.")
    return made


def person_asked_about(desk: Desk, made: Request) -> Person:
    """Find whom a request is about, or refuse where nobody may name them any more."""
    current = people.newest_id(desk.database, made.person_id)
    mentions = people.mentions_of(desk.database, [current])
    found = next(assembled(desk, {current: (current,)}, mentions), None)
    hidden = protections.person_ids(desk.database)
    if found is None or hidden & {made.person_id, current}:
        raise Refused("The person this request is about is no longer shown in this hub, so no letter names them.")
    return found.people[0]


def _waiting(desk: Desk, request_id: str) -> Request:
    made = asked(desk, request_id)
    if made.id in standing(requests.replies_of(desk.database, [made.id])):
        raise Refused("This request is answered, so nobody is reminded of it. Take the answer back first.")
    return made


def _all_stops(desk: Desk, made: Request, person: Person) -> dict[str, tuple[str, ...]]:
    return {
        "unsafe_contact": _unsafe(desk, person),
        "names_others": naming_stops(desk, made.person_id, made.purpose),
    }


def _still(desk: Desk, made: Request) -> dict[str, tuple[str, ...]]:
    every = _all_stops(desk, made, person_asked_about(desk, made))
    return {kind: said for kind, said in every.items() if said and not may_go(desk, made.id, kind)}


def _unsafe(desk: Desk, person: Person) -> tuple[str, ...]:
    told = concerns.concerns_of(desk.database, [one.mention_id for one in person.spellings]).values()
    notes = feedback.of_concerns(desk.database, told)
    silent = [one for one in notes if one.kind == "none" and one.why == "unsafe"]
    said = tuple(dict.fromkeys(f"{one.by} noted that it is not safe to write about this child." for one in silent))
    return (*stops_of_families(desk, [person.id]), *said)


def _left(desk: Desk, letter: RequestLetter) -> list[str]:
    """Keep that a letter left; raises Stopped where somebody noted meanwhile that it must not."""
    made = asked(desk, letter.request_id)
    if stops := _still(desk, made):
        raise stopped(stops)
    if letter.kind == "reminder":
        reminder = Reminder(new_id(), made.id, "letter", desk.now(), desk.user.name)
        reminders.remind(desk.database, reminder, letter.words)
    elif not requests.letter_of(desk.database, made.id):
        row = (new_id(), made.id, desk.now(), desk.user.name, letter.reason, letter.words)
        requests.add_letter(desk.database, *row)
    return [made.id, made.person_id]


def _drawn(words: str) -> bytes:
    inside = json.loads(words)
    if "paragraphs" in inside:  # kept by the version before letters had a slip
        return draw_letter(inside["hub"], date.fromisoformat(inside["on"]), inside["subject"], inside["paragraphs"])
    return draw_question(read_again(words))
