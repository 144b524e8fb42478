"""Importing a sheet in the window: chosen, tried, taken in, stopped, and told in words."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from hubdesk.domain.changes import Changes
from hubdesk.domain.errors import Known
from hubdesk.service.forms import Imported, Rejected
from hubdesk.ui.screens.import_sheet import ImportPage
from hubdesk.ui.screens.import_words import outcome, time_left
from tests.ui.answers import Verb, refuse

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

SHEET = Path("sheets") / "oakfield.csv"
BAD = Rejected(4, "date_of_birth", "31/02/2019", "31/02/2019 does not exist.")


def imported(new: int = 0, same: int = 0, amended: int = 0, **given: Any) -> Imported:
    made: dict[str, Any] = {
        "rows": 9, "concerns_new": new, "concerns_same": same, "concerns_amended": amended, "rejected": (),
        "rejects": None, "cancelled": False, "changes": Changes(),
    }  # fmt: skip
    return Imported(**(made | given))


def shown(qtbot: QtBot, verb: Verb, look: Verb | None = None) -> ImportPage:
    page = ImportPage(import_sheet=verb, look=look, seconds=iter(range(0, 900, 30)).__next__)
    qtbot.addWidget(page)
    page.show()
    return page


def text(page: ImportPage, name: str) -> str:
    label = page.findChild(QLabel, name)
    assert label is not None
    return label.text()


def press(page: ImportPage, name: str) -> None:
    button = page.findChild(QPushButton, name)
    assert button is not None
    button.click()


@pytest.mark.parametrize(
    ("became", "tried", "said"),
    [
        (imported(new=3), False, "3 concerns taken in."),
        (imported(new=1, amended=2), True, "1 concern would be new and 2 concerns amended."),
        (imported(same=9), False, "Nothing new: every concern in this sheet is already in the hub."),
        (imported(same=8, amended=1), False, "Nothing new; 1 concern amended."),
        (imported(same=8, amended=1), True, "Nothing new; 1 concern would be amended."),
        (imported(rejected=(BAD,)), False, "Nothing could be taken from this sheet. The rows below say why."),
        (imported(), False, "The sheet has no rows."),
    ],
)
def test_the_result_is_one_sentence(became: Imported, tried: bool, said: str):
    assert outcome(became, tried=tried) == said


def test_time_left_is_said_roughly_and_not_too_early():
    assert [time_left(*of) for of in ((0, 10, 9.0), (5, 10, 0.5), (5, 10, 4.0), (1, 10, 5.0), (1, 100, 9.0))] == [
        "", "", "A few seconds left", "About 40 seconds left", "About 15 minutes left",
    ]  # fmt: skip


def test_a_sheet_is_taken_in_and_its_rejected_rows_are_listed(qtbot: QtBot):
    verb = Verb(lambda *values: imported(new=2, rejected=(BAD,), rejects=Path("oakfield-rejected.csv")))
    page = shown(qtbot, verb)
    page.choice.drop.take(SHEET)
    page.choice.source.set_value("Oakfield School")
    with qtbot.waitSignal(page.sheet_imported):
        press(page, "take_in")
    assert verb.asked == [(SHEET, "Oakfield School", None, False)]
    assert text(page, "import_sentence") == "2 concerns taken in."
    assert page.result.model.as_text() == "4 | date_of_birth | 31/02/2019 | 31/02/2019 does not exist."
    assert "oakfield-rejected.csv" in text(page, "rejects_words")


def test_a_trial_keeps_nothing_and_says_so(qtbot: QtBot):
    verb = Verb(lambda *values: imported(new=2))
    page = shown(qtbot, verb)
    page.choice.drop.take(SHEET)
    with qtbot.assertNotEmitted(page.sheet_imported):
        press(page, "try_it")
    assert verb.asked == [(SHEET, None, None, True)]
    assert text(page, "import_sentence") == "2 concerns would be new."


def test_long_work_says_how_far_it_is_and_can_be_stopped(qtbot: QtBot):
    verb = Verb(lambda *values: imported(new=1, cancelled=True), later=True)
    page = shown(qtbot, verb)
    page.choice.drop.take(SHEET)
    press(page, "take_in")
    verb.progress(10, 100, "Reading the sheet")
    assert text(page, "import_work_words") == "Reading the sheet. About 4 minutes left."
    press(page, "take_in")
    assert len(verb.asked) == 1
    press(page, "import_work_stop")
    assert verb.held[0].cancelled
    verb.deliver()
    assert text(page, "import_sentence").startswith("Stopped.")
    assert page.work.isHidden() and page.take_in.isEnabled()


def test_a_sheet_can_be_dropped_and_something_else_is_refused(qtbot: QtBot, tmp_path: Path):
    page = shown(qtbot, Verb(lambda *values: imported()))
    for name in ("notes.docx", "oakfield.xlsx"):
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(tmp_path / name))])
        page.choice.drop.dropEvent(
            QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton,
                       Qt.KeyboardModifier.NoModifier)
        )  # fmt: skip
        if name == "notes.docx":
            assert page.notice.sentence.startswith("notes.docx is not a CSV or XLSX sheet.")
            assert not page.take_in.isEnabled()
    chosen = page.choice.choice()
    assert chosen is not None and chosen.path == tmp_path / "oakfield.xlsx"
    assert page.take_in.isEnabled()


def test_the_first_rows_are_shown_where_they_can_be_looked_at(qtbot: QtBot):
    class Looked:
        headings = ("ref", "narrative")
        rows = (("A1", "Came without a coat"),)

    look = Verb(lambda *values: Looked)
    page = shown(qtbot, Verb(lambda *values: imported()), look)
    page.choice.drop.take(SHEET)
    assert page.look.table is not None
    assert page.look.table.rows.as_text() == "A1 | Came without a coat"
    page.choice.take_mapping(Path("theirs.toml"))
    assert look.asked == [(SHEET, None), (SHEET, Path("theirs.toml"))]


def test_a_sheet_that_cannot_be_read_gets_its_sentence(qtbot: QtBot):
    page = shown(qtbot, Verb(refuse(Known("The sheet cannot be opened."))))
    page.choice.drop.take(SHEET)
    press(page, "take_in")
    assert page.notice.sentence == "The sheet cannot be opened."
    assert page.findChild(QWidget, "import_work").isHidden()
