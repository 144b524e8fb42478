"""The cover: whose pack, about whom, how urgent, for whom, and how it is to be handled."""

from __future__ import annotations

from hubdesk.drawing.bands import band_role, band_shape
from hubdesk.drawing.shapes import Line, fitted
from hubdesk.drawing.words import band_word, count_of
from hubdesk.packs.around import short_hash
from hubdesk.packs.faces import BOLD
from hubdesk.packs.flow import LEFT, MEASURE, RIGHT, TOP, Flow
from hubdesk.packs.logo import WIDE
from hubdesk.packs.setting import BODY, BODY_BOLD, BODY_QUIET, LABEL, LEAD, SMALL, SMALL_BOLD, TITLE, Style, measure
from hubdesk.packs.shown import Contents
from hubdesk.packs.tree import Role

MOST_CHILDREN = 4
_MOST_NEWS = 5  # lines on what is new since the pack that this one replaces
_HUB = Style(BOLD, 11, 15, "quiet")
_BAND = Style(BOLD, 22, 26)


def draw_cover(flow: Flow, shown: Contents, digest: str, sections: list[tuple[str, int]]) -> None:
    """Fill the one page of the cover; `sections` are titles and pages counted after the cover."""
    flow.y = TOP + 4
    _short(flow, f"{shown.hub} · Escalation pack", _HUB, 1, MEASURE - WIDE - 16 if shown.logo else MEASURE)
    flow.y += 6
    _short(flow, shown.family, TITLE, 2, role=Role.TITLE)
    flow.y += 8
    _children(flow, shown)
    flow.y += 16
    _band(flow, shown)
    flow.y += 14
    _facts(flow, shown, digest)
    flow.y += 16
    top = flow.y
    _contents(flow, sections)
    flow.y = top
    _handling(flow, shown)


def _short(flow: Flow, words: str, style: Style, most: int, width: float = MEASURE, role: Role = Role.WORDS) -> None:
    lines = flow.lines(words, style, width)
    if len(lines) > most:
        lines = [
            *lines[: most - 1],
            fitted(" ".join(lines[most - 1 :]), width, style.size, measure, style.face == BOLD),
        ]
    part = flow.leaf(role)
    for line in lines:
        flow.line(LEFT, flow.y + style.lead * 0.76, line, style, part=part)
        flow.y += style.lead


def _children(flow: Flow, shown: Contents) -> None:
    for one in shown.children[:MOST_CHILDREN]:
        _short(flow, f"{one.name}, {one.age}", LEAD, 1)
    more = len(shown.children) - MOST_CHILDREN
    if more > 0:
        _short(flow, f"and {count_of(more, 'more child', 'more children')}", LEAD, 1)
    if not shown.children:
        _short(flow, "No children are known in this family.", LEAD, 1)


def _band(flow: Flow, shown: Contents) -> None:
    account = shown.account
    flow.put(*band_shape(account.band, LEFT, flow.y, 26))
    style = Style(_BAND.face, _BAND.size, _BAND.lead, band_role(account.band))
    with flow.within(Role.WORDS):
        flow.line(LEFT + 36, flow.y + 21, band_word(account.band), style)
        flow.line(LEFT + 128, flow.y + 12, f"{account.total:,} points, {account.change}.", SMALL_BOLD)
        said = account.caution or "Points order the work. They are not a likelihood of harm."
        for number, line in enumerate(flow.lines(said, SMALL, MEASURE - 128)[:2]):
            flow.line(LEFT + 128, flow.y + 24 + number * SMALL.lead, line, SMALL)
    flow.y += 40
    if account.urgent:
        flow.y += 6
        _short(flow, f"Outside any score: {account.urgent[0]}", BODY_BOLD, 2)
        if len(account.urgent) > 1:
            _short(flow, f"and {len(account.urgent) - 1} more", BODY, 1)


def _facts(flow: Flow, shown: Contents, digest: str) -> None:
    signed = " and ".join(shown.signed_by) or "Nobody yet"
    facts = (
        ("Pack", f"{shown.number}, copy {shown.copy}" if shown.copy else shown.number),
        *((("Replaced by", f"Pack {shown.replaced_by}. Read that one."),) if shown.replaced_by else ()),
        ("For", shown.recipient),
        ("Made by", f"{shown.maker}, {shown.made_at}"),
        ("As known on", shown.as_of),
        ("Scored by", f"Rules version {shown.rules_version}; codes version {shown.codes_version}"),
        ("Snapshot", f"{short_hash(digest)} (SHA-256, first 12 digits)"),
        ("Signed by", f"{signed}. Until two people have signed this is a draft." if shown.draft else signed),
    )
    with flow.within(Role.TABLE):
        for name, words in facts:
            with flow.within(Role.ROW):
                _fact(flow, name, words)
        if shown.replaces:
            with flow.within(Role.ROW):
                _fact(flow, "Replaces", f"Pack {shown.replaces}. {' '.join(shown.since)}", SMALL, _MOST_NEWS)
    flow.put(Line(LEFT, flow.y, RIGHT, flow.y, "hairline", 0.6))


def _fact(flow: Flow, name: str, words: str, style: Style = BODY, most: int = 2) -> None:
    flow.put(Line(LEFT, flow.y, RIGHT, flow.y, "hairline", 0.6))
    with flow.within(Role.HEAD, "Row"):
        flow.line(LEFT, flow.y + 14.5, name, BODY_QUIET)
    lines = flow.lines(words, style, MEASURE - 128)
    if len(lines) > most:
        rest = fitted(" ".join(lines[most - 1 :]), MEASURE - 134, style.size, measure, False).rstrip("…")
        lines = [*lines[: most - 1], f"{rest}…"]
    with flow.within(Role.CELL):
        for line in lines:
            flow.line(LEFT + 128, flow.y + 14.5, line, style)
            flow.y += style.lead
    flow.y += 6


def _contents(flow: Flow, sections: list[tuple[str, int]]) -> None:
    width = 190.0
    with flow.within(Role.CHAPTER):
        flow.line(LEFT, flow.y + 9, "Contents", LABEL)
    flow.y += 14
    with flow.within(Role.CONTENTS):
        for title, page in sections:
            with flow.within(Role.ENTRY):
                flow.line(LEFT, flow.y + 9, title, SMALL)
                flow.line(LEFT + width, flow.y + 9, str(page + 1), SMALL, "end")
            flow.y += 14


def _handling(flow: Flow, shown: Contents) -> None:
    x, width = LEFT + 230, MEASURE - 230
    with flow.within(Role.CHAPTER):
        flow.line(x, flow.y + 9, "How to handle this pack", LABEL)
    flow.y += 16
    for words in shown.statement:
        with flow.within(Role.WORDS):
            for line in flow.lines(words, SMALL, width):
                flow.line(x, flow.y + 9, line, SMALL)
                flow.y += SMALL.lead
        flow.y += 4
