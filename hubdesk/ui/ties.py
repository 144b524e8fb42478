"""What the person at the desk said while recording: this one in the form is that one in the hub."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from hubdesk.domain.changes import Changes
from hubdesk.domain.family import Family, Person
from hubdesk.service.forms import ConcernForm, PersonForm, Recorded

if TYPE_CHECKING:
    from hubdesk.service.desk import Desk

_REASON = "Chosen while the concern was recorded"


def tie(desk: Desk, form: ConcernForm, recorded: Recorded, same: Mapping[int, str]) -> Recorded:
    """Answer *same* for each tie, on the records thread; a person who has left the hub since is passed over."""
    from hubdesk.service.family import family
    from hubdesk.service.review import answer

    changes, family_ids = recorded.changes, set(recorded.family_ids)
    homes = tuple(family(desk, family_id) for family_id in recorded.family_ids)
    for place, person_id in same.items():
        typed = form.people[place]
        mention = next(_written(homes, recorded.ref, typed), "")
        known = _known(desk, typed, person_id)
        if mention and known is not None and mention not in {one.mention_id for one in known.spellings}:
            made = answer(desk, mention, known.spellings[0].mention_id, "same", _REASON)
            changes = Changes(changes.kinds | made.kinds, changes.ids | made.ids)
            family_ids = {_now(desk, known, family_ids)}
    return replace(recorded, changes=changes, family_ids=tuple(sorted(family_ids)))


def _written(homes: tuple[Family, ...], ref: str, typed: PersonForm) -> Iterator[str]:
    for home in homes:
        for person in home.people:
            for one in person.spellings:
                names = (one.given_name, one.family_name, one.role)
                if one.concern_ref == ref and names == (typed.given_name, typed.family_name, typed.role):
                    yield one.mention_id


def _known(desk: Desk, typed: PersonForm, person_id: str) -> Person | None:
    from hubdesk.service.candidates import who_could_this_be
    from hubdesk.service.family import family

    for candidate in who_could_this_be(desk, typed):
        if candidate.person_id == person_id and candidate.family_id:
            people = family(desk, candidate.family_id).people
            return next((person for person in people if person.id == person_id), None)
    return None


def _now(desk: Desk, known: Person, before: set[str]) -> str:
    from hubdesk.service.family import family

    for family_id in sorted(before):
        current = family(desk, family_id)
        if any(known.id == person.id or known.id in person.formerly for person in current.people):
            return current.id
    return sorted(before)[0]
