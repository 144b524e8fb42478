"""What a workstation without a hub shows: set one up, bring one back from a backup, or try a made-up one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QWidget

from hubdesk.domain.errors import HubdeskError
from hubdesk.ui.parts.asking import Ask
from hubdesk.ui.parts.buttons import primary, quiet, secondary
from hubdesk.ui.parts.gate import Gate
from hubdesk.ui.parts.words import Heading, Words
from hubdesk.ui.parts.work import Work

_DEMO = (
    "A demo hub holds made-up children, families and concerns. Nothing in it is real, "
    "and nothing in it can reach your own hub."
)
_STAYS = "Everything stays on this workstation, encrypted. HubDesk never uses a network."


class WelcomePage(Gate):
    """The ways on; `make_demo` is asked without values, `restore` with a backup's file.

    With `own` there is a hub already: only the demo is offered, and a way back.
    """

    set_up_requested = Signal()
    back_requested = Signal()
    hub_restored = Signal()

    def __init__(self, make_demo: Ask, restore: Ask, own: bool = False, where: Callable[[], str] | None = None) -> None:
        title, words = ("Demo hub", "") if own else ("Welcome", "There is no hub on this workstation yet.")
        super().__init__("welcome", title, words)
        self._make_demo, self._restore, self._where = make_demo, restore, where or self._choose_file
        self._problem = Words("", "error", "welcome_problem")
        self._problem.hide()
        self._choices = QWidget()
        self._choices.setObjectName("welcome_choices")
        self._work = Work("welcome_work", can_stop=False)
        self._work.hide()
        buttons = self._buttons(own)
        self._offer(buttons)
        if not own:
            self.column.addWidget(Words(_STAYS, "", "welcome_stays"))
        for part in (self._problem, self._choices, self._work):
            self.column.addWidget(part)
        self.column.addSpacing(8)
        self.column.addWidget(Heading("What a demo hub is", "small-heading", "welcome_demo_heading"))
        self.column.addWidget(Words(_DEMO, "quiet", "welcome_demo_words"))
        self.setFocusProxy(buttons[0])

    def _buttons(self, own: bool) -> tuple[QPushButton, ...]:
        if own:
            return (
                primary("Open the &demo hub", "welcome_demo", self._start_demo),
                quiet("&Back", "welcome_back", self.back_requested.emit),
            )
        return (
            primary("&Set up this workstation", "welcome_set_up", self.set_up_requested.emit),
            secondary("Try a &demo hub", "welcome_demo", self._start_demo),
            quiet("&Restore a backup", "welcome_restore", self._bring_back),
        )

    def _offer(self, buttons: tuple[QPushButton, ...]) -> None:
        line = QHBoxLayout(self._choices)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        for button in buttons:
            line.addWidget(button)
        line.addStretch(1)

    def _start_demo(self) -> None:
        self._wait("Making a demo hub")
        self._make_demo(failed=self._fail, progress=self._work.show_progress)

    def _bring_back(self) -> None:
        if chosen := self._where():
            self._wait("Bringing back the hub")
            self._restore(Path(chosen), done=lambda _none: self.hub_restored.emit(), failed=self._fail)

    def _wait(self, words: str) -> None:
        self._problem.hide()
        self._choices.hide()
        self._work.show_progress(0, 0, words)
        self._work.show()

    def _fail(self, error: HubdeskError) -> None:
        self._problem.setText(error.sentence)
        self._problem.show()
        self._work.hide()
        self._choices.show()

    def _choose_file(self) -> str:
        return QFileDialog.getOpenFileName(self, "The backup of the hub", "", "HubDesk (*.db)")[0]
