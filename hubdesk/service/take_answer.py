"""Note with a request that a concern which was just recorded is its answer, inside the same transaction."""

from __future__ import annotations

from hubdesk.domain.errors import Refused
from hubdesk.domain.request import standing
from hubdesk.service.ask import take_reply
from hubdesk.service.desk import Desk
from hubdesk.service.request_letter import asked
from hubdesk.store import requests


def take_answer(desk: Desk, request_id: str, concern_id: str) -> None:
    """Answer a request with a concern; raises Refused where somebody noted an answer meanwhile."""
    made = asked(desk, request_id)
    if made.id in standing(requests.replies_of(desk.database, [made.id])):
        raise Refused(
            "Somebody has noted an answer to this request meanwhile. Take that back first, or clear the form and "
            "record this as a concern of its own."
        )
    take_reply(desk, made.id, "answered", "", concern_id)
