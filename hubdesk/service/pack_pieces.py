"""Pieces and words that a person takes out of a copy before it is made."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from hubdesk.domain.difference import Difference
from hubdesk.domain.errors import Refused
from hubdesk.domain.pack_standing import PackView

_SHORTEST = 2


def check_pieces(chosen: Mapping[str, str], known: Iterable[str]) -> None:
    """Refuse a piece that is not there, and one without a reason that a reader could follow."""
    here = set(known)
    for ref, why in chosen.items():
        if ref not in here:
            raise Refused(f"{ref} is not a piece of this copy. Take the number from the chronology.")
        if len(why.split()) < 2:
            raise Refused(f"Write in a few words why {ref} is taken out: whoever signs reads it.")


def with_pieces(view: PackView, chosen: Mapping[str, str]) -> PackView:
    """Say, to whoever signs, which pieces are taken out whole and why."""
    taken = tuple(Difference("withheld", "The whole piece.", why, ref) for ref, why in chosen.items())
    return replace(view, differences=(*taken, *view.differences))


def words(also: Iterable[str]) -> tuple[str, ...]:
    """Give further words that may not stand in a copy; refuses one that would take out half of it."""
    said = tuple(dict.fromkeys(one.strip() for one in also if one.strip()))
    for one in said:
        if len(one) < _SHORTEST:
            raise Refused(f"{one} is too short to be taken out wherever it stands. Write at least two letters.")
    return said
