"""The people of a family as a pack shows them: everything that was ever written about who they are."""

from __future__ import annotations

from datetime import date

from hubdesk.domain.codes import CodeLists
from hubdesk.domain.days import long_day, short_day
from hubdesk.domain.family import Family, Person, Spelling
from hubdesk.drawing.words import joined, label
from hubdesk.packs.shown import PersonShown

_SEXES = {"M": "Male", "F": "Female", "X": "Not specified"}


def people(family: Family, codes: CodeLists) -> tuple[PersonShown, ...]:
    """Show all people, children first."""
    return tuple(_person(one, family, codes) for one in (*family.children, *family.adults))


def _person(person: Person, family: Family, codes: CodeLists) -> PersonShown:
    spellings: dict[str, list[Spelling]] = {}
    births: dict[str, list[Spelling]] = {}
    addresses: dict[str, list[Spelling]] = {}
    for one in sorted(person.spellings, key=lambda one: (one.received_on, one.concern_ref)):
        spellings.setdefault(f"{one.given_name} {one.family_name}".strip(), []).append(one)
        births.setdefault(one.date_of_birth.strip(), []).append(one)
        addresses.setdefault(
            ", ".join(part for part in (one.address.strip(), one.postcode.strip()) if part), []
        ).append(one)
    return PersonShown(
        name=person.name,
        age=person.age(family.as_of),
        child=person.child,
        born=_born(person, family.as_of),
        sex=_SEXES.get(person.sex, person.sex),
        roles=_roles(person, codes),
        spellings=(
            *(f"{words} ({_by(found, codes)})" for words, found in spellings.items() if words),
            *(one.words for one in person.names),
        ),
        births=tuple(f"{_written(words)} ({_by(found, codes)})" for words, found in births.items() if words)
        if _differ(births)
        else (),
        addresses=tuple(
            f"{words} ({_span(found)}; {_by(found, codes)})" for words, found in addresses.items() if words
        ),
        id=person.id,
    )


def _roles(person: Person, codes: CodeLists) -> str:
    order = [role for role in codes.roles if role in person.roles]
    first, *rest = [label(codes.roles, role) for role in (*order, *(r for r in person.roles if r not in order))] or [""]
    return ", ".join([first, *(role.lower() for role in rest)])


def _born(person: Person, today: date) -> str:
    if not person.born:
        return "Not yet born, as far as was told" if person.due else "Date of birth not known"
    was_due = f", due on {long_day(person.due)}" if person.due else ""
    return f"{'Due on' if person.born > today else 'Born'} {long_day(person.born)}{was_due}"


def _differ(found: dict[str, list[Spelling]]) -> bool:
    return len([words for words in found if words]) > 1


def _by(found: list[Spelling], codes: CodeLists) -> str:
    return joined(dict.fromkeys(label(codes.agencies, one.agency) for one in found))


def _span(found: list[Spelling]) -> str:
    first, last = short_day(found[0].received_on), short_day(found[-1].received_on)
    return f"told {first}" if first == last else f"told {first} to {last}"


def _written(words: str) -> str:
    try:
        return short_day(date.fromisoformat(words))
    except ValueError:
        return words
