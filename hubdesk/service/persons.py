"""Put persons together from the mentions that are about them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from typing import TypeVar

from hubdesk.domain.concern import Concern, Mention
from hubdesk.domain.days import is_child
from hubdesk.domain.family import Person, Spelling
from hubdesk.domain.known_name import KnownName, read_names
from hubdesk.matching.tidy import day_of_birth
from hubdesk.service.unborn import UNBORN, due_of, without_placeholders

_T = TypeVar("_T")
CHILD_ROLES = frozenset({"subject", "sibling"})
FAMILY_ROLES = frozenset({"subject", "sibling", "parent", "carer", "partner"})


def person(
    person_id: str, told: Sequence[tuple[Mention, Concern]], as_of: date, formerly: tuple[str, ...] = ()
) -> Person:
    """Put one person together; `told` are the mentions tied to them with their concerns, oldest first."""
    return person_of(person_id, tuple(spelling(mention, concern) for mention, concern in told), as_of, formerly)


def person_of(person_id: str, spellings: tuple[Spelling, ...], as_of: date, formerly: tuple[str, ...] = ()) -> Person:
    """Put one person together from the mentions tied to them as written, oldest first."""
    roles = tuple(sorted({spelling.role for spelling in spellings}))
    due = due_of(spellings)
    born = _commonest(
        day
        for one in spellings
        if one.date_of_birth and one.mention_id not in due and (day := day_of_birth(one.date_of_birth, one.received_on))
    )
    return Person(
        id=person_id,
        name=_name(spellings, born) if due else best_name(spellings),
        born=born,
        sex=_commonest(spelling.sex for spelling in spellings if spelling.sex) or "",
        child=is_child(born, as_of) if born else bool(due) or bool(CHILD_ROLES & set(roles)),
        subject="subject" in roles,
        roles=roles,
        spellings=spellings,
        formerly=formerly,
        due=list(due.values())[-1] if due else None,
        names=_other_names(spellings),
    )


def _other_names(spellings: Sequence[Spelling]) -> tuple[KnownName, ...]:
    found = dict.fromkeys(name for one in spellings if one.other_names for name in read_names(one.other_names))
    return tuple(sorted(found, key=lambda one: (one.to_day is not None, -(one.from_day or date.min).toordinal())))


def _name(spellings: Sequence[Spelling], born: date | None) -> str:
    """Name a child that was told of before its birth."""
    named = without_placeholders(spellings)
    return best_name(named) if born or any(one.given_name for one in named) else UNBORN


def best_name(spellings: Sequence[Spelling]) -> str:
    """Choose the name written most often, a full one before half a one, the latest among equals."""
    full = Counter(_written(s) for s in spellings if s.given_name and s.family_name)
    if full:
        return _latest_of(full, [_written(s) for s in spellings])
    given = Counter(s.given_name for s in spellings if s.given_name)
    family = Counter(s.family_name for s in spellings if s.family_name)
    halves = [_latest_of(part, list(part)) for part in (given, family) if part]
    return " ".join(halves) or "Name not known"


def family_title(people: Sequence[Person]) -> str:
    """Name a family by its children's surnames, the commonest first, or by its adults' where no child has one."""
    for members in ([p for p in people if p.child], list(people)):
        names = Counter(p.name.rsplit(" ", 1)[1] for p in members if " " in p.name and p.name != "Name not known")
        if names:
            first = [name for name, _ in sorted(names.items(), key=lambda item: (-item[1], item[0]))][:2]
            return f"{' and '.join(first)} family"
    return f"Family of {people[0].name}" if people else "Family not known"


def in_order(people: Iterable[Person]) -> tuple[Person, ...]:
    """Put children before adults, subjects of concerns first, then the eldest."""
    return tuple(sorted(people, key=lambda p: (not p.child, not p.subject, p.born or p.due or date.max, p.name, p.id)))


def spelling(mention: Mention, concern: Concern) -> Spelling:
    """Set down one mention of a person as written, and who wrote it when."""
    return Spelling(
        mention_id=mention.id,
        concern_ref=concern.ref,
        agency=concern.agency,
        received_on=concern.received_on,
        role=mention.role,
        given_name=mention.given_name,
        family_name=mention.family_name,
        date_of_birth=mention.date_of_birth,
        sex=mention.sex,
        address=mention.address,
        postcode=mention.postcode,
        other_names=mention.other_names,
    )


def _written(spelling: Spelling) -> str:
    return f"{spelling.given_name} {spelling.family_name}"


def _latest_of(counted: Counter[str], in_time: Sequence[str]) -> str:
    most = max(counted.values())
    return next(name for name in reversed(in_time) if counted.get(name) == most)


def _commonest(values: Iterable[_T]) -> _T | None:
    counted = Counter(values)
    return counted.most_common(1)[0][0] if counted else None
