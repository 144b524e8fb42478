"""What changed since a shift, to print for whoever comes on: families, the most pressing first, and what fell due."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from hubdesk.domain.days import short_day
from hubdesk.domain.handover import ChangedFamily, Handover, Happening
from hubdesk.domain.today import Item
from hubdesk.drawing.words import band_word, capital, count_of
from hubdesk.packs.around import MARK, Around, contents_mark, running
from hubdesk.packs.document import Properties, document
from hubdesk.packs.flow import Flow
from hubdesk.packs.heading import heading
from hubdesk.packs.scripts import printable
from hubdesk.packs.setting import SMALL, SMALL_BOLD, SMALL_QUIET, TINY
from hubdesk.packs.table import Column, Para, Row, table

NAME = "Handover"
_FAMILIES = (Column("Family", 140), Column("Band", 92), Column("What was told and done", 267.28))
_DUE = (Column("Due", 92), Column("Family", 140), Column("What", 177.28), Column("Who sees to it", 90))
_REST = (Column("When", 92), Column("Who", 140), Column("What", 267.28))


@dataclass(frozen=True, slots=True)
class Handed:
    """A handover with the hub's name and who made it when."""

    hub: str
    made: str
    shown: Handover


def draw_handover(handed: Handed) -> bytes:
    """Draw a handover as a PDF on A4; the same one makes the same bytes."""
    flow, shown = Flow(), handed.shown
    printable(handed.hub, flow.missing)
    heading(flow, f"{handed.hub} · For whoever comes on, inside the hub only", f"{NAME} since {_when(shown.since)}")
    flow.section("Families", fresh=False, keep=120)
    if shown.families:
        table(flow, _FAMILIES, [_family(one) for one in shown.families], 10)
    else:
        flow.say("Nothing was told of or done about any family by anybody else.", SMALL)
        flow.head = None
    if shown.more:
        more = capital(count_of(shown.more, "more family", "more families"))
        flow.say(f"{more} with lower scores: see the queue.", SMALL)
    flow.section("Fell due meanwhile, and still open", fresh=False, keep=80)
    if shown.due:
        table(flow, _DUE, [_item(one) for one in shown.due], 10)
    else:
        flow.say("Nothing.", SMALL)
        flow.head = None
    if shown.rest:
        flow.section("Of no one family", fresh=False, keep=80)
        table(flow, _REST, [_other(one) for one in shown.rest], 10)
    named = Properties(NAME, handed.hub, f"{MARK}, for the hub only")
    said = Around(
        what=f"{NAME} of {handed.hub}, for the hub only",
        handling="For the hub only: destroy it after the shift.",
        left=f"{handed.made} · {contents_mark(handed)}",
    )
    return document(named, (flow,), lambda page, pages: running(said, page, pages))


def _family(one: ChangedFamily) -> Row:
    was = "New" if not one.before else f"was {band_word(one.before)}" if one.before != one.band else ""
    band = (band_word(one.band), SMALL_BOLD), ("Tell at once" if one.urgent else "", SMALL_BOLD), (was, SMALL)
    return Row(
        (
            (Para(one.title, SMALL_BOLD), Para(one.family_id, TINY)),
            tuple(Para(words, style) for words, style in band if words),
            tuple(Para(f"{_when(done.at)}, {done.by}: {done.words}", SMALL, 2) for done in one.happenings),
        )
    )


def _item(one: Item) -> Row:
    due = "" if one.due is None else _when(one.due)
    cells = (due, SMALL_BOLD), (one.title, SMALL_BOLD), (one.words, SMALL), (one.owner or "Anybody", SMALL)
    return Row(tuple((Para(words, style),) for words, style in cells))


def _other(one: Happening) -> Row:
    cells = (_when(one.at), SMALL_QUIET), (one.by, SMALL), (one.words, SMALL)
    return Row(tuple((Para(words, style),) for words, style in cells))


def _when(at: date | datetime) -> str:
    return f"{short_day(at.date())}, {at:%H:%M}" if isinstance(at, datetime) else short_day(at)
