"""An unborn child as people read of it: when it is due, and what it is called until it has a name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from hubdesk.domain.family import Spelling
from hubdesk.matching.unborn import due
from hubdesk.matching.words import name_words

UNBORN = "Unborn"


def due_of(spellings: Sequence[Spelling]) -> dict[str, date]:
    """Read the due dates by the mentions that tell of an unborn child, in the order given."""
    return {
        one.mention_id: date.fromisoformat(day)
        for one in spellings
        if one.date_of_birth and (day := due(one.given_name, one.family_name, one.date_of_birth, one.received_on))
    }


def without_placeholders(spellings: Sequence[Spelling]) -> tuple[Spelling, ...]:
    """Leave out what only stands where a given name will: unborn, baby of."""
    return tuple(one if name_words(one.given_name) else replace(one, given_name="") for one in spellings)
