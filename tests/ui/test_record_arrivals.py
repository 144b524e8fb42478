"""Recording on a real encrypted hub: files that come with a concern, what came before, calls, and few keys."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from hubdesk.domain.codes import shipped_codes
from hubdesk.service.attach import attachments
from hubdesk.service.desk import Desk
from hubdesk.service.drafts import drafts
from hubdesk.service.record import grades_for, record_concern
from hubdesk.service.set_up import set_up
from hubdesk.service.today import today, today_list
from hubdesk.store import concerns
from hubdesk.store.database import close
from hubdesk.ui import verbs, verbs_of_arrivals
from hubdesk.ui.screens.note import SAID, NotePage
from hubdesk.ui.screens.record import RecordPage
from hubdesk.ui.screens.record_arrivals import FileAsks
from hubdesk.ui.screens.record_children import about_an_adult
from hubdesk.ui.screens.settle import SettlePage
from tests.mails import BODY, PNG, mail
from tests.service.hubs import FORM, NOON, PASSPHRASE, QUICK, QUILLON, Clock
from tests.ui.asks import answered
from tests.ui.typist import type_words

WORDS = "He came to school without a coat and said that there was nothing to eat at home since Monday."


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[Desk]:
    desk = set_up(tmp_path / "hub.db", "Moorside", "Ann", PASSPHRASE, clock=Clock(), cost=QUICK).desk
    yield desk
    close(desk.database)


@pytest.fixture
def page(qtbot: QtBot, hub: Desk) -> RecordPage:
    def ask(verb: Any) -> Any:
        return answered(partial(verb, hub))

    arrivals = verbs_of_arrivals
    made = RecordPage(
        shipped_codes(), record=ask(verbs.record), who_could_this_be=ask(verbs.candidates),
        save_draft=ask(verbs.save_draft), drafts=ask(verbs.drafts), discard_draft=ask(verbs.discard_draft),
        grades_for=grades_for, already=ask(arrivals.already), record_again=ask(arrivals.record_again),
        files=FileAsks(
            ask(arrivals.attach_to_draft), ask(arrivals.files_of_draft), ask(arrivals.remove_from_draft),
            ask(arrivals.see),
        ),
        clock=lambda: NOON,
    )  # fmt: skip
    qtbot.addWidget(made)
    made.resize(1150, 650)
    made.activateWindow()
    with qtbot.waitExposed(made):
        made.show()
    made.refresh()
    made.form.begin()
    return made


def drop(page: QWidget, *paths: Path) -> None:
    """Drop files as the system does: first they come over the page, then they are let go."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    over = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    entered = QDragEnterEvent(QPointF(90, 90).toPoint(), *over)
    QApplication.sendEvent(page, entered)
    assert entered.isAccepted()
    QApplication.sendEvent(page, QDropEvent(QPointF(90, 90), *over))


def find(page: QWidget, kind: type[Any], name: str) -> Any:
    found = page.findChild(kind, name)
    assert found is not None, name
    return found


def fill_in(page: RecordPage, qtbot: QtBot) -> int:
    """Record the usual concern by keys alone, and give how many were pressed beside its own words."""
    keys = 0

    def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        nonlocal keys
        keys += 1
        qtbot.keyClick(page.focusWidget(), key, modifier)

    def choose(letters: str) -> None:
        nonlocal keys
        keys += type_words(page.focusWidget(), letters)

    def tab(times: int = 1) -> None:
        for _ in range(times):
            press(Qt.Key.Key_Tab)

    choose("sc")
    tab()
    choose("neg")
    tab()
    choose("2")
    tab(4)
    type_words(page.focusWidget(), WORDS)
    tab()
    choose("today")
    tab(4)
    for name, more in ((QUILLON.given_name, 1), (QUILLON.family_name, 1), ("11/2/2015", 2), (QUILLON.address, 1)):
        type_words(page.focusWidget(), name)
        tab(more)
    type_words(page.focusWidget(), QUILLON.postcode)
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    return keys


def test_a_usual_concern_takes_few_keys_beyond_its_own_words(qtbot: QtBot, page: RecordPage, hub: Desk) -> None:
    with qtbot.waitSignal(page.concern_recorded) as recorded:
        keys = fill_in(page, qtbot)
    assert 20 < keys <= 35, keys
    told = concerns.told(hub.database, [recorded.args[0].concern_id])[recorded.args[0].concern_id]
    concern, (who,) = told.concern, told.mentions
    assert (concern.agency, concern.kind, concern.level, concern.narrative) == ("school", "neglect", 2, WORDS)
    assert (concern.occurred_on, concern.source_evaluation, concern.intelligence_assessment) == (NOON.date(), 1, "A")
    assert (who.given_name, who.family_name, who.date_of_birth) == ("Quillon", "Testerby", "11/2/2015")
    assert (who.address, who.postcode) == (QUILLON.address, QUILLON.postcode)
    assert page.focusWidget() is page.form.what.fields["agency"].editor


