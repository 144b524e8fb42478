"""Import a partner's sheet: choose it, see how it is read, try it, take it in, and mend what could not be read."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout

from hubdesk.domain.errors import HubdeskError
from hubdesk.domain.sheet_mapping import SheetMapping
from hubdesk.domain.sheet_seen import SheetSeen
from hubdesk.service.forms import Imported
from hubdesk.ui.parts.asking import Ask, Asked
from hubdesk.ui.parts.buttons import primary, secondary
from hubdesk.ui.parts.form_rows import flow
from hubdesk.ui.parts.notice import Notice
from hubdesk.ui.parts.page import Page, Scrolled
from hubdesk.ui.parts.tick import Tick
from hubdesk.ui.parts.work import Work
from hubdesk.ui.screens.import_choice import ImportChoice
from hubdesk.ui.screens.import_columns import ImportColumns
from hubdesk.ui.screens.import_result import ImportResult
from hubdesk.ui.screens.import_words import time_left


class ImportPage(Page):
    """`import_sheet` is asked with path, source, mapping, dry_run and what was mended; `see` with path and a mapping.

    `keep` is asked with a mapping once a sheet was taken in, where the person wants it kept for the next one.
    """

    sheet_imported = Signal(object)

    def __init__(
        self, *, import_sheet: Ask, see: Ask, keep: Ask, seconds: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__("import", "Import a sheet")
        self._import, self._see, self._keep, self._seconds = import_sheet, see, keep, seconds
        self._asked: Asked | None = None
        self._seen: SheetSeen | None = None
        self._began = 0.0
        self.notice = Notice("import_notice")
        self.choice = ImportChoice()
        self.columns = ImportColumns()
        self.keep = Tick("&Keep this for the next sheet from them", "keep_mapping", ticked=True)
        self.take_in = primary("Take it i&n", "take_in", lambda: self._start(dry_run=False), "Ctrl+Return")
        self.try_it = secondary("Tr&y it first", "try_it", lambda: self._start(dry_run=True))
        self.work = Work("import_work")
        self.result = ImportResult()
        self._lay_out()
        self.choice.sheet_chosen.connect(self._show_sheet)
        self.choice.mapping_chosen.connect(self._look)
        self.choice.sheet_refused.connect(self.notice.warn)
        self.columns.mapping_changed.connect(lambda: self._look(self.columns.mapping()))
        self.result.mend_requested.connect(lambda mended: self._start(dry_run=False, mended=mended))
        self.work.stop_requested.connect(self._stop)
        flow(self)
        self._let(False)
        self.setFocusProxy(self.choice.drop.choose)

    def _lay_out(self) -> None:
        self._scroll = scroll = Scrolled("import_scroll")
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.take_in)
        buttons.addWidget(self.try_it)
        buttons.addWidget(self.keep)
        buttons.addStretch()
        scroll.column.addWidget(self.choice)
        scroll.column.addWidget(self.columns)
        scroll.column.addLayout(buttons)
        scroll.column.addWidget(self.work)
        scroll.column.addWidget(self.result)
        self.work.hide()
        self.keep.hide()
        self.body.addWidget(self.notice)
        self.body.addWidget(scroll, 1)

    def _show_sheet(self, _path: Path) -> None:
        self._seen = None
        self.choice.source.set_value("")
        self.columns.hide()
        self._look(None)

    def _look(self, mapping: SheetMapping | Path | None) -> None:
        self.notice.hide()
        self.result.forget()
        self._see(self.choice.path, mapping, done=self._show_seen, failed=self._refuse_sheet)

    def _show_seen(self, seen: SheetSeen) -> None:
        first = self._seen is None
        self._seen = seen
        self.columns.show_sheet(seen)
        self.keep.show()
        if seen.mapping.source and not self.choice.source.value():
            self.choice.source.set_value(seen.mapping.source)
        self._let(seen.ready)
        if first and seen.ready:
            self.take_in.setFocus()

    def _refuse_sheet(self, error: HubdeskError) -> None:
        self._let(False)
        self._warn(error)

    def _start(self, *, dry_run: bool, mended: Mapping[tuple[int, str], str] | None = None) -> None:
        if self._seen is None or self._asked is not None:
            return
        self.notice.hide()
        self.result.hide()
        self._let(False)
        self._began = self._seconds()
        self.work.show_progress(0, 0, "Reading the sheet")
        self.work.show()
        self._asked = _STARTING
        mapping = replace(self._seen.mapping, source=self.choice.source.value())
        asked = self._import(
            self.choice.path, mapping.source or None, mapping, dry_run, mended or {},
            done=lambda imported: self._finish(imported, dry_run, mapping),
            failed=self._fail, progress=self._show_progress,
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

    def _finish(self, imported: Imported, tried: bool, mapping: SheetMapping) -> None:
        self._end()
        self.result.show_result(imported, tried=tried)
        QTimer.singleShot(
            0, self.result, lambda: self._scroll.ensureWidgetVisible(self.result)
        )  # once it has its place
        if tried:
            return
        if self.keep.isChecked() and mapping.source:
            self._keep(mapping)
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
        self.choice.setEnabled(self._asked is None)
        self.columns.setEnabled(self._asked is None)


class _Starting:
    def cancel(self) -> None:
        """Nothing runs yet that could be stopped."""


_STARTING = _Starting()
