"""All packs in a list, and a morning's signed ones handed over together."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from hubdesk.domain.changes import Changes
from hubdesk.domain.codes import shipped_codes
from hubdesk.domain.errors import Known
from hubdesk.domain.pack_standing import PackStanding
from hubdesk.service.forms import MadePack
from hubdesk.service.pack_pile import Pile, Saved
from hubdesk.ui.screens.packs import PacksAsks, PacksPage
from tests.records import pack
from tests.ui.answers import Verb, refuse
from tests.ui.test_pack_page import pdf

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
AT = datetime(2026, 3, 14, 9, 0)


def standing(number: int, signed: int = 2, copies: int = 0, by: str = "") -> PackStanding:
    return PackStanding(
        f"k{number}", f"2026-{number:04d}-7F3A", "full", "mdt", ("P-1",), AT, "Kim Ash",
        ("Kim Ash", "Lee Oak")[:signed], copies, "", by, "F-1", "Moore and Hart family",
    )  # fmt: skip


LISTED = (standing(4), standing(3, signed=1), standing(2, copies=1), standing(1, by="2026-0004-7F3A"))


def drawn(numbers: tuple[str, ...]) -> Pile:
    return Pile(tuple(MadePack(pack(17), pdf(1), Changes(), copy="1") for _ in numbers), pdf(1))


def shown(qtbot: QtBot, **asks: Verb) -> PacksPage:
    every = {
        "packs": Verb(lambda state, family: tuple(one for one in LISTED if not state or one.state == state)),
        "pile": Verb(drawn),
        "save": Verb(lambda numbers, folder: Saved((folder / "cover-sheet.pdf", *map(Path, numbers)), Changes())),
        "printed": Verb(lambda made: None),
    }  # fmt: skip
    page = PacksPage(shipped_codes(), PacksAsks(**(every | asks)))
    qtbot.addWidget(page)
    page.resize(1100, 640)
    page.show()
    page.refresh()
    return page


def choose(page: PacksPage, *rows: int) -> None:
    page.table.selectionModel().clearSelection()
    how = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
    for row in rows:
        page.table.selectionModel().select(page.model.index(row, 0), how)


def test_packs_are_listed_with_where_they_stand(qtbot: QtBot):
    page = shown(qtbot)
    text = page.model.as_text()
    for words in ("Signed, not handed over", "Waits for a second person", "Handed over", "Replaced by 2026-0004-7F3A"):
        assert words in text
    page.state.set_value("ready")
    page.state.edited.emit()
    assert [one.number for one in page.model.rows] == ["2026-0004-7F3A"]
    page.leave()
    assert page.model.rowCount() == 0


def test_those_of_one_family_are_listed_first_where_one_came_from_it(qtbot: QtBot):
    packs = Verb(lambda state, family: LISTED[:1])
    page = shown(qtbot, packs=packs)
    assert page.whose.isHidden()
    page.show_family("F-1", "Moore and Hart family")
    page.refresh()
    page.whose.set_value("")
    page.whose.edited.emit()
    assert packs.asked == [("", ""), ("", "F-1"), ("", "")]
    page.leave()
    assert page.whose.isHidden() and "Moore" not in page.whose.box.itemText(page.whose.box.count() - 1)


def test_a_pack_is_opened_by_its_number(qtbot: QtBot):
    page = shown(qtbot)
    page.table.choose(1)
    with qtbot.waitSignal(page.pack_opened) as opened:
        qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert opened.args == ["2026-0003-7F3A"]


def test_only_signed_ones_are_handed_over(qtbot: QtBot):
    page = shown(qtbot)
    choose(page, 0, 1)
    assert not page.save.isEnabled() and not page.print.isEnabled()
    assert page.counted.text() == "2 packs chosen. Only packs that two people have signed are handed over."
    choose(page, 0, 2)
    assert page.save.isEnabled() and page.counted.text() == "2 packs chosen."


def test_several_are_saved_at_once(qtbot: QtBot, tmp_path: Path):
    save = Verb(lambda numbers, folder: Saved((folder / "cover-sheet.pdf", *map(Path, numbers)), Changes()))
    page = shown(qtbot, save=save)
    choose(page, 0, 2)
    page.save_to(tmp_path)
    assert save.asked == [(("2026-0004-7F3A", "2026-0002-7F3A"), tmp_path)]
    assert page.notice.sentence.startswith(f"2 packs are saved in {tmp_path} with cover-sheet.pdf.")


def test_what_could_not_be_saved_is_said_and_the_list_is_read_again(qtbot: QtBot, tmp_path: Path):
    page = shown(qtbot, save=Verb(refuse(Known("Pack 2026-0004-7F3A: The disk is full."))))
    choose(page, 0)
    page.save_to(tmp_path)
    assert page.notice.sentence == "Pack 2026-0004-7F3A: The disk is full."
    assert len(page._asks.packs.asked) == 2 and page.save.isEnabled()  # type: ignore[attr-defined]  # a Verb


def test_sheet_and_packs_go_to_the_printer_as_jobs_of_their_own(qtbot: QtBot, tmp_path: Path):
    printed = Verb(lambda made: None)
    page = shown(qtbot, printed=printed)
    choose(page, 0, 2)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    page.print_to(printer)
    assert page.job is not None
    named: list[str] = []
    page.job.begun.connect(lambda name, place, of: named.append(name))
    with qtbot.waitSignal(page.job.printed):
        pass
    assert named == [pack(17).number] * 2 and printer.docName() == pack(17).number
    assert len(printed.asked) == 2
    assert page.notice.sentence == "2 packs and the cover sheet went to the printer."


@pytest.mark.qt_log_ignore("QPainter::begin", "propagateSizeHints")
def test_a_printer_that_vanishes_is_said_with_what_was_not_printed(qtbot: QtBot, tmp_path: Path):
    printed = Verb(lambda made: None)
    page = shown(qtbot, printed=printed)
    choose(page, 0)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "gone" / "printed.pdf"))
    page.print_to(printer)
    assert page.notice.sentence.startswith("Cover sheet of packs was not printed. The printer did not take the pages.")
    assert printed.asked == [] and page.print.isEnabled()


def test_who_may_only_read_hands_nothing_over(qtbot: QtBot):
    page = shown(qtbot)
    page.let_out(False)
    assert page.save.isHidden() and page.print.isHidden() and page.open.isVisible()
