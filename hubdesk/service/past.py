"""Who was known as whom on a day in the past, from what had been received by then."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from hubdesk.matching.growth import Standing
from hubdesk.service.desk import Desk
from hubdesk.service.grown import grown
from hubdesk.service.named import Named
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
    make = grown(dict(people.every_tidied(desk.database)), people.every_pair(desk.database), desk.model)
    standing = Standing()
    standing.take(next(make([(seen, answers.every(desk.database, day))])))
    names = Named(desk).names(standing, standing.families)
    return Past(
        {names[f]: tuple(family.mentions) for f, family in standing.families.items()},
        {p: tuple(sorted(m)) for family in standing.families.values() for p, m in family.mentions.items()},
    )
