"""Printing through Linux's own print system: a real process that takes the PDF, one that fails, and none at all."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from hubdesk.ui.parts.lp_print import LpPrint, lp_words, takes_pdf

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems have no lp")
PDF = b"%PDF-1.7 " + b"pages of a pack " * 40_000


def printer() -> QPrinter:
    made = QPrinter(QPrinter.PrinterMode.HighResolution)
    made.setDocName("2026-0001-7F3A")
    return made


def print_system(folder: Path, then: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Put an `lp` of our own first on the path: it keeps what it was told and given."""
    script = folder / "lp"
    script.write_text(f'#!/bin/sh\necho "$@" > "{folder}/told"\n{then}\n')
    script.chmod(0o700)
    monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")


def test_the_whole_pdf_goes_to_it_under_the_packs_number_alone(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    print_system(tmp_path, f'cat > "{tmp_path}/given"', monkeypatch)
    job = LpPrint(PDF, 14, printer())
    with qtbot.waitSignal(job.printed) as went:
        job.start()
    assert went.args == [14]
    assert (tmp_path / "given").read_bytes() == PDF
    assert "-t 2026-0001-7F3A" in (tmp_path / "told").read_text()


@pytest.mark.parametrize("then", ["exit 1", "cat > /dev/null; exit 1", "kill -9 $$"], ids=["at once", "late", "killed"])
def test_a_printer_that_vanishes_gets_a_sentence(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, then: str
) -> None:
    print_system(tmp_path, then, monkeypatch)
    job = LpPrint(PDF, 14, printer())
    went: list[int] = []
    job.printed.connect(went.append)
    with qtbot.waitSignal(job.failed) as failed:
        job.start()
    assert failed.args and "did not take the pages" in failed.args[0]
    assert went == []


def test_where_there_is_no_print_system_it_is_not_tried_and_if_it_is_a_sentence_comes(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert not takes_pdf(printer())
    job = LpPrint(PDF, 14, printer())
    with qtbot.waitSignal(job.failed):
        job.start()


def test_what_was_chosen_is_said_to_it() -> None:
    chosen = printer()
    chosen.setDuplex(QPrinter.DuplexMode.DuplexLongSide)
    chosen.setCopyCount(2)
    chosen.setFromTo(2, 5)
    said = " ".join(lp_words(chosen))
    assert "-P 2-5" in said and "media=A4" in said and "-t 2026-0001-7F3A" in said


def test_a_file_is_no_printer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    print_system(tmp_path, "exit 0", monkeypatch)
    to_file = printer()
    to_file.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    assert not takes_pdf(to_file)
