"""Reports in the window: a period counted, its lists opened, and copies taken with a reason."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from hubdesk.domain.report import Report
from hubdesk.service.desk import Desk
from hubdesk.service.reports import print_report, report, save_report
from hubdesk.service.set_up import set_up
from hubdesk.store.database import close
from hubdesk.ui.screens.reports import ReportAsks, ReportsPage
from tests.service.hubs import NOON, PASSPHRASE, QUICK, ROWS, Clock, take
from tests.ui.answers import Verb


@pytest.fixture
def desk(tmp_path: Path):
    made = set_up(tmp_path / "hub.db", "Moorside", "Ann", PASSPHRASE, clock=Clock(), cost=QUICK).desk
    take(made, ROWS)
    yield made
    close(made.database)


@pytest.fixture
def page(qtbot: QtBot, desk: Desk) -> ReportsPage:
    asks = ReportAsks(
        Verb(lambda first, last: report(desk, first, last)),
        Verb(lambda *values: save_report(desk, *values)),
        Verb(lambda *values: print_report(desk, *values)),
    )
    made = ReportsPage(asks, today=NOON.date)
    qtbot.addWidget(made)
    made.resize(1192, 670)
    made.show()
    made.refresh()
    return made


def _button(page: ReportsPage, name: str) -> QPushButton:
    found = page.findChild(QPushButton, name)
    assert isinstance(found, QPushButton)
    return found


def _found(page: ReportsPage) -> Report:
    assert page.found is not None
    return page.found


def test_the_last_twelve_months_are_counted_at_once(page: ReportsPage) -> None:
    found = _found(page)
    assert (found.first, found.last) == (date(2025, 4, 1), date(2026, 3, 14))
    months = page.parts["months"]
    assert months.rows.as_text().splitlines()[0].startswith("April 2025 | ") and len(months.rows.rows) == 12
    assert months.picture is not None and "April 2025" in months.picture.canvas.drawing.alt
    assert page.said.text() == "From 1 April 2025 to 14 March 2026 (today), both included."
    for part in found.parts:
        assert page.parts[part.name].says.text() == part.says


def test_other_days_are_typed_as_people_write_them(qtbot: QtBot, page: ReportsPage) -> None:
    for field, words in ((page.first, "1 March 2026"), (page.last, "yesterday")):
        field.line.selectAll()
        qtbot.keyClicks(field.line, words)
    assert page.period.value() == "own"
    qtbot.keyClick(page.last.line, Qt.Key.Key_Return)
    assert (_found(page).first, _found(page).last) == (date(2026, 3, 1), date(2026, 3, 13))
    page.first.line.selectAll()
    qtbot.keyClicks(page.first.line, "31/02/2026")
    before = page.found
    _button(page, "report_count").click()
    assert "31/02/2026 is not a day" in page.first.error and page.found is before


def test_days_the_wrong_way_round_are_said(qtbot: QtBot, page: ReportsPage) -> None:
    page.last.line.selectAll()
    qtbot.keyClicks(page.last.line, "1/1/2020")
    _button(page, "report_count").click()
    assert "Exchange the two days" in page.notice.sentence


def test_a_table_opens_its_list(qtbot: QtBot, page: ReportsPage) -> None:
    with qtbot.waitSignal(page.list_requested) as asked:
        _button(page, "report_outcomes_open").click()
    assert asked.args == ["ledger"]


def test_a_copy_waits_for_its_reason(page: ReportsPage, tmp_path: Path) -> None:
    box, out = page.leave_box, tmp_path / "r.pdf"
    box.save_to(out)
    assert box.reason.error and not out.exists()
    box.reason.set_value("For the hub's board")
    box.save_to(out)
    assert out.read_bytes().startswith(b"%PDF") and "names nobody" in page.notice.sentence
    box.save_to(tmp_path / "r.csv")
    hidden = (tmp_path / "r.csv").read_text(encoding="utf-8-sig")
    box.exact.setChecked(True)
    box.save_to(tmp_path / "exact.csv")
    assert "under 5" in hidden and "under 5" not in (tmp_path / "exact.csv").read_text(encoding="utf-8-sig")


def test_a_report_is_printed(qtbot: QtBot, page: ReportsPage, tmp_path: Path) -> None:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    page.leave_box.reason.set_value("For supervision")
    page.leave_box.print_to(printer)
    qtbot.waitUntil(lambda: "is printed" in page.notice.sentence, timeout=20_000)
    assert (tmp_path / "printed.pdf").read_bytes().startswith(b"%PDF")


def test_who_may_not_take_a_copy_is_offered_none(qtbot: QtBot, desk: Desk) -> None:
    made = ReportsPage(ReportAsks(Verb(lambda first, last: report(desk, first, last))), today=NOON.date)
    qtbot.addWidget(made)
    made.show()
    made.refresh()
    assert not made.leave_box.isVisible() and made.parts
