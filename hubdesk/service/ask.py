"""Ask a partner agency about a child, decide not to, and note what came back."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from hubdesk.domain.changes import Changes
from hubdesk.domain.errors import Refused
from hubdesk.domain.request import Reply, Request
from hubdesk.service.desk import Desk, act
from hubdesk.service.forms import Gate
from hubdesk.service.new_id import new_id
from hubdesk.service.rescore import rescore
from hubdesk.store import people, requests

BASES = ("public_task", "legal_obligation", "legitimate_interests", "consent")
OUTCOMES = ("answered", "nil", "refused")
_GATE = {
    "purpose": "what the question is for",
    "basis": "the lawful basis",
    "consent": "whether consent was sought, and why not",
    "informed": "whether the family was told, and why not",
    "necessity": "one sentence of why it is necessary and no more than that",
}


def ask(desk: Desk, person_id: str, agency: str, gate: Gate) -> Request:
    """Record a question to a partner once every part of the proportionality gate is filled in."""
    missing = [words for field, words in _GATE.items() if not getattr(gate, field).strip()]
    if missing:
        raise Refused(f"Before a partner is asked, write {'; '.join(missing)}.")
    if gate.basis not in BASES:
        raise Refused(f"{gate.basis} is not a lawful basis. Choose one of: {', '.join(BASES)}.")
    due = datetime.combine(_working_day_after(desk.today()), time(17))
    made = Request(
        id=new_id(),
        kind="ask",
        agency=_known(desk, agency),
        person_id=_person(desk, person_id),
        purpose=gate.purpose.strip(),
        basis=gate.basis,
        consent=gate.consent.strip(),
        informed=gate.informed.strip(),
        necessity=gate.necessity.strip(),
        at=desk.now(),
        by=desk.user.name,
        due_at=due,
    )
    _keep(desk, made)
    return made


def decide_not_to_ask(desk: Desk, person_id: str, agency: str, why: str, review_on: date | None) -> Request:
    """Record that an agency is not asked about a child, why, and when somebody looks again."""
    if not why.strip():
        raise Refused("Write why this agency is not asked.")
    if review_on is None or review_on <= desk.today():
        raise Refused("Give the day on which somebody looks again. It must be later than today.")
    made = Request(
        id=new_id(),
        kind="not_ask",
        agency=_known(desk, agency),
        person_id=_person(desk, person_id),
        purpose=why.strip(),
        basis="",
        consent="",
        informed="",
        necessity="",
        at=desk.now(),
        by=desk.user.name,
        review_on=review_on,
    )
    _keep(desk, made)
    return made


def take_reply(desk: Desk, request_id: str, outcome: str, words: str = "", concern_id: str = "") -> Changes:
    """Note what came back: an answer, nothing known, or that consent was refused."""
    if outcome not in OUTCOMES:
        raise Refused("Say whether they answered, know nothing (nil) or consent was refused.")
    made = requests.by_id(desk.database, request_id)
    if made is None or made.kind != "ask":
        raise Refused("There is no such request.")
    reply = Reply(new_id(), request_id, outcome, desk.now(), desk.user.name, words.strip(), concern_id)
    with act(desk, "request", reason=outcome) as done:
        requests.add_reply(desk.database, reply)
        family_ids = _rescore_family(desk, made.person_id)
        done.about += [reply.id, request_id]
    return Changes(frozenset({"requests", "families"}), frozenset({reply.id, *family_ids}))


def _keep(desk: Desk, made: Request) -> None:
    with act(desk, "request", reason=made.kind, recipient=made.agency) as done:
        requests.add_request(desk.database, made)
        _rescore_family(desk, made.person_id)
        done.about += [made.id, made.person_id]


def _rescore_family(desk: Desk, person_id: str) -> tuple[str, ...]:
    current = people.newest_id(desk.database, person_id)
    family_ids = tuple(people.family_of(desk.database, [current]).values())
    rescore(desk, family_ids)
    return family_ids


def _known(desk: Desk, agency: str) -> str:
    if agency not in desk.codes.agencies:
        raise Refused(f"{agency or 'Nothing'} is not an agency of the list: {', '.join(desk.codes.agencies)}.")
    return agency


def _person(desk: Desk, person_id: str) -> str:
    current = people.newest_id(desk.database, person_id.strip().upper())
    if not people.mentions_of(desk.database, [current]).get(current):
        raise Refused(f"There is nobody with the id {person_id}. Take it from the family's page.")
    return current


def _working_day_after(day: date) -> date:
    following = day + timedelta(days=1)
    while following.weekday() >= 5:
        following += timedelta(days=1)
    return following
