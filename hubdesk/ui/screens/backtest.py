"""Rules and back-test: a version beside the one in use, over the hub's own history, before a manager accepts it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout

from hubdesk.domain.backtest import Backtest
from hubdesk.domain.changes import Changes
from hubdesk.domain.errors import HubdeskError
from hubdesk.service.rules import RulesVersion
from hubdesk.ui.parts.asking import Ask, Asked
from hubdesk.ui.parts.buttons import primary, secondary
from hubdesk.ui.parts.fields import ChoiceField, TextField
from hubdesk.ui.parts.form_rows import FormRow, flow
from hubdesk.ui.parts.notice import Notice
from hubdesk.ui.parts.page import Page, Scrolled
from hubdesk.ui.parts.work import Work
from hubdesk.ui.screens.backtest_result import BacktestResult
from hubdesk.ui.screens.backtest_words import FIELDS, days_and_number, version_words

_YEARS = 2 * 365
_SHARE = 10


class BacktestPage(Page):
    """`versions` lists rules; `propose` takes a file, `backtest` version, days and number, `accept` version, reason."""

    back_requested = Signal()

    def __init__(
        self, *, versions: Ask, propose: Ask, compare: Ask, backtest: Ask, accept: Ask,
        today: Callable[[], date] = date.today,
    ) -> None:  # fmt: skip
        super().__init__("backtest", "Rules and back-test")
        self._versions, self._propose, self._compare = versions, propose, compare
        self._backtest, self._accept = backtest, accept
        self._asked: Asked | None = None
        self._reloading = ""
        self.notice = Notice("backtest_notice")
        self.version = ChoiceField("backtest_version", "&Version", {}, "The one that is in use is compared with it.")
        last = today()
        self.first = TextField("backtest_first", FIELDS["first"], "For example 2024-03-14", 160)
        self.last = TextField("backtest_last", FIELDS["last"], "For example 2026-03-14", 160)
        self.capacity = TextField("backtest_capacity", FIELDS["capacity"], "How many the hub can look at", 160)
        for field, words in (
            (self.first, str(last - timedelta(days=_YEARS))),
            (self.last, str(last)),
            (self.capacity, "4"),
        ):
            field.set_value(words)
        self.run = primary("&Back-test", "backtest_run", self._start, "Ctrl+Return")
        self.propose = secondary("&Propose rules from a file", "backtest_propose", self._choose)
        self.work = Work("backtest_work")
        self.work.stop_requested.connect(self._stop)
        self.result = BacktestResult()
        self.result.accepted.connect(self._take)
        self._lay_out()
        self.version.edited.connect(self._show_version)
        flow(self)
        self.setFocusProxy(self.version.box)

    def refresh(self) -> None:
        """Fetch the versions."""
        self._versions(done=self._show_versions, failed=self._fail)

    def take_changes(self, changes: Changes) -> None:
        """Fetch again where rules changed."""
        if "rules" in changes.kinds:
            self.refresh()

    def propose_from(self, file: Path) -> None:
        """Keep the rules of a file as a proposal."""
        self.notice.hide()
        self._propose(file, done=self._proposed, failed=self._fail)

    def _lay_out(self) -> None:
        self.bar.addWidget(secondary("Back to settings", "backtest_back", self.back_requested.emit, "Esc"))
        scroll = Scrolled("backtest_scroll")
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self.run, self.propose):
            buttons.addWidget(button)
        buttons.addStretch()
        scroll.column.addWidget(self.version)
        scroll.column.addWidget(FormRow((self.first, _SHARE), (self.last, _SHARE), (self.capacity, _SHARE)))
        scroll.column.addLayout(buttons)
        scroll.column.addWidget(self.work)
        scroll.column.addWidget(self.result)
        self.work.hide()
        self.body.addWidget(self.notice)
        self.body.addWidget(scroll, 1)

    def _show_versions(self, versions: tuple[RulesVersion, ...]) -> None:
        chosen = self._reloading or self.version.value()
        self.version.box.clear()
        for one in sorted(versions, key=lambda one: one.in_use):
            self.version.box.addItem(version_words(one), one.version)
        if chosen:
            self.version.set_value(chosen)
        self._reloading = ""
        self._show_version()

    def _show_version(self) -> None:
        self.result.clear()
        if self.version.value():
            self._compare(self.version.value(), done=self.result.show_differences, failed=self._fail)

    def _choose(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, "Propose rules", "", "Rules (*.toml)")
        if name:
            self.propose_from(Path(name))

    def _proposed(self, changes: Changes) -> None:
        (self._reloading,) = changes.ids
        self.notice.say(f"Version {self._reloading} is kept as a proposal. Nothing has changed yet.")
        self.refresh()

    def _start(self) -> None:
        if self._asked is not None or not self.version.value():
            return
        read = days_and_number(self.first.value(), self.last.value(), self.capacity.value())
        for field, name in ((self.first, "first"), (self.last, "last"), (self.capacity, "capacity")):
            field.show_error(read.faults.get(name, ""))
        if read.faults:
            return
        self.notice.hide()
        self.run.setEnabled(False)
        self.work.show_progress(0, 0, "Reading the hub's history")
        self.work.show()
        self._asked = self._backtest(
            self.version.value(), read.first, read.last, read.capacity,
            done=self._finish, failed=self._fail, progress=self.work.show_progress,
        )  # fmt: skip

    def _stop(self) -> None:
        if self._asked is not None:
            self._asked.cancel()
            self.work.show_progress(0, 0, "Stopping after the week in hand")

    def _finish(self, found: Backtest) -> None:
        self._end()
        self.result.show_backtest(found)

    def _take(self, reason: str) -> None:
        version = self.version.value()
        self.notice.hide()
        self._accept(version, reason, done=lambda _changes: self._taken(version), failed=self._fail)

    def _taken(self, version: str) -> None:
        self.notice.say(f"Version {version} is in use. Every family is scored by it.")
        self.refresh()

    def _fail(self, error: HubdeskError) -> None:
        self._end()
        self.notice.warn(error.sentence)

    def _end(self) -> None:
        self._asked = None
        self.work.hide()
        self.run.setEnabled(True)
