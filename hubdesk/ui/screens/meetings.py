"""All meetings, and planning the next one out of what the queue and Today put forward."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from html import escape

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hubdesk.domain.changes import Changes
from hubdesk.domain.days import long_day, short_day
from hubdesk.domain.errors import HubdeskError
from hubdesk.domain.meeting import STATES
from hubdesk.domain.meeting_view import MeetingRow, Minuted, Proposed
from hubdesk.ui.parts.asking import Ask
from hubdesk.ui.parts.box import Box
from hubdesk.ui.parts.buttons import primary, quiet
from hubdesk.ui.parts.fields import TextField
from hubdesk.ui.parts.form_rows import WIDE, FormRow, choice, flowing
from hubdesk.ui.parts.notice import Notice
from hubdesk.ui.parts.page import Page
from hubdesk.ui.parts.rich_list import STRONG, RichList
from hubdesk.ui.parts.side_by_side import SideBySide
from hubdesk.ui.parts.table import Column, Rows, Table
from hubdesk.ui.parts.typed_days import read_day
from hubdesk.ui.parts.words import Words

_MOST = 12
_WORDS = (
    "The queue and Today put these families forward, the most pressing first. All that are chosen go on the agenda; "
    "there you take one off with a reason, put them into order, and add others."
)
_COLUMNS: tuple[Column[MeetingRow], ...] = (
    Column("on", "Day", lambda one: short_day(one.on), width=112, strong=True),
    Column("title", "Meeting", lambda one: one.title, detail=lambda one: f"In the chair: {one.chair}"),
    Column("state", "State", lambda one: STATES[one.state], width=96),
    Column("families", "Families", lambda one: f"{one.reached} of {one.families}", width=96, right=True),
)


class MeetingsPage(Page):
    """`plan` is asked with the day, the chair and the families that were chosen."""

    meeting_opened = Signal(str)
    back_requested = Signal()

    def __init__(
        self,
        *,
        meetings: Ask,
        propose: Ask,
        plan: Ask,
        me: str,
        may: bool = True,
        today: Callable[[], date] = date.today,
    ) -> None:
        super().__init__("meetings", "Meetings")
        self._meetings, self._propose, self._plan, self._today = meetings, propose, plan, today
        self._forward: tuple[Proposed, ...] = ()
        self._may = may
        self.notice = Notice("meetings_notice")
        self.model: Rows[MeetingRow] = Rows(_COLUMNS)
        self.table = Table("meetings_table", "Meetings", self.model, row_height=52)
        self.none = Words("No meeting was held yet. Plan the first one here.", "quiet", "no_meetings")
        self.day = TextField("meeting_day", "Da&y", width=WIDE)
        self.chair = TextField("meeting_chair", "In the &chair", width=WIDE)
        self.most = choice("meeting_most", "&Families", {"0": "None"})
        self.row = FormRow((self.day, 4), (self.chair, 5), (self.most, 4))
        self.forward = RichList("meeting_forward", "Families that are put forward")
        self.save = primary("&Plan the meeting", "plan_meeting", self._save, "Ctrl+Return")
        self.back = quiet("Back", "meetings_back", self.back_requested.emit, "Alt+Left")
        self.day.set_value(long_day(today()))
        self.chair.set_value(me)
        self._lay_out()
        self.table.row_opened.connect(self._open)
        self.most.edited.connect(self._show_forward)
        self.setFocusProxy(self.day.editor if may else self.table)

    def refresh(self) -> None:
        """Read the meetings, and what is put forward now."""
        self._meetings(done=self._show, failed=self._fail)
        self._propose(_MOST, done=self._take_forward, failed=self._fail)

    def take_changes(self, changes: Changes) -> None:
        """Read again where a meeting changed."""
        if "meetings" in changes.kinds:
            self._meetings(done=self._show, failed=self._fail)

    def _show(self, rows: Sequence[MeetingRow]) -> None:
        self.model.show_rows(rows)
        self.table.setVisible(bool(rows))
        self.none.setVisible(not rows)
        self.table.choose(0)

    def _take_forward(self, forward: tuple[Proposed, ...]) -> None:
        chosen = self.most.value() if self._forward else str(len(forward))
        self._forward = forward
        self.most.box.clear()
        for count in range(len(forward), -1, -1):
            words = {0: "None", len(forward): f"All {count}"}.get(count, f"The first {count}")
            self.most.box.addItem(words, str(count))
        self.most.set_value(chosen)
        self._show_forward()

    def _chosen(self) -> tuple[Proposed, ...]:
        return self._forward[: int(self.most.value() or 0)]

    def _show_forward(self) -> None:
        self.forward.show_entries([_entry(number, one) for number, one in enumerate(self._chosen(), start=1)])

    def _save(self) -> None:
        on = read_day(self.day.value(), "day", self._today(), coming=True)
        right = on is not None and on >= self._today()
        self.row.show_fault(self.day, "" if right else "Type today or a day that is still to come, such as 21 March.")
        self.row.show_fault(self.chair, "" if self.chair.value() else "Say who chairs the meeting.")
        if right and self.chair.value() and self._may:
            self._plan(on, self.chair.value(), self._chosen(), done=self._planned, failed=self._fail)

    def _planned(self, made: Minuted) -> None:
        self.meeting_opened.emit(made.id)

    def _open(self, row: MeetingRow | None) -> None:
        if row is not None:
            self.meeting_opened.emit(row.id)

    def _fail(self, error: HubdeskError) -> None:
        self.notice.warn(error.sentence)

    def _lay_out(self) -> None:
        self.bar.addWidget(self.back)
        plan = Box("plan_box", "Plan a meeting")
        plan.column.addWidget(flowing(Words(_WORDS, "", "plan_words").in_column()))
        for part in (self.row, self.forward, self.save):
            plan.column.addWidget(part)
        held = QWidget()
        left = QVBoxLayout(held)
        left.setContentsMargins(0, 0, 0, 0)
        left.addWidget(self.none)
        left.addWidget(self.table, 1)
        left.addStretch(0)
        self.body.addWidget(self.notice)
        self.body.addWidget(SideBySide((held, 5), (plan, 6), gap=16), 1)
        plan.setVisible(self._may)  # in its place by now, or it would come up as a window of its own


def _entry(number: int, one: Proposed) -> tuple[str, str, str]:
    band = one.band.capitalize()
    rich = f"<div {STRONG}>{number}  {escape(one.title)} · {escape(band)}</div><div>{escape(one.why)}</div>"
    return one.family_id, rich, f"{one.title}, {band}. {one.why}"
