"""The match model: its versions, what another would change, and taking one into use with a reason."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QFrame, QPushButton, QVBoxLayout, QWidget

from hubdesk.domain.errors import HubdeskError
from hubdesk.matching.model_changes import LevelChange
from hubdesk.service.model import Shown
from hubdesk.service.model_versions import Version
from hubdesk.ui.parts.asking import Ask
from hubdesk.ui.parts.buttons import secondary
from hubdesk.ui.parts.fields import TextField
from hubdesk.ui.parts.flow import Flow
from hubdesk.ui.parts.notice import Notice
from hubdesk.ui.parts.table import Rows, Table
from hubdesk.ui.parts.words import Heading, Words
from hubdesk.ui.parts.work import Work
from hubdesk.ui.screens.settings_model_words import LEVELS, VERSIONS, title
from hubdesk.ui.theme import px

ABOUT = (
    "How much it counts that two mentions agree, or differ, in a name, a date or an address. Another model changes "
    "nothing until a manager takes it into use, and an earlier one can be taken into use again."
)
FIGURES = (
    "Of a hundred pairs of mentions of one person, and of strangers, so many agree in this way. What it counts is in "
    "decibans: ten more make it ten times as likely that two mentions are one person."
)


@dataclass(frozen=True, slots=True)
class ModelAsks:
    """What the section asks for; `accept` only for those who may take a model into use."""

    versions: Ask
    show: Ask
    learn: Ask | None = None
    propose: Ask | None = None
    write: Ask | None = None
    accept: Ask | None = None


class ModelBox(QFrame):
    """Lists versions; the chosen one is shown beside the one in use, and can be taken into use."""

    def __init__(self, asks: ModelAsks, notice: Notice) -> None:
        super().__init__()
        self.setObjectName("settings_model")
        self.setProperty("style", "card")
        self._asks, self._notice = asks, notice
        self.model: Rows[Version] = Rows(VERSIONS)
        self.table = Table("model_versions", "Versions of the matching model", self.model)
        self.levels: Rows[LevelChange] = Rows(LEVELS)
        self.level_table = Table("model_levels", "What each agreement counts", self.levels)
        self.title = Words("", "strong", "model_title")
        self.words = Words("", "", "model_words").in_column()
        self.reason = TextField("model_reason", "Reason for taking this version into use")
        self.accept = secondary("Ta&ke this version into use", "accept_model", self._accept)
        self.work = Work("model_work", can_stop=False)
        self._buttons: list[QPushButton] = []
        self._lay()
        self.table.row_chosen.connect(self._choose)

    def refresh(self) -> None:
        """Fetch the versions."""
        self._asks.versions(done=self._show)

    def propose_from(self, file: Path) -> None:
        """Propose the model in a file."""
        if self._asks.propose is not None:
            self._start("Reading the model")
            self._asks.propose(file, done=self._proposed, failed=self._fail, progress=self.work.show_progress)

    def write_to(self, file: Path) -> None:
        """Write the chosen version to a file."""
        chosen = self.table.chosen()
        if self._asks.write is not None and chosen is not None:
            said = f"Version {chosen.number} is written to {file}. It holds figures only, and nobody's name."
            self._asks.write(file, chosen.number, done=lambda _one: self._notice.say(said), failed=self._fail)

    def _lay(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(8)
        column.addWidget(Heading("Matching model", "small-heading", "model_heading"))
        column.addWidget(Words(ABOUT, "quiet", "model_about").in_column())
        column.addWidget(self.table)
        column.addWidget(self._line())
        self.figures = Words(FIGURES, "quiet", "model_figures").in_column()
        parts: tuple[QWidget, ...] = (self.work, self.title, self.words, self.level_table, self.figures)
        for part in (*parts, self.reason, self.accept):
            column.addWidget(part)
            part.hide()
        column.addStretch()

    def _line(self) -> Flow:
        line = Flow()
        wanted = (
            (self._asks.learn, "Learn from this hub's records", "learn_model", self._learn),
            (self._asks.propose, "Take in a model file", "propose_model", self._choose_file),
            (self._asks.write, "Write to a file", "write_model", self._choose_place),
        )
        for ask, words, name, pressed in wanted:
            if ask is not None:
                self._buttons.append(secondary(words, name, pressed))
                line.addWidget(self._buttons[-1])
        return line

    def _show(self, versions: tuple[Version, ...]) -> None:
        newest = tuple(reversed(versions))
        self.model.show_rows(newest)
        self.table.setFixedHeight(px(32) * (min(len(newest), 5) + 1) + px(8))
        self.table.choose(next((row for row, one in enumerate(newest) if one.in_use or not one.accepted), 0))

    def _choose(self, one: Version) -> None:
        self._asks.show(one.number, done=self._shown, failed=self._fail)

    def _shown(self, shown: Shown) -> None:
        one = shown.version
        differs = [level for level in shown.levels if (level.m, level.u) != (level.m_before, level.u_before)]
        rows = shown.levels if one.in_use else tuple(differs)
        self.title.setText(title(shown))
        self.words.setText("\n".join(shown.words))
        self.levels.show_rows(rows)
        self.level_table.setFixedHeight(px(32) * (min(len(rows), 12) + 1) + px(8))
        self.title.show()
        self.words.show()
        self.level_table.setVisible(bool(rows))
        self.figures.setVisible(bool(rows))
        may = self._asks.accept is not None and not one.in_use and not one.trouble
        self.reason.setVisible(may)
        self.reason.show_error("")
        self.accept.setVisible(may)

    def _learn(self) -> None:
        if self._asks.learn is not None:
            self._start("Learning from this hub's records")
            self._asks.learn(done=self._proposed, failed=self._fail, progress=self.work.show_progress)

    def _proposed(self, shown: Shown) -> None:
        self._hold(False)
        self._notice.say(f"Version {shown.version.number} waits. Nothing has changed yet.")
        self.refresh()

    def _accept(self) -> None:
        chosen = self.table.chosen()
        self.reason.show_error("" if self.reason.value() else "Give the reason; it is kept with the version.")
        if not self.reason.value():
            self.reason.setFocus()
        elif chosen is not None and self._asks.accept is not None:
            self._start("Matching everybody with this version")
            self._asks.accept(
                chosen.number,
                self.reason.value(),
                done=lambda _changes: self._accepted(chosen.number),
                failed=self._fail,
                progress=self.work.show_progress,
            )

    def _accepted(self, number: int) -> None:
        self._hold(False)
        self.reason.set_value("")
        self._notice.say(f"Version {number} is in use. Everybody was matched with it.")
        self.refresh()

    def _choose_file(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, "Take in a model file", "", "Match model (*.json)")
        if name:
            self.propose_from(Path(name))

    def _choose_place(self) -> None:
        name, _ = QFileDialog.getSaveFileName(self, "Write the model", "match_model.json", "Match model (*.json)")
        if name:
            self.write_to(Path(name))

    def _start(self, words: str) -> None:
        self.work.show_progress(0, 0, words)
        self._hold(True)

    def _fail(self, error: HubdeskError) -> None:
        self._hold(False)
        self._notice.warn(error.sentence)

    def _hold(self, held: bool) -> None:
        self.work.setVisible(held)
        for button in (*self._buttons, self.accept):
            button.setEnabled(not held)
