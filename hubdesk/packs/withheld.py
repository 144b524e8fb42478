"""Take people out of a pack, and where somebody lives, before anything is laid out; a gap says [withheld]."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any, TypeVar, cast

from hubdesk.domain.family import Entry, Family, Person
from hubdesk.packs.shown import Contents

WITHHELD = "[withheld]"
SAID = f"Somebody or something is left out of this copy on purpose; where a gap must show it says {WITHHELD}."
GAP = "What this piece says is left out: it is about somebody who is not in this copy."
# What is said of the pack itself: a person who is left out may bear its maker's name.
_OWN = frozenset(
    """number hub recipient maker made_at as_of marking handling rules_version codes_version family_id signed_by
    logo""".split()  # noqa: SIM905 (names read better as lines than as a column)
)
Shown = TypeVar("Shown")
_SHORTEST = 3  # letters of a name that is covered where it stands alone


@dataclass(frozen=True, slots=True)
class Hidden:
    """Whom a copy leaves out, and whose whereabouts; ids of persons."""

    people: frozenset[str] = frozenset()
    whereabouts: frozenset[str] = frozenset()

    def of(self, family: Family) -> Hidden:
        """Keep those who are of this family."""
        here = {person.id for person in family.people}
        return Hidden(self.people & here, self.whereabouts & here)

    def without(self, family: Family) -> Family:
        """Give the family without them; pieces about nobody else stay as gaps, for the score counts them."""
        if not (self.people or self.whereabouts):
            return family
        return replace(
            family,
            people=tuple(self._person(one) for one in family.people if one.id not in self.people),
            entries=tuple(self._entry(one) for one in family.entries),
            coverage=tuple(one for one in family.coverage if one.person_id not in self.people),
            requests=tuple(one for one in family.requests if one.person_id not in self.people),
            grey=tuple(one for one in family.grey if not self.people & {one.left_person, one.right_person}),
            silence=tuple(one for one in family.silence if one.person_id not in self.people),
            relations=tuple(one for one in family.relations if not self.people & {one.one, one.other}),
            care=tuple(one for one in family.care if one.person_id not in self.people),
            links=tuple(one for one in family.links if one.person_id not in self.people | self.whereabouts),
        )

    def covered(self, shown: Shown, family: Family) -> Shown:
        """Cover, in everything that is written, the names of who is left out and where the others live."""
        if not (self.people or self.whereabouts):
            return shown
        over = _pattern(family, self)
        own = {name: _walked(getattr(shown, name), over) for name in _names(shown) if name not in _OWN}
        if isinstance(shown, Contents) and SAID not in shown.statement:
            own["statement"] = (*own["statement"], SAID)
        return cast(Shown, replace(cast(Any, shown), **own))

    def _person(self, person: Person) -> Person:
        if person.id not in self.whereabouts:
            return person
        spellings = (
            replace(one, address=WITHHELD if one.address or one.postcode else "", postcode="")
            for one in person.spellings
        )
        return replace(person, spellings=tuple(spellings))

    def _entry(self, entry: Entry) -> Entry:
        left = tuple(pair for pair in entry.people if pair[0] not in self.people)
        if left == entry.people:
            return entry
        if left:
            return replace(entry, people=left)
        concern = replace(
            entry.concern, narrative=GAP, voice_of_child="", strengths="", child_seen="", reporter="",
            handling_conditions=WITHHELD if entry.concern.handling_conditions else "",
        )  # fmt: skip
        return replace(entry, people=(), concern=concern, attachments=())


def _pattern(family: Family, hidden: Hidden) -> re.Pattern[str] | None:
    whole: set[str] = set()
    single: set[str] = set()
    others = {word for one in family.people if one.id not in hidden.people for word in _single(one)}
    for person in family.people:
        if person.id in hidden.people:
            whole |= {name for name in _written(person) if " " in name}
            single |= _single(person) - others
        if person.id in hidden.people | hidden.whereabouts:
            whole |= {part for one in person.spellings for part in _places(one.address, one.postcode)}
    parts = [rf"(?i:{_loose(words)})" for words in sorted(whole, key=lambda one: (-len(one), one))]
    # A name alone only as names are written: Will who is left out, not what will be done.
    parts += [rf"(?:{re.escape(word)}|{re.escape(word.upper())})" for word in sorted(single)]
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)") if parts else None


def _written(person: Person) -> Iterator[str]:
    yield person.name
    for one in person.spellings:
        yield f"{one.given_name} {one.family_name}".strip()
        yield from (part.strip() for part in one.other_names.split(";") if part.strip())
    for name in person.names:
        yield f"{name.given} {name.family}".strip()


def _single(person: Person) -> set[str]:
    words = (word for name in _written(person) for word in re.findall(r"[^\W\d_]+(?:['’-][^\W\d_]+)*", name))
    return {word for word in words if len(word) >= _SHORTEST and word[:1].upper() == word[:1]}


def _places(address: str, postcode: str) -> Iterable[str]:
    first = address.split(",")[0].strip()
    return {words for words in (address.strip(), first, postcode.strip()) if len(words) > _SHORTEST}


def _loose(words: str) -> str:
    return r"[\s,]*".join(re.escape(word) for word in re.findall(r"[^\s,]+", words))


def _walked(value: Any, over: re.Pattern[str] | None) -> Any:
    if isinstance(value, str):
        return over.sub(WITHHELD, value) if over else value
    if isinstance(value, tuple):
        return tuple(_walked(one, over) for one in value)
    if is_dataclass(value):
        return replace(cast(Any, value), **{name: _walked(getattr(value, name), over) for name in _names(value)})
    return value


def _names(value: Any) -> Collection[str]:
    return tuple(field.name for field in fields(value))
