"""Which sheet, whose it is, and how its headings are called: what an import needs to know."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from hubdesk.ui.parts.buttons import quiet, secondary
from hubdesk.ui.parts.fields import TextField
from hubdesk.ui.parts.words import Words
from hubdesk.ui.screens.import_drop import SheetDrop

_SOURCE = "The same name each time: it keeps this partner's own references together, so that nothing comes in twice."
_NO_MAPPING = "No mapping file: the sheet uses HubDesk's own headings."


@dataclass(frozen=True, slots=True)
class SheetChoice:
    """A sheet to import; `source` empty is the mapping's own, or `sheet`."""

    path: Path
    source: str = ""
    mapping: Path | None = None


class ImportChoice(QWidget):
    """The sheet, the source and the mapping file."""

    choice_changed = Signal()
    sheet_refused = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("import_choice")
        self._path: Path | None = None
        self._mapping: Path | None = None
        self.drop = SheetDrop()
        self.source = TextField("import_source", "&Who sent it", _SOURCE)
        self.mapping_words = Words(_NO_MAPPING, "", "mapping_words")
        self.choose_mapping = secondary("Choose a ma&pping file", "choose_mapping", self._choose_mapping)
        self.drop_mapping = quiet("Do without it", "drop_mapping", lambda: self.take_mapping(None))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self.drop)
        column.addWidget(self.source)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.choose_mapping)
        line.addWidget(self.drop_mapping)
        line.addWidget(self.mapping_words, 1, Qt.AlignmentFlag.AlignVCenter)
        column.addLayout(line)
        self.take_mapping(None)
        self.drop.sheet_chosen.connect(self.take_sheet)
        self.drop.sheet_refused.connect(self.sheet_refused)

    def choice(self) -> SheetChoice | None:
        """Give what was chosen, or None while there is no sheet."""
        return SheetChoice(self._path, self.source.value(), self._mapping) if self._path else None

    def take_sheet(self, path: Path) -> None:
        """Take a sheet that was chosen."""
        self._path = path
        self.choice_changed.emit()

    def take_mapping(self, path: Path | None) -> None:
        """Take a mapping file, or none."""
        self._mapping = path
        self.drop_mapping.setVisible(path is not None)
        self.mapping_words.setText(f"Headings are read by {path.name}." if path else _NO_MAPPING)
        if self._path is not None:
            self.choice_changed.emit()

    def _choose_mapping(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, "Choose a mapping file", "", "Mapping files (*.toml *.json)")
        if name:
            self.take_mapping(Path(name))