def test_an_email_dropped_on_the_page_fills_it_in_and_is_kept(
    qtbot: QtBot, page: RecordPage, hub: Desk, tmp_path: Path
) -> None:
    (tmp_path / "worry.eml").write_bytes(mail())
    (tmp_path / "peg.png").write_bytes(PNG)
    drop(page, tmp_path / "worry.eml", tmp_path / "peg.png")
    form = page.form.form()
    assert form.narrative == f"Worry about a pupil\n\n{BODY}"
    assert (form.reporter, form.received_at[:10]) == ("Tess Sampler <tess@school.example>", "13/03/2026")
    assert [one.name for one in page.arrivals.list.files] == ["worry.eml", "peg.png"]
    find(page, QPushButton, "files_0_look").click()
    assert page.arrivals.view.isVisible() and page.form.candidates.isHidden()
    assert BODY in find(page, QPlainTextEdit, "file_view_words").toPlainText()
    find(page, QPushButton, "files_1_look").click()
    qtbot.waitUntil(lambda: find(page, QLabel, "file_view_picture").pixmap().width() == 1)
    qtbot.keyClick(page.arrivals.view.close_button, Qt.Key.Key_Escape)
    assert page.arrivals.view.isHidden() and not page.form.candidates.isHidden()
    assert [draft.id for draft in drafts(hub)] == [page.keeper.draft_id]
    for field, value in (("agency", "school"), ("kind", "neglect"), ("level", "2")):
        page.form.what.fields[field].set_value(value)
    type_words(page.form.people.boxes[0].fields["given_name"].editor, "Quillon")
    with qtbot.waitSignal(page.concern_recorded) as recorded:
        page.save_next.click()
    assert [one.name for one in attachments(hub, recorded.args[0].ref)] == ["worry.eml", "peg.png"]
    assert page.arrivals.list.files == () and drafts(hub) == ()


