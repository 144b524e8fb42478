"""Pieces that a person takes out of a copy, each with a reason, before it is made."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from hubdesk.domain.errors import Refused


def check_pieces(chosen: Mapping[str, str], known: Iterable[str]) -> None:
    """Refuse a piece that is not there, and one without a reason that a reader could follow."""
    here = set(known)
    for ref, why in chosen.items():
        if ref not in here:
            raise Refused(f"{ref} is not a piece of this copy. Take the number from the chronology.")
        if len(why.split()) < 2:
            raise Refused(f"Write in a few words why {ref} is taken out: the schedule says it.")
