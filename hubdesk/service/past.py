"""Who was known as whom on a day in the past, from what had been received by then."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from hubdesk.domain.ids import short_id
from hubdesk.matching.batch import Pair
from hubdesk.matching.growth import Growth
from hubdesk.matching.tidy import unpack
from hubdesk.service.desk import Desk
from hubdesk.store import answers, concerns, people

Members = dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Past:
    """Families and persons as of a day; a family bears the id that its largest part bears today."""

    members: Mapping[str, tuple[str, ...]]
    mentions: Mapping[str, tuple[str, ...]]

    def everything(self) -> tuple[Members, Members]:
        """Give all families with their persons, and all persons with their mentions."""
        return dict(self.members), dict(self.mentions)

    def family(self, family_id: str) -> tuple[Members, Members]:
        """Give one family with its persons and their mentions; empty where it was not there yet."""
        persons = self.members.get(family_id, ())
        return ({family_id: persons} if persons else {}), {p: self.mentions[p] for p in persons}


def past(desk: Desk, day: date) -> Past:
    """Work out all persons and families from what had been received and answered by a day."""
    seen = [m.id for told in concerns.every_told(desk.database, day) for m in told.mentions]
    growth = Growth(
        {mention_id: unpack(packed) for mention_id, packed in people.every_tidied(desk.database)},
        (Pair(*row) for row in people.every_pair(desk.database)),
        desk.model,
    )
    growth.add(seen, answers.every(desk.database, day))
    names = _todays(desk, growth)
    return Past(
        {names[f]: tuple(sorted(persons)) for f, persons in growth.persons_of.items() if persons},
        {p: tuple(sorted(mentions)) for p, mentions in growth.mentions_of.items()},
    )


def _todays(desk: Desk, growth: Growth) -> dict[str, str]:
    """Name each family of then as its largest part is named today; one name goes to one family only."""
    person_now, family_now = people.every_person(desk.database), people.every_family(desk.database)
    shared: Counter[tuple[str, str]] = Counter()
    for mention_id, person in growth.person_of.items():
        now = family_now.get(person_now.get(mention_id, ""), "")
        if now:
            shared[growth.family_of[person], now] += 1
    names: dict[str, str] = {}
    taken: set[str] = set()
    for (then, now), _ in sorted(shared.items(), key=lambda item: (-item[1], item[0])):
        if then not in names and now not in taken:
            names[then] = now
            taken.add(now)
    for then in growth.persons_of:
        names.setdefault(then, short_id("F", f"{then} as it was") if then in taken else then)
    return names
