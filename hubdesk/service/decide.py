"""Decide what happens with a family, always with a reason; correct a decision by a new row."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime

from hubdesk.domain.changes import Changes
from hubdesk.domain.decision import CORRECTED, KIND_FIELDS, WITHDRAWN, Decision, in_force
from hubdesk.domain.errors import Refused
from hubdesk.service.desk import Desk, act
from hubdesk.service.family import members
from hubdesk.service.forms import Decided
from hubdesk.service.new_id import new_id
from hubdesk.service.rescore import rescore
from hubdesk.store import decisions, people, requests, users


def decide(
    desk: Desk,
    family_id: str,
    kind: str,
    reason: str,
    review_on: date | None = None,
    dissent: str = "",
    *,
    owner: str = "",
    said: Mapping[str, str] | None = None,
) -> Decided:
    """Record a decision on the persons and concerns of a family as they stand now.

    `owner` sees to it (else whoever decides), `said` holds what its kind asks for.
    """
    person_ids, concern_ids = members(desk, family_id)
    decision = Decision(
        id=new_id(),
        kind=kind,
        reason=reason.strip(),
        person_ids=tuple(sorted(person_ids)),
        concern_ids=tuple(sorted(concern_ids)),
        made_at=desk.now(),
        made_by=desk.user.name,
        review_on=review_on,
        dissent=dissent.strip(),
        owner=user_called(desk, owner) if owner.strip() else "",
        said=_said(desk, kind, said or {}, person_ids),
    )
    _check(desk, decision)
    return _keep(desk, decision)


def correct_decision(
    desk: Desk,
    decision_id: str,
    *,
    kind: str = "",
    reason: str = "",
    review_on: date | None = None,
    said: Mapping[str, str] | None = None,
    why: str,
) -> Decided:
    """Put a new row in the place of a decision that was written down wrongly; what is not given stays.

    What came since the first row is as new to the correction as it was to that row.
    """
    wrong = known_decision(desk, decision_id)
    becomes = kind or wrong.kind
    asked = KIND_FIELDS.get(becomes, {})
    kept = {field: words for field, words in wrong.said.items() if field in asked}
    corrected = replace(
        wrong,
        id=new_id(),
        kind=becomes,
        reason=reason.strip() or wrong.reason,
        made_at=desk.now(),
        made_by=desk.user.name,
        review_on=review_on or wrong.review_on,
        said=kept | _said(desk, becomes, said or {}, ()) | {CORRECTED: why.strip()},
        corrects=wrong.id,
    )
    if not why.strip():
        raise Refused("Say what was wrong with the decision as it stands.")
    _check(desk, corrected, wrong.review_on)
    return _keep(desk, corrected)


def withdraw_decision(desk: Desk, decision_id: str, why: str) -> Decided:
    """Take back a decision that should never have been written, such as one on another family; it stays to be read."""
    if not why.strip():
        raise Refused("Say why the decision is taken back.")
    wrong = known_decision(desk, decision_id)
    gone = replace(
        wrong,
        id=new_id(),
        kind=WITHDRAWN,
        reason=why.strip(),
        made_at=desk.now(),
        made_by=desk.user.name,
        review_on=None,
        corrects=wrong.id,
    )
    return _keep(desk, gone)


def known_decision(desk: Desk, decision_id: str) -> Decision:
    """Find a decision that stands, by its id, or the last one about a family, by the family's id; or refuse."""
    wanted = decision_id.strip()
    if wanted.upper().startswith("F-"):
        person_ids, _ = members(desk, wanted)
        standing = in_force(decisions.of_persons(desk.database, person_ids))
        if not standing:
            raise Refused(f"Nothing was decided about {decision_id} yet.")
        wanted = standing[-1].id
    found = decisions.by_id(desk.database, wanted)
    if found is None or found.kind == WITHDRAWN:
        raise Refused(f"There is no decision {decision_id}. Take its id from the ledger of decisions.")
    later = decisions.correction_of(desk.database, found.id)
    if later is not None:
        raise Refused("This decision was corrected since. Open the one that stands in its place.")
    return found


def user_called(desk: Desk, name: str) -> str:
    """Find somebody who may sign in by name, or refuse."""
    known = users.by_name(desk.database, name.strip())
    if known is None or not known.active:
        raise Refused(f"There is nobody called {name.strip()} who may sign in. Choose somebody who works here.")
    return known.name


def _said(desk: Desk, kind: str, given: Mapping[str, str], person_ids: tuple[str, ...]) -> dict[str, str]:
    asked = KIND_FIELDS.get(kind, {})
    unknown = [field for field, words in given.items() if words.strip() and field not in asked]
    if unknown:
        raise Refused(f"{kind.replace('_', ' ').capitalize()} does not ask for {', '.join(unknown)}.")
    said = {field: words.strip() for field, words in given.items() if words.strip()}
    if kind == "ask_partners" and person_ids and "requests" not in said:
        made, replies = requests.of_persons(desk.database, person_ids)
        answered = {reply.request_id for reply in replies}
        said["requests"] = " ".join(one.id for one in made if one.kind == "ask" and one.id not in answered)
    return {field: words for field, words in said.items() if words}


def _check(desk: Desk, decision: Decision, known_review: date | None = None) -> None:
    if decision.kind not in desk.codes.decisions:
        raise Refused(f"{decision.kind} is not a decision. Choose one of: {', '.join(desk.codes.decisions)}.")
    if not decision.reason:
        raise Refused("Give the reason for the decision. Whoever reads it next year must understand it.")
    review = decision.review_on
    missing = review is None and decision.kind == "watch_until"
    if missing or (review is not None and review != known_review and review <= desk.today()):
        raise Refused("Give the day on which somebody looks again. It must be later than today.")
    told_at = decision.said.get("telephoned_at", "")
    if told_at:
        past_time(desk, told_at)
    if told_at and not decision.said.get("telephoned"):
        raise Refused("Say who was telephoned.")


def past_time(desk: Desk, text: str) -> datetime:
    """Read a time at which something was done, which cannot be still to come."""
    try:
        at = datetime.fromisoformat(text)
    except ValueError as error:
        raise Refused(f"{text} is not a time. Write it as 2026-03-14 15:30.") from error
    if at > desk.now():
        raise Refused("That time is still to come. Write down what was done once it was done.")
    return at


def _keep(desk: Desk, decision: Decision) -> Decided:
    with act(desk, "decide", reason=decision.kind) as done:
        decisions.add(desk.database, decision)
        current = [people.newest_id(desk.database, person) for person in decision.person_ids]
        family_ids = set(people.family_of(desk.database, current).values())
        rescore(desk, family_ids)
        done.about += [decision.id, *sorted(family_ids)]
    return Decided(decision, Changes(frozenset({"decisions", "families"}), frozenset({decision.id, *family_ids})))
