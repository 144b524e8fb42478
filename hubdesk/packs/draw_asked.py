"""Agencies heard, asked and not asked; requests with their grounds; decisions with their reasons."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hubdesk.packs.flow import MEASURE, Flow
from hubdesk.packs.setting import SMALL, SMALL_BOLD, SMALL_QUIET, SMALL_QUOTE
from hubdesk.packs.shown import Contents, DecisionShown, GridCell, GridRow, RequestShown
from hubdesk.packs.table import Column, Para, Row, table

ACROSS = 4  # children beside each other
_AGENCY = 120.0
_TOGETHER = 14  # agencies whose rows are never parted over two pages
_TOLD = ("heard", "answered", "nil_return")


def draw_grid(flow: Flow, shown: Contents) -> None:
    """Put the coverage grid, some children at a time."""
    flow.section("Who was asked", fresh=False, keep=140)
    flow.say(
        "What each agency has told about each child. A hatched place is a gap: nobody asked or decided.",
        SMALL_QUIET,
        after=8,
    )
    children = shown.grid.children
    if not children or not shown.grid.rows:
        flow.say(
            "There is no child here whom an agency could be asked about."
            if not children
            else "No agency stands in the grid.",
            SMALL,
        )
    for first in range(0, len(children), ACROSS):
        some = children[first : first + ACROSS]
        parts = [GridRow(row.agency, row.cells[first : first + ACROSS]) for row in shown.grid.rows]
        rows = [row for row in parts if any(cell.state for cell in row.cells)]
        width = (MEASURE + 10 - _AGENCY) / max(len(some), 3)
        columns = (Column("Agency", _AGENCY), *(Column(child, width) for child in some))
        whole = len(rows) <= _TOGETHER
        table(flow, columns, [replace(_row(row), keep=whole) for row in rows], 10, named=True)
        flow.y += 14


def _row(row: GridRow) -> Row:
    gaps = tuple(number for number, cell in enumerate(row.cells, start=1) if cell.state == "not_asked")
    return Row(((Para(row.agency, SMALL),), *((_cell(cell),) for cell in row.cells)), hatched=gaps)


def _cell(cell: GridCell) -> Para:
    strong = cell.state in ("not_asked", "overdue")
    style = SMALL_BOLD if strong else SMALL if cell.state in _TOLD else SMALL_QUIET
    return Para(cell.words, style)


def draw_requests(
    flow: Flow, requests: Sequence[RequestShown], nothing: str = "Nothing was asked of any agency about this family."
) -> None:
    """Put every question, its grounds and its answer, or that there is none."""
    flow.section("Requests to agencies", fresh=False, keep=110)
    if not requests:
        flow.say(nothing, SMALL)
        flow.head = None
        return
    columns = (
        Column("When", 68),
        Column("Whom, about whom", 112),
        Column("On what grounds", 180),
        Column("What came back", 137.28),
    )
    rows = [
        Row(
            (
                (Para(one.day, SMALL_BOLD),),
                (Para(one.agency, SMALL_BOLD), Para(f"about {one.child}", SMALL), Para(one.what, SMALL_QUIET)),
                tuple(Para(said, SMALL) for said in one.grounds),
                (Para(one.outcome, SMALL),),
            )
        )
        for one in requests
    ]
    table(flow, columns, rows, 10)


def draw_decisions(
    flow: Flow, decisions: Sequence[DecisionShown], nothing: str = "Nobody has decided anything about this family yet."
) -> None:
    """Put every decision, who made it, why, and whoever saw it otherwise, or that there is none."""
    flow.section("Decisions", fresh=False, keep=110)
    if not decisions:
        flow.say(nothing, SMALL)
        flow.head = None
        return
    columns = (Column("When", 68), Column("Decision", 130), Column("Reason", 200), Column("By", 99.28))
    rows = [
        Row(
            (
                (Para(one.day, SMALL_BOLD),),
                (Para(one.kind, SMALL_BOLD), Para(one.review, SMALL_QUIET)),
                (
                    Para(one.reason, SMALL),
                    Para(f"Seen otherwise: {one.dissent}" if one.dissent else "", SMALL_QUOTE, 2),
                ),
                (Para(one.by, SMALL),),
            )
        )
        for one in decisions
    ]
    table(flow, columns, rows, 10)
