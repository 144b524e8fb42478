"""Verbs about what is printed beside packs, as jobs of the records thread."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hubdesk.domain.family import Entry, Person
    from hubdesk.service.desk import Desk
    from hubdesk.service.forms import MadePack


def pieces_about(desk: Desk, person_id: str) -> tuple[Person, tuple[Entry, ...]]:
    """List the pieces that name somebody."""
    from hubdesk.service.subject_access import pieces_about

    return pieces_about(desk, person_id)


def subject_access(
    desk: Desk,
    person_id: str,
    asked_by: str,
    withhold: Mapping[str, str],
    give: Sequence[str],
    also: Sequence[str],
    reason: str,
) -> MadePack:
    """Make a subject access copy."""
    from hubdesk.service.subject_access import subject_access

    return subject_access(desk, person_id, asked_by, withhold, give, also, reason)


def weekly(desk: Desk, out: Path) -> None:
    """Write the weekly list."""
    from hubdesk.service.weekly import weekly

    weekly(desk, out)


def blank_form(desk: Desk, out: Path) -> None:
    """Write the form on paper."""
    from hubdesk.service.blank_form import blank_form

    blank_form(desk, out)
