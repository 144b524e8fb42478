"""A protected identity: sealed apart from everything that is matched, shown, searched or sent."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from hubdesk.domain.concern import Concern, Mention, Told
from hubdesk.domain.decision import CORRECTED, Decision

KINDS = {
    "adoption": "Adoption",
    "witness": "Protected witness",
    "gender_recognition": "Gender recognition",
}
RESTRICTED = "These words are restricted. Ask a manager."


@dataclass(frozen=True, slots=True)
class Protection:
    """One protected identity, without any name: what may be listed. `entries` counts the mentions sealed."""

    id: str
    kind: str
    at: datetime
    by: str
    reason: str
    entries: int
    ended: bool = False


@dataclass(frozen=True, slots=True)
class Look:
    """Somebody's look at protected identities, and why."""

    at: datetime
    by: str
    reason: str
    identities: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unsealed:
    """What somebody who may look sees of a protected identity."""

    protection: Protection
    told: tuple[tuple[Mention, Concern], ...]


def sealed_among(mentions: Sequence[Mention], protected: Collection[str]) -> frozenset[str]:
    """Find, among all mentions ever made in one concern in their order, those of protected identities.

    A correction of a sealed mention is sealed, and so is whoever else in the concern bears its number, its whole name
    or its date of birth: when a partner tells the concern again in another order, too much is sealed, never too little.
    """
    sealed = {one.id for one in mentions if one.id in protected}
    numbers = {one.mention_no for one in mentions if one.id in protected}
    names = {_name(one) for one in mentions if one.id in protected} - {""}
    births = {one.date_of_birth for one in mentions if one.id in protected} - {""}
    latest = max(sealed, default="")
    for one in mentions:
        alike = _name(one) in names or one.date_of_birth in births or one.mention_no in numbers
        if one.supersedes in sealed or (alike and sealed and one.id > latest):  # ids are in the order of making
            sealed.add(one.id)
    return frozenset(sealed)


def without(told: Told, sealed: Collection[str]) -> Told:
    """Show a concern without its protected people, and without words that could name them."""
    left = tuple(mention for mention in told.mentions if mention.id not in sealed)
    covered = replace(
        told.concern,
        narrative=RESTRICTED,
        voice_of_child="",
        strengths="",
        reporter="",
        handling_conditions="",
        child_seen="",
    )
    return replace(told, concern=covered, mentions=left, restricted=True)


def covered(decision: Decision, hidden: Collection[str]) -> Decision:
    """Cover the words of a decision that was also about somebody protected; `hidden` are all ids they were shown by."""
    if not hidden or not set(decision.person_ids) & set(hidden):
        return decision
    said = {**decision.said, CORRECTED: RESTRICTED} if CORRECTED in decision.said else decision.said
    left = tuple(person_id for person_id in decision.person_ids if person_id not in hidden)
    return replace(decision, reason=RESTRICTED, dissent="", person_ids=left, said=said)


def _name(mention: Mention) -> str:
    return " ".join(mention.written_name.casefold().split()) if mention.given_name else ""
