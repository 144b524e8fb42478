"""Why now as an account: every line, its points before and after, the running sum, a double-ruled total."""

from __future__ import annotations

from hubdesk.drawing.bands import band_role, band_shape
from hubdesk.drawing.shapes import Rect
from hubdesk.drawing.words import band_word
from hubdesk.packs.faces import BOLD
from hubdesk.packs.flow import LEFT, MEASURE, Flow
from hubdesk.packs.setting import BODY, BODY_BOLD, SMALL, SMALL_BOLD, SMALL_QUIET, TINY, Style
from hubdesk.packs.shown import Account, Contents, LedgerPart, LedgerRow
from hubdesk.packs.table import Column, Para, Row, table
from hubdesk.packs.tree import Part, Role

_COLUMNS = (
    Column("When", 64),
    Column("What, and by which rule", 217),
    Column("Who told us", 88),
    Column("Before", 42, "end"),
    Column("Points", 40, "end"),
    Column("Sum", 46.28, "end"),
)
_GUTTER = 10.0
_OUTSIDE = "Outside any score: told at once, never waiting for points"
_TOTAL = Style(BOLD, 11.5, 15)


def draw_account(flow: Flow, shown: Contents) -> None:
    """Put the account with what stands outside and beside it."""
    account = shown.account
    flow.section("Why now")
    urgent_box(flow, account.urgent, len(account.urgent))
    band_line(flow, account)
    flow.say(
        f"Points are set by local policy (rules version {shown.rules_version}) and order the work. They are not a "
        "likelihood of harm. Each line is one event and one rule; \u201cbefore\u201d is its weight when new and fully "
        "trusted, \u201cpoints\u201d what it weighs now.",
        SMALL_QUIET,
        width=MEASURE - 20,
        after=10,
    )
    rows = [row for part in account.parts for row in _part(part)]
    if not rows:
        rows = [Row(((), (Para("No piece has been recorded that counts.", SMALL),)))]
    total = Row(
        ((), (Para("Total", _TOTAL),), (), (), (), (Para(f"{account.total:,}", _TOTAL),)),
        above="strong",
        below="double",
    )
    if account.parts:
        rows[-1] = Row(rows[-1].cells, rows[-1].above, rows[-1].below, rows[-1].wide, keep=True)
    table(flow, _COLUMNS, [*rows, total], _GUTTER)
    flow.y += 8
    _beside(flow, account)


def urgent_box(flow: Flow, urgent: tuple[str, ...], most: int) -> None:
    """Put what stands outside any score: a thick left edge and its words, the same in grey."""
    if not urgent:
        return
    said = [*urgent[:most], *([f"and {len(urgent) - most} more, under Why now"] if len(urgent) > most else [])]
    head: Part | None = flow.part.add(Role.WORDS)
    points = flow.part.add(Role.LIST)
    bodies = [(words, points.add(Role.ITEM).add(Role.SAID)) for words in said]
    lines = [(line, body) for words, body in bodies for line in flow.lines(words, BODY, MEASURE - 34)]
    while lines:
        now, lines = lines[:24], lines[24:]
        height = 30 + len(now) * BODY.lead
        flow.need(height + 8)
        flow.put(Rect(LEFT, flow.y, MEASURE, height, stroke="red", line=0.9), Rect(LEFT, flow.y, 5, height, fill="red"))
        if head:
            flow.line(LEFT + 17, flow.y + 18, _OUTSIDE, BODY_BOLD, part=head)
        else:
            flow.aside(LEFT + 17, flow.y + 18, _OUTSIDE, BODY_BOLD)
        for number, (line, body) in enumerate(now):
            flow.line(LEFT + 17, flow.y + 33 + number * BODY.lead, line, BODY, part=body)
        flow.y += height + 10
        head = None


def band_line(flow: Flow, account: Account) -> None:
    """Put the band as shape and word with the total, and the caution that belongs to it."""
    flow.need(60)
    flow.put(*band_shape(account.band, LEFT, flow.y + 1, 13))
    with flow.within(Role.WORDS):
        flow.line(LEFT + 19, flow.y + 11.5, band_word(account.band), Style(BOLD, 12.5, 16, band_role(account.band)))
        flow.line(LEFT + 76, flow.y + 11.5, f"{account.total:,} points, {account.change}.", BODY)
    flow.y += 21
    if account.caution:
        flow.say(account.caution, BODY_BOLD, after=6)


def _part(part: LedgerPart) -> list[Row]:
    heading = (Para(part.heading, Style(BOLD, 10.5, 14)), Para(part.note, TINY))
    rows = [Row((heading,), above="", wide=True, keep=True), *(_line(row) for row in part.rows)]
    subtotal = (Para(f"{part.points:,}", SMALL_BOLD),)
    return [*rows, Row(((), (Para("Sum of this part", SMALL_BOLD),), (), (), subtotal, ()), above="strong")]


def _line(row: LedgerRow) -> Row:
    points = SMALL_BOLD if row.points else SMALL
    return Row(
        (
            (Para(row.day, SMALL),),
            (Para(row.what, SMALL_BOLD), Para(" · ".join(part for part in (row.because, row.rule) if part), TINY)),
            (Para(row.agency, SMALL), Para(row.ref, TINY)),
            (Para(f"{row.before:,}", SMALL_QUIET),),
            (Para(f"{row.points:,}", points),),
            (Para(f"{row.running:,}", SMALL),),
        )
    )


def _beside(flow: Flow, account: Account) -> None:
    half = (MEASURE - 28) / 2
    flow.heading("Beside the score, and never taken from it", keep=90, before=18)
    rows: list[Row] = []
    for number in range(max(len(account.strengths), len(account.unknowns), 1)):
        left = account.strengths[number] if number < len(account.strengths) else ""
        right = account.unknowns[number] if number < len(account.unknowns) else ""
        if number == 0:
            left, right = left or "None was noted.", right or "Nothing was noted."
        rows.append(Row(((Para(left, SMALL),), (Para(right, SMALL),))))
    table(flow, (Column("Strengths", half + 28), Column("Not known", half + 14)), rows, 14)
