"""What whoever told us hears back: an acknowledgement with a reference, and in time what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

KINDS = ("acknowledgement", "outcome")


@dataclass(frozen=True, slots=True)
class Feedback:
    """One thing told to whoever told us of a concern, or why nothing is.

    `kind` is `acknowledgement`, `outcome`, or `none` with `why` as a code of the list of reasons. `words` is the
    letter as it was sent, `how` the way (post, e-mail, telephone).
    """

    id: str
    concern_id: str
    kind: str
    at: datetime
    by: str
    how: str = ""
    words: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter to whoever told us, before it is sent: plain lines, and nothing that another agency said."""

    concern_id: str
    kind: str
    reference: str
    subject: str
    paragraphs: tuple[str, ...]

    @property
    def text(self) -> str:
        """The letter as plain text, for an e-mail."""
        return "\n\n".join(self.paragraphs)
