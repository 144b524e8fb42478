"""Write down what the MDT, or whoever was told, decided: it closes the loop of what was handed up."""

from __future__ import annotations

from datetime import date

from hubdesk.domain.changes import Changes
from hubdesk.domain.decision import HANDED_UP, in_force
from hubdesk.domain.decision_policy import shipped_decision_policy
from hubdesk.domain.errors import Refused
from hubdesk.domain.follow_up import Outcome
from hubdesk.service.decide import known_decision
from hubdesk.service.desk import Desk, act
from hubdesk.service.family import members
from hubdesk.service.new_id import new_id
from hubdesk.store import decisions, follow_ups


def record_outcome(
    desk: Desk, where: str, kind: str, on: date, words: str, family_told: str, dissent: str = ""
) -> Changes:
    """Record what came back for a decision, or for the last one by which a family was handed up.

    A second outcome for the same decision stands in the place of the first, which stays to be read.
    """
    policy = shipped_decision_policy()
    if kind not in policy.outcomes:
        raise Refused(f"{kind or 'Nothing'} is not an outcome. Choose one of: {', '.join(policy.outcomes)}.")
    decision_id, decided_on = _handed_up(desk, where)
    if on > desk.today() or on < decided_on:
        raise Refused("Give the day on which they decided: not before the family was handed up, and not to come.")
    if not words.strip():
        raise Refused("Write down what they decided, in a sentence.")
    if not family_told.strip():
        raise Refused("Say what the family was told and by whom, or why they were not told.")
    before = follow_ups.of_decisions(desk.database, [decision_id]).outcome_of(decision_id)
    outcome = Outcome(
        id=new_id(),
        decision_id=decision_id,
        kind=kind,
        on=on,
        words=words.strip(),
        family_told=family_told.strip(),
        at=desk.now(),
        by=desk.user.name,
        dissent=dissent.strip(),
        corrects=before.id if before else "",
    )
    with act(desk, "outcome", reason=kind) as done:
        follow_ups.add(desk.database, outcome)
        done.about += [outcome.id, decision_id]
    return Changes(frozenset({"decisions"}), frozenset({outcome.id, decision_id}))


def _handed_up(desk: Desk, where: str) -> tuple[str, date]:
    """Find the decision that is meant and the day of its first row."""
    if where.strip().upper().startswith("F-"):
        person_ids, _ = members(desk, where)
        made = [one for one in in_force(decisions.of_persons(desk.database, person_ids)) if one.kind in HANDED_UP]
        if not made:
            raise Refused(f"{where} was not handed up. Decide that first, or name the decision that is meant.")
        return made[-1].id, made[-1].made_at.date()
    decision = known_decision(desk, where)
    first = decision
    while first.corrects and (before := decisions.by_id(desk.database, first.corrects)) is not None:
        first = before
    return decision.id, first.made_at.date()
