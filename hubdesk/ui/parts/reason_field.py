"""A reason: one click from a list, or words of one's own."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QComboBox

from hubdesk.ui.parts.fields import Field

_WIDTH = 360  # px at 100 %


class ReasonField(Field):
    """A list of usual reasons in which one can also write."""

    def __init__(self, name: str, label: str, reasons: Iterable[str], hint: str = "") -> None:
        self._box = QComboBox()
        self._box.setEditable(True)
        self._box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        super().__init__(name, label, self._box, hint, _WIDTH)
        self._box.addItems(["", *reasons])
        line = self._box.lineEdit()
        if line is not None:  # an editable box has one
            line.setPlaceholderText("Choose or write")
        # A wheel that scrolls the page must not change what was chosen.
        self._box.wheelEvent = lambda event: event.ignore()  # type: ignore[method-assign]
        self._box.editTextChanged.connect(lambda _text: self.edited.emit())

    @property
    def box(self) -> QComboBox:
        """The editor."""
        return self._box

    def value(self) -> str:
        """Read the reason, without blanks around it."""
        return self._box.currentText().strip()

    def set_value(self, text: str) -> None:
        """Fill the field."""
        self._box.setEditText(text)
