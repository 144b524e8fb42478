"""The supervisor's weekly list: the families at the top of the queue, who holds them, and what waits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hubdesk.drawing.shapes import Line
from hubdesk.packs.document import Properties, document
from hubdesk.packs.flow import HEIGHT, LEFT, MEASURE, RIGHT, WIDTH, Flow, Mark
from hubdesk.packs.frame import MARKING
from hubdesk.packs.heading import heading
from hubdesk.packs.scripts import printable
from hubdesk.packs.setting import SMALL, SMALL_BOLD, SMALL_QUIET, TINY, TINY_BOLD
from hubdesk.packs.table import Column, Para, Row, table

NAME = "Weekly list"
_MARK = "OFFICIAL-SENSITIVE"
_FAMILIES = (
    Column("No", 28, "end"),
    Column("Family", 124),
    Column("Band, points", 70),
    Column("Why now", 142),
    Column("Who holds it", 62),
    Column("What waits", 71.28),
)
_ITEMS = (Column("Due", 84), Column("Family", 128), Column("What", 195.28), Column("Who sees to it", 90))


@dataclass(frozen=True, slots=True)
class WeekFamily:
    """One family of the list; `waits` are open items in a few words each."""

    rank: str
    title: str
    children: str
    id: str
    band: str
    points: str
    standing: str
    why: str
    holder: str
    waits: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WeekItem:
    """One thing that waits: since or until when, for whom."""

    due: str
    late: bool
    title: str
    words: str
    owner: str


@dataclass(frozen=True, slots=True)
class WeekPart:
    """Things of one kind that wait; `nothing` is said where there are none."""

    heading: str
    nothing: str
    items: tuple[WeekItem, ...]


@dataclass(frozen=True, slots=True)
class Weekly:
    """A list for one week."""

    hub: str
    week: str
    made: str
    counted: str
    rules_version: str
    families: tuple[WeekFamily, ...]
    parts: tuple[WeekPart, ...]


def draw_weekly(shown: Weekly) -> bytes:
    """Draw the list as a PDF on A4; the same list makes the same bytes."""
    flow = Flow()
    printable(shown.hub, flow.missing)
    heading(flow, f"{shown.hub} · For supervision, inside the hub only", f"{NAME}: {shown.week}", shown.counted)
    flow.section("The top of the queue", fresh=False, keep=120)
    if shown.families:
        table(flow, _FAMILIES, [_family(one) for one in shown.families], 10)
    else:
        flow.say("The queue is empty: no concern had been received.", SMALL)
        flow.head = None
    for part in shown.parts:
        flow.section(part.heading, fresh=False, keep=80)
        if part.items:
            table(flow, _ITEMS, [_item(one) for one in part.items], 10)
        else:
            flow.say(part.nothing, SMALL)
            flow.head = None
    named = Properties(NAME, shown.hub, f"{_MARK}, for the hub only")
    return document(named, (flow,), lambda page, pages: _running(shown, page, pages))


def _family(one: WeekFamily) -> Row:
    return Row(
        (
            (Para(one.rank, SMALL_BOLD),),
            (Para(one.title, SMALL_BOLD), Para(one.children, SMALL), Para(one.id, TINY)),
            (Para(one.band, SMALL_BOLD), Para(one.points, SMALL)),
            (Para(one.why, SMALL), Para(one.standing, SMALL_QUIET)),
            (Para(one.holder, SMALL),),
            tuple(Para(words, SMALL, 2) for words in one.waits) or (Para("Nothing", SMALL_QUIET),),
        )
    )


def _item(one: WeekItem) -> Row:
    return Row(
        (
            (Para(one.due, SMALL_BOLD if one.late else SMALL), Para("Late" if one.late else "", SMALL_BOLD)),
            (Para(one.title, SMALL_BOLD),),
            (Para(one.words, SMALL),),
            (Para(one.owner, SMALL),),
        )
    )


def _running(shown: Weekly, page: int, pages: int) -> Sequence[Mark]:
    over = Flow()
    over.line(WIDTH / 2, 34, _MARK, MARKING, "middle")
    over.line(LEFT, 56, over.lines(f"{NAME}, {shown.week}", TINY, MEASURE)[0], TINY)
    over.put(Line(LEFT, 66, RIGHT, 66, "hairline", 0.6), Line(LEFT, HEIGHT - 72, RIGHT, HEIGHT - 72, "hairline", 0.6))
    over.line(LEFT, HEIGHT - 60, "For the hub only. Destroy it when the next one is printed.", TINY_BOLD)
    over.line(RIGHT, HEIGHT - 60, f"Page {page} of {pages}", TINY_BOLD, "end")
    over.line(LEFT, HEIGHT - 49, over.lines(shown.made, TINY, MEASURE - 90)[0], TINY)
    over.line(RIGHT, HEIGHT - 49, f"Rules {shown.rules_version}", TINY, "end")
    over.line(WIDTH / 2, HEIGHT - 26, _MARK, MARKING, "middle")
    return over.pages[0]
