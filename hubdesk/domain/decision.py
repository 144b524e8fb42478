"""What a person decided, and the packs that went out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime

WITHDRAWN = "withdrawn"  # the kind of a correction that takes a decision back
CORRECTED = "corrected"  # what a correction says of why it was needed, in `said`


@dataclass(frozen=True, slots=True)
class Decision:
    """A human decision with its reason; it hangs on persons and concerns, never on a family that is worked out.

    `kind` is a code of the decision list; `concern_ids` are those that were on the table when it was made. `owner` sees
    to it, `said` holds what its kind asks for (`KIND_FIELDS`), and `corrects` names the decision that it replaces.
    """

    id: str
    kind: str
    reason: str
    person_ids: tuple[str, ...]
    concern_ids: tuple[str, ...]
    made_at: datetime
    made_by: str
    review_on: date | None = None
    dissent: str = ""
    owner: str = ""
    said: Mapping[str, str] = field(default_factory=dict)
    corrects: str = ""


# What each kind of decision asks for beside its reason: field to label. `watch_until` has its day in `review_on`.
KIND_FIELDS: Mapping[str, Mapping[str, str]] = {
    "early_help": {"helper": "Who offers early help"},
    "ask_partners": {"requests": "Requests"},
    "escalate": {"mdt": "To which MDT"},
    "immediate_referral": {"telephoned": "Who was telephoned", "telephoned_at": "When"},
}
HANDED_UP = ("escalate", "immediate_referral")


def in_force(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """Keep the decisions that count now, oldest first: a correction stands in the place and at the time of the first.

    So what came between a decision and its correction is new to both.
    """
    first_of: dict[str, Decision] = {}
    latest: dict[str, Decision] = {}
    for one in _by_time(decisions):
        first = first_of[one.id] = first_of.get(one.corrects, one)
        latest[first.id] = replace(one, made_at=first.made_at, concern_ids=first.concern_ids)
    return tuple(one for one in latest.values() if one.kind != WITHDRAWN)


def stands_for(decisions: Iterable[Decision]) -> dict[str, str]:
    """Say, for each decision, the id of the row that stands in its place, its own where it was not corrected."""
    made = _by_time(decisions)
    now = {one.id: one.id for one in made}
    for one in reversed(made):
        if one.corrects in now:
            now[one.corrects] = now[one.id]
    return now


def _by_time(decisions: Iterable[Decision]) -> list[Decision]:
    return sorted(decisions, key=lambda one: (one.made_at, one.id))


@dataclass(frozen=True, slots=True)
class Pack:
    """A pack as made: a numbered, hashed snapshot for one recipient.

    `snapshot` is the contents as canonical JSON, `digest` its SHA-256 in hexadecimal. `signed_by` has up to two names.
    `kind` is a key of `PACK_KINDS`, or `subject_access`, which is about one person.
    """

    id: str
    number: str
    person_ids: tuple[str, ...]
    recipient: str
    made_at: datetime
    made_by: str
    digest: str
    rules_version: str
    snapshot: str
    signed_by: tuple[str, ...] = ()
    kind: str = "full"


# What a pack about a family can be.
PACK_KINDS: Mapping[str, str] = {
    "full": "Full pack",
    "log": "Full pack with the whole log",
    "referral": "One-page referral",
    "chronology": "Chronology for a strategy meeting",
    "court": "Court and disclosure copy",
}
SUBJECT_ACCESS = "subject_access"
# Kinds for which a person chooses what is taken out, so that none is made again without one.
CHOSEN_BY_PIECE = frozenset({"court", SUBJECT_ACCESS})
# Every kind that a kept pack can be.
KIND_NAMES: Mapping[str, str] = {**PACK_KINDS, SUBJECT_ACCESS: "Subject access copy"}
# Who may ask for a copy of what is held about somebody.
ASKED_BY: Mapping[str, str] = {
    "self": "The person it is about",
    "parent": "A parent or carer",
    "representative": "Somebody who acts for them",
}
