"""The whole window over a made-up hub in which something has happened, and every page of it with something on it."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop
from PySide6.QtWidgets import QApplication, QWidget

from hubdesk.domain.errors import HubdeskError
from hubdesk.service.ask import ask
from hubdesk.service.asked import asked_shown
from hubdesk.service.decide import decide
from hubdesk.service.demo import PASSPHRASE, USER, make_demo
from hubdesk.service.desk import Desk
from hubdesk.service.family import family
from hubdesk.service.forms import Gate
from hubdesk.service.ledger import ledger
from hubdesk.service.meeting import open_meeting, plan_meeting, take_item
from hubdesk.service.meeting_agenda import propose_agenda
from hubdesk.service.meeting_minute import take_minute
from hubdesk.service.meeting_room import note_attendee
from hubdesk.service.meeting_view import meeting
from hubdesk.service.notes import take_note
from hubdesk.service.pack import make_pack
from hubdesk.service.queue import queue
from hubdesk.store.database import close
from hubdesk.ui.app import App
from hubdesk.ui.parts.page import Page
from hubdesk.ui.places import Wires

GATE = Gate(
    "Whether the children are registered, and when they were last seen", "public_task",
    "Not sought: it would put a child at risk", "Not yet: it would put a child at risk", "One question and no more",
)  # fmt: skip
LAYINGS = 12  # rounds of events until texts that break have found their height
PATIENCE = 60.0  # seconds after which an answer is not waited for any more


@dataclass(frozen=True, slots=True)
class Known:
    """What happened in the hub, by ids: families from the most pressing, a request, a decision, a meeting."""

    families: tuple[str, ...]
    request: str = ""
    decision: str = ""
    meeting: str = ""
    item: str = ""


def furnish(path: Path, families: int) -> Known:
    """Make a demo hub at a path in which partners were asked, something was decided and a meeting goes on."""
    desk = make_demo(path, families=families).desk
    try:
        return _furnish(desk)
    finally:
        close(desk.database)


def _furnish(desk: Desk) -> Known:
    rows = queue(desk)
    for row in rows[:2]:
        shown = family(desk, row.family_id)
        child = next(person for person in shown.people if person.child)
        for cell in [one for one in shown.coverage if one.state == "not_asked"][:2]:
            with suppress(HubdeskError):  # an agency that cannot know the child
                ask(desk, child.id, cell.agency, GATE, "", "")
    decide(desk, rows[1].family_id, "watch_until", "Two agencies and no change yet.", desk.today() + timedelta(days=14))
    take_note(desk, "Mrs Sample, a neighbour", "01632 960 001", "Saw the boy alone at the bus stop again.")
    make_pack(desk, rows[0].family_id, "mdt")
    held = plan_meeting(desk, desk.today(), USER, propose_agenda(desk, 6)).id
    grace = note_attendee(desk, held, "Grace Hill", "health_visitor").id
    open_meeting(desk, held)
    item = meeting(desk, held).items[0].item.id
    take_item(desk, item)
    take_minute(desk, item, "Seen at home on Monday; the kitchen was bare.", grace)
    return Known(
        tuple(row.family_id for row in queue(desk)),
        asked_shown(desk, "open", 1).rows[0].request.id,
        ledger(desk).rows[0].decision.id,
        held,
        item,
    )


@dataclass
class Stage:
    """The running program, signed in; `settle` waits until the hub has answered all that was asked."""

    app: App
    application: QApplication
    known: Known
    folder: Path

    @property
    def wires(self) -> Wires:
        """What the screens are joined to."""
        wires = self.app._wires
        assert wires is not None
        return wires

    def settle(self) -> None:
        """Wait until nothing that was asked is still to be answered, and no page is still to come."""
        late = time.monotonic() + PATIENCE
        self.application.processEvents()
        while (self.app.window._coming or self.app.records._waiting) and time.monotonic() < late:
            self.application.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        for _round in range(LAYINGS):
            self.application.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # as the running program does by itself

    def wait(self, until: Callable[[], object]) -> None:
        """Wait until something is so."""
        late = time.monotonic() + PATIENCE
        while not until() and time.monotonic() < late:
            self.application.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        assert until(), "it did not come to be"
        self.settle()

    def sign_in(self) -> None:
        """Unlock the hub and show its first page."""
        done: list[object] = []
        self.app.entry._ask_unlock(USER, PASSPHRASE, done=done.append)
        self.wait(lambda: done)
        self.app.entry._tell()
        self.settle()

    def part(self, name: str) -> QWidget:
        """Find a widget of the page that is shown by its name."""
        found = self.page.findChild(QWidget, name)
        assert isinstance(found, QWidget), name
        return found

    @property
    def page(self) -> Page:
        """The page that is shown."""
        page = self.app.window.page
        assert page is not None
        return page
