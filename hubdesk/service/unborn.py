"""An unborn child as people read of it: when it is due, and what it is called until it has a name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from hubdesk.domain.concern import Concern, Mention
from hubdesk.domain.family import Spelling
from hubdesk.matching.unborn import due
from hubdesk.matching.words import name_words

UNBORN = "Unborn"


def due_of(told: Sequence[tuple[Mention, Concern]]) -> dict[str, date]:
    """Read the due dates by the mentions that tell of an unborn child, in the order given."""
    return {
        mention.id: date.fromisoformat(day)
        for mention, concern in told
        if mention.date_of_birth
        and (day := due(mention.given_name, mention.family_name, mention.date_of_birth, concern.received_on))
    }


def without_placeholders(spellings: Sequence[Spelling]) -> tuple[Spelling, ...]:
    """Leave out what only stands where a given name will: unborn, baby of."""
    return tuple(one if name_words(one.given_name) else replace(one, given_name="") for one in spellings)
