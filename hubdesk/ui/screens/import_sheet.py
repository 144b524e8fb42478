"""Import a partner's sheet: choose it, look at it, try it, take it in, and see what became of each row."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from hubdesk.domain.errors import HubdeskError
from hubdesk.service.forms import Imported
from hubdesk.ui.parts.asking import Ask, Asked
from hubdesk.ui.parts.buttons import primary, secondary
from hubdesk.ui.parts.form_rows import flow
from hubdesk.ui.parts.notice import Notice
from hubdesk.ui.parts.page import Page, Scrolled
from hubdesk.ui.parts.work import Work
from hubdesk.ui.screens.import_choice import ImportChoice
from hubdesk.ui.screens.import_look import ImportLook
from hubdesk.ui.screens.import_result import ImportResult
from hubdesk.ui.screens.import_words import time_left


class ImportPage(Page):
    """`import_sheet` is asked with path, source, mapping and dry_run; `look`, where given, with path and mapping."""

    sheet_imported = Signal(object)

    def __init__(
        self, *, import_sheet: Ask, look: Ask | None = None, seconds: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__("import", "Import a sheet")
        self._import, self._look, self._seconds = import_sheet, look, seconds
        self._asked: Asked | None = None
        self._began = 0.0
        self.notice = Notice("import_notice")
        self.choice = ImportChoice()
        self.look = ImportLook()
        self.take_in = primary("Take it i&n", "take_in", lambda: self._start(dry_run=False), "Ctrl+Return")
        self.try_it = secondary("Tr&y it first", "try_it", lambda: self._start(dry_run=True))
        self.work = Work("import_work")
        self.result = ImportResult()
        self._lay_out()
        self.choice.choice_changed.connect(self._show_choice)
        self.choice.sheet_refused.connect(self.notice.warn)
        self.work.stop_requested.connect(self._stop)
        flow(self)
        self._show_choice()
        self.setFocusProxy(self.choice.drop.choose)

    def _lay_out(self) -> None:
        scroll = Scrolled("import_scroll")
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.take_in)
        buttons.addWidget(self.try_it)
        buttons.addStretch()
        scroll.column.addWidget(self.choice)
        scroll.column.addWidget(self.look)
        scroll.column.addLayout(buttons)
        scroll.column.addWidget(self.work)
        scroll.column.addWidget(self.result)
        self.work.hide()
        self.body.addWidget(self.notice)
        self.body.addWidget(scroll, 1)

    def _show_choice(self) -> None:
        choice = self.choice.choice()
        self.notice.hide()
        self.result.hide()
        self.look.hide()
        self._let(choice is not None)
        if choice is not None:
            self.take_in.setFocus()
            if self._look is not None:
                self._look(choice.path, choice.mapping, done=self.look.show_rows, failed=self._warn)

    def _start(self, *, dry_run: bool) -> None:
        choice = self.choice.choice()
        if choice is None or self._asked is not None:
            return
        self.notice.hide()
        self.result.hide()
        self._let(False)
        self._began = self._seconds()
        self.work.show_progress(0, 0, "Reading the sheet")
        self.work.show()
        self._asked = _STARTING
        asked = self._import(
            choice.path, choice.source or None, choice.mapping, dry_run,
            done=lambda imported: self._finish(imported, dry_run), failed=self._fail, progress=self._show_progress,
        )  # fmt: skip
        if self._asked is _STARTING:
            self._asked = asked

    def _stop(self) -> None:
        if self._asked is not None:
            self._asked.cancel()
            self.work.show_progress(0, 0, "Stopping after the concerns in hand")

    def _show_progress(self, done: int, of: int, words: str) -> None:
        left = time_left(done, of, self._seconds() - self._began)
        self.work.show_progress(done, of, f"{words}. {left}." if left else words)

    def _finish(self, imported: Imported, tried: bool) -> None:
        self._end()
        self.look.hide()
        self.result.show_result(imported, tried=tried)
        if not tried:
            self.sheet_imported.emit(imported)

    def _fail(self, error: HubdeskError) -> None:
        self._end()
        self._warn(error)

    def _warn(self, error: HubdeskError) -> None:
        self.notice.warn(error.sentence)

    def _end(self) -> None:
        self._asked = None
        self.work.hide()
        self._let(True)
        self.choice.drop.choose.setFocus()  # where the next sheet begins; the button pressed had lost the cursor

    def _let(self, may: bool) -> None:
        self.take_in.setEnabled(may)
        self.try_it.setEnabled(may)
        self.choice.setEnabled(may or self.choice.choice() is None)


class _Starting:
    def cancel(self) -> None:
        """Nothing runs yet that could be stopped."""


_STARTING = _Starting()
