"""A report from the command line: printed, and written with small numbers hidden."""

from __future__ import annotations

import csv
import io

import pikepdf

from tests.cli.running import Hub

PERIOD = ("--from", "2020-01-01", "--to", "2027-12-31")


def test_a_report_is_printed_and_written(hub: Hub):
    rows = hub.run("report", *PERIOD, "--format", "json").json()
    by_kind = sum(int(row["value"]) for row in rows if row["table"] == "Concerns by kind")
    assert by_kind == sum(int(row["value"]) for row in rows if row["table"] == "Concerns by month") > 0
    coarse = hub.run("report", *PERIOD, "--coarse", "--format", "json").json()
    assert {int(row["value"]) % 5 for row in coarse if row["value"].isdecimal() and row["figure"] == "Concerns"} == {0}
    pdf, sheet = hub.folder / "report.pdf", hub.folder / "report.csv"
    assert "Say why" in hub.run("report", *PERIOD, "--out", pdf).sentence(2) and not pdf.exists()
    hub.done("report", *PERIOD, "--out", pdf, "--reason", "For the board")
    hub.done("report", *PERIOD, "--out", sheet, "--reason", "For supervision", "--exact")
    with pikepdf.open(pdf) as opened:
        assert len(opened.pages) > 1
    written = list(csv.DictReader(io.StringIO(sheet.read_text(encoding="utf-8-sig"))))
    assert [tuple(row.values()) for row in written] == [tuple(row.values()) for row in rows]
    assert "Exchange the two days" in hub.run("report", "--from", "2026-03-14", "--to", "2026-03-13").sentence(2)
