"""A made-up hub, recorded, matched and scored by the same verbs as a real one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from hubdesk.domain.errors import Refused
from hubdesk.service.decide import decide
from hubdesk.service.demo_people import demo_concerns
from hubdesk.service.desk import Desk
from hubdesk.service.import_sheet import import_rows
from hubdesk.service.queue import queue
from hubdesk.service.set_up import set_up
from hubdesk.service.settle import Progress
from hubdesk.service.unlock import unlock
from hubdesk.service.who_signs_in import users_of
from hubdesk.sheets.read import rows_of

HUB = "Demo hub"
USER = "Robin Demo"
# No secret: whoever tries the demo is shown it, and nobody in the hub is real.
PASSPHRASE = "every person here is made up"
SOURCE = "demo"


@dataclass(frozen=True, slots=True)
class Demo:
    """A demo hub, open, and how to open it again."""

    desk: Desk
    path: Path
    user: str
    passphrase: str


def make_demo(
    path: Path,
    *,
    families: int = 300,
    seed: int = 7,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
    clock: Callable[[], datetime] = datetime.now,
) -> Demo:
    """Make a demo hub at a path, or open the one that is there; refuses where another hub lies there."""
    if path.exists():
        if users_of(path) != (USER,):
            raise Refused(f"There is a hub at {path} that is not a demo. Choose another folder.")
        return Demo(unlock(path, USER, PASSPHRASE, clock=clock), path, USER, PASSPHRASE)
    desk = set_up(path, HUB, USER, PASSPHRASE, clock=clock).desk
    import_rows(
        desk, rows_of(demo_concerns(families, seed, desk.today()), SOURCE), progress=progress, cancelled=cancelled
    )
    _decide_a_few(desk)
    return Demo(desk, path, USER, PASSPHRASE)


def _decide_a_few(desk: Desk) -> None:
    """Leave some matters decided, so that a newcomer sees what a decision looks like."""
    rows = queue(desk)
    for row in rows[4:40:9]:
        decide(
            desk,
            row.family_id,
            "early_help",
            "The school leads an early help plan; the family has agreed to it.",
        )
    for row in rows[60:90:6]:
        decide(desk, row.family_id, "no_further_action", "One agency, explained, and nothing like it before.")
