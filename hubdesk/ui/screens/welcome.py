"""What a workstation without a hub shows: set one up, or try a made-up one."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from hubdesk.domain.errors import HubdeskError
from hubdesk.ui.parts.asking import Ask, Asked
from hubdesk.ui.parts.buttons import primary, secondary
from hubdesk.ui.parts.gate import Gate
from hubdesk.ui.parts.words import Heading, Words
from hubdesk.ui.parts.work import Work

_DEMO = (
    "A demo hub holds made-up children, families and concerns. Nothing in it is real, "
    "and nothing in it can reach your own hub."
)

_STAYS = "Everything stays on this workstation, encrypted. HubDesk never uses a network."


class WelcomePage(Gate):
    """Two ways on; `make_demo` is asked without values and opens the demo hub, telling its progress."""

    set_up_requested = Signal()

    def __init__(self, make_demo: Ask) -> None:
        super().__init__("welcome", "Welcome", "There is no hub on this workstation yet.")
        self._make_demo = make_demo
        self._asked: Asked | None = None
        self._problem = Words("", "error", "welcome_problem")
        self._problem.hide()
        self._choices = QWidget()
        self._choices.setObjectName("welcome_choices")
        line = QHBoxLayout(self._choices)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        start = primary("&Set up this workstation", "welcome_set_up", self.set_up_requested.emit)
        line.addWidget(start)
        line.addWidget(secondary("Try a &demo hub", "welcome_demo", self._start_demo))
        line.addStretch(1)
        self._work = Work("welcome_work", can_stop=False)
        self._work.hide()
        self.column.addWidget(Words(_STAYS, "", "welcome_stays"))
        self.column.addWidget(self._problem)
        self.column.addWidget(self._choices)
        self.column.addWidget(self._work)
        self.column.addSpacing(8)
        self.column.addWidget(Heading("What a demo hub is", "small-heading", "welcome_demo_heading"))
        self.column.addWidget(Words(_DEMO, "quiet", "welcome_demo_words"))
        self.setFocusProxy(start)

    def _start_demo(self) -> None:
        self._problem.hide()
        self._choices.hide()
        self._work.show_progress(0, 0, "Making a demo hub")
        self._work.show()
        self._asked = self._make_demo(failed=self._fail, progress=self._work.show_progress)

    def _fail(self, error: HubdeskError) -> None:
        self._problem.setText(error.sentence)
        self._problem.show()
        self._work.hide()
        self._choices.show()
