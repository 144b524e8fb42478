"""Service verbs as jobs of the records thread; imported there, so that the window starts without them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hubdesk.domain.errors import HubdeskError
from hubdesk.domain.family import Family
from hubdesk.ui.parts.asking import Ask, Asked, Progress
from hubdesk.ui.records import Records
from hubdesk.ui.screens.queue_list import QueueList, listed

if TYPE_CHECKING:
    from hubdesk.service.desk import Desk
    from hubdesk.service.forms import Found

Failed = Callable[[HubdeskError], None] | None


def asking(records: Records, verb: Callable[..., Any], latest: str = "") -> Ask:
    """Turn a verb into an `Ask`; of several with the same `latest` only the last is answered."""

    def ask(
        *values: Any,
        done: Callable[[Any], None] | None = None,
        failed: Failed = None,
        progress: Progress | None = None,
    ) -> Asked:
        return records.run(lambda desk: verb(desk, *values), done, failed, latest=latest)

    return ask


def read_queue(desk: Desk, as_of: date | None) -> QueueList:
    """Read the queue with the words by which it is filtered."""
    from hubdesk.service.queue import queue

    return listed(queue(desk, as_of), desk.codes.agencies)


def read_family(desk: Desk, family_id: str, as_of: date | None = None) -> Family:
    """Open a family."""
    from hubdesk.service.family import family

    return family(desk, family_id, as_of)


def search(desk: Desk, words: str) -> tuple[Found, ...]:
    """Find people, families and concerns."""
    from hubdesk.service.search import search

    return search(desk, words)


def users_of(path: Path) -> tuple[str, ...]:
    """List who can sign in."""
    from hubdesk.service.unlock import users_of

    return users_of(path)


def unlock(path: Path, user: str, passphrase: str) -> Desk:
    """Open a hub with a passphrase."""
    from hubdesk.service.unlock import unlock

    return unlock(path, user, passphrase)


def recover(path: Path, key: str, user: str, passphrase: str) -> Desk:
    """Open a hub with its recovery key."""
    from hubdesk.service.unlock import recover

    return recover(path, key, user, passphrase)


def set_up(path: Path, hub: str, user: str, passphrase: str) -> tuple[Desk, str]:
    """Make a hub; gives it open, with its recovery key."""
    from hubdesk.service.set_up import set_up

    made = set_up(path, hub, user, passphrase)
    return made.desk, made.recovery_key


def make_demo(path: Path, progress: Progress) -> Desk:
    """Make a demo hub, or open the one that is there."""
    from hubdesk.service.demo import make_demo

    return make_demo(path, progress=progress).desk


def lock(desk: Desk) -> None:
    """Close the hub."""
    from hubdesk.service.unlock import lock

    lock(desk)