def test_a_file_is_no_answer_to_a_field_and_words_are_no_file(qtbot: QtBot, page: RecordPage, tmp_path: Path) -> None:
    (tmp_path / "told.txt").write_bytes(b"Came hungry")
    data, clipboard = QMimeData(), QGuiApplication.clipboard()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "told.txt"))])
    line = page.form.people.boxes[0].fields["given_name"].editor
    for field in (line, page.form.what.fields["narrative"].editor):
        assert not field.acceptDrops()
    clipboard.setMimeData(data)
    line.setFocus()
    qtbot.keyClick(line, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert [one.name for one in page.arrivals.list.files] == ["told.txt"]
    assert page.form.people.forms()[0].given_name == ""
    clipboard.setText("Quillon")
    qtbot.keyClick(line, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert page.form.people.forms()[0].given_name == "Quillon"
    picture = QImage(4, 4, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.white)
    clipboard.setImage(picture)
    qtbot.keyClick(line, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert page.arrivals.list.files[-1].media == "image/png"


def test_what_cannot_be_shown_is_said_and_nothing_is_run(qtbot: QtBot, page: RecordPage, tmp_path: Path) -> None:
    huge = PNG.replace(struct.pack(">II", 1, 1), struct.pack(">II", 9000, 9000))
    drawing = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
    for name, data in (("huge.png", huge), ("drawing.svg", drawing), ("tool.exe", b"MZ\x90\x00\x03")):
        (tmp_path / name).write_bytes(data)
    drop(page, *(tmp_path / name for name in ("huge.png", "drawing.svg", "tool.exe")))
    said = find(page, QLabel, "file_view_nothing")
    find(page, QPushButton, "files_0_look").click()
    qtbot.waitUntil(lambda: said.isVisible() and said.text().startswith("HubDesk cannot show this file."))
    find(page, QPushButton, "files_1_look").click()
    assert find(page, QPlainTextEdit, "file_view_words").toPlainText() == drawing.decode()
    find(page, QPushButton, "files_2_look").click()
    assert said.isVisible() and "SHA-256" in page.arrivals.view.facts.text()
    page.leave()
    assert page.arrivals.view.isHidden() and find(page, QPlainTextEdit, "file_view_words").toPlainText() == ""


def test_a_refused_file_is_told_and_a_removed_one_goes(page: RecordPage, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    drop(page, tmp_path / "empty.txt")
    assert page.notice.sentence.startswith("empty.txt is empty.")
    (tmp_path / "told.txt").write_bytes(b"Came hungry")
    drop(page, tmp_path / "told.txt")
    find(page, QPushButton, "files_0_other").click()
    assert page.arrivals.list.files == () and page.arrivals.list.isHidden()


def test_a_cleared_form_and_a_draft_have_their_files_back(page: RecordPage, tmp_path: Path) -> None:
    (tmp_path / "told.txt").write_bytes(b"Came hungry")
    drop(page, tmp_path / "told.txt")
    draft_id = page.keeper.draft_id
    find(page, QPushButton, "clear_form").click()
    assert page.arrivals.list.files == ()
    find(page, QPushButton, "record_notice_undo").click()
    assert page.keeper.draft_id == draft_id
    assert [one.name for one in page.arrivals.list.files] == ["told.txt"]
    page.leave()
    page.begin_with(FORM)
    assert page.arrivals.list.files == ()
    page.clear_form()
    page.refresh()
    find(page, QPushButton, "draft_0_resume").click()
    assert [one.name for one in page.arrivals.list.files] == ["told.txt"]
    page.keeper.pause()


@pytest.mark.parametrize(
    ("button", "left", "status"),
    [
        ("again_not_the_same", 2, ""),
        ("again_duplicate", 2, "duplicate"),
        ("again_one", 2, ""),
        ("again_leave", 1, None),
        ("again_back", 1, None),
    ],
)
def test_what_was_received_already_stands_beside_the_new_one(
    qtbot: QtBot, page: RecordPage, hub: Desk, button: str, left: int, status: str | None
) -> None:
    first = record_concern(hub, replace(FORM, narrative=WORDS, occurred_on=""))
    page.begin_with(replace(FORM, narrative=WORDS + " Again.", occurred_on=""))
    page.save_next.click()
    assert page.again.isVisible() and page.form.isHidden() and page.save_next.isHidden()
    assert first.ref in find(page, QLabel, "again_earlier_title").text()
    assert find(page, QPlainTextEdit, "again_earlier_words").toPlainText() == WORDS
    assert page.again.why.text().endswith("% of its words are the same.")
    find(page, QPushButton, button).click()
    assert page.again.isHidden() and page.form.isVisible() and page.form.isEnabled()
    every = list(concerns.every_told(hub.database))
    assert len(every) == left
    assert status is None or every[-1].status == status
    assert any(one.one_with for one in every) == (button == "again_one")
    assert (page.form.form().narrative == "") == (button != "again_back")
    page.keeper.pause()


def test_an_adult_is_asked_about_children_in_contact(qtbot: QtBot, page: RecordPage, hub: Desk) -> None:
    box = page.form.in_contact
    assert box.isHidden()
    page.begin_with(replace(FORM, people=(replace(QUILLON, date_of_birth=""),)))
    assert box.isHidden()
    born = page.form.people.boxes[0].fields["date_of_birth"].editor
    type_words(born, "11/2/1980")
    assert box.isVisible() and page.form.form().children_in_contact == "not_asked"
    answer = find(page, QComboBox, "children_in_contact_editor")
    answer.setCurrentIndex(answer.findData("named"))
    page.save_next.click()
    assert box.field.error.startswith("Add each child")
    answer.setCurrentIndex(answer.findData("unnamed"))
    with qtbot.waitSignal(page.concern_recorded):
        page.save_next.click()
    assert today(hub).tile("children").count == 1


def test_only_adults_by_their_dates_are_adults() -> None:
    day, adult = NOON.date(), replace(QUILLON, date_of_birth="14/3/2008")
    assert about_an_adult((adult, replace(QUILLON, role="sibling")), day)
    assert not about_an_adult((replace(adult, date_of_birth="15/3/2008"),), day)
    assert not about_an_adult((adult, replace(QUILLON, date_of_birth="")), day)
    assert not about_an_adult((), day)


def test_a_call_is_noted_by_keys_and_written_up(qtbot: QtBot, page: RecordPage, hub: Desk) -> None:
    note = NotePage(answered(partial(verbs_of_arrivals.take_note, hub)))
    qtbot.addWidget(note)
    note.activateWindow()
    with qtbot.waitExposed(note):
        note.show()
    note.setFocus()
    note.save.click()
    assert note.words.error.startswith("Write what the caller said")
    for field, words in ((note.caller, "Tess"), (note.number, "01632 960001"), (note.words, WORDS)):
        type_words(field.editor, words)
    with qtbot.waitSignal(note.note_taken) as taken:
        qtbot.keyClick(note.words.editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert taken.args == [SAID] and note.words.value() == ""
    (item,) = today_list(hub, "note")
    page.begin_with(verbs_of_arrivals.form_of_note(hub, item.id))
    form = page.form.form()
    assert (form.narrative, form.reporter, form.note_id) == (WORDS, "Tess, 01632 960001", item.id)
    for field, value in (("agency", "school"), ("kind", "neglect"), ("level", "2")):
        page.form.what.fields[field].set_value(value)
    type_words(page.form.people.boxes[0].fields["given_name"].editor, "Quillon")
    assert today(hub).tile("note").count == 1
    page.save_next.click()
    assert today(hub).tile("note").count == 0
    type_words(note.words.editor, "A second call")
    note.leave()  # the hub locks while it is half taken down
    assert [one.words for one in today_list(hub, "note")] == ["A second call"]


def test_a_call_that_becomes_nothing_is_let_go_with_a_reason(qtbot: QtBot, hub: Desk) -> None:
    verbs_of_arrivals.take_note(hub, "", "", "Wrong number")
    made = SettlePage(answered(partial(verbs_of_arrivals.settle, hub)))
    qtbot.addWidget(made)
    made.show_item(today_list(hub, "note")[0])
    assert "Wrong number" in made.about.text()
    made.save.click()
    assert made.words.error.startswith("Say in a sentence")
    type_words(made.words.editor, "It was for the library")
    with qtbot.waitSignal(made.item_settled):
        made.save.click()
    assert today(hub).tile("note").count == 0
