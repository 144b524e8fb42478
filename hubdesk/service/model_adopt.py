"""When a hub is opened: take up what a newer program brings for matching, with a line in the audit trail."""

from __future__ import annotations

from hubdesk.matching.model import shipped_model, shipped_text
from hubdesk.matching.tidy import VERSION
from hubdesk.service.desk import Desk
from hubdesk.service.model_versions import MODEL, PROGRAM, PROPOSAL, Choice, choose, versions
from hubdesk.service.new_id import new_id
from hubdesk.service.unsettled import EVERYTHING, mark_unsettled
from hubdesk.store import audit, policy, settings

NORMALISATION = "normalisation"  # of what is worked out: the setting's name


def take_up(desk: Desk) -> None:
    """Keep the model that the hub now works with, and mark all to be worked out where it or the tidying changed.

    A model that a manager chose stays in use while it can be used; the shipped one then waits as a proposal.
    Call inside the transaction of signing in.
    """
    choice = choose(desk.database)
    if choice.reason:
        number = choice.number or next_number(desk)
        _keep(desk, MODEL, number, choice.reason, choice.text)
        mark_unsettled(desk, (EVERYTHING,))
    elif not _knows_shipped(desk, choice):
        why = "Shipped with a newer HubDesk; the hub goes on with the version that was chosen here"
        _keep(desk, PROPOSAL, next_number(desk), why, shipped_text())
    if settings.get(desk.database, NORMALISATION) != str(VERSION):
        settings.put(desk.database, NORMALISATION, str(VERSION))
        mark_unsettled(desk, (EVERYTHING,))


def keep(desk: Desk, name: str, number: int, author: str, reason: str, text: str) -> str:
    """Keep a version, or that one was accepted; returns the row's id."""
    made = policy.Policy(new_id(), name, str(number), author, desk.now(), reason, text)
    policy.add(desk.database, made)
    return made.id


def next_number(desk: Desk) -> int:
    """Give the number of a new version."""
    return max(version.number for version in versions(desk.database)) + 1


def _knows_shipped(desk: Desk, choice: Choice) -> bool:
    return choice.model == shipped_model() or any(v.text == shipped_text() for v in versions(desk.database))


def _keep(desk: Desk, name: str, number: int, reason: str, text: str) -> None:
    made = keep(desk, name, number, PROGRAM, reason, text)
    verb = "adopt_model" if name == MODEL else "propose_model"
    audit.add(desk.database, desk.now(), PROGRAM, verb, (made,), reason, "")
