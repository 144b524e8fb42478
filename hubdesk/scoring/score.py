"""A family's score: the account in words, line by line, as anyone can check it with a pencil."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from math import log

from hubdesk.domain.codes import Code, CodeLists, shipped_codes
from hubdesk.domain.days import short_day
from hubdesk.domain.incident import Incident
from hubdesk.domain.score import Score, ScoreLine, Tripwire
from hubdesk.scoring.account import Account, Confirmed, Entry, account
from hubdesk.scoring.pieces import Piece
from hubdesk.scoring.rules import Rules
from hubdesk.scoring.why import unknowns, why_now

WEEK = timedelta(days=7)
_NOTHING = {
    "retracted": "Taken back: counts nothing",
    "duplicate": "The same report again: counts nothing",
    "suspected": "Suspected to be false (E): counts nothing. A second such report asks for grading again",
    "told": "The same incident told again: counted once, where it weighs most",
}


@dataclass(frozen=True, slots=True)
class Figure:
    """A score without its lines, as the queue shows it: what `account` sums to, and what stands outside it."""

    seen: tuple[Piece, ...]
    account: Account
    band: str
    tripwires: tuple[Tripwire, ...]
    change: int
    why_now: str
    reopened: date | None

    @property
    def total(self) -> int:
        """The figure shown."""
        return self.account.total


def figure(
    pieces: Iterable[Piece],
    rules: Rules,
    as_of: date,
    closed_on: date | None = None,
    *,
    decided: frozenset[str] = frozenset(),
    since: date | None = None,
    codes: CodeLists | None = None,
) -> Figure:
    """Work out a family's figure as of a day, seeing only pieces received by then.

    `closed_on` is the day of a decision that closed the matter and `decided` the ids of the concerns that were on its
    table; `since` is the day on which the hub's records begin.
    """
    seen = tuple(piece for piece in pieces if piece.received_on <= as_of)
    lists = codes or shipped_codes()
    done = account(seen, rules, as_of, since)
    before = as_of - WEEK
    same = all(piece.received_on <= before for piece in seen)
    earlier = account(seen, rules, before, since, done.incidents if same else None)
    wires = straight_up([p for p in seen if p.concern_id not in decided], rules, as_of, closed_on, lists)
    back = [p for p in seen if closed_on and p.received_on >= closed_on and p.concern_id not in decided]
    reopened = closed_on if back else None
    words, now = why_now(done, rules, lists, as_of, wires, reopened), done.total
    return Figure(seen, done, rules.band(now), wires, now - earlier.total, words, reopened)


def score(
    pieces: Iterable[Piece],
    rules: Rules,
    as_of: date,
    closed_on: date | None = None,
    *,
    decided: frozenset[str] = frozenset(),
    since: date | None = None,
    codes: CodeLists | None = None,
) -> Score:
    """Score a family as `figure` does, with its lines, which sum to the total exactly."""
    lists = codes or shipped_codes()
    now = figure(pieces, rules, as_of, closed_on, decided=decided, since=since, codes=lists)
    return Score(
        as_of=as_of,
        rules_version=rules.version,
        total=now.total,
        band=now.band,
        lines=_lines(now.account, rules, lists, now.reopened),
        tripwires=now.tripwires,
        unknowns=unknowns(now.seen, lists),
        change=now.change,
        why_now=now.why_now,
        incidents=_incidents(now.account),
    )


def total(pieces: Iterable[Piece], rules: Rules, as_of: date, since: date | None = None) -> int:
    """Work out the same figure as `score`, without its words."""
    return account(pieces, rules, as_of, since).total


def straight_up(
    pieces: Iterable[Piece], rules: Rules, as_of: date, closed_on: date | None, codes: CodeLists
) -> tuple[Tripwire, ...]:
    """List what does not wait for a score: tripwires and level 4, until somebody has decided or it is long past."""
    found = []
    for piece in pieces:
        if piece.status or piece.received_on > as_of or (piece.level < 4 and not piece.tripwire):
            continue
        if piece.intelligence_assessment == "E" and not piece.tripwire:
            continue
        if (as_of - piece.received_on).days >= rules.straight_up_days or (closed_on and piece.received_on < closed_on):
            continue
        listed = codes.tripwires.get(piece.tripwire)
        because = listed.label if listed else codes.levels["4"].label
        found.append(Tripwire(piece.concern_id, piece.ref, piece.received_on, because))
    return tuple(sorted(found, key=lambda wire: (wire.received_on, wire.concern_ref), reverse=True))


def _incidents(done: Account) -> tuple[Incident, ...]:
    """List the events told more than once, the telling that counts first."""
    counts = {e.piece.concern_id for e in done.entries if not e.why_nothing}
    return tuple(
        Incident(
            tuple(sorted((p.concern_id for p in one.pieces), key=lambda ident: (ident not in counts, ident))),
            tuple(one.joined),
        )
        for one in done.incidents
        if len(one.pieces) > 1
    )


def _lines(done: Account, rules: Rules, codes: CodeLists, reopened: date | None) -> tuple[ScoreLine, ...]:
    lines = [_event(entry, rules, codes) for entry in done.entries]
    lines.sort(key=lambda line: line.section != "children")
    if done.over:
        because = f"Counts up to {rules.household_most} points"
        lines.append(_pattern("Household and adult history", -done.over, because, "household", "household"))
    lines += [_confirmed(one, codes) for one in done.confirmed]
    lines += [
        _pattern("A further agency", points, f"{_label(codes.agencies, name)} is concerned as well", "agencies")
        for name, points in done.agencies
    ]
    lines += [
        _pattern("A further person", points, f"Another {_label(codes.agencies, name).lower()} is concerned", "agencies")
        for name, points in done.persons
    ]
    lines += [
        _pattern("An agency heard for the first time", points, _newly(codes, name, rules), "agencies")
        for name, points in done.newly_heard
    ]
    lines += [
        _pattern("A further kind of concern", points, f"{_label(codes.kinds, name)} besides", "different_kinds")
        for name, points in done.kinds
    ]
    quick = done.quickening
    if quick.points:
        half = round(log(2) * rules.quick_days)
        because = (
            f"{quick.recent:.0f} points' worth lately, where a piece counts half after {half} days; this family's own "
            f"past leads one to expect {quick.expected:.0f}. {rules.quick_points} points for each doubling, "
            f"{rules.quick_floor} added on both sides"
        )
        lines.append(_pattern("Quickening", quick.points, because, "quickening"))
    if reopened:
        because = f"Closed on {short_day(reopened)}; a new piece has come since"
        lines.append(_pattern("Back after being closed", 0, because, "closed"))
    return tuple(lines)


def _confirmed(one: Confirmed, codes: CodeLists) -> ScoreLine:
    piece, kind = one.entry.piece, _label(codes.kinds, one.entry.piece.kind)
    refs = ", ".join(p.ref for p in (*one.others, piece))
    because = f"{_named(codes, one.entry)} told of the same: {kind.lower()} on {short_day(piece.happened_on)} ({refs})"
    return _pattern("Confirmed by another voice", one.points, because, "corroboration")


def _pattern(label: str, points: int, because: str, rule: str, section: str = "pattern") -> ScoreLine:
    return ScoreLine(label=label, points=points, because=because, section=section, rule=rule, before=points)


def _event(entry: Entry, rules: Rules, codes: CodeLists) -> ScoreLine:
    piece = entry.piece
    kind = _label(codes.kinds, piece.kind)
    share = rules.repeats / 100
    words = _NOTHING.get(entry.why_nothing) or (
        f"Number {entry.repeat} of its kind by weight: counts {100 * share ** (entry.repeat - 1):.0f} %"
        if entry.repeat > 1
        else "Counts in full"
    )
    return ScoreLine(
        label=f"{kind}, level {piece.level}",
        points=entry.points,
        because=f"{words}{_dated(piece)}",
        section="children" if entry.slot[1] == "child" else "household",
        rule=piece.kind,
        concern_id=piece.concern_id,
        concern_ref=piece.ref,
        day=piece.happened_on if piece.day_known else None,
        agency=piece.agency,
        before=round(entry.before / 100),
        grade=round(entry.grade / 100),
        decay=round(100 * entry.fading),
    )


def _dated(piece: Piece) -> str:
    """Say what is odd about a day: the piece counts by the day it was received, and somebody should check."""
    if not piece.day_known:
        return ""
    if piece.happened_on > piece.received_on:
        return ". Dated after the day it was received: check the day"
    return ". Dated before the birth of every child it names" if piece.before_birth else ""


def _newly(codes: CodeLists, agency: str, rules: Rules) -> str:
    return f"{_label(codes.agencies, agency)} had not told anything before the last {rules.agencies_half_life} days"


def _named(codes: CodeLists, entry: Entry) -> str:
    own = entry.piece.agency
    names = [(agency == own, _label(codes.agencies, agency)) for agency in entry.told_by]
    said = " and ".join(f"another {label.lower()}" if again else label for again, label in names)
    return said[:1].upper() + said[1:]


def _label(listed: Mapping[str, Code], code: str) -> str:
    return listed[code].label if code in listed else code
