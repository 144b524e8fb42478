"""The account behind a score: what each piece and each pattern adds, in whole points, before anybody words it.

Everything here grows or stays when a piece is added that is received today: a new concern never lowers a score.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from math import exp, fsum, log2

from hubdesk.scoring.incidents import Incident, incidents
from hubdesk.scoring.pieces import Piece
from hubdesk.scoring.rules import Rules


@dataclass(slots=True)
class Entry:
    """What one piece adds: points before and after grade, fading and repetition.

    `before` and `grade` are in hundredths of a point and of a per cent, `fading` is a share.
    """

    piece: Piece
    before: int
    worth: float
    grade: int
    fading: float
    points: int = 0
    why_nothing: str = ""
    repeat: int = 1
    told_by: Sequence[str] = ()
    slot: tuple[str, str] = ("", "")


@dataclass(frozen=True, slots=True)
class Confirmed:
    """An incident that more than one voice told: the telling that counts, the others, and what confirming adds."""

    entry: Entry
    others: tuple[Piece, ...]
    points: int


@dataclass(frozen=True, slots=True)
class Quickening:
    """What came lately against what the family's own past leads one to expect, both in points before fading."""

    recent: float
    expected: float
    points: int


@dataclass(frozen=True, slots=True)
class Account:
    """A whole account; `total` is the sum of everything else, `incidents` are all events, told once or more often."""

    entries: tuple[Entry, ...]
    over: int
    confirmed: tuple[Confirmed, ...]
    incidents: tuple[Incident, ...]
    agencies: tuple[tuple[str, int], ...]
    persons: tuple[tuple[str, int], ...]
    newly_heard: tuple[tuple[str, int], ...]
    kinds: tuple[tuple[str, int], ...]
    quickening: Quickening

    @property
    def total(self) -> int:
        """The figure shown."""
        return (
            sum(entry.points for entry in self.entries)
            - self.over
            + sum(one.points for one in self.confirmed)
            + sum(
                points for named in (self.agencies, self.persons, self.newly_heard, self.kinds) for _, points in named
            )
            + self.quickening.points
        )


def account(
    pieces: Iterable[Piece],
    rules: Rules,
    as_of: date,
    since: date | None = None,
    events: Sequence[Incident] | None = None,
) -> Account:
    """Work out the account as of a day from the pieces received by then; `since` is the day the hub's records begin.

    `events` are the incidents where they were worked out before, from the same pieces.
    """
    seen = sorted((p for p in pieces if p.received_on <= as_of), key=lambda p: (p.received_on, p.ref, p.concern_id))
    entries = [_entry(piece, rules, as_of) for piece in seen]
    counted = [entry for entry in entries if not entry.why_nothing]
    of = {entry.piece.concern_id: entry for entry in counted}
    events = incidents((e.piece for e in counted), rules) if events is None else events
    told = [(one, [of[p.concern_id] for p in one.pieces]) for one in events]
    confirmed = _count_once(told, rules)
    _repeats([entry for entry in counted if not entry.why_nothing], rules)
    household = sum(e.points for e in entries if e.slot[1] == "adult")
    return Account(
        entries=tuple(entries),
        over=max(0, household - rules.household_most),
        confirmed=confirmed,
        incidents=tuple(events),
        agencies=_further(((e.piece.agency, e) for e in counted), rules.agencies, rules.agencies_half_life, as_of),
        persons=_persons(counted, rules, as_of),
        newly_heard=_newly_heard(counted, rules, as_of),
        kinds=_further(((e.piece.kind, e) for e in counted), rules.kinds, rules.kinds_half_life, as_of),
        quickening=_quickening(told, rules, as_of, since),
    )


def _entry(piece: Piece, rules: Rules, as_of: date) -> Entry:
    before = rules.points.get(piece.kind, rules.points["other"]) * rules.levels[piece.level]
    grade = rules.sources[piece.source_evaluation] * rules.assessments[piece.intelligence_assessment]
    half_life = rules.half_life.get(piece.kind, rules.half_life["other"])
    fading = 0.5 ** ((as_of - piece.received_on).days / half_life)
    nothing = ""
    if piece.status:
        nothing = piece.status
    elif not grade:
        nothing = "suspected"
    worth = 0.0 if nothing else before * grade / 1_000_000
    return Entry(
        piece,
        before,
        worth,
        grade,
        fading,
        round(worth * fading),
        nothing,
        slot=(piece.kind, piece.about),
    )


def _count_once(told: Sequence[tuple[Incident, list[Entry]]], rules: Rules) -> tuple[Confirmed, ...]:
    """Count an incident once however often it is told, the weightiest telling; each further voice confirms it.

    It counts under the kind and the side (child or household) of its first telling: otherwise a new piece could move
    an old one under the household's cap, or into a kind told often, and lower the sum. A second telling by the same
    agency is counted once too: otherwise another agency's word would make one of two, and lower the sum again.
    """
    confirmed = []
    for incident, same in told:
        if len(same) < 2:
            continue
        best = min(same, key=lambda e: (-e.points, e.piece.received_on, e.piece.concern_id))
        for entry in same:
            entry.slot = incident.slot
            if entry is not best:
                entry.points, entry.why_nothing = 0, "told"
        voices = _voices(same, rules)
        if len(voices) > 1:
            voices.remove(best.piece.agency)
            best.told_by = voices
            others = tuple(e.piece for e in same if e is not best)
            confirmed.append(Confirmed(best, others, rules.corroboration * len(voices)))
    return tuple(confirmed)


