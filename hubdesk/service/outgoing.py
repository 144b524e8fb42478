"""What is drawn to leave the hub, and what stops it until somebody gives a reason."""

from __future__ import annotations

from dataclasses import dataclass

from hubdesk.domain.errors import Refused


@dataclass(frozen=True, slots=True)
class ContactForm:
    """How somebody may be contacted, as typed; `safety` is a code of `domain.contact.SAFETY`."""

    safety: str = "not_known"
    way: str = ""
    withheld_from: str = ""
    responsibility: str = ""
    interpreter: str = ""
    staff_safety: str = ""
    worker: str = ""
    plan: str = ""


@dataclass(frozen=True, slots=True)
class RequestLetter:
    """A letter or a reminder as drawn, before it leaves; `words` are kept so that it can be drawn again."""

    request_id: str
    agency: str
    kind: str
    words: str
    pdf: bytes
    reason: str = ""


class Stopped(Refused):
    """What was to go out needs a reason first; `stops` are the sentences that say why."""

    def __init__(self, sentence: str, stops: tuple[str, ...]) -> None:
        super().__init__(sentence)
        self.stops = stops
