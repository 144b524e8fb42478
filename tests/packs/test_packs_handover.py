"""The handover to print: whoever comes on reads every family, what fell due, and what is of no family."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from hubdesk.domain.handover import ChangedFamily, Handover, Happening
from hubdesk.domain.today import Item
from hubdesk.packs.handover import Handed, draw_handover
from tests.packs.reading import needs_poppler, pages_of

AT = datetime(2026, 3, 14, 9, 30)
TOLD = Happening(AT, "Ben Sample", "School: neglect, level 2")
SHOWN = Handover(
    datetime(2026, 3, 13, 17, 42),
    datetime(2026, 3, 14, 13, 0),
    True,
    (
        ChangedFamily("F-AAAAAAAAAA", "Testerby family", "amber", "green", True, (TOLD,) * 3),
        ChangedFamily("F-BBBBBBBBBB", "Sampleton family", "blue", "", False, (TOLD,)),
    ),
    3,
    (Item("action", "A1", "Testerby family", "Visit them", date(2026, 3, 14), True, "Ann Sample", "F-AAAAAAAAAA"),),
    (Happening(AT, "Ben Sample", "The hub was backed up"),),
)
HANDED = Handed("Moorside", "Made by Ann Sample on 14 Mar 2026, 13:00.", SHOWN)
MUCH = replace(HANDED, shown=replace(SHOWN, families=SHOWN.families * 40, due=SHOWN.due * 30, rest=SHOWN.rest * 40))


def read(handed: Handed, folder: Path) -> str:
    return " ".join(" ".join(pages_of(draw_handover(handed), folder)).split())


@needs_poppler
def test_everything_stands_on_it(tmp_path: Path) -> None:
    words = read(HANDED, tmp_path)
    for said in (
        "Handover since 13 Mar 2026, 17:42", "Testerby family", "Amber", "was Green", "Tell at once",
        "Sampleton family", "New", "Ben Sample: School: neglect, level 2", "hree more families with lower scores",
        "Visit them", "Ann Sample", "The hub was backed up", "OFFICIAL-SENSITIVE", "Page 1 of 1",
        "destroy it after the shift",
    ):  # fmt: skip
        assert said in words, said


@needs_poppler
def test_nothing_is_said_to_be_nothing(tmp_path: Path) -> None:
    words = read(replace(HANDED, shown=replace(SHOWN, families=(), more=0, due=(), rest=())), tmp_path)
    assert "Nothing was told of or done about any family by anybody else." in words
    assert "Of no one family" not in words
