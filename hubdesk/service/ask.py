"""Ask a partner agency about a child, decide not to, say how urgent it is, and note what came back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from hubdesk.domain.changes import Changes
from hubdesk.domain.errors import Refused
from hubdesk.domain.request import Rated, Reply, Request, standing
from hubdesk.domain.request_clocks import shipped_request_clocks
from hubdesk.domain.working_time import shipped_working_time
from hubdesk.service.desk import Desk, act
from hubdesk.service.forms import Gate
from hubdesk.service.new_id import new_id
from hubdesk.service.permit import permit
from hubdesk.service.request_letter import asked, naming_stops
from hubdesk.service.rescore import rescore
from hubdesk.service.safe_contact import let_out
from hubdesk.store import concerns, people, requests

BASES = ("public_task", "legal_obligation", "legitimate_interests", "consent")
OUTCOMES = ("answered", "nil", "refused")
NOT_ASKED = ("not_ask", "not_apply", "consent_refused")
_GATE = {
    "purpose": "what the question is for",
    "basis": "the lawful basis",
    "consent": "whether consent was sought, and why not",
    "informed": "whether the family was told, and why not",
    "necessity": "one sentence of why it is necessary and no more than that",
}


def ask(desk: Desk, person_id: str, agency: str, gate: Gate, rating: str = "", reason: str = "") -> Request:
    """Record a question to a partner once every part of the proportionality gate is filled in.

    The rating says by when an answer is due; the usual one where nobody chose. A question that names people of another
    family takes a reason.
    """
    missing = [words for field, words in _GATE.items() if not getattr(gate, field).strip()]
    if missing:
        raise Refused(f"Before a partner is asked, write {'; '.join(missing)}.")
    if gate.basis not in BASES:
        raise Refused(f"{gate.basis} is not a lawful basis. Choose one of: {', '.join(BASES)}.")
    rated = _rating(desk, new_id(), rating or shipped_request_clocks().usual, desk.now())
    made = Request(
        id=rated.request_id,
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
        due_at=rated.due_at,
        rating=rated.rating,
        clock=rated.clock,
    )
    with act(desk, "request", reason="ask", recipient=made.agency) as done:
        named = naming_stops(desk, made.person_id, gate.purpose, gate.necessity)
        let_out(desk, made.id, {"names_others": named}, reason)
        requests.add_request(desk.database, made)
        requests.rate(desk.database, rated)
        _rescore_family(desk, made.person_id)
        done.about += [made.id, made.person_id]
    return made


def due_words(desk: Desk, at: datetime | None = None) -> dict[str, tuple[str, datetime | None]]:
    """Say for each rating what its clock counts, and by when an answer to what was asked then, or now, is due."""
    permit(desk.user, "view_requests")
    time, asked_at = shipped_working_time(), at or desk.now()
    ratings = shipped_request_clocks().ratings.items()
    return {code: (clock.label, clock.due(asked_at, time)) for code, clock in ratings}


def decide_not_to_ask(
    desk: Desk, person_id: str, agency: str, why: str, review_on: date | None, kind: str = "not_ask"
) -> Request:
    """Record that an agency is not asked about a child, why, and when somebody looks again.

    With `kind` as `not_apply` it is said that the agency cannot know this child at all, as `consent_refused` that the
    family did not agree and nothing else allows asking.
    """
    if kind not in NOT_ASKED:
        raise Refused(f"{kind} is no decision about an agency. Choose one of: {', '.join(NOT_ASKED)}.")
    if not why.strip():
        raise Refused("Write why this agency is not asked.")
    if review_on is None or review_on <= desk.today():
        raise Refused("Give the day on which somebody looks again. It must be later than today.")
    made = Request(
        id=new_id(),
        kind=kind,
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
    if outcome not in OUTCOMES:  # taking an answer back has a verb of its own
        raise Refused("Say whether they answered, know nothing (nil) or consent was refused.")
    concern_id = _concern(desk, concern_id)
    return _reply(desk, request_id, outcome, words, concern_id)


def take_back_reply(desk: Desk, request_id: str, why: str) -> Changes:
    """Take back what was noted by mistake: the request waits for its answer again, and both rows stay."""
    if not why.strip():
        raise Refused("Write why what was noted is taken back.")
    asked(desk, request_id)
    if request_id not in standing(requests.replies_of(desk.database, [request_id])):
        raise Refused("No answer is noted for this request, so there is nothing to take back.")
    return _reply(desk, request_id, "withdrawn", why, "")


def rate_request(desk: Desk, request_id: str, rating: str, reason: str) -> Request:
    """Change how urgent a request is, with the reason; its due time counts from when it was asked."""
    made = asked(desk, request_id)
    if not reason.strip():
        raise Refused("Write why the rating of this request changes.")
    rated = replace(_rating(desk, request_id, rating, made.at), reason=reason.strip())
    with act(desk, "request", reason=f"rate {rating}", recipient=made.agency) as done:
        requests.rate(desk.database, rated)
        _rescore_family(desk, made.person_id)
        done.about += [rated.id, request_id]
    return replace(made, rating=rated.rating, clock=rated.clock, due_at=rated.due_at)


def _reply(desk: Desk, request_id: str, outcome: str, words: str, concern_id: str) -> Changes:
    made = asked(desk, request_id)
    reply = Reply(new_id(), request_id, outcome, desk.now(), desk.user.name, words.strip(), concern_id)
    with act(desk, "request", reason=outcome) as done:
        requests.add_reply(desk.database, reply)
        family_ids = _rescore_family(desk, made.person_id)
        done.about += [reply.id, request_id]
    return Changes(frozenset({"requests", "families"}), frozenset({reply.id, *family_ids}))


def _concern(desk: Desk, concern: str) -> str:
    """Find the concern that an answer became, by reference or id; empty where it became none."""
    wanted = concern.strip()
    if not wanted:
        return ""
    found = concerns.ids_of_refs(desk.database, [wanted]).get(wanted, [wanted])
    if len(found) > 1 or not concerns.told(desk.database, found):
        raise Refused(f"There is no one concern {wanted}. Record it first, then name it by its reference or id.")
    return found[0]


def _rating(desk: Desk, request_id: str, rating: str, at: datetime) -> Rated:
    clocks = shipped_request_clocks().ratings
    if rating not in clocks:
        raise Refused(f"{rating} is not a rating. Choose one of: {', '.join(clocks)}.")
    due = clocks[rating].due(at, shipped_working_time())
    return Rated(new_id(), request_id, rating, clocks[rating].label, due, desk.now(), desk.user.name)


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
