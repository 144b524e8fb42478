"""Verbs about requests to partners, as jobs of the records thread."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from hubdesk.domain.asked import AskedDetail, AskedShown
from hubdesk.domain.changes import Changes
from hubdesk.domain.request import Request
from hubdesk.service.outgoing import RequestLetter

if TYPE_CHECKING:
    from hubdesk.service.desk import Desk
    from hubdesk.service.forms import Gate

_CHANGED = frozenset({"requests", "families"})


def asked_shown(desk: Desk, which: str, most: int) -> AskedShown:
    """List the first requests of a state."""
    from hubdesk.service.asked import asked_shown

    return asked_shown(desk, which, most)


def asked_detail(desk: Desk, request_id: str) -> AskedDetail:
    """Open one request."""
    from hubdesk.service.asked_detail import asked_detail

    return asked_detail(desk, request_id)


def ask_partner(desk: Desk, person_id: str, agency: str, gate: Gate, rating: str, reason: str) -> Request:
    """Record a question to a partner."""
    from hubdesk.service.ask import ask

    return ask(desk, person_id, agency, gate, rating, reason)


def decide_not_to_ask(desk: Desk, person_id: str, agency: str, why: str, review_on: date, kind: str) -> Request:
    """Record that a partner is not asked, or cannot know the child."""
    from hubdesk.service.ask import decide_not_to_ask

    return decide_not_to_ask(desk, person_id, agency, why, review_on, kind)


def due_words(desk: Desk, at: datetime | None = None) -> dict[str, tuple[str, datetime | None]]:
    """Say for each rating by when an answer to what was asked then, or now, would be due."""
    from hubdesk.service.ask import due_words

    return due_words(desk, at)


def take_reply(desk: Desk, request_id: str, outcome: str, words: str, concern_id: str = "") -> Changes:
    """Note what came back."""
    from hubdesk.service.ask import take_reply

    return take_reply(desk, request_id, outcome, words, concern_id)


def take_back_reply(desk: Desk, request_id: str, why: str) -> Changes:
    """Take back what was noted."""
    from hubdesk.service.ask import take_back_reply

    return take_back_reply(desk, request_id, why)


def rate(desk: Desk, request_id: str, rating: str, reason: str) -> Changes:
    """Change how urgent a request is."""
    from hubdesk.service.ask import rate_request

    return Changes(_CHANGED, frozenset({rate_request(desk, request_id, rating, reason).id}))


def letter(desk: Desk, request_id: str, kind: str, reason: str) -> RequestLetter:
    """Draw a letter or a reminder."""
    from hubdesk.service.request_letter import request_letter

    return request_letter(desk, request_id, kind, reason)


def save_letter(desk: Desk, drawn: RequestLetter, path: Path) -> Changes:
    """Write a letter where the person said."""
    from hubdesk.service.request_letter import save_request_letter

    return save_request_letter(desk, drawn, path)


def note_printed(desk: Desk, drawn: RequestLetter) -> Changes:
    """Keep that a letter was printed."""
    from hubdesk.service.request_letter import note_letter_printed

    return note_letter_printed(desk, drawn)


def note_reminder(desk: Desk, request_id: str, how: str) -> Changes:
    """Note that a partner was reminded."""
    from hubdesk.service.request_letter import note_reminder

    return note_reminder(desk, request_id, how)
