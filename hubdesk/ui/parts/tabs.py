"""A bar of sections and the section that is shown; one level only."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from hubdesk.ui.parts.flow import Flow
from hubdesk.ui.parts.keys import said
from hubdesk.ui.parts.words import hairline


class Tabs(QWidget):
    """Sections with a name and a word each; Alt+1, Alt+2 ... go to them."""

    section_shown = Signal(str)

    def __init__(self, name: str, sections: Sequence[tuple[str, str, QWidget]]) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName("Sections")
        self._stack = QStackedWidget()
        self._stack.setObjectName(f"{name}_stack")
        self._group = QButtonGroup(self)
        self._names: list[str] = []
        self._sections = [section for _key, _word, section in sections]
        bar = Flow(gap=0)
        for number, (key, word, section) in enumerate(sections):
            bar.addWidget(self._button(number, key, word))
            self._stack.addWidget(section)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addWidget(hairline())
        column.addSpacing(8)
        column.addWidget(self._stack, 1)
        if sections:
            self.show_section(sections[0][0])

    @property
    def shown(self) -> str:
        """The name of the section that is shown."""
        return self._names[self._stack.currentIndex()]

    def show_section(self, key: str) -> None:
        """Go to a section."""
        place = self._names.index(key)
        self._stack.setCurrentIndex(place)
        button = self._group.button(place)
        button.setChecked(True)
        self.setFocusProxy(self._sections[place])
        self.section_shown.emit(key)

    def _go_into(self, key: str) -> None:
        self.show_section(key)
        self.setFocus()

    def _button(self, number: int, key: str, word: str) -> QPushButton:
        button = QPushButton(word)
        button.setObjectName(f"section_{key}")
        button.setAccessibleName(word)
        button.setProperty("style", "tab")
        button.setCheckable(True)
        # A shortcut of the button's own would leave the focus on the button, not in what it shows.
        said(QShortcut(QKeySequence(f"Alt+{number + 1}"), self, lambda: self._go_into(key)), word)
        button.setToolTip(f"{word} (Alt+{number + 1})")
        button.clicked.connect(lambda _checked=False: self.show_section(key))
        self._group.addButton(button, number)
        self._names.append(key)
        return button
