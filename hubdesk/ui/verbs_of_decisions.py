"""Verbs about the day's work and what follows a decision, as jobs of the records thread."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from hubdesk.domain.changes import Changes
from hubdesk.domain.feedback import Letter
from hubdesk.domain.follow_up import Action
from hubdesk.domain.handover import Handover
from hubdesk.domain.ledger import LedgerRow, LedgerView
from hubdesk.domain.today import Item, Today

if TYPE_CHECKING:
    from hubdesk.service.desk import Desk
    from hubdesk.service.forms import Decided, HandedOver


def today(desk: Desk) -> Today:
    """Count what waits."""
    from hubdesk.service.today import today

    return today(desk)


def today_list(desk: Desk, name: str) -> tuple[Item, ...]:
    """List the items behind a tile."""
    from hubdesk.service.today import today_list

    return today_list(desk, name)


def hand_over(desk: Desk, left_by: str, taken_by: str, reason: str) -> HandedOver:
    """Give everything that is open with one person to another."""
    from hubdesk.service.hand_over import hand_over

    return hand_over(desk, left_by, taken_by, reason)


def ledger(desk: Desk, kind: str, first: int) -> LedgerView:
    """Read a page of the ledger."""
    from hubdesk.service.ledger import ledger

    return ledger(desk, kind, first)


def ledger_row(desk: Desk, decision_id: str) -> LedgerRow:
    """Read one decision with what followed."""
    from hubdesk.service.ledger import ledger_row

    return ledger_row(desk, decision_id)


def decision_of_action(desk: Desk, action_id: str) -> LedgerRow:
    """Read the decision that an action belongs to."""
    from hubdesk.service.follow_up import decision_of
    from hubdesk.service.ledger import ledger_row

    return ledger_row(desk, decision_of(desk, action_id))


def take_step(desk: Desk, kind: str, decision_id: str, words: str, at: str) -> Changes:
    """Take a step on a referral: telephoned, confirmed, countersigned."""
    from hubdesk.service import follow_up

    if kind == "telephoned":
        return follow_up.note_call(desk, decision_id, words, at)
    if kind == "confirmed":
        return follow_up.confirm_in_writing(desk, decision_id, at, words)
    return follow_up.countersign(desk, decision_id, words)


def add_action(desk: Desk, decision_id: str, what: str, owner: str, due_on: date | None) -> Action:
    """Note something to be done."""
    from hubdesk.service.follow_up import add_action

    return add_action(desk, decision_id, what, owner, due_on)


def close_action(desk: Desk, action_id: str) -> Changes:
    """Note that an action was done."""
    from hubdesk.service.follow_up import close_action

    return close_action(desk, action_id)


def record_outcome(desk: Desk, where: str, kind: str, on: date, words: str, family_told: str, dissent: str) -> Changes:
    """Write down what came back."""
    from hubdesk.service.outcome import record_outcome

    return record_outcome(desk, where, kind, on, words, family_told, dissent)


def correct_decision(desk: Desk, decision_id: str, reason: str, why: str) -> Decided:
    """Put a new row with another reason in the place of a decision."""
    from hubdesk.service.decide import correct_decision

    return correct_decision(desk, decision_id, reason=reason, why=why)


def withdraw_decision(desk: Desk, decision_id: str, why: str) -> Decided:
    """Take a decision back."""
    from hubdesk.service.decide import withdraw_decision

    return withdraw_decision(desk, decision_id, why)


def letter(desk: Desk, concern: str, kind: str, reason: str) -> Letter:
    """Write a letter to whoever told us."""
    from hubdesk.service.feedback import letter

    return letter(desk, concern, kind, reason)


def save_letter(desk: Desk, written: Letter, path: Path) -> None:
    """Save a letter where the person said."""
    from hubdesk.service.save_letter import save_letter

    save_letter(desk, written, path)


def mark_sent(desk: Desk, written: Letter, how: str) -> Changes:
    """Note that a letter was sent."""
    from hubdesk.service.feedback import mark_sent

    return mark_sent(desk, written, how)


def no_letter(desk: Desk, concern: str, why: str) -> Changes:
    """Note why nobody is written to."""
    from hubdesk.service.feedback import no_letter

    return no_letter(desk, concern, why)


def handover(desk: Desk, since: datetime | None) -> Handover:
    """Tell what others changed."""
    from hubdesk.service.handover import handover

    return handover(desk, since)


def save_handover(desk: Desk, out: Path, since: datetime | None) -> Handover:
    """Write what others changed as a PDF."""
    from hubdesk.service.handover import save_handover

    return save_handover(desk, out, since)
