"""Who lives together, by the address that was told last of each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from hubdesk.domain.family import Person, Spelling

_NUMBER = re.compile(r"\d+\s?[a-z]?\b")


@dataclass(frozen=True, slots=True)
class Household:
    """An address and the ids of those whom it was told of last."""

    words: str
    ids: tuple[str, ...]


class Addresses:
    """Tells which written addresses are one: by number and postcode, or by their letters where one has no postcode."""

    def __init__(self, people: Iterable[Person]) -> None:
        self._by_letters: dict[str, set[tuple[str, str]]] = {}
        for one in people:
            for spelling in one.spellings:
                code, number = _numbered(spelling)
                if code:
                    self._by_letters.setdefault(_letters(spelling), set()).add((code, number))

    def key(self, spelling: Spelling) -> tuple[str, str]:
        """Bring an address to one form."""
        written = _numbered(spelling)
        if written[0]:
            return written
        letters = _letters(spelling)
        known = self._by_letters.get(letters, set())
        return next(iter(known)) if len(known) == 1 else ("", letters)


def households(people: Sequence[Person]) -> tuple[Household, ...]:
    """Find addresses of two people or more, the largest household first."""
    found: dict[tuple[str, str], list[str]] = {}
    written: dict[tuple[str, str], str] = {}
    addresses = Addresses(people)
    for one in people:
        last = next((s for s in reversed(one.spellings) if s.address.strip()), None)
        if last is None:
            continue
        key = addresses.key(last)
        found.setdefault(key, []).append(one.id)
        written.setdefault(key, last.address.strip())
    homes = [Household(written[key], tuple(sorted(ids))) for key, ids in found.items() if len(ids) > 1]
    return tuple(sorted(homes, key=lambda home: (-len(home.ids), home.words, home.ids)))


def _numbered(spelling: Spelling) -> tuple[str, str]:
    code = "".join(spelling.postcode.casefold().split())
    number = _NUMBER.search(spelling.address.casefold())
    return (code, number[0].replace(" ", "")) if code and number else ("", "")


def _letters(spelling: Spelling) -> str:
    return "".join(letter for letter in spelling.address.casefold() if letter.isalnum())
