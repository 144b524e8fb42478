"""The transparency record to print: what the score is, is not and may not be used for, and the rules in force."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from hubdesk.domain.codes import CodeLists
from hubdesk.domain.days import long_day
from hubdesk.drawing.shapes import Line, Rect
from hubdesk.packs.document import Properties, document
from hubdesk.packs.flow import BOTTOM, HEIGHT, LEFT, MEASURE, RIGHT, Flow, Mark
from hubdesk.packs.marked import Block, blocks
from hubdesk.packs.setting import BODY, LEAD, SMALL, SMALL_BOLD, SMALL_QUIET, TINY, TITLE
from hubdesk.packs.table import Column, Para, Row, table
from hubdesk.packs.tree import Role
from hubdesk.scoring.rules import Rules

NAME = "Transparency record"
_INDENT = 12.0
_GUTTER = 12.0


@dataclass(frozen=True, slots=True)
class Record:
    """What the record is made from: the hub, the document's text, the rules in force and since when they are."""

    hub: str
    made_on: date
    text: str
    rules: Rules
    codes: CodeLists
    accepted_by: str
    accepted_on: date
    reason: str


def draw_record(record: Record) -> bytes:
    """Draw the record as a PDF on A4; it holds nothing about anybody."""
    flow = Flow()
    _begin(flow, record)
    for kind, found in groupby(blocks(record.text), lambda block: block.kind):
        with flow.within(Role.LIST) if kind == "point" else nullcontext():
            for block in found:
                _put(flow, block)
    _rules(flow, record)
    named = Properties(NAME, record.hub, f"Rules {record.rules.version}")
    return document(named, (flow,), lambda page, pages: _frame(record, page, pages))


def _begin(flow: Flow, record: Record) -> None:
    flow.put(Rect(LEFT, flow.y, 44, 4, fill="text", line=0))
    flow.y += 20
    flow.say(NAME, TITLE, width=MEASURE, after=4, role=Role.TITLE)
    flow.say(f"How {record.hub} orders its work: what the score is, and what it is not.", LEAD, width=MEASURE, after=14)
    lines = (
        f"Rules in force: version {record.rules.version}, by {record.rules.author}.",
        f"Taken into use by {record.accepted_by} on {long_day(record.accepted_on)}: {record.reason.rstrip('.')}.",
        f"Printed on {long_day(record.made_on)}. The figures in force stand at the end.",
    )
    height = 18 + sum(len(flow.lines(words, SMALL, MEASURE - 32)) for words in lines) * SMALL.lead
    flow.put(Rect(LEFT, flow.y, MEASURE, height, stroke="edge", line=0.8), Rect(LEFT, flow.y, 4, height, fill="text"))
    flow.y += 9
    for words in lines:
        flow.say(words, SMALL, x=LEFT + 16, width=MEASURE - 32)
    flow.y += 18


def _put(flow: Flow, block: Block) -> None:
    if block.kind == "title":
        return
    if block.kind == "heading":
        flow.heading(block.words, keep=60)
    elif block.kind == "point":
        flow.need(2 * BODY.lead)
        flow.put(Rect(LEFT + 1, flow.y + BODY.lead * 0.46, 3, 3, fill="text", line=0))
        flow.point("", block.words, BODY, LEFT, _INDENT, MEASURE, 3)
        flow.head = None
    elif block.kind == "table":
        head, *rows = block.rows
        wide = (150.0, MEASURE - 150 + _GUTTER)
        columns = tuple(Column(title.capitalize(), width) for title, width in zip(head, wide, strict=False))
        cells = (((Para(row[0], SMALL_BOLD),), (Para(row[1], SMALL),)) for row in rows)
        table(flow, columns, [Row(one) for one in cells], _GUTTER, named=True)
        flow.y += 8
    else:
        flow.say(block.words, BODY, width=MEASURE, after=6)
        flow.head = None


