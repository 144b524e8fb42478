"""Who lives together, by the address that was told last of each."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from hubdesk.domain.family import Person

_NUMBER = re.compile(r"\d+\s?[a-z]?\b")


@dataclass(frozen=True, slots=True)
class Household:
    """An address and the ids of those whom it was told of last."""

    words: str
    ids: tuple[str, ...]


def households(people: Iterable[Person]) -> tuple[Household, ...]:
    """Find addresses of two people or more, the largest household first."""
    found: dict[tuple[str, str], list[str]] = {}
    written: dict[tuple[str, str], str] = {}
    for one in people:
        last = next((s for s in reversed(one.spellings) if s.address.strip()), None)
        if last is None:
            continue
        key = place_key(last.address, last.postcode)
        found.setdefault(key, []).append(one.id)
        written.setdefault(key, last.address.strip())
    homes = [Household(written[key], tuple(sorted(ids))) for key, ids in found.items() if len(ids) > 1]
    return tuple(sorted(homes, key=lambda home: (-len(home.ids), home.words, home.ids)))


def place_key(address: str, postcode: str) -> tuple[str, str]:
    """Bring an address to one form: its number and postcode where it has both, else its letters."""
    code = "".join(postcode.casefold().split())
    number = _NUMBER.search(address.casefold())
    if code and number:
        return code, number[0].replace(" ", "")
    return "", "".join(letter for letter in address.casefold() if letter.isalnum())
