"""Follow a decision up: actions with an owner and a day, the telephone call, its confirmation, the second person."""

from __future__ import annotations

from datetime import date

from hubdesk.domain.changes import Changes
from hubdesk.domain.decision import Decision
from hubdesk.domain.errors import Refused
from hubdesk.domain.follow_up import Action, Step
from hubdesk.service.decide import known_decision, past_time, user_called
from hubdesk.service.desk import Desk, act
from hubdesk.service.new_id import new_id
from hubdesk.store import decisions, follow_ups, waiting

_CHANGED = frozenset({"decisions"})


def add_action(desk: Desk, decision_id: str, what: str, owner: str, due_on: date | None) -> Action:
    """Note something to be done after a decision, who does it and by which day."""
    decision = known_decision(desk, decision_id)
    if not what.strip():
        raise Refused("Say what is to be done.")
    if due_on is None or due_on < desk.today():
        raise Refused("Give the day by which it is to be done. It cannot be past.")
    made = Action(new_id(), decision.id, what.strip(), user_called(desk, owner), due_on, desk.now(), desk.user.name)
    with act(desk, "follow_up", reason="action") as done:
        follow_ups.add(desk.database, made)
        done.about += [made.id, decision.id]
    return made


def close_action(desk: Desk, action_id: str, words: str = "", *, dropped: bool = False) -> Changes:
    """Note that an action was done, or that it is dropped and why."""
    if not follow_ups.actions(desk.database, [action_id]):
        raise Refused("There is no such action.")
    if not waiting.waits(desk.database, "action", action_id):
        raise Refused("This action is closed already.")
    if dropped and not words.strip():
        raise Refused("Say why the action is dropped.")
    return _take(desk, "follow_up", action_id, "dropped" if dropped else "done", words)


def note_call(desk: Desk, decision_id: str, whom: str, at: str) -> Changes:
    """Note whom somebody telephoned about an immediate referral, and at what time."""
    referral = _referral(desk, decision_id)
    if not whom.strip():
        raise Refused("Say who was telephoned.")
    return _take(desk, "follow_up", referral.id, "telephoned", whom, at)


def confirm_in_writing(desk: Desk, decision_id: str, at: str = "", words: str = "") -> Changes:
    """Note when an immediate referral was confirmed in writing."""
    return _take(desk, "follow_up", _referral(desk, decision_id).id, "confirmed", words, at)


def countersign(desk: Desk, decision_id: str, words: str = "") -> Changes:
    """Countersign an immediate referral afterwards, as a second person; it was never held for this."""
    referral = _referral(desk, decision_id)
    if not waiting.waits(desk.database, "countersign", referral.id):
        raise Refused("This referral is countersigned already.")
    if desk.user.name in _makers(desk, referral):
        raise Refused(f"{desk.user.name} made this referral. A second person countersigns it.")
    return _take(desk, "countersign", referral.id, "countersigned", words)


def _makers(desk: Desk, decision: Decision) -> set[str]:
    """List who wrote a decision and those it corrects."""
    found = {decision.made_by}
    while decision.corrects and (before := decisions.by_id(desk.database, decision.corrects)) is not None:
        decision = before
        found.add(decision.made_by)
    return found


def _referral(desk: Desk, decision_id: str) -> Decision:
    decision = known_decision(desk, decision_id)
    if decision.kind != "immediate_referral":
        raise Refused("Only an immediate referral is telephoned, confirmed in writing and countersigned.")
    return decision


def _take(desk: Desk, verb: str, about: str, kind: str, words: str, at: str = "") -> Changes:
    happened = past_time(desk, at) if at.strip() else desk.now()
    step = Step(new_id(), about, kind, happened, desk.now(), desk.user.name, words.strip())
    with act(desk, verb, reason=kind) as done:
        follow_ups.add(desk.database, step)
        done.about += [step.id, about]
    return Changes(_CHANGED, frozenset({step.id, about}))


def decision_of(desk: Desk, action_id: str) -> str:
    """Find the decision that an action belongs to, as it stands now, by its id."""
    found = follow_ups.actions(desk.database, [action_id])
    if not found:
        raise Refused("There is no such action.")
    decision_id = found[0].decision_id
    while (later := decisions.correction_of(desk.database, decision_id)) is not None:
        decision_id = later.id
    return decision_id
