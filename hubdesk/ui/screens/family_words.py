"""What the family page says of a family, in words worked out outside any widget."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from hubdesk.domain.codes import CodeLists
from hubdesk.domain.concern import Concern
from hubdesk.domain.days import long_day, said_day, short_day
from hubdesk.domain.decision import KIND_NAMES
from hubdesk.domain.decision_policy import shipped_decision_policy
from hubdesk.domain.family import Entry, Family, Person
from hubdesk.domain.incident import Joined
from hubdesk.domain.meeting import ITEM_STATES
from hubdesk.drawing.words import label

STATUS = {"retracted": "Taken back", "duplicate": "The same as another"}
_LEVEL = "Level {}"


def points_words(points: int) -> str:
    """Write points with a true minus sign."""
    return str(points).replace("-", "\u2212")


def person_words(person: Person, as_of: date) -> str:
    """Name a person with age, where it is known."""
    name = person.name or "Name not known"
    if person.born is None and not person.unborn:
        return f"{name}, age not known" if person.child else name
    return f"{name}, {person.age(as_of)}"


def born_words(person: Person) -> str:
    """Say a date of birth, or when an unborn child is due."""
    if person.unborn and person.due:
        return f"Due {short_day(person.due)}"
    return short_day(person.born) if person.born else "Not known"


def day_words(concern: Concern) -> str:
    """Say when a concern happened, no more precisely than is known."""
    if concern.occurred_on is None:
        return short_day(concern.received_on)
    if concern.date_precision == "day":
        return short_day(concern.occurred_on)
    return said_day(concern.occurred_on, concern.date_precision)


def received_words(concern: Concern) -> str:
    """Say when a concern was received, where that is another day than when it happened."""
    if concern.occurred_on is None:
        return "day received"
    return "" if concern.received_on == concern.occurred_on else f"received {short_day(concern.received_on)}"


def grade_words(concern: Concern) -> str:
    """Write the grading in short, such as 2D."""
    return f"{concern.source_evaluation}{concern.intelligence_assessment}"


def level_words(level: int) -> str:
    """Write a level of need."""
    return _LEVEL.format(level)


def unknown_words(unknowns: Sequence[str], most: int = 2) -> str:
    """Say the first unknowns, and how many more there are."""
    if not unknowns:
        return ""
    more = len(unknowns) - most
    said = " ".join(one if one.endswith(".") else f"{one}." for one in unknowns[:most])
    return f"{said} And {more} more, under Score." if more > 0 else said


def names_in(entry: Entry, family: Family, codes: CodeLists) -> str:
    """Name the people of a concern with their roles."""
    by_id = {person.id: person for person in family.people}
    return "; ".join(
        f"{(by_id[who].name or 'Name not known') if who in by_id else 'Somebody outside this family'}, "
        f"{codes.roles[role].label.lower() if role in codes.roles else role}"
        for who, role in entry.people
    )


def standing_words(entry: Entry) -> str:
    """Say that a concern counts for nothing, and who said so; an empty text where it counts."""
    if entry.status not in STATUS:
        return ""
    words = f"{STATUS[entry.status]}: it counts for nothing and is kept."
    said = entry.marked
    return f"{words} {said.by}, {long_day(said.at.date())}: {said.reason}" if said else words


def incident_words(entry: Entry, family: Family, codes: CodeLists) -> str:
    """Say which other concerns tell of the same event, and why each is taken for it."""
    by_id, own = {one.concern.id: one.concern for one in family.entries}, entry.concern.id
    said = []
    for incident in family.score.incidents:
        for why in incident.joined:
            other = by_id.get(why.other_id if why.concern_id == own else why.concern_id)
            if own in (why.concern_id, why.other_id) and other is not None:
                agency = codes.agencies[other.agency].label if other.agency in codes.agencies else other.agency
                said.append(f"{agency} told of the same on {short_day(other.received_on)} ({other.ref}). {_why(why)}")
    return "\n".join(said)


def _why(why: Joined) -> str:
    if why.how == "words":
        return f"Both say {', '.join(why.words)}."
    return "The same kind of thing on the same day." if why.how == "day" else "A person said so."


def waiting_words(pairs: int) -> str:
    """Say that pairs of people wait for a human."""
    if pairs == 1:
        return "One pair of people here may be one person. Say so, or not, under Matches."
    return f"{pairs} pairs of people here may be one person each. Say so, or not, under Matches."


def entry_of(family: Family, concern_id: str) -> Entry | None:
    """Find a concern in the chronology."""
    return next((entry for entry in family.entries if entry.concern.id == concern_id), None)


_STEPS = {
    "telephoned": "Referral telephoned",
    "confirmed": "Referral confirmed in writing",
    "countersigned": "Referral countersigned",
}


@dataclass(frozen=True, slots=True)
class Done:
    """Something that was done about a family: a decision, a request, a reply, a pack, or a meeting, which it opens."""

    day: date
    what: str
    words: str
    by: str
    review_on: date | None = None
    opens: tuple[str, str] = ("", "")  # a meeting and its item


def everything_done(family: Family, codes: CodeLists) -> tuple[Done, ...]:
    """List decisions, requests, replies, packs and meetings, the latest first."""
    return tuple(sorted(_done(family, codes), key=lambda done: done.day, reverse=True))


def _done(family: Family, codes: CodeLists) -> Iterable[Done]:
    names = {person.id: person.name or "Name not known" for person in family.people}
    asked = {request.id: request for request in family.requests}
    yield from _decided(family, codes)
    for request in family.requests:
        agency = codes.agencies[request.agency].label if request.agency in codes.agencies else request.agency
        who = names.get(request.person_id, "a child")
        verb = f"Asked {agency} about {who}" if request.kind == "ask" else f"Decided not to ask {agency} about {who}"
        yield Done(request.at.date(), verb, request.necessity or request.purpose, request.by, request.review_on)
    for reply in family.replies:
        request_of = asked.get(reply.request_id)
        agency = codes.agencies[request_of.agency].label if request_of and request_of.agency in codes.agencies else ""
        said = {"answered": "answered", "nil": "knows nothing", "refused": "consent refused"}[reply.outcome]
        yield Done(reply.at.date(), f"{agency} {said}".strip(), reply.words, reply.by)
    for pack in family.packs:
        kind = "Pack" if pack.kind == "full" else KIND_NAMES.get(pack.kind, "Pack")
        to = label(codes.recipients, pack.recipient)
        signed = f"signed by {' and '.join(pack.signed_by)}" if len(pack.signed_by) > 1 else "draft, not signed by two"
        yield Done(pack.made_at.date(), f"{kind} {pack.number} for {to}", signed.capitalize(), pack.made_by)
    for one in family.meetings:
        what = f"{one.title}: {ITEM_STATES[one.state].lower()}"
        yield Done(one.on, what, one.why, one.chair, opens=(one.meeting_id, one.item_id))


def _decided(family: Family, codes: CodeLists) -> Iterable[Done]:
    """List decisions, those that were corrected too, and what followed each."""
    corrected = {decision.corrects for decision in family.decisions}
    for decision in family.decisions:
        label = codes.decisions[decision.kind].label if decision.kind in codes.decisions else "Decision taken back"
        said = f"{decision.reason} Dissent: {decision.dissent}" if decision.dissent else decision.reason
        what = f"{label} (corrected since)" if decision.id in corrected else label
        yield Done(decision.made_at.date(), what, said, decision.made_by, decision.review_on)
    outcomes, followed = shipped_decision_policy().outcomes, family.follow_ups
    for outcome in followed.outcomes:
        said = f"{outcome.words} The family was told: {outcome.family_told}"
        yield Done(outcome.on, f"Came back: {outcomes.get(outcome.kind, outcome.kind)}", said, outcome.by)
    for action in followed.actions:
        ended = followed.took(action.id, "done", "dropped")
        state = f"Action {ended.kind}" if ended else f"Action by {short_day(action.due_on)}"
        yield Done(ended.at.date() if ended else action.at.date(), state, action.what, action.owner)
    for step in followed.steps:
        if step.kind in _STEPS:
            yield Done(step.happened_at.date(), _STEPS[step.kind], step.words, step.by)
