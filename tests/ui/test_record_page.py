"""Recording a concern at the desk: by keys alone, with nothing lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from hubdesk.domain.answer import Weighed
from hubdesk.domain.changes import Changes
from hubdesk.domain.codes import shipped_codes
from hubdesk.domain.errors import Known
from hubdesk.domain.line import Line
from hubdesk.service.forms import Candidate, Draft, FormRefused, PersonForm, Recorded
from hubdesk.ui.screens.record import RecordPage
from hubdesk.ui.screens.record_arrivals import FileAsks
from hubdesk.ui.screens.record_candidates import facts_of
from hubdesk.ui.screens.record_fields import EMPTY, fields_of
from tests.ui.answers import Verb, refuse

# The offscreen platform says so of every window; a real one does not.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

NOW = datetime(2026, 3, 20, 9, 15)
LINES = (Line("Starting point", -42, "among all people"), Line("Family name", 62, "The same"))
MIA = Candidate("P-1", "F-1", "Mia Barlow", "2019-03-14", "12 Elm Road", ("school", "police"), 3, Weighed(LINES))
HALF = replace(EMPTY, agency="school", people=(PersonForm(given_name="Dan"),))
DRAFT = Draft("d-1", "Dan, School", NOW, fields_of(HALF))


def usual_grades(agency: str, told: bool) -> tuple[str, str]:
    return ("2", "D") if agency == "anonymous" else ("1", "C" if told else "A")


class Desk:
    """The verbs that the page asks for, and what they were asked."""

    def __init__(self, qtbot: QtBot, **given: Verb) -> None:
        self.record = given.get("record", Verb(lambda form, ties: Recorded("c", "D-1", ("F-1",), Changes())))
        self.who = given.get("who", Verb(lambda form: (MIA,)))
        self.save = given.get("save", Verb(lambda *values: Changes()))
        self.drafts = given.get("drafts", Verb(tuple))
        self.discard = Verb(lambda draft_id: Changes())
        self.attach, self.files = Verb(lambda *values: None), Verb(lambda draft_id: ())
        self.remove, self.see = Verb(lambda file_id: Changes()), Verb(lambda file_id: None)
        self.already = given.get("already", Verb(lambda form: ()))
        self.again = Verb(lambda form, earlier, how, ties: Recorded("c", "D-2", ("F-1",), Changes()))
        self.page = RecordPage(
            shipped_codes(), record=self.record, who_could_this_be=self.who, save_draft=self.save,
            drafts=self.drafts, discard_draft=self.discard, clock=lambda: NOW,
            files=FileAsks(self.attach, self.files, self.remove, self.see), already=self.already,
            record_again=self.again, grades_for=usual_grades,
        )  # fmt: skip
        qtbot.addWidget(self.page)
        self.bot = qtbot
        self.page.resize(1150, 650)
        self.page.show()
        self.page.refresh()

    def find(self, kind: type[Any], name: str) -> Any:
        found = self.page.findChild(kind, name)
        assert found is not None, name
        return found

    def type(self, name: str, text: str) -> None:
        editor = self.find(QWidget, f"{name}_editor")
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(editor.findData(text))
            editor.activated.emit(editor.currentIndex())
        else:
            editor.setFocus()
            self.bot.keyClicks(editor, text)

    def press(self, name: str) -> None:
        self.find(QPushButton, name).click()

    def fill_in(self) -> None:
        for name, text in (("agency", "school"), ("kind", "neglect"), ("level", "2")):
            self.type(name, text)
        self.type("narrative", "Came without a coat.")
        self.type("person_1_given_name", "Mia")


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    return Desk(qtbot)


def test_a_usual_concern_is_recorded_and_the_next_one_begins(desk: Desk, qtbot: QtBot):
    desk.fill_in()
    with qtbot.waitSignal(desk.page.concern_recorded):
        desk.press("save_and_next")
    form, ties = desk.record.asked[0]
    assert (form.agency, form.kind, form.level, form.received_at) == ("school", "neglect", "2", "2026-03-20 09:15")
    assert (form.source_evaluation, form.intelligence_assessment) == ("1", "A")
    assert (form.people, ties) == ((PersonForm(given_name="Mia"),), {})
    assert desk.page.form.form() == EMPTY
    assert desk.page.notice.sentence.startswith("Recorded as D-1.")


def test_save_and_open_asks_for_the_family(desk: Desk, qtbot: QtBot):
    desk.fill_in()
    with qtbot.waitSignal(desk.page.family_requested) as asked:
        desk.press("save_and_open")
    assert asked.args == ["F-1"]


def test_each_fault_is_told_at_its_field_and_nothing_is_lost(desk: Desk):
    desk.type("person_1_given_name", "Mia")
    desk.type("level", "3")
    desk.press("save_and_next")
    assert desk.record.asked == []
    said = [label.text() for label in desk.page.findChildren(QLabel, "row_error") if label.text()]
    assert said == ["Choose the agency that told you.\nChoose the kind of concern. Other is one of them."]
    assert desk.find(QLabel, "narrative_error").text() == "Write what happened, in a sentence or two."
    assert desk.find(QComboBox, "agency_editor").accessibleDescription() == "Choose the agency that told you."
    assert desk.page.form.form().people[0].given_name == "Mia"


def test_what_the_service_refuses_stands_at_its_field(qtbot: QtBot):
    told = FormRefused((("people.0.date_of_birth", "31/02/2019 does not exist."), ("ref", "It is recorded already.")))
    desk = Desk(qtbot, record=Verb(refuse(told)))
    desk.fill_in()
    desk.press("save_and_next")
    said = [label.text() for label in desk.page.findChildren(QLabel, "row_error") if label.text()]
    assert said == ["31/02/2019 does not exist.", "It is recorded already."]
    assert desk.find(QPlainTextEdit, "narrative_editor").toPlainText() == "Came without a coat."


def test_a_fault_of_the_disk_leaves_the_form_as_it_is(qtbot: QtBot):
    desk = Desk(qtbot, record=Verb(refuse(Known("The disk is full."))))
    desk.fill_in()
    desk.press("save_and_next")
    assert desk.page.notice.sentence == "The disk is full. Nothing you typed is lost."
    assert desk.page.form.form().narrative == "Came without a coat."
    assert desk.page.form.isEnabled()


def test_level_4_and_tripwires_say_at_once_to_telephone(desk: Desk):
    warning = desk.find(QWidget, "urgent_warning")
    assert warning.isHidden()
    desk.type("level", "4")
    assert not warning.isHidden() and "999" in warning.accessibleName()
    desk.type("level", "2")
    assert warning.isHidden()
    desk.find(QWidget, "tripwire_disclosure").click()
    desk.find(QWidget, "tripwire_immediate_danger").click()
    assert not warning.isHidden()
    assert desk.page.form.form().tripwire == "immediate_danger"
    assert desk.find(QLabel, "several_tripwires").text().startswith("Recorded under: Immediate danger.")


def test_grades_follow_the_agency_until_somebody_grades(desk: Desk):
    desk.type("agency", "anonymous")
    assert desk.page.form.form().intelligence_assessment == "D"
    desk.type("intelligence_assessment", "B")
    desk.type("agency", "school")
    assert desk.page.form.form().intelligence_assessment == "B"


def test_what_a_professional_was_told_is_graded_lower(desk: Desk):
    desk.type("agency", "school")
    desk.type("how_known", "told")
    form = desk.page.form.form()
    assert (form.source_evaluation, form.intelligence_assessment) == ("1", "C")
    desk.type("agency", "anonymous")
    assert desk.page.form.form().intelligence_assessment == "D"
    desk.page.form.fill(form)
    assert desk.page.form.about.known.value() == "told"
    desk.type("agency", "police")
    assert desk.page.form.form().intelligence_assessment == "C"


def test_people_share_the_first_ones_address_until_told_otherwise(desk: Desk):
    desk.type("person_1_address", "12 Elm Road")
    desk.press("add_person")
    desk.type("person_2_given_name", "Dan")
    assert desk.page.form.form().people[1].address == "12 Elm Road"
    desk.find(QWidget, "person_2_same_address").click()
    desk.type("person_2_address", "3 Oak Street")
    assert [person.address for person in desk.page.form.form().people] == ["12 Elm Road", "3 Oak Street"]
    desk.press("person_2_remove")
    assert len(desk.page.form.form().people) == 1


def test_names_are_neither_guessed_nor_spelt(desk: Desk):
    hints = desk.find(QLineEdit, "person_1_family_name_editor").inputMethodHints()
    assert hints & Qt.InputMethodHint.ImhNoPredictiveText


def test_who_it_could_be_appears_while_typing_and_is_tied_by_keys(desk: Desk, qtbot: QtBot):
    desk.fill_in()
    people = desk.page.form.candidates.list
    qtbot.waitUntil(lambda: people.count() == 1)
    assert people.item(0).text().splitlines() == [
        "Mia Barlow", *facts_of(MIA, shipped_codes().agencies),
        "Very likely the same person", "+62 Family name: the same",
    ]  # fmt: skip
    people.setCurrentRow(0)
    qtbot.keyClick(people, Qt.Key.Key_Return)
    assert desk.find(QLabel, "person_1_tie_words").text() == "Same person as Mia Barlow, born 14 March 2019"
    desk.press("save_and_next")
    assert desk.record.asked[0][1] == {0: "P-1"}


def test_a_tie_can_be_taken_back(desk: Desk, qtbot: QtBot):
    desk.fill_in()
    people = desk.page.form.candidates.list
    qtbot.waitUntil(lambda: people.count() == 1)
    people.setCurrentRow(0)
    qtbot.keyClick(people, Qt.Key.Key_Return)
    desk.press("person_1_untie")
    desk.press("save_and_next")
    assert desk.record.asked[0][1] == {}


def test_a_half_filled_form_is_saved_by_itself(desk: Desk, qtbot: QtBot):
    desk.type("person_1_given_name", "Mia")
    with qtbot.waitSignal(desk.page.keeper.saved, timeout=2000):
        desk.type("person_1_family_name", "Barlow")
    draft_id, title, fields = desk.save.asked[0]
    assert title == "Mia Barlow" and fields["people"][0]["family_name"] == "Barlow"
    assert desk.find(QLabel, "draft_state").text() == "Draft saved 09:15"
    desk.fill_in()
    desk.press("save_and_next")
    assert desk.record.asked[0][0].draft_id == draft_id


def test_what_is_half_done_is_saved_before_the_hub_is_locked(desk: Desk):
    desk.page.leave()
    assert desk.save.asked == []
    desk.type("narrative", "Came")
    desk.page.leave()
    assert desk.save.asked[0][1] == "Came"


def test_a_draft_that_cannot_be_saved_says_so(qtbot: QtBot):
    desk = Desk(qtbot, save=Verb(refuse(Known("The disk is full."))))
    desk.type("narrative", "Came")
    desk.page.leave()
    assert desk.find(QLabel, "draft_state").text() == "This draft is not saved yet. The disk is full."
    desk.page.keeper.pause()


def test_what_was_not_finished_is_offered_and_gone_on_with(qtbot: QtBot):
    desk = Desk(qtbot, drafts=Verb(lambda: (DRAFT, replace(DRAFT, id="other", fields={"form": "request"}))))
    assert desk.find(QLabel, "offer_words").text() == "You have 1 concern not finished."
    desk.press("draft_0_resume")
    assert desk.page.form.form() == HALF
    desk.type("narrative", "Came")
    desk.page.leave()
    assert desk.save.asked[0][0] == "d-1"


def test_a_draft_thrown_away_can_be_had_back(qtbot: QtBot):
    desk = Desk(qtbot, drafts=Verb(lambda: (DRAFT,)))
    desk.press("draft_0_discard")
    assert desk.discard.asked == [("d-1",)]
    desk.press("record_notice_undo")
    assert desk.save.asked == [("d-1", "Dan, School", DRAFT.fields)]


def test_a_cleared_form_can_be_had_back(desk: Desk):
    desk.fill_in()
    typed = desk.page.form.form()
    desk.press("clear_form")
    assert desk.page.form.form() == EMPTY
    desk.press("record_notice_undo")
    assert desk.page.form.form() == typed
    desk.page.keeper.pause()


def test_tab_goes_in_reading_order(desk: Desk):
    desk.press("add_person")
    desk.page.form.begin()
    stops: list[str] = []
    while (here := desk.page.focusWidget().objectName().removesuffix("_editor")) not in stops:
        stops.append(here)
        desk.bot.keyClick(desk.page.focusWidget(), Qt.Key.Key_Tab)
    desk.page.save_next.setFocus()
    desk.bot.keyClick(desk.page.save_next, Qt.Key.Key_Backtab)
    assert desk.page.focusWidget().objectName() == "strengths_editor"
    person = ["role", "given_name", "family_name", "date_of_birth", "sex"]
    assert stops == [
        "agency", "kind", "level", "tripwire_baby_injury", "tripwire_disclosure", "tripwire_immediate_danger",
        "narrative", "occurred_on", "date_precision", "received_at",
        *(f"person_1_{name}" for name in [*person, "address", "postcode", "more", "remove"]),
        *(f"person_2_{name}" for name in [*person, "same_address", "more", "remove"]),
        "add_person", "how_known", "source_evaluation", "intelligence_assessment", "handling_code", "reporter",
        "child_seen", "ref", "voice_of_child", "strengths", "save_and_next", "save_and_open", "clear_form", "add_file",
    ]  # fmt: skip


def test_every_field_has_a_name_that_is_read_aloud(desk: Desk):
    editors = [
        *desk.page.findChildren(QLineEdit), *desk.page.findChildren(QComboBox), *desk.page.findChildren(QPlainTextEdit)
    ]  # fmt: skip
    assert [editor.objectName() for editor in editors if not editor.accessibleName()] == []
