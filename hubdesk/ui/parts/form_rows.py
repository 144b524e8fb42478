"""Fields side by side: a row of a form that breaks into two where the window is narrow or the text is large."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from hubdesk.domain.codes import Code
from hubdesk.ui.parts.fields import ChoiceField, Field, LongTextField, mark_wrong
from hubdesk.ui.parts.words import Words
from hubdesk.ui.theme import px

WIDE = 4000  # px: as wide as the row allows
_SHARE = 34  # px at 100 % that one share of a row needs at least
_ALONE = 200  # and at most what a field needs that has a line of its own
_GAP = 8


class FormRow(QWidget):
    """Widgets in reading order, each with its share of the width; what does not fit goes into the next line."""

    def __init__(self, *fields: tuple[QWidget, int]) -> None:
        super().__init__()
        self._fields = fields
        tall = any(isinstance(field, LongTextField) for field, _share in fields)
        # with a hint above one of them, what is typed into still stands in one line
        self._level = Qt.AlignmentFlag.AlignTop if tall else Qt.AlignmentFlag.AlignBottom
        self._split: list[list[int]] = []
        self._faults: dict[QWidget, str] = {}
        self._wrong: Words | None = None  # made when something is wrong
        self._lines = QVBoxLayout()
        self._lines.setSpacing(_GAP)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._column.addLayout(self._lines)
        self._lay([list(range(len(fields)))])

    def show_fault(self, field: Field, sentence: str) -> None:
        """Mark a field as wrong and say why below the row, where there is room for a sentence."""
        self._faults[field] = sentence
        field.editor.setAccessibleDescription(sentence)
        mark_wrong(field.editor, bool(sentence))
        said = [self._faults[one] for one, _ in self._fields if self._faults.get(one)]
        if said and self._wrong is None:
            self._wrong = flowing(Words("", "error", "row_error"))
            self._column.addWidget(self._wrong)
        if self._wrong is not None:
            self._wrong.setText("\n".join(said))
            self._wrong.setVisible(bool(said))

    def fault(self, field: QWidget) -> str:
        """Give the sentence that is shown of a field, or an empty text."""
        return self._faults.get(field, "")

    def minimumSizeHint(self) -> QSize:
        """Need no more width than the widest field, for a row can break."""
        wide = [max(field.minimumSizeHint().width(), px(min(_SHARE * share, _ALONE))) for field, share in self._fields]
        return QSize(max(wide), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the row where it no longer fits."""
        super().resizeEvent(event)
        lines: list[list[int]] = [[]]
        used = 0
        for place, (field, share) in enumerate(self._fields):
            need = max(px(_SHARE) * share, field.minimumSizeHint().width())
            if lines[-1] and used + _GAP + need > event.size().width():
                lines.append([])
                used = 0
            used += need + (_GAP if lines[-1] else 0)
            lines[-1].append(place)
        if lines != self._split:
            self._lay(lines)

    def _lay(self, lines: list[list[int]]) -> None:
        self._split = lines
        while (item := self._lines.takeAt(0)) is not None:
            layout = item.layout()
            while layout is not None and layout.takeAt(0) is not None:
                pass
        for places in lines:
            line = QHBoxLayout()
            line.setSpacing(_GAP)
            for place in places:
                field, share = self._fields[place]
                line.addWidget(field, share, self._level)
            self._lines.addLayout(line)


def labels(codes: Mapping[str, Code]) -> dict[str, str]:
    """Turn a code list into what a choice shows: code to label."""
    return {key: code.label for key, code in codes.items()}


def choice(name: str, label: str, choices: Mapping[str, str], unset: str = "", hint: str = "") -> ChoiceField:
    """Make a choice that keeps to its share of a row: a long label widens the list that drops down, never the form."""
    field = ChoiceField(name, label, choices, hint, unset, width=WIDE)
    box = field.box
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(5)
    box.setMaxVisibleItems(24)
    metrics = box.fontMetrics()
    box.view().setMinimumWidth(max(metrics.horizontalAdvance(box.itemText(row)) for row in range(box.count())) + 40)
    return field


def show_faults(fields: Mapping[str, Field], faults: Mapping[str, str]) -> Field | None:
    """Show what is wrong with each field, by name, below its row or in the field; give the first that is wrong."""
    first: Field | None = None
    for name, field in fields.items():
        sentence = faults.get(name, "")
        row = field.parentWidget()
        if isinstance(row, FormRow):
            row.show_fault(field, sentence)
        else:
            field.show_error(sentence)
        if sentence and first is None:
            first = field
    return first


def flowing(words: Words) -> Words:
    """Let a text be as high as its lines in a narrow column, where Qt guesses too few of them."""
    policy = words.sizePolicy()
    policy.setVerticalPolicy(QSizePolicy.Policy.Preferred)
    words.setSizePolicy(policy)
    return words


def flow(widget: QWidget) -> None:
    """Let every text inside a widget be as high as its lines."""
    for words in widget.findChildren(Words):
        flowing(words)


def long_text(name: str, label: str, lines: int, hint: str = "") -> LongTextField:
    """Make a text of some lines that scrolls by itself when more is written."""
    field = LongTextField(name, label, hint, WIDE, lines)
    field.editor.setFixedHeight(field.editor.minimumHeight())
    return field
