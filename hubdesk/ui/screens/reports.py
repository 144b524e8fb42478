"""Reports: a period counted by agency, kind and month, with what was decided, asked and answered; saved or printed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Signal

from hubdesk.domain.days import ago, long_day
from hubdesk.domain.errors import HubdeskError
from hubdesk.domain.report import Report
from hubdesk.ui.parts.asking import Ask
from hubdesk.ui.parts.buttons import primary
from hubdesk.ui.parts.fields import ChoiceField, TextField
from hubdesk.ui.parts.flow import Flow
from hubdesk.ui.parts.form_rows import flow
from hubdesk.ui.parts.notice import Notice
from hubdesk.ui.parts.page import Page, Scrolled
from hubdesk.ui.parts.typed_days import example, read_day
from hubdesk.ui.parts.words import Words
from hubdesk.ui.screens.reports_leave import ReportLeave
from hubdesk.ui.screens.reports_part import PartView
from hubdesk.ui.theme import px

_OWN = "own"
_PERIODS = {
    "year": "The last twelve months",
    "quarter": "The last three months",
    "month": "This month",
    _OWN: "Other days",
}
_WIDE = 224
LIMITS = (
    "These figures count the hub's own records, as they stood at the end of the last day. They say nothing about "
    "children of whom it never heard."
)


@dataclass(frozen=True, slots=True)
class ReportAsks:
    """`count` takes two days; `save` also a file, a reason and whether figures stay exact; `print` the same, no file.

    The last two are None for whoever may not take a report out.
    """

    count: Ask
    save: Ask | None = None
    print: Ask | None = None


class ReportsPage(Page):
    """`list_requested` names the place where the list behind a table stands."""

    list_requested = Signal(str)

    def __init__(self, asks: ReportAsks, today: Callable[[], date] = date.today) -> None:
        super().__init__("reports", "Reports")
        self._asks, self._today = asks, today
        self.found: Report | None = None
        self.notice = Notice("reports_notice")
        self.period = ChoiceField("report_period", "Peri&od", _PERIODS, width=_WIDE)
        self.first = TextField("report_first", "&First day", width=_WIDE)
        self.last = TextField("report_last", "&Last day", width=_WIDE)
        self.count = primary("&Count", "report_count", self._count, "Ctrl+Return")
        self.said = Words("", "quiet", "report_said").in_column()
        self.leave_box = ReportLeave(self.notice, self._days)
        self.parts: dict[str, PartView] = {}
        for field in (self.first, self.last):
            field.setMinimumWidth(px(168))
            field.line.setPlaceholderText(example("day").removeprefix("for example ").partition(",")[0])
            field.line.returnPressed.connect(self._count)
            field.edited.connect(lambda: self.period.set_value(_OWN))
        self.period.edited.connect(self._take_period)
        self._scroll = Scrolled("reports_scroll", 8)
        self._lay_out()
        self._take_period()
        flow(self)
        self.setFocusProxy(self.period.box)

    def refresh(self) -> None:
        """Count again."""
        self._count()

    def _lay_out(self) -> None:
        line = Flow(level="bottom")
        for part in (self.period, self.first, self.last):
            part.setMaximumWidth(px(_WIDE))
            line.addWidget(part, grow=True)
        line.addWidget(self.count)
        self.body.addWidget(line)
        self.body.addWidget(self.notice)
        self.body.addWidget(self._scroll, 1)
        self._scroll.column.addWidget(self.said)
        self._scroll.column.addWidget(Words(LIMITS, "quiet", "report_limits").in_column())
        if self._asks.save is not None and self._asks.print is not None:
            self.leave_box.let(self._asks.save, self._asks.print)
            self._scroll.column.addWidget(self.leave_box)
        else:
            self.leave_box.hide()

    def _take_period(self) -> None:
        today, chosen = self._today(), self.period.value()
        if chosen == _OWN:
            self.first.setFocus()
            return
        months = {"year": 11, "quarter": 2, "month": 0}[chosen]
        number = today.year * 12 + today.month - 1 - months
        self.first.set_value(long_day(date(number // 12, number % 12 + 1, 1)))
        self.last.set_value(long_day(today))
        if self.isVisible():
            self._count()

    def _days(self) -> tuple[date, date] | None:
        found = []
        for field in (self.first, self.last):
            day = read_day(field.value(), "day", self._today())
            field.show_error("" if day else f"{field.value() or 'Nothing'} is not a day. Write 14 March 2026.")
            found.append(day)
        first, last = found
        return (first, last) if first and last else None

    def _count(self) -> None:
        days = self._days()
        if days is not None:
            self._asks.count(*days, done=self._show, failed=self._fail)

    def _show(self, found: Report) -> None:
        self.notice.hide()
        self.found = found
        recent = ago(found.last, self._today())
        until = f"{long_day(found.last)} ({recent})" if recent else long_day(found.last)
        self.said.setText(f"From {long_day(found.first)} to {until}, both included.")
        for place, part in enumerate(found.parts):
            if part.name not in self.parts:
                view = PartView(part)
                view.list_requested.connect(self.list_requested)
                self.parts[part.name] = view
                flow(view)
                self._scroll.column.insertWidget(1 + place, view)
            self.parts[part.name].show_part(part)

    def _fail(self, error: HubdeskError) -> None:
        self.notice.warn(error.sentence)
