"""The second half of the form: how good the information is, how it may be shared, who reported it, and the child."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from hubdesk.domain.codes import CodeLists
from hubdesk.service.forms import ConcernForm
from hubdesk.ui.parts.fields import AS_TYPED, Field, TextField
from hubdesk.ui.parts.form_rows import WIDE, FormRow, choice, labels, long_text
from hubdesk.ui.parts.icons import icon
from hubdesk.ui.parts.words import Heading
from hubdesk.ui.theme import px, roles_of

SEEN = {"yes": "Yes", "no": "No"}
HOW_KNOWN = {"saw": "They saw or heard it", "told": "Somebody told them"}
GradesFor = Callable[[str, bool], tuple[str, str]]  # for an agency, and whether it was told what it tells
_PROTECTED = "Kept apart: never shown with what happened, never in a pack unless the recipient may know sources."


class About(QWidget):
    """Grading with its usual values, handling, the protected reporter, and what the child says."""

    edited = Signal()

    def __init__(self, codes: CodeLists, grades_for: GradesFor) -> None:
        super().__init__()
        self.setObjectName("about")
        self._grades_for = grades_for
        self._graded_by_hand = False
        self._agency = ""
        self.known = choice("how_known", "How do the&y know it?", HOW_KNOWN)
        self.fields: dict[str, Field] = {
            "source_evaluation": choice("source_evaluation", "&Source", labels(codes.source_evaluations), "Choose"),
            "intelligence_assessment": choice(
                "intelligence_assessment", "In&formation", labels(codes.intelligence_assessments), "Choose"
            ),
            "handling_code": choice("handling_code", "Ha&ndling", labels(codes.handling_codes)),
            "handling_conditions": TextField("handling_conditions", "Conditions of sharing", width=WIDE),
            "reporter": TextField("reporter", "Who re&ported it", _PROTECTED, width=WIDE),
            "child_seen": choice("child_seen", "Was the child seen?", SEEN, "Not known"),
            "ref": TextField("ref", "Their reference", width=WIDE),
            "voice_of_child": long_text("voice_of_child", "What the child says or shows", 3),
            "strengths": long_text("strengths", "What goes well", 3),
        }
        self._text("reporter").line.setInputMethodHints(AS_TYPED)
        self._lock = QLabel()
        self._lay_out()
        for name, field in self.fields.items():
            field.edited.connect(self.edited)
            if name in ("source_evaluation", "intelligence_assessment"):
                field.edited.connect(self._grade_by_hand)
        self.fields["handling_code"].edited.connect(self._follow)
        self.known.edited.connect(self._grade_anew)

    def values(self) -> dict[str, str]:
        """Give what was typed, by the names of the form."""
        return {name: field.value() for name, field in self.fields.items()}

    def fill(self, form: ConcernForm) -> None:
        """Show a form; grades in it were somebody's, others follow the agency."""
        for name, field in self.fields.items():
            field.set_value(getattr(form, name))
        self._agency, graded = form.agency, (form.source_evaluation, form.intelligence_assessment)
        self.known.set_value("saw")
        usual = self._usual(form.agency)
        if graded != usual and form.agency and graded == self._grades_for(form.agency, True):
            self.known.set_value("told")
            usual = graded
        self._graded_by_hand = graded not in (usual, ("", ""))
        self._follow()

    def follow_agency(self, agency: str) -> None:
        """Grade as this agency's word usually deserves, unless somebody has graded by hand."""
        self._agency = agency
        if not self._graded_by_hand:
            source, information = self._usual(agency)
            self.fields["source_evaluation"].set_value(source)
            self.fields["intelligence_assessment"].set_value(information)

    def _lay_out(self) -> None:
        get = self.fields.__getitem__
        protected = QFrame()
        protected.setObjectName("reporter_box")
        protected.setProperty("style", "card")
        line = QHBoxLayout(protected)
        line.setContentsMargins(16, 8, 16, 16)
        line.setSpacing(16)
        self._lock.setPixmap(icon("lock", roles_of(self).quiet).pixmap(px(24), px(24)))
        self._lock.setAccessibleName("Protected")
        line.addWidget(self._lock)
        line.addWidget(get("reporter"), 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(Heading("How good is the information?", "small-heading", "grading_heading"))
        column.addWidget(FormRow((self.known, 5), (get("source_evaluation"), 5), (get("intelligence_assessment"), 8)))
        column.addWidget(FormRow((get("handling_code"), 9), (get("handling_conditions"), 9)))
        column.addWidget(protected)
        column.addWidget(Heading("The child", "small-heading", "child_heading"))
        column.addWidget(FormRow((get("child_seen"), 5), (get("ref"), 5)))
        column.addWidget(FormRow((get("voice_of_child"), 8), (get("strengths"), 8)))

    def _text(self, name: str) -> TextField:
        field = self.fields[name]
        assert isinstance(field, TextField)
        return field

    def _usual(self, agency: str) -> tuple[str, str]:
        return self._grades_for(agency, self.known.value() == "told") if agency else ("", "")

    def _grade_anew(self) -> None:
        self._graded_by_hand = False
        self.follow_agency(self._agency)
        self.edited.emit()

    def _grade_by_hand(self) -> None:
        self._graded_by_hand = True

    def _follow(self) -> None:
        self.fields["handling_conditions"].setVisible(self.fields["handling_code"].value() == "C")
