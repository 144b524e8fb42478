"""Verbs about who is whom, as jobs of the records thread."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from hubdesk.domain.changes import Changes

if TYPE_CHECKING:
    from hubdesk.domain.contact import Contact
    from hubdesk.domain.family import Person
    from hubdesk.domain.protected import Protection, Unsealed
    from hubdesk.domain.relation import Relation
    from hubdesk.service.desk import Desk
    from hubdesk.service.forms import Found, Review, Tied, WhoIs
    from hubdesk.service.outgoing import ContactForm


def review(desk: Desk, limit: int) -> Review:
    """List the matches that wait, and what was answered today."""
    from hubdesk.service.review import review

    return review(desk, limit)


def answer(desk: Desk, left: str, right: str, verdict: str, reason: str, instead: bool = False) -> Tied:
    """Say whether two mentions are one person."""
    from hubdesk.service.combine import answer

    return answer(desk, left, right, verdict, reason, instead=instead)


def merge(desk: Desk, ids: Sequence[str], reason: str, instead: bool = False) -> Tied:
    """Say that persons are one."""
    from hubdesk.service.combine import merge

    return merge(desk, ids, reason, instead=instead)


def split(desk: Desk, person_id: str, going: Sequence[str], reason: str, instead: bool = False) -> Tied:
    """Say that some mentions are somebody else."""
    from hubdesk.service.combine import split

    return split(desk, person_id, going, reason, instead=instead)


def undo(desk: Desk, stroke: str) -> Tied:
    """Take back what was said at one stroke."""
    from hubdesk.service.combine import undo

    return undo(desk, stroke)


def who_is(desk: Desk, person_id: str) -> WhoIs:
    """Show who somebody is held to be, and why."""
    from hubdesk.service.ties import who_is

    return who_is(desk, person_id)


def find_people(desk: Desk, words: str) -> tuple[Found, ...]:
    """Find people by words."""
    from hubdesk.service.search import search

    return tuple(one for one in search(desk, words) if one.kind == "person")


def add_name(desk: Desk, person_id: str, kind: str, name: str, from_day: str, to_day: str) -> Changes:
    """Record another name of somebody."""
    from hubdesk.service.known_names import add_name

    return add_name(desk, person_id, kind, name, from_day, to_day)


def relations_of(desk: Desk, person_id: str) -> tuple[tuple[Relation, ...], dict[str, Person]]:
    """Read who belongs to somebody."""
    from hubdesk.service.relate import relations_of

    return relations_of(desk, person_id)


def relate(desk: Desk, one: str, kind: str, other: str, state: str, since: str, source: str) -> Changes:
    """Record what one person is to another."""
    from hubdesk.service.relate import relate

    return relate(desk, one, kind, other, state, since, source)


def take_back_relation(desk: Desk, relation_id: str, reason: str) -> Changes:
    """Take back who belongs to somebody."""
    from hubdesk.service.relate import take_back_relation

    return take_back_relation(desk, relation_id, reason)


def protect(desk: Desk, person_id: str, kind: str, reason: str) -> Changes:
    """Seal an identity apart."""
    from hubdesk.service.protect import protect

    return protect(desk, person_id, kind, reason)[1]


def protected(desk: Desk) -> tuple[Protection, ...]:
    """List protected identities, without names."""
    from hubdesk.service.protect import protected

    return protected(desk)


def look(desk: Desk, identity: str, reason: str) -> Unsealed:
    """Look at a protected identity."""
    from hubdesk.service.protect import look

    return look(desk, identity, reason)


def unprotect(desk: Desk, identity: str, reason: str) -> Changes:
    """Take a protection back."""
    from hubdesk.service.protect import unprotect

    return unprotect(desk, identity, reason)


def contact_of(desk: Desk, person_id: str) -> tuple[Contact, ...]:
    """Read how somebody may be contacted."""
    from hubdesk.service.safe_contact import contact_of

    return contact_of(desk, person_id)


def note_contact(desk: Desk, person_id: str, form: ContactForm, reason: str) -> Changes:
    """Note how somebody may be contacted."""
    from hubdesk.service.safe_contact import note_contact

    return note_contact(desk, person_id, form, reason)
