"""Take out of words what may not stand in a copy: each place gets a number, and the schedule says where and why."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from hubdesk.domain.family import Person
from hubdesk.packs.shield import COVER, Shield
from hubdesk.packs.withheld import WITHHELD

SOURCE = "Says or shows who told us. The identity of sources is protected."
LEFT_OUT = "Somebody or something is left out of this copy on purpose."
_NAME = re.compile(r"[^\W\d_]+(?:['\u2019-][^\W\d_]+)*")
_PARTS = re.compile(r"[^\s,.]+")
# Names that are words too: taken out only where they are written as names.
_ALSO_WORDS = frozenset(
    """
    amber april art august bill bob carol chance christian daisy dawn dean drew faith frank gene grace grant guy harry
    heather hope iris ivy jack jade jean joy june king lane lily mark may miles pat penny pearl ray rich robin rob rose
    ruby sandy sky sonny sue summer victor violet wade will young brown green white black long short day may hill wood
    woods field fields park parks street west north south church bishop cook baker carter law love moss rice sharp stone
    """.split()  # noqa: SIM905 (words read better as lines than as a column)
)
_SHORTEST = 3  # letters of a name that is taken out where it stands alone


@dataclass(frozen=True, slots=True)
class Redaction:
    """One place of the schedule: its number, where it is, and why."""

    number: int
    where: str
    why: str


class Redactor:
    """Numbers what it takes out, in the order in which it is asked; `word` stands in its place: [redacted 3].

    `reasons` are words that may not stand, each with why not, and `sources` covers what gives sources away.
    """

    def __init__(self, word: str, reasons: Mapping[str, str], sources: Shield) -> None:
        self.schedule: list[Redaction] = []
        self._word, self._sources = word, sources
        every = {words: why for words, why in reasons.items() if _plain(words)} | {COVER: SOURCE, WITHHELD: LEFT_OUT}
        self._reasons = {_plain(words): why for words, why in every.items()}
        said = "|".join(_found(words) for words in sorted(every, key=lambda one: (-len(one), one)))
        self._pattern = re.compile(rf"(?<![^\W_])(?:{said})(?![^\W_])")

    def cover(self, text: str, where: str) -> str:
        """Take out of a text what may not stand."""
        return self._pattern.sub(lambda found: self.whole(where, self._why(found.group())), self._sources.cover(text))

    def _why(self, words: str) -> str:
        # A few letters are alike to the search and not when they are written small.
        return self._reasons.get(_plain(words), LEFT_OUT)

    def whole(self, where: str, why: str) -> str:
        """Take out a whole text, and give what stands in its place."""
        self.schedule.append(Redaction(len(self.schedule) + 1, where, why))
        return f"[{self._word} {len(self.schedule)}]"


def names_of(people: Iterable[Person], spared: Iterable[Person]) -> frozenset[str]:
    """List how people are written, whole and each name alone; what is also a name of somebody spared stays."""
    return parts_of((words for person in people for words in written(person)), spared)


def parts_of(names: Iterable[str], spared: Iterable[Person]) -> frozenset[str]:
    """List names whole and each part alone, save what is also a name of somebody spared."""
    kept = {word.casefold() for one in spared for words in written(one) for word in _NAME.findall(words)}
    found = set()
    for words in names:
        parts = _NAME.findall(words)
        single = {word for word in parts if word.casefold() not in kept}
        found |= {word for word in single if len(word) >= _SHORTEST}
        if single and len(parts) > 1:
            found.add(words)
    return frozenset(found)


def written(person: Person) -> tuple[str, ...]:
    """List every name by which somebody was ever written."""
    names = [person.name, *(f"{one.given_name} {one.family_name}".strip() for one in person.spellings)]
    names += [part.strip() for one in person.spellings for part in one.other_names.split(";")]
    names += [one.name for one in person.names]
    return tuple(dict.fromkeys(name for name in names if name and name != "Name not known"))


def _found(words: str) -> str:
    if words.casefold() in _ALSO_WORDS:
        return f"{re.escape(words.capitalize())}|{re.escape(words.upper())}"
    return rf"(?i:{'[,.]*[ ]*'.join(re.escape(word) for word in _PARTS.findall(words))})"


def _plain(words: str) -> str:
    return "".join(_PARTS.findall(words.casefold()))