def _voices(same: Sequence[Entry], rules: Rules) -> list[str]:
    """List the agency of each different voice: relatives and neighbours speak each for themselves where told apart."""
    spoken = dict.fromkeys((e.piece.agency, _person(e, rules)) for e in same)
    named = {agency for agency, person in spoken if person}
    return [agency for agency, person in spoken if person or agency not in named]


def _person(entry: Entry, rules: Rules) -> str:
    """Name who told it in a form for telling apart, never for showing; empty for agencies that speak as one."""
    return " ".join(entry.piece.reporter.casefold().split()) if entry.piece.agency in rules.persons else ""


def _repeats(counted: Sequence[Entry], rules: Rules) -> None:
    """Let the same kind of thing told again count less each time, the weightiest in full."""
    by_kind: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    for entry in counted:
        by_kind[entry.slot].append(entry)
    for same in by_kind.values():
        share = 1.0
        for number, entry in enumerate(sorted(same, key=lambda e: (-e.points, e.piece.concern_id)), start=1):
            entry.points = round(entry.points * share)
            entry.repeat = number
            share *= rules.repeats / 100


def _further(
    named: Iterable[tuple[str, Entry]], points: int, half_life: int, as_of: date
) -> tuple[tuple[str, int], ...]:
    """Give points for each name beyond the first, faded by its latest piece; entries come oldest first."""
    latest = {name: entry.piece.received_on for name, entry in named}
    if len(latest) < 2:
        return ()
    ordered = sorted(latest.items(), key=lambda item: (-item[1].toordinal(), item[0]))
    worth = [(name, round(points * 0.5 ** ((as_of - day).days / half_life))) for name, day in ordered[1:]]
    return tuple((name, value) for name, value in worth if value)


def _persons(counted: Sequence[Entry], rules: Rules, as_of: date) -> tuple[tuple[str, int], ...]:
    """Give as much for each further relative or neighbour, under the agency's name and never their own."""
    found: list[tuple[str, int]] = []
    for agency in rules.persons:
        named = [(_person(e, rules), e) for e in counted if e.piece.agency == agency and e.piece.reporter.strip()]
        further = _further(named, rules.agencies, rules.agencies_half_life, as_of)
        found += [(agency, points) for _, points in further]
    return tuple(found)


def _newly_heard(counted: Sequence[Entry], rules: Rules, as_of: date) -> tuple[tuple[str, int], ...]:
    """Give points for each agency that was first heard lately; the first of all is where the matter began."""
    first: dict[str, date] = {}
    for entry in counted:  # oldest first
        first.setdefault(entry.piece.agency, entry.piece.received_on)
    later = sorted(first.items(), key=lambda item: (item[1], item[0]))[1:]
    lately = (name for name, day in later if (as_of - day).days < rules.agencies_half_life)
    return tuple((name, rules.newly_heard) for name in lately if rules.newly_heard)


def _quickening(
    told: Sequence[tuple[Incident, list[Entry]]], rules: Rules, as_of: date, since: date | None
) -> Quickening:
    """Share each incident between lately and the past by its age, so that no score falls off a cliff on one day.

    A share of exp(-age / days) makes a steady stream worth exactly `days` days of it lately.
    """
    lately, before, near = [], [], 0
    for _, same in told:
        new, old, youngest = 0.0, 0.0, rules.quick_days + rules.quick_past
        for entry in same:
            age = (as_of - entry.piece.received_on).days
            if age < rules.quick_days + rules.quick_past:
                share = exp(-age / rules.quick_days)
                new, old = max(new, entry.worth * share), max(old, entry.worth * (1 - share))
                youngest = min(youngest, age)
        lately.append(new)
        before.append(old)
        near += youngest < 2 * rules.quick_days and youngest < rules.quick_days + rules.quick_past
    # fsum, because the order of arrival must not matter to the last bit.
    recent, past = fsum(lately), fsum(before)
    known = rules.quick_past if since is None else (as_of - since).days - rules.quick_days
    span = min(rules.quick_past, max(rules.quick_days, known))
    expected = past * rules.quick_days / span
    if near < 2:
        return Quickening(recent, expected, 0)  # one incident alone has no pace
    doublings = log2((recent + rules.quick_floor) / (expected + rules.quick_floor))
    return Quickening(recent, expected, max(0, round(rules.quick_points * doublings)))


def ceiling(done: Account, rules: Rules) -> int:
    """Say how high an account can still come without a new piece: all of it fades but the comparison with the past."""
    most = round(rules.quick_points * log2((done.quickening.recent + rules.quick_floor) / rules.quick_floor))
    return done.total - done.quickening.points + max(0, most)
