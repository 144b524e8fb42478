"""Importing a sheet in the window: chosen, tried, taken in, stopped, and told in words."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from hubdesk.domain.changes import Changes
from hubdesk.domain.errors import Known, Refused
from hubdesk.domain.sheet_mapping import SheetMapping
from hubdesk.domain.sheet_seen import OddValue, SheetField, SheetSeen
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


def seen(path: Path, mapping: SheetMapping | Path | None) -> SheetSeen:
    """A sheet of two columns as it would be read; without a level it is not ready."""
    guessed = SheetMapping(columns={"rag": "", "details": "narrative"})
    mapping = mapping if isinstance(mapping, SheetMapping) else guessed
    level = "level" in mapping.columns.values() or mapping.defaults.get("level")
    mapped = mapping.values.get("level", {})
    odd = (OddValue("level", "Amber", 2, ""),) if "level" in mapping.columns.values() and "amber" not in mapped else ()
    return SheetSeen(
        headings=("RAG", "Details"), rows=(("Amber", "Came without a coat"),),
        read_as=(mapping.columns.get("rag", ""), mapping.columns.get("details", "")), mapping=mapping,
        fields=(SheetField("level", True, (("1", "Universal"), ("2", "Additional"))), SheetField("narrative", True)),
        missing=() if level else ("level",), odd=odd, count=2,
    )  # fmt: skip


def ready(path: Path, mapping: SheetMapping | Path | None) -> SheetSeen:
    """A sheet that needs nothing said."""
    return replace(seen(path, mapping), missing=())


def shown(qtbot: QtBot, verb: Verb, see: Verb | None = None, keep: Verb | None = None) -> ImportPage:
    page = ImportPage(
        import_sheet=verb, see=see or Verb(ready), keep=keep or Verb(lambda _mapping: Changes()),
        seconds=iter(range(0, 900, 30)).__next__,
    )  # fmt: skip
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
    [(path, source, mapping, dry_run, mended)] = verb.asked
    assert (path, source, mapping.source, dry_run, mended) == (SHEET, "Oakfield School", "Oakfield School", False, {})
    assert text(page, "import_sentence") == "2 concerns taken in."
    assert page.result.model.as_text() == "4 | Date of birth | 31/02/2019 | 31/02/2019 does not exist."
    assert "oakfield-rejected.csv" in text(page, "rejects_words")


def test_a_trial_keeps_nothing_and_says_so(qtbot: QtBot):
    verb = Verb(lambda *values: imported(new=2))
    page = shown(qtbot, verb)
    page.choice.drop.take(SHEET)
    with qtbot.assertNotEmitted(page.sheet_imported):
        press(page, "try_it")
    assert [(values[1], values[3]) for values in verb.asked] == [(None, True)]
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
    assert page.choice.path == tmp_path / "oakfield.xlsx"
    assert page.take_in.isEnabled()


def choose(page: ImportPage, name: str, code: str) -> None:
    """Choose a line of a list as the keyboard does, which tells that somebody chose."""
    box = page.findChild(QComboBox, f"{name}_editor")
    assert box is not None, name
    box.setCurrentIndex(box.findData(code))
    box.activated.emit(box.currentIndex())


def test_columns_and_values_are_mapped_by_hand_and_kept_once_the_sheet_is_in(qtbot: QtBot):
    verb, keep = Verb(lambda *values: imported(new=2)), Verb(lambda _mapping: Changes())
    page = shown(qtbot, verb, Verb(seen), keep)
    page.choice.drop.take(SHEET)
    assert not page.take_in.isEnabled()
    assert "No column holds level of need." in text(page, "always_words")
    choose(page, "column_0", "level")
    assert text(page, "odd_level_amber_label") == "Level of need: “Amber”, 2 rows"
    choose(page, "odd_level_amber", "2")
    assert page.take_in.isEnabled()
    page.choice.source.set_value("Oakfield School")
    press(page, "take_in")
    wanted = SheetMapping(
        "Oakfield School", {"rag": "level", "details": "narrative"}, {"level": {"amber": "2"}}, {"level": ""}
    )
    assert verb.asked[0][2] == wanted
    assert keep.asked == [(wanted,)]


def test_what_is_the_same_in_every_row_is_said_once(qtbot: QtBot):
    page = shown(qtbot, Verb(lambda *values: imported(new=2)), Verb(seen))
    page.choice.drop.take(SHEET)
    choose(page, "always_level", "1")
    assert page.columns.mapping().defaults == {"level": "1"}
    assert page.take_in.isEnabled()


def test_a_rejected_row_is_mended_in_place(qtbot: QtBot):
    verb = Verb(lambda *values: imported(new=1) if values[4] else imported(rejected=(BAD,)))
    page = shown(qtbot, verb)
    page.choice.drop.take(SHEET)
    press(page, "take_in")
    assert page.result.mend.value() == "31/02/2019"
    assert not page.result.take_mended.isEnabled()
    page.result.mend.line.selectAll()
    qtbot.keyClicks(page.result.mend.line, "28/02/2019")
    qtbot.keyClick(page.result.mend.line, Qt.Key.Key_Return)
    assert page.result.model.as_text() == "4 | Date of birth | 28/02/2019 (mended) | 31/02/2019 does not exist."
    assert page.result.take_mended.text() == "&Take 1 mended row in"
    press(page, "take_mended")
    assert verb.asked[-1][4] == {(4, "date_of_birth"): "28/02/2019"}
    assert text(page, "import_sentence") == "1 concern taken in."


def test_a_sheet_that_is_none_cannot_be_taken_in(qtbot: QtBot):
    page = shown(qtbot, Verb(lambda *values: imported()), Verb(refuse(Refused("oakfield.csv is empty."))))
    page.choice.drop.take(SHEET)
    assert page.notice.sentence == "oakfield.csv is empty."
    assert not page.take_in.isEnabled()


def test_a_sheet_that_cannot_be_read_gets_its_sentence(qtbot: QtBot):
    page = shown(qtbot, Verb(refuse(Known("The sheet cannot be opened."))))
    page.choice.drop.take(SHEET)
    press(page, "take_in")
    assert page.notice.sentence == "The sheet cannot be opened."
    assert page.findChild(QWidget, "import_work").isHidden()
