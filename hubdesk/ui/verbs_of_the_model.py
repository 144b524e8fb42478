"""Verbs about the match model, as jobs of the records thread."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from hubdesk.domain.changes import Changes
from hubdesk.ui.parts.asking import Progress

if TYPE_CHECKING:
    from hubdesk.service.desk import Desk
    from hubdesk.service.model import Shown
    from hubdesk.service.model_versions import Version

Cancelled = Callable[[], bool]


def versions(desk: Desk) -> tuple[Version, ...]:
    """List the versions."""
    from hubdesk.service.model import model_versions

    return model_versions(desk)


def show(desk: Desk, number: int) -> Shown:
    """Show a version beside the one in use."""
    from hubdesk.service.model import show_model

    return show_model(desk, number)


def learn(desk: Desk, progress: Progress, _cancelled: Cancelled) -> Shown:
    """Learn another model from the hub's records."""
    from hubdesk.service.model import train_model

    return train_model(desk, progress)


def propose(desk: Desk, progress: Progress, _cancelled: Cancelled, file: Path) -> Shown:
    """Propose the model in a file."""
    from hubdesk.service.model import propose_model

    return propose_model(desk, file, progress)


def accept(desk: Desk, progress: Progress, _cancelled: Cancelled, number: int, reason: str) -> Changes:
    """Take a version into use."""
    from hubdesk.service.model import accept_model

    return accept_model(desk, number, reason, progress)


def write(desk: Desk, file: Path, number: int) -> Version:
    """Write a version to a file."""
    from hubdesk.service.model import write_model

    return write_model(desk, file, number)
