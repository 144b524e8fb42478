"""A concern about an adult asks whether children are in contact: hidden wherever a child may be the subject."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from hubdesk.domain.concern import CHILDREN
from hubdesk.service.forms import ConcernForm, PersonForm
from hubdesk.ui.parts.fields import Field
from hubdesk.ui.parts.form_rows import choice
from hubdesk.ui.parts.typed_days import read_day
from hubdesk.ui.screens.record_check import says_something

_HINT = "A child near an adult at risk may be at risk too. If nobody has named them, it waits on Today."


class ChildrenBox(QWidget):
    """One question, seen only where the concern is about an adult."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("children_box")
        asked = {code: words for code, words in CHILDREN.items() if code != "not_asked"}
        self.field = choice(
            "children_in_contact", "Are children in contact with this adult?", asked, CHILDREN["not_asked"], _HINT
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.field)
        self.hide()

    def value(self) -> str:
        """Give what was answered; empty where the question is not asked of anybody."""
        return "" if self.isHidden() else self.field.value() or "not_asked"

    def fill(self, form: ConcernForm) -> None:
        """Show what a form says."""
        self.field.set_value(form.children_in_contact)
        self.follow(form.people)

    def follow(self, people: Sequence[PersonForm]) -> None:
        """Ask, or ask no more, as people are typed."""
        self.setVisible(about_an_adult(people, date.today()))

    def show_fault(self, sentence: str) -> Field | None:
        """Show what is wrong with the answer."""
        self.field.show_error(sentence)
        return self.field if sentence else None


def about_an_adult(people: Sequence[PersonForm], today: date) -> bool:
    """Tell whether all subjects are adults by their dates of birth; one without a date may be a child."""
    subjects = [one for one in people if one.role == "subject" and says_something(one)]
    return bool(subjects) and all(_adult(one.date_of_birth, today) for one in subjects)


def _adult(born: str, today: date) -> bool:
    day = read_day(born, "day", today) if born.strip() else None
    return day is not None and (today.year - day.year, (today.month, today.day) >= (day.month, day.day)) >= (18, True)
