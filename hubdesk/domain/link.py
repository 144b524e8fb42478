"""What ties people beside their family: a phone or a school that was told of them, and who else a concern names."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hubdesk.domain.family import Person


@dataclass(frozen=True, slots=True)
class Link:
    """A phone or school (`kind`) told of a person, from the first to the last day it was told."""

    kind: str
    words: str
    person_id: str
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Beyond:
    """Somebody of another family whom concerns of this one name; `named` pairs a concern with their role in it."""

    person: Person
    family_id: str
    title: str
    named: tuple[tuple[str, str], ...]
