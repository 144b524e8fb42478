"""A pack in the window: made, read from memory, signed, printed and saved."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QByteArray, Qt
from PySide6.QtGui import QPageSize, QPainter, QPdfWriter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from hubdesk.domain.changes import Changes
from hubdesk.domain.codes import shipped_codes
from hubdesk.domain.difference import Difference
from hubdesk.domain.errors import Cancelled, Known
from hubdesk.domain.pack_standing import NOTHING_HIDDEN, PackView
from hubdesk.service.forms import MadePack
from hubdesk.service.outgoing import Stopped
from hubdesk.ui.screens.pack_preview import PackAsks, PackPage
from hubdesk.ui.screens.pack_words import file_name, signatures
from tests.records import pack, person
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


HIDDEN = (
    Difference("left_out", "Theo Hart is not in this copy.", "Moved away in 2019"),
    Difference("covered", "What names a source, in 2 places.", "No source is named.", "C000015"),
)
MADE = MadePack(pack(17), pdf(3), Changes(), PackView((), HIDDEN))
SIGNED = replace(MADE, pack=replace(MADE.pack, signed_by=("Kim Ash", "Lee Oak")))
COPY = replace(SIGNED, pdf=pdf(4), copy="1")
PEOPLE = (person("Isla Hart", None, id="P-1"), person("Theo Hart", None, id="P-2"))


def shown(qtbot: QtBot, *, width: int = 1100, **asks: Verb) -> PackPage:
    every = {
        "make": Verb(lambda *values: MADE), "open": Verb(lambda number: MADE), "save": Verb(lambda made, path: made),
        "copy": Verb(lambda number: COPY), "printed": Verb(lambda made: None), "full": Verb(lambda number: pdf(2)),
    }  # fmt: skip
    page = PackPage(shipped_codes(), PackAsks(**(every | asks)))
    qtbot.addWidget(page)
    page.resize(width, 640)
    page.show()
    page.show_family("F-1", "Moore and Hart family", PEOPLE)
    return page


def test_a_pack_is_made_for_a_recipient_and_its_pages_are_shown(qtbot: QtBot):
    make = Verb(lambda *values: MADE)
    page = shown(qtbot, make=make)
    page.recipient.set_value("school")
    with qtbot.waitSignal(page.pack_made):
        page.make.click()
    assert make.asked == [("F-1", "school", "", "full", {}, {}, ())]
    assert page.view.pages.pageCount() == 3
    assert (page.tools.page.text(), page.tools.of.text()) == ("1", "of 3")
    assert page.findChild(QLabel, "pack_signed").text() == signatures(MADE)


def test_another_kind_of_pack_lets_go_of_the_pages_and_is_asked_for(qtbot: QtBot):
    make = Verb(lambda *values: MADE)
    page = shown(qtbot, make=make)
    page.make.click()
    page.kind.set_value("referral")
    page.kind.edited.emit()
    assert page.made is None
    page.make.click()
    assert [asked[3] for asked in make.asked] == ["full", "referral"]


def test_what_is_taken_out_of_a_copy_for_a_court_is_asked_for_only_there(qtbot: QtBot):
    make = Verb(lambda *values: MADE)
    page = shown(qtbot, make=make)
    assert page.court.isHidden()
    page.kind.set_value("court")
    page.kind.edited.emit()
    assert not page.court.isHidden()
    page.court.pieces.set_value("C000012  Ordered by the court\n\nC000014")
    page.court.words.set_value("Mick, 12 Elm Row,")
    page.make.click()
    assert make.asked[-1][5:] == ({"C000012": "Ordered by the court", "C000014": ""}, ("Mick", "12 Elm Row"))
    page.kind.set_value("full")
    page.kind.edited.emit()
    page.make.click()
    assert page.court.isHidden() and make.asked[-1][5:] == ({}, ())


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
    assert page.made is None and page.compare.isHidden()


def test_a_file_is_named_by_the_number_alone(qtbot: QtBot, tmp_path: Path):
    assert file_name(replace(SIGNED.pack, number="2026/17 A")) == "2026-17-A.pdf"
    assert file_name(MADE.pack).endswith("-DRAFT.pdf")
    save = Verb(lambda made, path: made)
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


@pytest.mark.parametrize(("made", "pages"), [(MADE, 3), (SIGNED, 4)], ids=["draft", "signed"])
def test_all_pages_go_to_the_printer_and_that_is_logged(qtbot: QtBot, tmp_path: Path, made: MadePack, pages: int):
    printed = Verb(lambda made: None)
    page = shown(qtbot, make=Verb(lambda *values: made), printed=printed)
    page.make.click()
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    page.print_to(printer)
    assert page.paper.job is not None
    with qtbot.waitSignal(page.paper.job.printed):
        pass
    assert printer.docName() == MADE.pack.number
    assert page.notice.sentence.startswith(f"{pages} pages went to the printer.")
    # A signed pack leaves as a copy of its own, a draft as it is.
    assert printed.asked == [(COPY if made is SIGNED else MADE,)]
    read = QPdfDocument()
    read.load(str(tmp_path / "printed.pdf"))
    assert read.pageCount() == pages
    read.close()


@pytest.mark.qt_log_ignore("QPainter::begin", "propagateSizeHints")
def test_a_printer_that_is_gone_gets_a_sentence_and_nothing_is_logged(qtbot: QtBot, tmp_path: Path):
    printed = Verb(lambda made: None)
    page = shown(qtbot, printed=printed)
    page.make.click()
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "no such folder" / "printed.pdf"))
    page.print_to(printer)
    assert page.notice.sentence.startswith("The printer did not take the pages.")
    assert printed.asked == [] and page.tools.print.isEnabled()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.qt_log_ignore("QPainter", "QPdf", "QIODevice", "propagateSizeHints")
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no printer that is always full")
def test_a_printer_that_vanishes_while_it_prints_gets_a_sentence_and_nothing_is_logged(qtbot: QtBot):
    printed = Verb(lambda made: None)
    page = shown(qtbot, printed=printed)
    page.make.click()
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName("/dev/full")
    page.print_to(printer)
    assert page.paper.job is not None
    with qtbot.waitSignal(page.paper.job.failed):
        pass
    assert page.notice.sentence.startswith("The printer stopped after page 1 of 3.")
    assert printed.asked == [] and page.tools.print.isEnabled()


def test_two_people_sign(qtbot: QtBot):
    once = replace(MADE, pack=replace(MADE.pack, signed_by=("Kim Ash",)))
    sign = Verb(lambda number, reason: SIGNED if len(sign.asked) > 1 else once)
    page = shown(qtbot, sign=sign)
    page.make.click()
    page.sign.click()
    assert "until a second person signs" in page.signed.text()
    page.sign.click()
    assert page.signed.text().endswith("signed by Kim Ash and Lee Oak.")
    assert page.sign.isHidden()
    assert sign.asked == [(MADE.pack.number, "")] * 2


def test_a_family_that_changed_is_said_and_signed_with_a_reason_or_made_anew(qtbot: QtBot):
    def job(number: str, reason: str) -> MadePack:
        if not reason:
            raise Stopped("The family has changed.", ("One piece came since it was made.",))
        return replace(MADE, pack=replace(MADE.pack, signed_by=("Kim Ash",)))

    newer = Verb(lambda number, reason: replace(MADE, pack=pack(18), view=PackView(replaces=MADE.pack.number)))
    sign = Verb(job)
    page = shown(qtbot, sign=sign, newer=newer)
    page.make.click()
    assert page.signing.newer.isHidden()
    page.sign.click()
    assert page.signing.reason.error.startswith("One piece came since it was made. Make a newer pack, or")
    assert page.signing.newer.isVisible()
    page.signing.reason.set_value("The MDT meets in an hour")
    page.sign.click()
    assert sign.asked[-1] == (MADE.pack.number, "The MDT meets in an hour")
    assert not page.signing.reason.isVisible()
    page.show_pack(MADE.pack.number)
    page.signing.newer.click()
    assert page.made is not None and page.made.pack.number == pack(18).number
    assert page.notice.sentence.endswith(f"what changed since {MADE.pack.number}.")


def test_what_they_will_not_see_stands_beside_their_pages(qtbot: QtBot):
    full = Verb(lambda number: pdf(2))
    page = shown(qtbot, full=full)
    page.make.click()
    assert page.compare.in_sight() == ("theirs", "hidden")
    assert page.compare.entries.item(0).text() == "Left out. Theo Hart is not in this copy. Moved away in 2019"
    assert page.compare.entries.item(1).text().startswith("Covered · C000015. What names a source, in 2 places.")
    assert page.compare.words.text() == "1 left out, 1 covered."
    assert full.asked == []
    page.compare.buttons["full"].click()
    assert page.compare.in_sight() == ("theirs", "full")
    assert full.asked == [(MADE.pack.number,)] and page.compare.full.pages.pageCount() == 2
    page.compare.buttons["hidden"].click()
    page.compare.buttons["full"].click()
    assert len(full.asked) == 1
    page.leave()
    assert page.compare.full.pages.pageCount() == 0 and page.compare.entries.count() == 0


@pytest.mark.parametrize(
    ("width", "panes"), [(800, ("theirs",)), (1100, ("theirs", "hidden")), (1700, ("theirs", "hidden", "full"))]
)
def test_as_many_panes_stand_side_by_side_as_have_room(qtbot: QtBot, width: int, panes: tuple[str, ...]):
    page = shown(qtbot, width=width)
    page.make.click()
    assert page.compare.in_sight() == panes
    page.compare.bring("hidden")
    assert "hidden" in page.compare.in_sight()
    assert [name for name, button in page.compare.buttons.items() if button.isChecked()] == list(
        page.compare.in_sight()
    )


def test_nothing_hidden_is_said_and_so_is_what_was_never_kept(qtbot: QtBot):
    page = shown(qtbot, make=Verb(lambda *values: replace(MADE, view=PackView())))
    page.make.click()
    assert page.compare.words.text().startswith("They see all of it")
    page = shown(qtbot, make=Verb(lambda *values: replace(MADE, view=NOTHING_HIDDEN)))
    page.make.click()
    assert page.compare.words.text().startswith("Nothing was noted")


def test_somebody_is_left_out_with_a_reason(qtbot: QtBot):
    make = Verb(lambda *values: MADE)
    page = shown(qtbot, make=make)
    page.people.open.click()
    page.people.ticks["P-2"].click()
    page.people.reason.set_value("Moved away in 2019")
    page.make.click()
    assert make.asked[-1][4] == {"P-2": "Moved away in 2019"}
    page.people.ticks["P-2"].click()
    assert page.made is None  # another choice lets go of the pages
    page.show_family("F-2", "Another family", PEOPLE[:1])
    assert page.people.isHidden() and page.people.open.isHidden() and page.people.left_out() == {}


def test_a_kept_pack_is_opened_to_be_read(qtbot: QtBot):
    page = shown(qtbot, open=Verb(lambda number: replace(SIGNED, replaced_by="2026-0020-7F3A")))
    page.show_pack(MADE.pack.number)
    assert page.view.pages.pageCount() == 3 and not page.make.isVisible()
    assert page.signed.text().endswith("Pack 2026-0020-7F3A has taken its place.")
    page.show_family("F-1", "Moore and Hart family", PEOPLE)
    assert page.make.isVisible() and page.made is None


def test_a_pack_that_cannot_be_made_leaves_the_button(qtbot: QtBot):
    page = shown(qtbot, make=Verb(refuse(Known("The hub's disk is full."))))
    page.make.click()
    assert page.notice.sentence == "The hub's disk is full."
    assert page.make.isEnabled() and page.work.isHidden()


def test_a_pack_is_told_page_by_page_and_can_be_stopped(qtbot: QtBot):
    make = Verb(refuse(Cancelled("Stopped. No pack was made.")), later=True)
    page = shown(qtbot, make=make)
    stop = page.findChild(QPushButton, "pack_work_stop")
    page.make.click()
    make.progress(3, 12, "Drawing page 3 of 12")
    assert page.findChild(QProgressBar, "pack_work_bar").value() == 3
    assert stop.isVisible() and not page.make.isEnabled()
    stop.click()
    assert make.held[-1].cancelled
    make.deliver()
    assert page.notice.sentence == "Stopped. No pack was made."
    assert page.make.isEnabled() and page.work.isHidden() and page.made is None


def test_unsafe_contact_asks_for_a_reason_before_a_pack_is_made(qtbot: QtBot):
    said: list[str] = []

    def make(_family_id: str, _recipient: str, reason: str, *_rest: object) -> MadePack:
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
