"""The annexes: who the sources are, for recipients that may know, and what the codes mean."""

from __future__ import annotations

from collections.abc import Sequence

from hubdesk.packs.flow import MEASURE, Flow
from hubdesk.packs.setting import SMALL, SMALL_BOLD
from hubdesk.packs.shown import CodeShown, Contents
from hubdesk.packs.table import Column, Para, Row, table


def draw_sources(flow: Flow, shown: Contents) -> None:
    """Put the identities of sources on pages of their own, so that they can be taken out."""
    if not shown.with_sources:
        return
    nobody = not (shown.sources or shown.attached)
    flow.section("Annex: sources", fresh=not nobody)
    if nobody:
        flow.say("No piece has a source that is kept apart.", SMALL)
        return
    flow.say(
        "Never name these people to the family. Take this page out before the pack is shown to anybody else.",
        SMALL_BOLD,
        width=MEASURE,
        after=8,
    )
    if shown.sources:
        _draw_sources(flow, shown)
    else:
        flow.say("No piece has a source that is kept apart.", SMALL)
    if shown.attached:
        _draw_attached(flow, shown)


def _draw_sources(flow: Flow, shown: Contents) -> None:
    columns = (Column("Piece", 80), Column("When", 110), Column("Agency", 120), Column("Source", 187.28))
    rows = [
        Row(
            (
                (Para(one.ref, SMALL_BOLD),),
                (Para(one.day, SMALL),),
                (Para(one.agency, SMALL),),
                (Para(one.reporter, SMALL),),
            )
        )
        for one in shown.sources
    ]
    table(flow, columns, rows, 10, named=True)


def _draw_attached(flow: Flow, shown: Contents) -> None:
    flow.section("Annex: files that came with the pieces", fresh=False, keep=80)
    flow.say("The hub keeps them whole. The SHA-256 shows that a copy is the same.", SMALL, width=MEASURE, after=8)
    columns = (Column("Piece", 80), Column("File", 150), Column("What", 87.28), Column("SHA-256", 180))
    rows = [
        Row(
            (
                (Para(one.ref, SMALL_BOLD),),
                (Para(one.name, SMALL),),
                (Para(f"{one.kind}, {one.size}", SMALL),),
                (Para(" ".join(one.sha256[at : at + 16] for at in range(0, 64, 16)), SMALL),),
            )
        )
        for one in shown.attached
    ]
    table(flow, columns, rows, 10, named=True)


def draw_glossary(flow: Flow, glossary: Sequence[CodeShown], fresh: bool) -> None:
    """Put the codes that the pack uses, on a fresh page or where they find room."""
    flow.section("What the codes mean", fresh=fresh, keep=25.0 * len(glossary) + 40)
    columns = (Column("", 120), Column("", 377.28))
    rows = [Row(((Para(one.code, SMALL_BOLD),), (Para(one.meaning, SMALL),))) for one in glossary]
    if flow.missing:
        letters = ", ".join(f"[U+{ord(letter):04X}]" for letter in sorted(flow.missing))
        said = "Letters for which the hub's typefaces have no shape; each stands as its Unicode number."
        rows.append(Row(((Para("Letters as codes", SMALL_BOLD),), (Para(f"{said} {letters}", SMALL),))))
    table(flow, columns, rows, 10, named=True)
