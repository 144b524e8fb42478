"""Keep the identity of sources out of free text: what names them is covered before anything is laid out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from hubdesk.domain.codes import CodeLists
from hubdesk.domain.family import Family

COVER = "[source withheld]"
_WORD = re.compile(r"[^\W_]+(?:['\u2019-][^\W_]+)*")
_PARTS = re.compile(r"[,;:()/]|\s[-\u2013]\s")
# What many people are called: covered in the source's own piece only, or half of every narrative would be.
_MANY = frozenset(
    """
    aunt brother caller carer child childminder consultant cousin dad doctor dr father foster friend gp grandad
    grandfather grandma grandmother grandparent head manager mother mr mrs ms mum nan neighbour nurse officer
    parent pastor pc pcso practitioner receptionist relative secretary sergeant sister social step staff student
    teacher the uncle visitor volunteer worker youth a an and at by for from in no number of on or to
    """.split()  # noqa: SIM905 (fifty words read better as lines than as a column)
)


_ANYBODY = frozenset({"caller", "from", "number", "office", "officer", "person", "reporter", "staff", "worker"})


@dataclass(frozen=True, slots=True)
class Shield:
    """What gives sources away, as word sequences in lower case by their first word; `spare` are the family's names.

    One that is `lifted` covers nothing: for the hub's own eyes.
    """

    phrases: dict[str, tuple[tuple[str, ...], ...]]
    spare: frozenset[str]
    lifted: bool = False

    def cover(self, text: str, reporter: str = "") -> str:
        """Put COVER where the text names a source; `reporter` is that of the piece the text belongs to."""
        if self.lifted:
            return text
        own = _by_first(_own(reporter, self.spare)) if reporter else {}
        if not text or not (self.phrases or own):
            return text
        words = [(found.start(), found.end(), found.group().casefold()) for found in _WORD.finditer(text)]
        spoken = [word for _, _, word in words]
        parts, done, number = [], 0, 0
        while number < len(words):
            length = max(_length(self.phrases, spoken, number), _length(own, spoken, number))
            if length:
                parts += [text[done : words[number][0]], COVER]
                done = words[number + length - 1][1]
            number += length or 1
        return "".join([*parts, text[done:]])


UNSHIELDED = Shield({}, frozenset(), lifted=True)


def shield(family: Family, codes: CodeLists) -> Shield:
    """Gather what would give away any source of a family's pieces."""
    names = {word for person in family.people for word in _words(person.name)}
    names |= {word for person in family.people for one in person.spellings for word in _words(one.given_name)}
    names |= {word for person in family.people for one in person.spellings for word in _words(one.family_name)}
    agencies = {word for agency in codes.agencies.values() for word in _words(f"{agency.label} {agency.code}")}
    spare = frozenset(names | agencies)
    found = {
        phrase
        for reporter in {entry.concern.reporter for entry in family.entries}
        for part in [reporter, *_PARTS.split(reporter)]
        if (phrase := tuple(_words(part))) and (set(phrase) - spare - _MANY) and (len(phrase) > 1 or len(phrase[0]) > 3)
    }
    return Shield(_by_first(found), spare)


def _own(reporter: str, spare: frozenset[str]) -> set[tuple[str, ...]]:
    whole = tuple(_words(reporter))
    parts = {tuple(_words(part)) for part in _PARTS.split(reporter)}
    single = {(word,) for word in whole if len(word) > 3 and word not in spare | _ANYBODY}
    return {phrase for phrase in {whole, *parts} if set(phrase) - spare} | single


def _words(text: str) -> list[str]:
    return [found.group().casefold() for found in _WORD.finditer(text)]


def _by_first(phrases: Iterable[tuple[str, ...]]) -> dict[str, tuple[tuple[str, ...], ...]]:
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for phrase in sorted(phrases, key=lambda phrase: (-len(phrase), phrase)):
        found[phrase[0]] = (*found.get(phrase[0], ()), phrase)
    return found


def _length(phrases: dict[str, tuple[tuple[str, ...], ...]], spoken: list[str], number: int) -> int:
    for phrase in phrases.get(spoken[number], ()):
        if tuple(spoken[number : number + len(phrase)]) == phrase:
            return len(phrase)
    return 0
