"""What can be done from anywhere by typing its words into the search box."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

MOST = 3  # at once: people are what most are looking for


@dataclass(frozen=True, slots=True)
class Command:
    """What somebody types for it, the key that does the same, if any, and what it does."""

    words: str
    key: str
    act: Callable[[], object]


def meant(typed: str, commands: Iterable[Command]) -> tuple[Command, ...]:
    """Find the commands of which every typed word begins a word; those that begin as typed come first."""
    wanted = _parts(typed)
    if not any(len(word) > 1 for word in wanted):
        return ()
    found = [one for one in commands if all(any(own.startswith(word) for own in _parts(one.words)) for word in wanted)]
    found.sort(key=lambda one: not one.words.casefold().startswith(" ".join(wanted)))
    return tuple(found[:MOST])


def before(typed: str, titles: Sequence[str]) -> bool:
    """Tell whether commands stand before what was found: not where something bears the very words that were typed."""
    wanted = set(_parts(typed))
    return not any(wanted <= set(_parts(title)) for title in titles)


def _parts(words: str) -> list[str]:
    return words.casefold().replace(":", " ").replace(",", " ").split()
