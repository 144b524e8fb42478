"""Fields of a form: a label, a hint, the sentence that says what is wrong, and the editor."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from hubdesk.ui.parts.words import COLUMN, Words
from hubdesk.ui.theme import px

_LONG = 32  # letters of a label from which on it may break
# Names are not words: no spelling check, no guessing, no capitals made by the system.
AS_TYPED = (
    Qt.InputMethodHint.ImhNoPredictiveText | Qt.InputMethodHint.ImhNoAutoUppercase | Qt.InputMethodHint.ImhSensitiveData
)


def mark_wrong(editor: QWidget, wrong: bool) -> None:
    """Dress what is typed into as wrong, or as right again."""
    if wrong != (editor.property("wrong") == "true"):
        editor.setProperty("wrong", "true" if wrong else "false")
        editor.style().unpolish(editor)
        editor.style().polish(editor)


class Field(QWidget):
    """A label, an optional hint and an editor; `show_error` puts a sentence above the editor and marks it."""

    edited = Signal()

    def __init__(self, name: str, label: str, editor: QWidget, hint: str = "", width: int = COLUMN) -> None:
        super().__init__()
        self.setObjectName(name)
        self.editor = editor
        editor.setObjectName(f"{name}_editor")
        editor.setAccessibleName(label.replace("&", ""))
        editor.setAccessibleDescription(hint)
        editor.setMaximumWidth(px(width))
        self._label = QLabel(label)
        self._label.setObjectName(f"{name}_label")
        self._label.setProperty("style", "strong")
        self._label.setWordWrap(len(label) > _LONG)
        self._label.setBuddy(editor)
        self._hint: Words | None = None  # made when there is something to say, as most fields never have
        self._error: Words | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._column.addWidget(self._label)
        if hint:
            self._hint = Words(hint, "quiet", f"{name}_hint").in_column()
            self._column.addWidget(self._hint)
        self._column.addWidget(editor)
        self.setFocusProxy(editor)

    @property
    def error(self) -> str:
        """The sentence that is shown, or an empty text."""
        return self._error.text() if self._error else ""

    def show_error(self, sentence: str) -> None:
        """Show what is wrong with what was typed; an empty text takes it away."""
        if sentence and self._error is None:
            self._error = self._make("error", self._column.indexOf(self.editor))
        if self._error is not None:
            self._error.setText(sentence)
            self._error.setVisible(bool(sentence))
        self.editor.setAccessibleDescription(sentence or (self._hint.text() if self._hint else ""))
        mark_wrong(self.editor, bool(sentence))

    def set_hint(self, words: str) -> None:
        """Show another hint."""
        if words and self._hint is None:
            self._hint = self._make("hint", 1)
        if self._hint is not None:
            self._hint.setText(words)
            self._hint.setVisible(bool(words))
        self.editor.setAccessibleDescription(words)

    def _make(self, what: str, place: int) -> Words:
        words = Words("", "quiet" if what == "hint" else what, f"{self.objectName()}_{what}").in_column()
        policy = words.sizePolicy()
        policy.setVerticalPolicy(QSizePolicy.Policy.Preferred)  # as high as its lines, in a narrow column too
        words.setSizePolicy(policy)
        self._column.insertWidget(place, words)
        return words

    def value(self) -> str:
        """Read what was typed, without blanks around it."""
        raise NotImplementedError

    def set_value(self, text: str) -> None:
        """Fill the field."""
        raise NotImplementedError


class TextField(Field):
    """One line of text."""

    def __init__(self, name: str, label: str, hint: str = "", width: int = COLUMN, secret: bool = False) -> None:
        self._line = QLineEdit()
        super().__init__(name, label, self._line, hint, width)
        self._line.setAcceptDrops(False)  # a file dropped here is meant for the page, and its path is no answer
        self._secret = secret
        if secret:
            self._line.setEchoMode(QLineEdit.EchoMode.Password)
        self._line.textEdited.connect(lambda _text: self.edited.emit())

    @property
    def line(self) -> QLineEdit:
        """The editor."""
        return self._line

    def value(self) -> str:
        """Read what was typed; blanks around a passphrase belong to it."""
        return self._line.text() if self._secret else self._line.text().strip()

    def set_value(self, text: str) -> None:
        """Fill the field."""
        self._line.setText(text)


class LongTextField(Field):
    """Several lines of text; Tab leaves the field."""

    def __init__(self, name: str, label: str, hint: str = "", width: int = COLUMN, lines: int = 6) -> None:
        self._text = QPlainTextEdit()
        super().__init__(name, label, self._text, hint, width)
        self._text.setTabChangesFocus(True)
        self._text.setAcceptDrops(False)
        self._text.setMinimumHeight(px(20) * lines + 16)
        self._text.textChanged.connect(self.edited)

    def value(self) -> str:
        """Read what was typed, without blanks around it."""
        return self._text.toPlainText().strip()

    def set_value(self, text: str) -> None:
        """Fill the field."""
        self._text.setPlainText(text)


class ChoiceField(Field):
    """One of a list; `choices` go from code to words, and the first line may be empty (`unset` words)."""

    def __init__(
        self,
        name: str,
        label: str,
        choices: Mapping[str, str] | Iterable[tuple[str, str]],
        hint: str = "",
        unset: str = "",
        width: int = 320,
    ) -> None:
        self._box = QComboBox()
        super().__init__(name, label, self._box, hint, width)
        pairs = choices.items() if isinstance(choices, Mapping) else choices
        if unset:
            self._box.addItem(unset, "")
        for code, words in pairs:
            self._box.addItem(words, code)
        # A wheel that scrolls the page must not change what was chosen.
        self._box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._box.wheelEvent = lambda event: event.ignore()  # type: ignore[method-assign]
        self._box.activated.connect(lambda _index: self.edited.emit())

    @property
    def box(self) -> QComboBox:
        """The editor."""
        return self._box

    def value(self) -> str:
        """Read the code that was chosen."""
        return str(self._box.currentData() or "")

    def set_value(self, text: str) -> None:
        """Choose a code; one that is not in the list chooses the first line."""
        self._box.setCurrentIndex(max(0, self._box.findData(text)))
