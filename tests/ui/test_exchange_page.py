"""Exchange with headquarters: what went, what was acknowledged, what failed."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from hubdesk.domain.changes import Changes
from hubdesk.domain.errors import Known
from hubdesk.service.forms import Exported, Receipts
from hubdesk.ui.screens.exchange import ExchangePage
from hubdesk.ui.screens.exchange_words import exported_words, receipts_words
from tests.ui.answers import Verb, refuse

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

STICK = Path("stick")
OUT = Exported(STICK / "hub-12", 12, 341, Changes())
BACK = Receipts(2, 11, (12, 13), Changes())


def shown(qtbot: QtBot, export: Verb, enrol: Verb | None = None) -> ExchangePage:
    page = ExchangePage(export=export, take_receipts=Verb(lambda folder: BACK), enrol=enrol)
    qtbot.addWidget(page)
    page.show()
    return page


def test_words_of_what_went_and_what_came():
    assert exported_words(Exported(None, 0, 0, Changes())).startswith("Nothing new")
    assert exported_words(OUT) == f"File 12 with 341 records lies in {STICK / 'hub-12'}. Take it to headquarters."
    assert receipts_words(BACK) == (
        "2 receipts taken in. Headquarters has everything up to file 11. Without a receipt: files 12, 13."
    )
    assert receipts_words(Receipts(0, 0, (), Changes())) == (
        "0 receipts taken in. Headquarters has acknowledged nothing yet."
    )


def test_an_export_and_receipts_are_told(qtbot: QtBot):
    export = Verb(lambda folder: OUT)
    page = shown(qtbot, export)
    with qtbot.waitSignal(page.bundle_exported):
        page.export_to(STICK)
    assert export.asked == [(STICK,)] and page.sent.text() == exported_words(OUT)
    with qtbot.waitSignal(page.receipts_taken):
        page.take_from(STICK)
    assert page.notice.sentence == receipts_words(BACK)


def test_nothing_is_pressed_twice_while_it_works(qtbot: QtBot):
    export = Verb(lambda folder: OUT, later=True)
    page = shown(qtbot, export)
    page.export_to(STICK)
    assert not page.export.isEnabled() and not page.work.isHidden()
    export.deliver()
    assert page.export.isEnabled() and page.work.isHidden()


def test_a_full_stick_gets_its_sentence(qtbot: QtBot):
    page = shown(qtbot, Verb(refuse(Known("The stick is full. Nothing was lost."))))
    page.export_to(STICK)
    assert page.notice.sentence == "The stick is full. Nothing was lost."
    assert page.export.isEnabled()


def test_headquarters_is_enrolled_only_where_that_is_offered(qtbot: QtBot):
    assert shown(qtbot, Verb(lambda folder: OUT)).findChild(QPushButton, "enrol_headquarters") is None
    enrol = Verb(lambda file: None)
    page = shown(qtbot, Verb(lambda folder: OUT), enrol)
    page.enrol_from(Path("hq.pub"))
    assert enrol.asked == [(Path("hq.pub"),)]
    assert page.notice.sentence.startswith("Headquarters is enrolled")
