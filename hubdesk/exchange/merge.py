"""Whether a bundle can be taken, from nothing but what was taken before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from hubdesk.exchange.bundle import Bundle


@dataclass(frozen=True, slots=True)
class Accept:
    """The bundle builds on what is here and can be taken."""


@dataclass(frozen=True, slots=True)
class Repeat:
    """This very bundle was taken before; there is nothing in it that is not here."""


@dataclass(frozen=True, slots=True)
class Gap:
    """The bundle builds on one that is not here; `missing` are the numbers that have not been taken."""

    missing: tuple[int, ...]


def accept(bundle: Bundle, taken: Mapping[str, int]) -> Accept | Repeat | Gap:
    """Decide about a bundle; `taken` has the number of each bundle taken from its hub by digest.

    What counts is the bundle that it builds on and not its number: one that was lost on its way leaves no hole,
    because the next holds all since the last acknowledged; and a hub restored from a backup, which counts some
    numbers twice, goes on from what both sides have.
    """
    if bundle.digest in taken:
        return Repeat()
    if not bundle.previous or bundle.previous in taken:
        return Accept()
    have = set(taken.values())
    missing = tuple(number for number in range(1, bundle.base + 1) if number not in have)
    return Gap(missing or (bundle.base,))