def _rules(flow: Flow, record: Record) -> None:
    rules, kinds = record.rules, record.codes.kinds
    flow.section(f"The rules in force, version {rules.version}")
    flow.say("Points of one concern at level 2, and the days in which they fade to half.", SMALL_QUIET, after=6)
    columns = (Column("Kind of concern", 250), Column("Points", 70, "end"), Column("Half after", 100, "end"))
    rows = [
        (kinds[kind].label if kind in kinds else kind, f"{points}", f"{rules.half_life[kind]} days")
        for kind, points in sorted(rules.points.items(), key=lambda item: (-item[1], item[0]))
    ]
    table(flow, columns, [Row(_cells(*row)) for row in rows], _GUTTER, named=True)
    flow.heading("The other figures", keep=60)
    table(
        flow, (Column("Rule", 190), Column("Figure", MEASURE - 190 + _GUTTER)),
        [Row(((Para(name, SMALL_BOLD),), (Para(words, SMALL),))) for name, words in _figures(record)], _GUTTER,
        named=True,
    )  # fmt: skip


def _cells(*words: str) -> tuple[tuple[Para, ...], ...]:
    return tuple((Para(one, SMALL_BOLD if not place else SMALL),) for place, one in enumerate(words))


def _figures(record: Record) -> Iterator[tuple[str, str]]:
    rules = record.rules
    yield "Levels", ", ".join(f"level {level} counts {share} %" for level, share in rules.levels.items())
    yield "Source", ", ".join(f"{code} counts {share} %" for code, share in rules.sources.items())
    yield "Information", ", ".join(f"{code} counts {share} %" for code, share in rules.assessments.items())
    yield "The same kind again", f"counts {rules.repeats} % of the one before, the weightiest in full"
    yield "Household and adult history", f"up to {rules.household_most} points together"
    yield "One event told again", _told(record)
    yield "A further agency or person", f"{rules.agencies} points, half after {rules.agencies_half_life} days"
    yield (
        "An agency's first word",
        f"{rules.newly_heard} points while it is younger than {rules.agencies_half_life} days",
    )
    yield "A further kind", f"{rules.kinds} points, half after {rules.kinds_half_life} days"
    yield (
        "Quickening",
        f"{rules.quick_points} points for each doubling of what came in the last {rules.quick_days} days or so against "
        f"the {rules.quick_past} days before, {rules.quick_floor} added on both sides",
    )
    yield "Tripwires and level 4", f"stand before every score for {rules.straight_up_days} days, or until a decision"
    yield "Bands", ", ".join(f"{band.capitalize()} from {least} points" for least, band in rules.bands)


def _told(record: Record) -> str:
    rules, kinds = record.rules, record.codes.kinds
    words = f"{rules.corroboration} points for each further voice; told of the same day and kind"
    if not rules.near_days:
        return words
    rows: dict[int, list[str]] = {}
    for kind, row in rules.likeness.items():
        rows.setdefault(row, []).append((kinds[kind].label if kind in kinds else kind).lower())
    alike = "; ".join(" and ".join(row) for row in rows.values())
    return (
        f"{words}, or by another agency at most {rules.near_days} days apart with at least {rules.words} shared words "
        f"that are {rules.share} % of the shorter telling"
        + (f". Kinds that may be one event: {alike}" if alike else "")
    )


def _frame(record: Record, page: int, pages: int) -> list[Mark]:
    over = Flow()
    if page > 1:
        over.line(LEFT, 56, over.lines(f"{NAME} · {record.hub}", TINY, MEASURE)[0], TINY)
        over.put(Line(LEFT, 66, RIGHT, 66, "hairline", 0.6))
    over.put(Line(LEFT, BOTTOM + 12, RIGHT, BOTTOM + 12, "hairline", 0.6))
    over.line(LEFT, HEIGHT - 58, f"Rules {record.rules.version}. This record names nobody and may be given out.", TINY)
    over.line(RIGHT, HEIGHT - 58, f"Page {page} of {pages}", TINY, "end")
    return over.pages[0]
