"""What a back-test found: the figures that differ, both versions as a picture, groups for audit, and Accept."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hubdesk.domain.backtest import Backtest, Group
from hubdesk.drawing.compare import compared
from hubdesk.service.rules import Difference
from hubdesk.ui.parts.buttons import secondary
from hubdesk.ui.parts.drawing_view import DrawingView
from hubdesk.ui.parts.fields import TextField
from hubdesk.ui.parts.table import Column, Rows, Table
from hubdesk.ui.parts.words import Heading, Words
from hubdesk.ui.screens.backtest_words import caught_words, looked_words, shown
from hubdesk.ui.theme import px

_AUDIT = (
    "Recorded for audit only and never scored. Small groups are counted together, and figures below five are not shown."
)
_LIMITS = (
    "These are the hub's own records. They say nothing about children of whom it never heard, and what it decided "
    "then has shaped what it knows now."
)


class BacktestResult(QWidget):
    """Shows differences at once, and the rest once a back-test has run; `accepted` carries the reason."""

    accepted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("backtest_result")
        self.differences: Rows[Difference] = Rows(
            (
                Column("figure", "Figure", lambda one: one.figure.capitalize(), strong=True),
                Column("now", "In use", lambda one: one.now or "none", 240),
                Column("proposed", "This version", lambda one: one.proposed or "none", 240),
            )
        )
        self.table = Table("differences", "Figures that differ", self.differences)
        self.same = Words("", "quiet", "differences_none")
        self.picture = DrawingView("backtest_picture")
        self.picture.setMinimumHeight(px(340))
        self.groups: Rows[Group] = Rows(_columns("in use", "this version"))
        self.audit = Table("backtest_groups", "Groups, for audit", self.groups)
        self.reason = TextField("accept_reason", "&Reason", "Why these rules are taken into use. It is kept.")
        self.accept = secondary("&Accept these rules", "accept_rules", self._accept)
        self._after = (
            Heading("What each version would have done", "small-heading", "backtest_heading"),
            self.picture,
            Heading("Groups", "small-heading", "groups_heading"),
            Words(_AUDIT, "quiet", "groups_words").in_column(),
            self.audit,
            Words(_LIMITS, "quiet", "backtest_limits").in_column(),
            self.reason,
            self.accept,
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(Heading("What differs", "small-heading", "differences_heading"))
        for part in (self.same, self.table, *self._after):
            column.addWidget(part)
        self.clear()

    def clear(self) -> None:
        """Show nothing yet."""
        self.show_differences(())
        self.reason.set_value("")
        for part in self._after:
            part.hide()

    def show_differences(self, found: tuple[Difference, ...]) -> None:
        """Show in which figures a version differs from the one in use."""
        self.differences.show_rows(found)
        self.same.setText("" if found else "The figures are those that are in use.")
        self.same.setVisible(not found)
        self._fit(self.table, len(found))

    def show_backtest(self, found: Backtest) -> None:
        """Show both versions side by side."""
        self.picture.show_drawing(lambda width: compared(found, width))
        self.groups.show_rows(found.groups)
        self._fit(self.audit, len(found.groups))
        for part in self._after:
            part.show()
        may = bool(self.differences.rows)
        self.reason.setVisible(may)
        self.accept.setVisible(may)

    def _accept(self) -> None:
        if not self.reason.value():
            self.reason.show_error("Give the reason. Whoever reads it next year must understand it.")
            self.reason.setFocus()
            return
        self.reason.show_error("")
        self.accepted.emit(self.reason.value())

    def _fit(self, table: Table, rows: int) -> None:
        table.setVisible(rows > 0)
        table.setFixedHeight(px(32) * (min(rows, 8) + 1) + 4)


def _columns(now: str, then: str) -> tuple[Column[Group], ...]:
    return (
        Column("group", "Group", lambda one: one.name, strong=True),
        Column("families", "Families", lambda one: f"{one.families:,}", 96, right=True),
        Column("looked_now", f"Looked at, {now}", lambda one: looked_words(one, 0), 152, right=True),
        Column("looked_then", f"Looked at, {then}", lambda one: looked_words(one, 1), 176, right=True),
        Column("outcomes", "Outcomes", lambda one: shown(one.outcomes), 120, right=True),
        Column("seen_now", f"Seen before, {now}", lambda one: caught_words(one, 0), 168, right=True, yields=2),
        Column("seen_then", f"Seen before, {then}", lambda one: caught_words(one, 1), 192, right=True, yields=1),
    )
