"""What later happened to families: matters handed up, what came back of them, tripwires and level 4."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from hubdesk.domain.backtest import Outcome
from hubdesk.domain.decision import HANDED_UP, in_force
from hubdesk.domain.decision_policy import shipped_decision_policy
from hubdesk.service.desk import Desk
from hubdesk.store import concerns, decisions, follow_ups, people


def what_happened(desk: Desk, last: date) -> tuple[Outcome, ...]:
    """List it up to a day, each for the family in which its people stand today."""
    return (*_decided(desk, last), *_grave(desk, last))


def _decided(desk: Desk, last: date) -> Iterator[Outcome]:
    """Give decisions that handed a family up, and what came back where that says that there was harm."""
    made = {one.id: one for one in in_force(decisions.every(desk.database, last))}
    for decision in made.values():
        if decision.kind in HANDED_UP:
            for family in _families(desk, decision.person_ids):
                yield Outcome(family, decision.made_at.date(), decision.kind)
    harm, back = shipped_decision_policy().harm, follow_ups.every_outcome(desk.database, last)
    corrected = {one.corrects for one in back}
    for one in back:
        if one.kind in harm and one.id not in corrected and one.decision_id in made:
            for family in _families(desk, made[one.decision_id].person_ids):
                yield Outcome(family, one.on, one.kind)


def _families(desk: Desk, person_ids: Iterable[str]) -> set[str]:
    persons = [people.newest_id(desk.database, person) for person in person_ids]
    return set(people.family_of(desk.database, persons).values())


def _grave(desk: Desk, last: date) -> Iterator[Outcome]:
    grave = {
        t.concern.id: t.concern.received_on
        for t in concerns.every_told(desk.database, last)
        if not t.status and (t.concern.tripwire or (t.concern.level >= 4 and t.concern.intelligence_assessment != "E"))
    }
    mentions = people.tidied_of_concerns(desk.database, list(grave))
    persons = people.person_of(desk.database, mentions)
    families = people.family_of(desk.database, persons.values())
    told_in = concerns.concerns_of(desk.database, mentions)
    for mention, person in persons.items():
        if person in families:
            yield Outcome(families[person], grave[told_in[mention]], "tripwire")
