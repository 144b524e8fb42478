"""The recovery key, shown once: the only way in when a passphrase is forgotten."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QCheckBox, QFileDialog, QHBoxLayout

from hubdesk.ui.parts.buttons import primary, secondary
from hubdesk.ui.parts.gate import Gate
from hubdesk.ui.parts.words import Words

_WHY = (
    "If every passphrase is forgotten, this key is the only way to the records. HubDesk shows it once and "
    "does not keep it. Print it or save it to a stick, and lock it away from this workstation."
)


def key_sheet(hub: str, key: str) -> str:
    """Write what is printed and saved."""
    return (
        f"Recovery key of the hub {hub}\n\n{key}\n\n"
        "Whoever holds this key can open every record of the hub.\n"
        "Keep it locked away, apart from the workstation.\n"
    )


class RecoveryKeyPage(Gate):
    """The key, ways to keep it, and a tick without which nobody goes on."""

    key_kept = Signal()

    def __init__(self, hub: str, key: str, where: Callable[[], str] | None = None) -> None:
        super().__init__("recovery_key", "Keep this recovery key", _WHY)
        self._hub, self._key = hub, key
        self._where = where or self._choose_file
        shown = Words(key, "key", "recovery_key_shown")
        shown.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._told = Words("", "", "recovery_key_told")
        self._told.hide()
        self._tick = QCheckBox("The key is &kept in a safe place, apart from this workstation")
        self._tick.setObjectName("recovery_key_tick")
        self._on = primary("&Open the hub", "recovery_key_on", self.key_kept.emit)
        self._on.setEnabled(False)
        self._tick.toggled.connect(self._on.setEnabled)
        line = QHBoxLayout()
        line.setSpacing(8)
        first = secondary("&Print", "recovery_key_print", self._print)
        line.addWidget(first)
        line.addWidget(secondary("&Save", "recovery_key_save", self._save))
        line.addStretch(1)
        self.column.addWidget(shown)
        self.column.addLayout(line)
        for part in (self._told, self._tick, self._on):
            self.column.addWidget(part)
        self.setFocusProxy(first)

    def _print(self) -> None:
        # Asked for only here: finding printers can take seconds.
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName("HubDesk recovery key")
        if QPrintDialog(printer, self).exec():
            document = QTextDocument()
            document.setPlainText(key_sheet(self._hub, self._key))
            document.print_(printer)
            self._tell("Sent to the printer. Check that the paper is readable before you go on.")

    def _save(self) -> None:
        chosen = self._where()
        if not chosen:
            return
        try:
            Path(chosen).write_text(key_sheet(self._hub, self._key), encoding="utf-8")
        except OSError as error:
            self._tell(f"The key was not saved: {error.strerror}. Choose another place.")
        else:
            self._tell("Saved. Take it off this workstation and lock it away.")

    def _choose_file(self) -> str:
        return QFileDialog.getSaveFileName(self, "Save the recovery key", "recovery-key.txt", "Text (*.txt)")[0]

    def _tell(self, sentence: str) -> None:
        self._told.setText(sentence)
        self._told.show()
