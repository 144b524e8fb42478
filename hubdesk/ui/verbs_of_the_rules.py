"""Verbs about the rules of the score and about what concerns are to each other, as jobs of the records thread."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from hubdesk.domain.backtest import Backtest
from hubdesk.domain.changes import Changes
from hubdesk.ui.parts.asking import Progress

if TYPE_CHECKING:
    from hubdesk.service.desk import Desk
    from hubdesk.service.rules import Difference, RulesVersion

Cancelled = Callable[[], bool]


def versions(desk: Desk) -> tuple[RulesVersion, ...]:
    """List the versions."""
    from hubdesk.service.rules import rules_versions

    return rules_versions(desk)


def propose(desk: Desk, file: Path) -> Changes:
    """Keep the rules of a file as a proposal."""
    from hubdesk.service.rules import propose_rules

    return propose_rules(desk, file)


def compare(desk: Desk, version: str) -> tuple[Difference, ...]:
    """List the figures in which a version differs from the one in use."""
    from hubdesk.service.rules import compare_rules

    return compare_rules(desk, version)


def backtest(
    desk: Desk, progress: Progress, cancelled: Cancelled, version: str, first: date, last: date, capacity: int
) -> Backtest:
    """Replay the hub's history under a version and the one in use."""
    from hubdesk.service.backtest import backtest
    from hubdesk.service.rules import rules_of

    return backtest(desk, rules_of(desk, version), first, last, capacity, progress, cancelled)


def accept(desk: Desk, version: str, reason: str) -> Changes:
    """Take a version into use."""
    from hubdesk.service.rules import accept_rules

    return accept_rules(desk, version, reason)


def transparency(desk: Desk, out: Path) -> None:
    """Write the transparency record."""
    from hubdesk.service.transparency import transparency

    transparency(desk, out)


def mark(desk: Desk, what: str, concern: str, other: str, reason: str) -> Changes:
    """Mark a concern, or say what it is to another; `what` is a choice of the concern's page."""
    from hubdesk.service.incident import say_incident, undo_incident
    from hubdesk.service.mark import mark_background, mark_duplicate, mark_significant, restore_concern, retract

    match what:
        case "retract":
            return retract(desk, concern, reason)
        case "wrong":
            return retract(desk, concern, f"Entered on the wrong person. {reason}" if reason.strip() else "")
        case "duplicate":
            return mark_duplicate(desk, concern, other, reason)
        case "restore":
            return restore_concern(desk, concern, reason)
        case "background":
            return mark_background(desk, concern, reason)
        case "significant":
            return mark_significant(desk, concern, reason)
        case "undo":
            return undo_incident(desk, concern, other, reason)
    return say_incident(desk, concern, other, what, reason)
