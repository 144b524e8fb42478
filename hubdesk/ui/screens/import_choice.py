"""Which sheet, whose it is, and how its headings are called: what an import needs to know."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from hubdesk.ui.parts.buttons import quiet
from hubdesk.ui.parts.fields import TextField
from hubdesk.ui.parts.words import Words
from hubdesk.ui.screens.import_drop import SheetDrop

_SOURCE = "The same name each time: it keeps this partner's own references together, so that nothing comes in twice."
_MAPPING = "A file that says how this partner's sheets are read, if you were given one."


class ImportChoice(QWidget):
    """The sheet, the source, and a mapping file where there is one."""

    sheet_chosen = Signal(object)
    mapping_chosen = Signal(object)
    sheet_refused = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("import_choice")
        self.path: Path | None = None
        self.drop = SheetDrop()
        self.source = TextField("import_source", "&Who sent it", _SOURCE)
        self.mapping_words = Words(_MAPPING, "quiet", "mapping_words")
        self.choose_mapping = quiet("Use a ma&pping file", "choose_mapping", self._choose_mapping)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self.drop)
        column.addWidget(self.source)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.choose_mapping)
        line.addWidget(self.mapping_words, 1, Qt.AlignmentFlag.AlignVCenter)
        column.addLayout(line)
        self._let_mapping(False)
        self.drop.sheet_chosen.connect(self.take_sheet)
        self.drop.sheet_refused.connect(self.sheet_refused)

    def take_sheet(self, path: Path) -> None:
        """Take a sheet that was chosen."""
        self.path = path
        self._let_mapping(True)
        self.sheet_chosen.emit(path)

    def _let_mapping(self, may: bool) -> None:
        self.choose_mapping.setVisible(may)
        self.mapping_words.setVisible(may)

    def _choose_mapping(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, "Use a mapping file", "", "Mapping files (*.toml)")
        if name:
            self.mapping_chosen.emit(Path(name))
