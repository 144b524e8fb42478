"""What a person decided, and the packs that went out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Decision:
    """A human decision with its reason; it hangs on persons and concerns, never on a family that is worked out.

    `kind` is a code of the decision list; `concern_ids` are those that were on the table when it was made.
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


@dataclass(frozen=True, slots=True)
class Pack:
    """A pack as made: a numbered, hashed snapshot for one recipient.

    `snapshot` is the contents as canonical JSON, `digest` its SHA-256 in hexadecimal. `signed_by` has up to two names.
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
