"""A pack as its recipient sees it, what they will not see, and the full view: side by side where there is room."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from html import escape

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from hubdesk.domain.difference import KINDS, Difference
from hubdesk.ui.parts.buttons import quiet
from hubdesk.ui.parts.pdf_view import PdfView
from hubdesk.ui.parts.rich_list import STRONG, RichList
from hubdesk.ui.parts.words import Words
from hubdesk.ui.theme import px

_PANES = {"theirs": "Their pages", "hidden": "What they will not see", "full": "The full view"}
_TWO, _THREE = 1000, 1560  # widths from which two and three stand side by side
_MOST = 400
_NOTHING = "They see all of it: nobody is left out, nothing is covered and no piece goes under conditions."
_BEFORE = "Nothing was noted: this pack was made before HubDesk kept what a recipient does not see."


class PackCompare(QWidget):
    """`full_wanted` asks for the pages of the full view when they first come into sight."""

    full_wanted = Signal()

    def __init__(self, view: PdfView) -> None:
        super().__init__()
        self.setObjectName("pack_compare")
        self.view = view
        self.full = PdfView("pack_full", "The full view, for the hub alone", self)
        self.entries = RichList("pack_hidden", "What they will not see")
        self.words = Words("", "quiet", "pack_hidden_words")
        self._order = list(_PANES)
        self._asked = False
        self.buttons: dict[str, QPushButton] = {}
        hidden = QWidget()
        column = QVBoxLayout(hidden)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.words.setWordWrap(True)
        column.addWidget(self.words)
        column.addWidget(self.entries, 1)
        self._panes: dict[str, QWidget] = {"theirs": view, "hidden": hidden, "full": self.full}
        self._lay_out()

    def show_differences(self, differences: Sequence[Difference], known: bool = True) -> None:
        """List what the recipient does not see; `known` is whether that was kept when the pack was made."""
        shown = differences[:_MOST]
        self.entries.show_entries([_entry(number, one) for number, one in enumerate(shown)])
        self.entries.setVisible(bool(shown))
        more = f" The first {_MOST} are listed." if len(differences) > _MOST else ""
        self.words.setText(_counted(differences) + more if differences else _NOTHING if known else _BEFORE)
        self.buttons["hidden"].setText(f"{_PANES['hidden']} ({len(differences):,})")
        self.full.clear()
        self._asked = False
        self._arrange()

    def show_full(self, pdf: bytes) -> None:
        """Show the pages of the full view."""
        self.full.show_pdf(pdf)

    def clear(self) -> None:
        """Let go of everything."""
        self.full.clear()
        self.entries.show_entries([])
        self.words.setText("")
        self._asked = True  # nothing is shown, so nothing is asked for

    def bring(self, pane: str) -> None:
        """Bring a pane into sight; where there is no room for all, the one shown longest goes."""
        self._order.remove(pane)
        self._order.insert(0, pane)
        self._arrange()

    def in_sight(self) -> tuple[str, ...]:
        """Name the panes that are shown, from the left."""
        room = 3 if self.width() >= px(_THREE) else 2 if self.width() >= px(_TWO) else 1
        return tuple(name for name in _PANES if name in self._order[:room])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many panes as have room."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        seen = self.in_sight()
        for name, pane in self._panes.items():
            pane.setVisible(name in seen)
            self.buttons[name].setChecked(name in seen)
        if "full" in seen and not self._asked:
            self._asked = True
            self.full_wanted.emit()

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(8)
        for name, words in _PANES.items():
            button = quiet(words, f"pack_pane_{name}", partial(self.bring, name))
            button.setProperty("style", "tab")
            button.setCheckable(True)
            self.buttons[name] = button
            line.addWidget(button)
        line.addStretch(1)
        panes = QHBoxLayout()
        panes.setSpacing(16)
        panes.addWidget(self._panes["theirs"], 3)
        panes.addWidget(self._panes["hidden"], 2)
        panes.addWidget(self._panes["full"], 3)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(8)
        whole.addLayout(line)
        whole.addLayout(panes, 1)


def _entry(number: int, one: Difference) -> tuple[str, str, str]:
    head = " · ".join(part for part in (KINDS.get(one.kind, one.kind), one.ref) if part)
    rich = f"<p><span {STRONG}>{escape(head)}</span><br>{escape(one.words)}"
    rich += f"<br><i>{escape(one.why)}</i></p>" if one.why else "</p>"
    return f"{number}", rich, f"{head}. {one.words} {one.why}".strip()


def _counted(differences: Sequence[Difference]) -> str:
    found = [
        f"{sum(one.kind == kind for one in differences):,} {words.lower()}"
        for kind, words in KINDS.items()
        if any(one.kind == kind for one in differences)
    ]
    return f"{', '.join(found).capitalize()}."
