"""Whom one picture can hold: in the rare family that is larger, those whom concerns name most."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from hubdesk.domain.family import Family


def with_at_most(family: Family, most: int) -> tuple[Family, int]:
    """Keep the children in the matter, then those named most often; gives how many people are left out."""
    if len(family.people) <= most:
        return family, 0
    named = Counter(person for entry in family.entries for person, _ in entry.people)
    first = sorted(family.people, key=lambda one: (not (one.child and one.subject), -named[one.id], one.id))[:most]
    kept = {one.id for one in first}
    return replace(family, people=tuple(one for one in family.people if one.id in kept)), len(family.people) - most


def left_out_people(count: int) -> str:
    """Say that people are left out."""
    return f"{count:,} more people of this family are not drawn: one picture cannot hold them." if count else ""
