"""Who works with the people of a family, and under which plans, as noted by a day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from hubdesk.domain.contact import standing
from hubdesk.domain.family import Care
from hubdesk.service.desk import Desk
from hubdesk.store import contacts, people


def care(desk: Desk, person_ids: Sequence[str], day: date) -> tuple[Care, ...]:
    """Read what stood on a day, in the order of these people; more than one row where people were joined later."""
    mentions = people.mentions_of(desk.database, person_ids)
    found = []
    for person in person_ids:
        rows = contacts.of_person(desk.database, person, mentions.get(person, ()))
        known = [row for row in rows if row.at.date() <= day]
        found += [
            Care(person, row.worker, row.plan, row.at.date()) for row in standing(known) if row.worker or row.plan
        ]
    return tuple(found)
