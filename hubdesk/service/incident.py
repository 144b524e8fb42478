"""Say whether two concerns tell of one event or of two: it comes before what the rules would say, and can be undone."""

from __future__ import annotations

from hubdesk.domain.changes import Changes
from hubdesk.domain.concern import Told
from hubdesk.domain.errors import Refused
from hubdesk.service.desk import Desk
from hubdesk.service.mark import amended, concern_named, families_of

VERDICTS = {"one": "one_incident", "two": "two_incidents"}


def say_incident(desk: Desk, left: str, right: str, verdict: str, reason: str) -> Changes:
    """Say that two concerns, named by id or reference, tell of `one` event or of `two`."""
    if verdict not in VERDICTS:
        raise Refused("Say one or two: do both concerns tell of one event, or of two?")
    first, second = _pair(desk, left, right)
    said = first.one_with if verdict == "one" else first.apart_from
    if second.concern.id in said:
        raise Refused(f"That is said already of {first.concern.ref} and {second.concern.ref}.")
    return amended(desk, first, VERDICTS[verdict], reason, second)


def undo_incident(desk: Desk, left: str, right: str, reason: str) -> Changes:
    """Take back what was said of two concerns: the rules decide again."""
    first, second = _pair(desk, left, right)
    if second.concern.id not in first.one_with | first.apart_from:
        raise Refused(f"Nobody said anything of {first.concern.ref} and {second.concern.ref} that could be taken back.")
    return amended(desk, first, "open_incident", reason, second)


def _pair(desk: Desk, left: str, right: str) -> tuple[Told, Told]:
    """Find both concerns, always in the same order, so that the latest word on the pair stands in one place."""
    found = sorted((concern_named(desk, left), concern_named(desk, right)), key=lambda told: told.concern.id)
    first, second = found
    if first.concern.id == second.concern.id:
        raise Refused("Name two concerns. A concern and itself tell of one event.")
    if not families_of(desk, [first.concern.id]) & families_of(desk, [second.concern.id]):
        raise Refused(
            f"{first.concern.ref} and {second.concern.ref} are about different families. If somebody is in both, "
            "say first who is whom, under Matches."
        )
    return first, second
