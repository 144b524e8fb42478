"""A pack in the window: made, read from memory, signed, printed and saved."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QByteArray, Qt
from PySide6.QtGui import QPageSize, QPainter, QPdfWriter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from hubdesk.domain.changes import Changes
from hubdesk.domain.codes import shipped_codes
from hubdesk.domain.errors import Known
from hubdesk.service.forms import MadePack
from hubdesk.service.outgoing import Stopped
from hubdesk.ui.screens.pack_preview import PackPage
from hubdesk.ui.screens.pack_words import file_name, signatures
from tests.records import pack
from tests.ui.answers import Verb, refuse

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


def pdf(pages: int) -> bytes:
    """Draw a PDF of some pages in memory."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    painter = QPainter(writer)
    for page in range(pages):
        if page:
            writer.newPage()
        painter.drawRect(500, 500, 3000, 3000 + page)
    painter.end()
    buffer.close()
    return bytes(data.data())


MADE = MadePack(pack(17), pdf(3), Changes())


def shown(qtbot: QtBot, *, make: Verb | None = None, save: Verb | None = None, sign: Verb | None = None) -> PackPage:
    page = PackPage(
        shipped_codes(), make_pack=make or Verb(lambda *values: MADE), save_pack=save or Verb(lambda *values: None),
        note_printed=Verb(lambda made: None), sign=sign,
    )  # fmt: skip
    qtbot.addWidget(page)
    page.resize(1100, 640)
    page.show()
    page.show_family("F-1", "Moore and Hart family")
    return page


def test_a_pack_is_made_for_a_recipient_and_its_pages_are_shown(qtbot: QtBot):
    make = Verb(lambda *values: MADE)
    page = shown(qtbot, make=make)
    page.recipient.set_value("school")
    with qtbot.waitSignal(page.pack_made):
        page.make.click()
    assert make.asked == [("F-1", "school", "", "full")]
    assert page.view.pages.pageCount() == 3
    assert (page.tools.page.text(), page.tools.of.text()) == ("1", "of 3")
    assert page.findChild(QLabel, "pack_signed").text() == signatures(MADE.pack)


def test_another_kind_of_pack_lets_go_of_the_pages_and_is_asked_for(qtbot: QtBot):
    make = Verb(lambda *values: MADE)
    page = shown(qtbot, make=make)
    page.make.click()
    page.kind.set_value("referral")
    page.kind.edited.emit()
    assert page.made is None
    page.make.click()
    assert [asked[3] for asked in make.asked] == ["full", "referral"]


def test_pages_and_sizes_are_reached_by_buttons(qtbot: QtBot):
    page = shown(qtbot)
    page.make.click()
    with qtbot.waitSignal(page.view.page_shown):
        page.findChild(QWidget, "page_next").click()
    assert page.tools.page.text() == "2"
    for typed, shown_page in (("3", "3"), ("99", "3"), ("three", "3")):
        page.tools.page.setText(typed)
        qtbot.keyClick(page.tools.page, Qt.Key.Key_Return)
        assert page.tools.page.text() == shown_page
    page.findChild(QWidget, "zoom_in").click()
    assert page.tools.zoom.text().endswith(" %")
    page.findChild(QWidget, "zoom_fit").click()
    assert page.tools.zoom.text() == "Width"


def test_another_recipient_or_a_lock_lets_go_of_the_pages(qtbot: QtBot):
    page = shown(qtbot)
    page.make.click()
    page.recipient.edited.emit()
    assert page.made is None and page.view.pages.pageCount() == 0
    page.make.click()
    page.leave()
    assert page.made is None and page.view.isHidden()


def test_a_file_is_named_by_the_number_alone(qtbot: QtBot, tmp_path: Path):
    assert file_name(replace(MADE.pack, number="2026/17 A")) == "2026-17-A.pdf"
    save = Verb(lambda *values: None)
    page = shown(qtbot, save=save)
    page.make.click()
    page.save_to(tmp_path / file_name(MADE.pack))
    assert save.asked == [(MADE, tmp_path / file_name(MADE.pack))]
    assert "not encrypted" in page.notice.sentence


def test_a_folder_that_cannot_be_written_gets_a_sentence(qtbot: QtBot):
    page = shown(qtbot, save=Verb(refuse(Known("The pack could not be written. Choose another folder."))))
    page.make.click()
    page.save_to(Path("nowhere") / "x.pdf")
    assert page.notice.sentence == "The pack could not be written. Choose another folder."
    assert page.made is MADE


def test_all_pages_go_to_the_printer_and_that_is_logged(qtbot: QtBot, tmp_path: Path):
    page = shown(qtbot)
    page.make.click()
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    page.print_to(printer)
    assert page._job is not None
    with qtbot.waitSignal(page._job.printed):
        pass
    assert printer.docName() == MADE.pack.number
    assert page.notice.sentence.startswith("3 pages went to the printer.")
    assert page._note_printed.asked == [(MADE,)]
    printed = QPdfDocument()
    printed.load(str(tmp_path / "printed.pdf"))
    assert printed.pageCount() == 3
    printed.close()


def test_two_people_sign(qtbot: QtBot):
    once = replace(MADE, pack=replace(MADE.pack, signed_by=("Kim Ash",)))
    twice = replace(MADE, pack=replace(MADE.pack, signed_by=("Kim Ash", "Lee Oak")))
    page = shown(qtbot, sign=Verb(lambda made: twice if made is once else once))
    page.make.click()
    page.sign.click()
    assert "until a second person signs" in page.signed.text()
    page.sign.click()
    assert page.signed.text().endswith("signed by Kim Ash and Lee Oak.")
    assert page.sign.isHidden()


def test_a_pack_that_cannot_be_made_leaves_the_button(qtbot: QtBot):
    page = shown(qtbot, make=Verb(refuse(Known("The hub's disk is full."))))
    page.make.click()
    assert page.notice.sentence == "The hub's disk is full."
    assert page.make.isEnabled() and page.work.isHidden()


def test_unsafe_contact_asks_for_a_reason_before_a_pack_is_made(qtbot: QtBot):
    said: list[str] = []

    def make(family_id: str, recipient: str, reason: str, kind: str) -> MadePack:
        said.append(reason)
        if not reason:
            raise Stopped("Contact is not safe.", ("Contact with Mona Moore is marked as not safe.",))
        return MADE

    page = shown(qtbot, make=Verb(make))
    page.make.click()
    assert page.made is None
    assert page.reason.isVisible()
    assert page.reason.error.startswith("Contact with Mona Moore is marked as not safe.")
    page.reason.set_value("Agreed with the refuge")
    page.make.click()
    assert page.made == MADE
    assert said == ["", "Agreed with the refuge"]
    page.show_family("F-2", "Another family")
    assert not page.reason.isVisible()
