"""Tell whoever told us: that it has arrived, and in time what came of it; never what anybody else said."""

from __future__ import annotations

from hubdesk.domain.changes import Changes
from hubdesk.domain.concern import Told
from hubdesk.domain.days import long_day
from hubdesk.domain.decision import in_force
from hubdesk.domain.decision_policy import SILENT, shipped_decision_policy
from hubdesk.domain.errors import Refused
from hubdesk.domain.feedback import KINDS, Feedback, Letter
from hubdesk.domain.working_time import shipped_working_time
from hubdesk.service.desk import Desk, act
from hubdesk.service.new_id import new_id
from hubdesk.service.safe_contact import let_out, may_go, stopped, stops_of_families
from hubdesk.store import concerns, decisions, feedback, people

PERSONS = ("family_member", "neighbour", "other")
WAYS = ("letter", "e-mail", "telephone", "in person")
_URGENT = (
    "If a child is in danger now, call 999. Do not wait for us. If anything changes, or you learn more, tell us again: "
    "each piece counts, however small."
)
_PRIVATE = "We cannot tell you about other people, nor what others have told us."
_CHANGED = frozenset({"feedback", "decisions"})


def letter(desk: Desk, concern: str, kind: str, reason: str = "") -> Letter:
    """Write the letter for a concern (by reference or id): `acknowledgement`, or `outcome` once somebody decided.

    It is made of the hub's own sentences, the day and the reference: no words of any concern go into it. Where contact
    with somebody it names, or with their family, is not safe, it takes a reason.
    """
    told = _open_to_letters(desk, concern, kind)
    policy, on = shipped_decision_policy(), long_day(told.concern.received_on)
    ref = told.concern.ref
    if kind == "acknowledgement":
        due = shipped_working_time().day_after(told.concern.received_on, policy.outcome_within)
        said = (
            f"Thank you for what you told us on {on}. It has arrived and has the reference {ref}. Please give this "
            "reference when you write or telephone.",
            f"We read it beside whatever else we know. By {long_day(due)} we will tell you what came of it.",
        )
        subject = f"We have received what you told us: {ref}"
    else:
        decided = _decided(desk, told)
        came = policy.says["person" if told.concern.agency in PERSONS else decided]
        said = (f"Thank you again for what you told us on {on} (reference {ref}).", came)
        subject = f"What came of what you told us: {ref}"
    with act(desk, "feedback", reason=f"write {kind}") as done:
        let_out(desk, told.concern.id, {"unsafe_contact": _unsafe(desk, told)}, reason)
        done.about.append(told.concern.id)
    return Letter(told.concern.id, kind, ref, subject, (*said, _URGENT, _PRIVATE, desk.hub))


def mark_sent(desk: Desk, sent: Letter, how: str) -> Changes:
    """Note that somebody sent a letter, and how; it is logged as a disclosure."""
    if how not in WAYS:
        raise Refused(f"Say how it was sent: {', '.join(WAYS)}.")
    told = _open_to_letters(desk, sent.concern_id, sent.kind)
    refuse_unsafe(desk, told.concern.id)
    kept = Feedback(new_id(), told.concern.id, sent.kind, desk.now(), desk.user.name, how, sent.text)
    with act(desk, "feedback", reason=f"disclosure: {sent.kind}", recipient=told.concern.agency) as done:
        feedback.add(desk.database, kept)
        done.about += [kept.id, told.concern.id]
    return Changes(_CHANGED, frozenset({kept.id, told.concern.id}))


def no_letter(desk: Desk, concern: str, why: str, words: str = "") -> Changes:
    """Note that nobody is written to about a concern, and why; some reasons stop every later letter too."""
    reasons = shipped_decision_policy().no_letter
    if why not in reasons:
        raise Refused(f"Say why nobody is written to: {', '.join(reasons)}.")
    told = _told(desk, concern)
    kept = Feedback(new_id(), told.concern.id, "none", desk.now(), desk.user.name, "", words.strip(), why)
    with act(desk, "feedback", reason=f"none: {why}") as done:
        feedback.add(desk.database, kept)
        done.about += [kept.id, told.concern.id]
    return Changes(_CHANGED, frozenset({kept.id, told.concern.id}))


def refuse_unsafe(desk: Desk, concern_id: str) -> None:
    """Raise Stopped where contact about a concern is not safe and nobody gave a reason."""
    stops = _unsafe(desk, _told(desk, concern_id))
    if stops and not may_go(desk, concern_id, "unsafe_contact"):
        raise stopped({"unsafe_contact": stops})


def _unsafe(desk: Desk, told: Told) -> tuple[str, ...]:
    return stops_of_families(desk, people.person_of(desk.database, [m.id for m in told.mentions]).values())


def _open_to_letters(desk: Desk, concern: str, kind: str) -> Told:
    """Find a concern about which a letter may be written, or refuse with the reason."""
    if kind not in KINDS:
        raise Refused(f"{kind} is no letter. Choose one of: {', '.join(KINDS)}.")
    told = _told(desk, concern)
    if told.concern.agency == "anonymous" or told.concern.kind == "anonymous_report":
        raise Refused("This report is anonymous: there is nobody to write to, and nobody tries to find out who.")
    for earlier in feedback.of_concerns(desk.database, [told.concern.id]):
        on = long_day(earlier.at.date())
        if earlier.kind == "none" and earlier.why in SILENT:
            why = shipped_decision_policy().no_letter[earlier.why]
            raise Refused(f"{why}: {earlier.by} noted it on {on}. Nothing is written to whoever told us this.")
        if earlier.kind == kind:
            raise Refused(f"{earlier.by} sent this on {on}, by {earlier.how}. It is not sent twice.")
    return told


def _told(desk: Desk, concern: str) -> Told:
    wanted = concern.strip()
    ids = concerns.ids_of_refs(desk.database, [wanted]).get(wanted, [wanted])
    if len(ids) > 1:
        raise Refused(
            f"{wanted} is the reference of {len(ids)} concerns from different places. Name the one by its id."
        )
    found = concerns.told(desk.database, ids).get(ids[0])
    if found is None:
        raise Refused(f"There is no concern {wanted}. Take its reference from the family's chronology.")
    return found


def _decided(desk: Desk, told: Told) -> str:
    """Find the kind of the last decision that had this concern on the table, where that is an outcome."""
    persons = people.person_of(desk.database, [m.id for m in told.mentions]).values()
    made = in_force(
        (*decisions.of_concerns(desk.database, [told.concern.id]), *decisions.of_persons(desk.database, persons))
    )
    on_table = [one for one in made if told.concern.id in one.concern_ids]
    if not on_table:
        raise Refused("Nobody has decided since this arrived. Decide first; then tell whoever told us.")
    kind = on_table[-1].kind
    if kind not in shipped_decision_policy().says:
        raise Refused("Partners are still being asked. Decide what is done; then tell whoever told us.")
    return kind
