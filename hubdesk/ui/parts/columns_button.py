"""A button from which a person chooses the columns of a table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton

from hubdesk.ui.parts.buttons import quiet
from hubdesk.ui.parts.table import Column


class ColumnsButton(QPushButton):
    """Offers every column but the one that is always shown."""

    changed = Signal()

    def __init__(self, columns: Sequence[Column[Any]], always: str) -> None:
        like = quiet("Columns", "columns_button")
        super().__init__("C&olumns")
        self.setObjectName(like.objectName())
        self.setAccessibleName(like.accessibleName())
        self.setProperty("style", like.property("style"))
        self.setSizePolicy(like.sizePolicy())
        menu = QMenu(self)
        menu.setObjectName("columns_menu")
        self._actions: dict[str, QAction] = {}
        for column in columns:
            if column.name != always:
                action = menu.addAction("Rank" if column.heading == "#" else column.heading)
                action.setObjectName(f"column_{column.name}")
                action.setCheckable(True)
                action.setChecked(True)
                action.toggled.connect(lambda _on: self.changed.emit())
                self._actions[column.name] = action
        self.setMenu(menu)

    def hidden(self) -> frozenset[str]:
        """Name the columns that are not wanted."""
        return frozenset(name for name, action in self._actions.items() if not action.isChecked())

    def shown(self) -> tuple[str, ...]:
        """Name the columns that were chosen, none where all are."""
        return tuple(name for name, action in self._actions.items() if action.isChecked()) if self.hidden() else ()

    def show_only(self, names: Iterable[str]) -> None:
        """Choose columns, all where none is named."""
        wanted = set(names)
        for name, action in self._actions.items():
            action.setChecked(not wanted or name in wanted)
