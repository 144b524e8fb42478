"""All packs and where they stand, and a morning's signed ones handed over together under one cover sheet."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QFileDialog, QStackedWidget

from hubdesk.domain.changes import Changes
from hubdesk.domain.codes import CodeLists
from hubdesk.domain.days import lately, long_day
from hubdesk.domain.decision import KIND_NAMES
from hubdesk.domain.errors import HubdeskError
from hubdesk.domain.pack_standing import STATES, PackStanding
from hubdesk.drawing.words import label
from hubdesk.service.pack_pile import Pile, Saved
from hubdesk.ui.parts.asking import Ask
from hubdesk.ui.parts.buttons import primary, secondary
from hubdesk.ui.parts.cells import Cell
from hubdesk.ui.parts.empty import EmptyState
from hubdesk.ui.parts.flow import Flow
from hubdesk.ui.parts.form_rows import choice, flowing
from hubdesk.ui.parts.notice import Notice
from hubdesk.ui.parts.page import Page
from hubdesk.ui.parts.table import Column, Rows, Table
from hubdesk.ui.parts.words import Words
from hubdesk.ui.screens.packs_print import PilePrint
from hubdesk.ui.theme import px

_SAID = (
    "Choose signed packs with Ctrl or Shift and the arrow keys. They are saved or printed together, each as a copy "
    "with a number of its own, under a cover sheet without names; each leaving is logged."
)
_EMPTY = "Packs are made on a family's page, with Hand up. Each stands here from then on, whatever becomes of it."


@dataclass(frozen=True, slots=True)
class PacksAsks:
    """`packs` takes a state and a family, empty for all; `pile` numbers, `save` a folder beside; `printed` a pack."""

    packs: Ask
    pile: Ask
    save: Ask
    printed: Ask


class PacksPage(Page):
    """Opens a pack by its number, and hands several over."""

    pack_opened = Signal(str)
    back_requested = Signal()

    def __init__(self, codes: CodeLists, asks: PacksAsks, today: Callable[[], date] = date.today) -> None:
        super().__init__("packs", "Packs")
        self._asks = asks
        self.notice = Notice("packs_notice")
        self.state = choice("packs_state", "&Show", {"": "All packs", **STATES})
        self.state.box.setMinimumWidth(px(280))
        self.state.edited.connect(self.refresh)
        self.whose = choice("packs_whose", "&Of whom", {"": "All families"})
        self.whose.box.setMinimumWidth(px(280))
        self.whose.edited.connect(self.refresh)
        self.whose.hide()
        self.model: Rows[PackStanding] = Rows(_columns(codes, today))
        self.table = Table("packs_table", "Packs, the newest first", self.model, row_height=52)
        self.table.choose_among()
        self.table.row_opened.connect(lambda one: self.pack_opened.emit(one.number))
        self.table.selectionModel().selectionChanged.connect(lambda *_changed: self._count())
        self.empty = EmptyState("packs_empty", "No pack here", _EMPTY)
        self.open = secondary("&Open", "packs_open", self._open)
        self.save = primary("Sa&ve them to a folder", "packs_save", self._ask_and_save)
        self.print = secondary("&Print them", "packs_print", self._ask_and_print)
        self.back = secondary("Back", "packs_back", self.back_requested.emit, "Esc")
        self.job: PilePrint | None = None
        self._may = True
        self._lay_out()
        self.setFocusProxy(self.table)

    def let_out(self, may: bool) -> None:
        """Let packs leave the hub, or only be read."""
        self._may = may
        for part in (self.save, self.print, self.said):
            part.setVisible(may)

    def show_family(self, family_id: str, title: str) -> None:
        """List the packs of one family first; without an id those of all."""
        self.whose.box.clear()
        self.whose.box.addItem("All families", "")
        if family_id:
            self.whose.box.addItem(title, family_id)
        self.whose.set_value(family_id)
        self.whose.setVisible(bool(family_id))

    def refresh(self) -> None:
        """List again."""
        self._asks.packs(self.state.value(), self.whose.value(), done=self._show, failed=self._fail)

    def take_changes(self, changes: Changes) -> None:
        """List again where a pack changed."""
        if "packs" in changes.kinds:
            self.refresh()

    def leave(self) -> None:
        """Let go of the list: a locked window names no family."""
        self.model.show_rows([])
        self.show_family("", "")

    def save_to(self, folder: Path) -> None:
        """Save the chosen packs and their cover sheet into a folder."""
        self._busy(True)
        self._asks.save(self._numbers(), folder, done=self._saved, failed=self._fail)

    def print_to(self, printer: QPrinter) -> None:
        """Print the cover sheet and the chosen packs, one job each, named by their numbers."""
        self._busy(True)
        self._asks.pile(self._numbers(), done=lambda pile: self._start(pile, printer), failed=self._fail)

    def _start(self, pile: Pile, printer: QPrinter) -> None:
        self.job = PilePrint(pile, printer, self)
        self.job.begun.connect(lambda name, place, of: self.notice.say(f"Printing {name}, {place} of {of}."))
        self.job.pack_printed.connect(lambda made: self._asks.printed(made, failed=self._fail))
        self.job.failed.connect(self._stopped)
        self.job.printed.connect(self._printed)
        self.job.start()

    def _printed(self, count: int) -> None:
        self._busy(False)
        packs = "1 pack" if count == 1 else f"{count} packs"
        self.notice.say(f"{packs} and the cover sheet went to the printer.")
        self.refresh()

    def _stopped(self, sentence: str) -> None:
        self._busy(False)
        self.notice.warn(sentence)
        self.refresh()

    def _saved(self, saved: Saved) -> None:
        self._busy(False)
        count = len(saved.files) - 1
        packs = "1 pack is" if count == 1 else f"{count} packs are"
        sheet = saved.files[0]
        self.notice.say(f"{packs} saved in {sheet.parent} with {sheet.name}. They are not encrypted: keep them safe.")
        self.refresh()

    def _fail(self, error: HubdeskError) -> None:
        self._stopped(error.sentence) if not self.save.isEnabled() else self.notice.warn(error.sentence)

    def _show(self, found: Sequence[PackStanding]) -> None:
        chosen = {one.number for one in self.table.several()}
        self.model.show_rows(found)
        self._views.setCurrentIndex(0 if found else 1)
        places = [place for place, one in enumerate(found) if one.number in chosen]
        self.table.choose(places[0] if places else 0)
        self._count()

    def _numbers(self) -> tuple[str, ...]:
        return tuple(one.number for one in self.table.several())

    def _count(self) -> None:
        chosen = self.table.several()
        signed = bool(chosen) and all(one.state in ("ready", "out") for one in chosen)
        for button in (self.save, self.print):
            button.setEnabled(signed)
        many = f"{len(chosen)} packs" if len(chosen) != 1 else "1 pack"
        self.counted.setText(
            f"{many} chosen." if signed else f"{many} chosen. Only packs that two people have signed are handed over."
        )
        self.counted.setVisible(bool(chosen) and self._may)

    def _open(self) -> None:
        if (one := self.table.chosen()) is not None:
            self.pack_opened.emit(one.number)

    def _busy(self, busy: bool) -> None:
        for button in (self.save, self.print):
            button.setEnabled(not busy)

    def _ask_and_save(self) -> None:
        if folder := QFileDialog.getExistingDirectory(self, "Save the packs in a folder"):
            self.save_to(Path(folder))

    def _ask_and_print(self) -> None:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        if QPrintDialog(printer, self).exec():
            self.print_to(printer)

    def _lay_out(self) -> None:
        self.said = flowing(Words(_SAID, "quiet", "packs_said").in_column())
        self.counted = Words("", "quiet", "packs_counted")
        self.bar.addWidget(self.back)
        self._views = QStackedWidget()
        self._views.addWidget(self.table)
        self._views.addWidget(self.empty)
        below = Flow(self.save, self.print, self.open)
        below.addWidget(self.counted, grow=True)
        self.body.addWidget(self.notice)
        self.body.addWidget(Flow(self.state, self.whose, level="bottom"))
        self.body.addWidget(self.said)
        self.body.addWidget(self._views, 1)
        self.body.addWidget(below)


def _columns(codes: CodeLists, today: Callable[[], date]) -> Sequence[Column[PackStanding]]:
    def to(one: PackStanding) -> str:
        return label(codes.recipients, one.recipient)

    return (
        Column("number", "Pack", lambda one: one.number, width=152, detail=lambda one: KIND_NAMES.get(one.kind, ""),
               paint=lambda: Cell(strong=True)),
        Column("family", "Family", lambda one: one.title, paint=lambda: Cell(lines=2)),
        Column("to", "For", to, width=184, paint=lambda: Cell(lines=2)),
        Column("state", "Where it stands", _state, width=232, detail=_names, paint=lambda: Cell(strong=True)),
        Column("made", "Made", lambda one: lately(one.made_at.date(), today()), width=128,
               said=lambda one: f"{long_day(one.made_at.date())}, {one.made_by}",
               detail=lambda one: one.made_by, yields=1),
    )  # fmt: skip


def _state(one: PackStanding) -> str:
    if one.state == "replaced":
        return f"Replaced by {one.replaced_by}"
    copies = f", {one.copies} copies" if one.copies > 1 else ""
    return STATES[one.state] + (copies if one.state == "out" else "")


def _names(one: PackStanding) -> str:
    return f"Signed by {' and '.join(one.signed_by)}" if one.signed_by else "Nobody has signed"
