"""The transparency record: the documentation's own words, the rules in force, and a page that can be read."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from hubdesk.domain.codes import shipped_codes
from hubdesk.packs.marked import Block, blocks
from hubdesk.packs.transparency import Record, draw_record
from hubdesk.scoring.rules import shipped_rules
from hubdesk.service.transparency import transparency_text
from tests.packs.reading import needs_poppler, pages_of

RECORD = Record(
    hub="Moorside",
    made_on=date(2026, 3, 14),
    text=transparency_text(),
    rules=shipped_rules(),
    codes=shipped_codes(),
    accepted_by="Priya Nair",
    accepted_on=date(2026, 3, 2),
    reason="First rules",
)


def words(record: Record, folder: Path) -> str:
    return " ".join(" ".join(pages_of(draw_record(record), folder)).split())


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> str:
    return words(RECORD, tmp_path_factory.mktemp("record"))


@needs_poppler
def test_every_word_of_the_document_is_printed(printed: str) -> None:
    for block in blocks(RECORD.text):
        for said in (block.words, *(cell for row in block.rows[1:] for cell in row)):
            assert block.kind == "title" or all(word in printed for word in said.split())
    for heading in ("What it is not", "What it may not be used for", "Known limits", "What it never looks at"):
        assert heading in printed
    assert "*" not in printed and "`" not in printed


@needs_poppler
def test_it_says_by_which_rules_and_who_took_them_into_use(printed: str) -> None:
    assert f"version {RECORD.rules.version}" in printed
    assert "Taken into use by Priya Nair on 2 March 2026: First rules." in printed
    for kind, points in RECORD.rules.points.items():
        label = RECORD.codes.kinds[kind].label
        assert f"{label} {points} {RECORD.rules.half_life[kind]} days" in printed
    assert "Red from 180 points, Amber from 110 points, Green from 30 points" in printed


@needs_poppler
def test_other_figures_are_printed_as_they_are(tmp_path: Path) -> None:
    other = replace(RECORD.rules, household_most=67, near_days=0, version="9.9")
    printed = words(replace(RECORD, rules=other), tmp_path)
    assert "up to 67 points together" in printed and "shared words that are" not in printed and "9.9" in printed


def test_the_same_record_makes_the_same_bytes() -> None:
    assert draw_record(RECORD) == draw_record(RECORD)


def test_a_document_is_read_into_its_parts() -> None:
    text = "# Title\n\nOne *line*\nand more.\n\n## Part\n- first\n  goes on\n- `second`\n\n"
    text += "| a | b |\n|---|---|\n| [x](y) | z |\n"
    assert list(blocks(text)) == [
        Block("title", "Title"),
        Block("words", "One line and more."),
        Block("heading", "Part"),
        Block("point", "first goes on"),
        Block("point", "second"),
        Block("table", rows=(("a", "b"), ("x", "z"))),
    ]
