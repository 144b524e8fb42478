"""Decide what happens with a family, always with a reason."""

from __future__ import annotations

from datetime import date

from hubdesk.domain.changes import Changes
from hubdesk.domain.decision import Decision
from hubdesk.domain.errors import Refused
from hubdesk.service.desk import Desk, act
from hubdesk.service.family import members
from hubdesk.service.new_id import new_id
from hubdesk.service.rescore import rescore
from hubdesk.store import decisions, people


def decide(
    desk: Desk, family_id: str, kind: str, reason: str, review_on: date | None = None, dissent: str = ""
) -> Changes:
    """Record a decision on the persons and concerns of a family as they stand now."""
    if kind not in desk.codes.decisions:
        raise Refused(f"{kind} is not a decision. Choose one of: {', '.join(desk.codes.decisions)}.")
    if not reason.strip():
        raise Refused("Give the reason for the decision. Whoever reads it next year must understand it.")
    if kind == "watch_until" and (review_on is None or review_on <= desk.today()):
        raise Refused("Give the day on which somebody looks again. It must be later than today.")
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
    )
    with act(desk, "decide", reason=kind) as done:
        decisions.add(desk.database, decision)
        rescore(desk, {people.newest_id(desk.database, family_id)})
        done.about += [decision.id, family_id]
    return Changes(frozenset({"decisions", "families"}), frozenset({decision.id, family_id}))
