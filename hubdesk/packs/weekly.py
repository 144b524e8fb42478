"""The supervisor's weekly list: the families at the top of the queue, who holds them, and what waits."""

from __future__ import annotations

from dataclasses import dataclass

from hubdesk.packs.around import MARK, Around, contents_mark, running
from hubdesk.packs.document import Properties, document
from hubdesk.packs.flow import Flow
from hubdesk.packs.heading import heading
from hubdesk.packs.scripts import printable
from hubdesk.packs.setting import SMALL, SMALL_BOLD, SMALL_QUIET, TINY
from hubdesk.packs.table import Column, Para, Row, table

NAME = "Weekly list"
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
    named = Properties(NAME, shown.hub, f"{MARK}, for the hub only")
    said = Around(
        what=f"{NAME} of {shown.hub}, {shown.week}, for the hub only",
        handling="For the hub only. Destroy it when the next one is printed.",
        left=f"{shown.made} · Rules {shown.rules_version} · {contents_mark(shown)}",
    )
    return document(named, (flow,), lambda page, pages: running(said, page, pages))


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
