"""An open hub and the person who works at it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from hubdesk.domain.codes import CodeLists
from hubdesk.domain.user import User
from hubdesk.service.permit import permit
from hubdesk.store import audit, concerns
from hubdesk.store.database import Database, transaction

if TYPE_CHECKING:
    from hubdesk.matching.model import Frequencies, Model
    from hubdesk.matching.vocabulary import Vocabulary
    from hubdesk.scoring.rules import Rules


@dataclass(slots=True)
class Desk:
    """An open hub: every verb takes it first. One thread at a time; `data_key` opens the database and new key slots.

    `clock` gives local time without a zone. `frequencies` is how common names are and `vocabulary` the words of all
    names, both read when first needed.
    """

    path: Path
    database: Database
    data_key: bytes = field(repr=False)
    hub: str
    hub_id: str
    user: User
    codes: CodeLists
    rules: Rules
    model: Model
    clock: Callable[[], datetime] = datetime.now
    frequencies: Frequencies | None = None
    vocabulary: Vocabulary | None = None

    def now(self) -> datetime:
        """Tell the time at this desk, to the second."""
        return self.clock().replace(microsecond=0)

    def since(self) -> date | None:
        """Tell the day on which the hub's records begin."""
        return concerns.first_received(self.database)

    def today(self) -> date:
        """Tell the day at this desk."""
        return self.now().date()


@dataclass(slots=True)
class Act:
    """What a verb touched, filled in while it runs, for its audit line: ids only, never words of a case."""

    about: list[str] = field(default_factory=list)


@contextmanager
def act(desk: Desk, verb: str, *, reason: str = "", recipient: str = "") -> Iterator[Act]:
    """Run a verb: the permission check, one transaction, and its audit line, or nothing at all."""
    permit(desk.user, verb)
    with _as_it_was(desk), transaction(desk.database):
        done = Act()
        yield done
        audit.add(desk.database, desk.now(), desk.user.name, verb, tuple(done.about), reason, recipient)


@contextmanager
def _as_it_was(desk: Desk) -> Iterator[None]:
    """Forget, where nothing of a block is kept, the counts of names that it may have made."""
    try:
        yield
    except BaseException:
        desk.frequencies = None
        raise
