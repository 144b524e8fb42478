"""What each column of a partner's sheet is to HubDesk: guessed, kept from the last time, or chosen here."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hubdesk.domain.sheet_mapping import SheetMapping, plain
from hubdesk.domain.sheet_seen import SheetSeen
from hubdesk.ui.parts.fields import ChoiceField, Field, TextField
from hubdesk.ui.parts.form_rows import WIDE, FormRow, choice, flow
from hubdesk.ui.parts.words import Heading, Words
from hubdesk.ui.screens.import_words import (
    EACH_ROW,
    FIELDS,
    NOT_READ,
    REFERENCE,
    missing_words,
    odd_label,
    read_words,
    samples,
)

_SHARE = 6
_ABREAST = 3


class ImportColumns(QWidget):
    """The partner's columns with ours beside them, what is missing, and values that are no code of ours.

    `mapping_changed` tells that the person chose something; `mapping()` is what they have chosen by now.
    """

    mapping_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("import_columns")
        self._columns: dict[str, ChoiceField] = {}  # by their heading
        self._always: dict[str, Field] = {}  # by our column
        self._odd: dict[tuple[str, str], ChoiceField] = {}  # by our column and their value
        self._mapping = SheetMapping()
        self._inside = QWidget()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self.hide()

    def show_sheet(self, seen: SheetSeen) -> None:
        """Show a sheet as it would be read; the field that had the focus has it again."""
        at = self._focused()
        self._mapping = seen.mapping
        self._columns, self._always, self._odd = {}, {}, {}
        self._layout.removeWidget(self._inside)
        self._inside.hide()
        self._inside.deleteLater()
        self._inside = QWidget()
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(Heading("How this sheet is read", "heading", "columns_heading"))
        column.addWidget(Words(read_words(seen), "quiet", "columns_words"))
        self._add_columns(column, seen)
        self._add_missing(column, seen)
        self._add_odd(column, seen)
        flow(self._inside)
        self._layout.addWidget(self._inside)
        self.show()
        again = self.findChild(QWidget, at) if at else None
        if again is not None:
            again.setFocus()

    def mapping(self) -> SheetMapping:
        """Put together what was chosen; columns and values of which nothing was said stay as they were."""
        values = {column: dict(pairs) for column, pairs in self._mapping.values.items()}
        defaults = dict(self._mapping.defaults)
        each_row = self._mapping.each_row
        for (column, value), field in self._odd.items():
            if not value:
                defaults[column] = field.value()
            else:
                values.setdefault(column, {})[plain(value)] = field.value()
        for column, always in self._always.items():
            if column == REFERENCE:
                each_row = always.value() == EACH_ROW
            else:
                defaults[column] = always.value()
        return SheetMapping(
            source=self._mapping.source,
            columns={plain(heading): field.value() for heading, field in self._columns.items()},
            values={column: {t: o for t, o in pairs.items() if o} for column, pairs in values.items()},
            defaults=defaults,
            each_row=each_row,
        )

    def _add_columns(self, column: QVBoxLayout, seen: SheetSeen) -> None:
        choices = {field.column: FIELDS[field.column] for field in seen.fields}
        for place, (heading, ours) in enumerate(zip(seen.headings, seen.read_as, strict=True)):
            if not plain(heading) or heading in self._columns:
                continue
            field = choice(f"column_{place}", heading, choices, NOT_READ, samples(seen.rows, place))
            field.set_value(ours)
            self._columns[heading] = field
        self._in_rows(column, list(self._columns.values()))

    def _add_missing(self, column: QVBoxLayout, seen: SheetSeen) -> None:
        codes = {field.column: dict(field.codes) for field in seen.fields}
        said = (one for one, value in seen.mapping.defaults.items() if value)
        asked = list(dict.fromkeys((*seen.missing, *said)))
        if self._mapping.each_row:
            asked.insert(0, REFERENCE)
        for one in asked:
            given = EACH_ROW if one == REFERENCE and self._mapping.each_row else self._mapping.defaults.get(one, "")
            listed = {EACH_ROW: "Each row is a concern of its own"} if one == REFERENCE else codes[one]
            field: Field = (
                choice(f"always_{one}", FIELDS[one], listed, "Choose")
                if listed
                else TextField(f"always_{one}", FIELDS[one], width=WIDE)
            )
            field.set_value(given)
            self._always[one] = field
        if asked:
            column.addWidget(Heading("Where the sheet says nothing", "small-heading", "always_heading"))
            column.addWidget(Words(missing_words(seen.missing), "quiet", "always_words"))
            self._in_rows(column, list(self._always.values()))

    def _add_odd(self, column: QVBoxLayout, seen: SheetSeen) -> None:
        codes = {field.column: dict(field.codes) for field in seen.fields}
        odd = [(one.column, one.value, one.rows) for one in seen.odd if one.value or one.column not in self._always]
        known = {(one, plain(value)) for one, value, _ in odd}
        said = [(one, value, 0) for one, pairs in seen.mapping.values.items() for value in pairs]
        for one, value, rows in [*odd, *(pair for pair in said if pair[:2] not in known)]:
            field = choice(f"odd_{one}_{plain(value)}", odd_label(one, value, rows), codes.get(one, {}), "Choose")
            field.set_value(seen.mapping.values.get(one, {}).get(plain(value), ""))
            self._odd[one, value] = field
        if self._odd:
            column.addWidget(Heading("Their words, and ours", "small-heading", "odd_heading"))
            column.addWidget(
                Words("These cells hold no code of this hub. Say once what each means.", "quiet", "odd_words")
            )
            self._in_rows(column, list(self._odd.values()))

    def _in_rows(self, column: QVBoxLayout, fields: Sequence[Field]) -> None:
        for first in range(0, len(fields), _ABREAST):
            row: list[QWidget] = list(fields[first : first + _ABREAST])
            row += [QWidget() for _ in range(_ABREAST - len(row))]
            column.addWidget(FormRow(*((one, _SHARE) for one in row)))
        for field in fields:
            if isinstance(field, TextField):
                field.line.editingFinished.connect(self.mapping_changed)
            else:
                field.edited.connect(self.mapping_changed)

    def _focused(self) -> str:
        focused = self.window().focusWidget()
        return focused.objectName() if focused is not None and self.isAncestorOf(focused) else ""
