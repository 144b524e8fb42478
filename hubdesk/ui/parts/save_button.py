"""A button that asks where to save something, and saves it there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from hubdesk.domain.errors import HubdeskError
from hubdesk.ui.parts.asking import Ask
from hubdesk.ui.parts.buttons import quiet, secondary


@dataclass(frozen=True, slots=True)
class Saved:
    """What is saved: the button's words and name, the file name offered, and what is said when it lies there."""

    words: str
    name: str
    file: str
    said: str


class SaveButton(QWidget):
    """`ask` is asked with the path; `say` is told that it lies there, `warn` why not."""

    def __init__(
        self, what: Saved, ask: Ask, say: Callable[[str], None], warn: Callable[[str], None], *, plain: bool = False
    ) -> None:
        super().__init__()
        self._what, self._ask, self._say, self._warn = what, ask, say, warn
        self.button = (quiet if plain else secondary)(what.words, what.name, self._choose)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.button)
        self.setFocusProxy(self.button)

    def save_to(self, path: Path) -> None:
        """Save at a path."""

        def fail(error: HubdeskError) -> None:
            self._warn(error.sentence)

        self._ask(path, done=lambda _none: self._say(f"{self._what.said} {path}."), failed=fail)

    def _choose(self) -> None:
        words = self._what.words.replace("&", "").removesuffix(" ...")
        name, _ = QFileDialog.getSaveFileName(self, words, self._what.file, "PDF (*.pdf)")
        if name:
            self.save_to(Path(name))
