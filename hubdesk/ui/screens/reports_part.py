"""One table of a report: its heading, what it counts, the months as bars, and the way to its list."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from hubdesk.domain.report import Counted, Part, words
from hubdesk.drawing.bars import bars
from hubdesk.ui.parts.buttons import quiet
from hubdesk.ui.parts.drawing_view import DrawingView
from hubdesk.ui.parts.table import Column, Rows, Table
from hubdesk.ui.parts.words import Heading, Words
from hubdesk.ui.theme import px

_TO = {
    "queue": "Open the queue",
    "ledger": "Open the decisions",
    "asked": "Open the requests",
    "today": "Open Today",
}


class PartView(QWidget):
    """Shows a table; `list_requested` names the place where its list stands."""

    list_requested = Signal(str)

    def __init__(self, part: Part) -> None:
        super().__init__()
        self.setObjectName(f"report_{part.name}")
        self.says = Words("", "quiet", f"report_{part.name}_says").in_column()
        self.none = Words("Nothing to count in this period.", "", f"report_{part.name}_none")
        self.rows: Rows[Counted] = Rows(())
        self.table = Table(f"report_{part.name}_table", part.title, self.rows)
        self.picture: DrawingView | None = None
        head = QHBoxLayout()
        head.setSpacing(16)
        heading = Heading(part.title, "small-heading", f"report_{part.name}_heading")
        heading.setWordWrap(False)
        head.addWidget(heading)
        if part.opens:
            open_list = partial(self.list_requested.emit, part.opens)
            button = quiet(_TO[part.opens], f"report_{part.name}_open", open_list)
            button.setAccessibleDescription(f"The list behind {part.title}")
            head.addWidget(button)
        head.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 8)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.says)
        if part.name == "months":
            self.picture = DrawingView("report_picture")
            self.picture.setFixedHeight(px(200))
            column.addWidget(self.picture)
        column.addWidget(self.none)
        column.addWidget(self.table)

    def show_part(self, part: Part) -> None:
        """Show the figures."""
        self.says.setText(part.says)
        self.rows.show_rows(part.rows, _columns(part))
        self.table.dress()
        self.none.setVisible(not part.rows)
        self.table.setVisible(bool(part.rows))
        self.table.setFixedHeight(px(32) * (len(part.rows) + 1) + 4)
        self.table.setMaximumWidth(px(320 + 136 * len(part.columns)))
        if self.picture is not None:
            self.picture.show_drawing(lambda width: bars(part, width))


def _columns(part: Part) -> tuple[Column[Counted], ...]:
    def figure(place: int) -> Callable[[Counted], str]:
        return lambda row: words(row.cells[place])

    return (
        Column("label", part.first, lambda row: row.label, strong=True),
        *(
            Column(f"figure{place}", column.title, figure(place), 128, right=True)
            for place, column in enumerate(part.columns)
        ),
    )
