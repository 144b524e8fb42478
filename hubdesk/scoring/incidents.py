"""One incident, several tellings: which pieces tell of one event, and why each is taken for it.

A piece joins what was received on earlier days, or pieces of the same kind about the same day that came with it, and
never ties two earlier incidents together: so a piece received today can add to an incident and cannot make one of two.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from hubdesk.domain.incident import Joined
from hubdesk.scoring.pieces import Piece
from hubdesk.scoring.rules import Rules
from hubdesk.scoring.wording import shared_words

_Exact = tuple[str, date, str]


@dataclass(slots=True, eq=False)
class Incident:
    """Pieces that tell of one event, in the order of receipt, and why each further one is taken for it."""

    pieces: list[Piece]
    joined: list[Joined] = field(default_factory=list)
    _ids: set[str] = field(default_factory=set)
    _apart: set[str] = field(default_factory=set)  # of whom somebody said that they tell of another event

    def __post_init__(self) -> None:
        for piece in self.pieces:
            self._hold(piece)

    @property
    def slot(self) -> tuple[str, str]:
        """The kind and side (child or adult) under which the incident counts: that of its first telling."""
        return self.pieces[0].kind, self.pieces[0].about

    def may_hold(self, piece: Piece) -> bool:
        """Tell whether nobody said of the piece and one of the incident that they are two events."""
        return piece.concern_id not in self._apart and self._ids.isdisjoint(piece.apart_from)

    def join(self, piece: Piece, why: Joined) -> Incident:
        """Take in a piece that was received later."""
        self.pieces.append(piece)
        self.joined.append(why)
        self._hold(piece)
        return self

    def unite(self, other: Incident, why: Joined) -> None:
        """Take in another incident."""
        self.pieces = sorted(self.pieces + other.pieces, key=_order)
        self.joined += [*other.joined, why]
        for piece in other.pieces:
            self._hold(piece)

    def _hold(self, piece: Piece) -> None:
        self._ids.add(piece.concern_id)
        self._apart.update(piece.apart_from)


def incidents(counted: Iterable[Piece], rules: Rules) -> list[Incident]:
    """Gather pieces that count into incidents; what a person said of two concerns comes before everything."""
    ordered = sorted(counted, key=_order)
    if len(ordered) < 2:
        return [Incident([piece]) for piece in ordered]
    board = _Board(rules, ordered)
    day = None
    for piece in ordered:
        if piece.received_on != day:
            day = piece.received_on
            board.open_day()
        board.place(piece)
    return list(dict.fromkeys(board.of.values()))


def _order(piece: Piece) -> tuple[date, str, str, str, str]:
    return piece.received_on, piece.about, piece.kind, piece.ref, piece.concern_id


class _Board:
    """What has been placed so far: incidents of earlier days can be joined in any way, those of today by the day."""

    def __init__(self, rules: Rules, pieces: Iterable[Piece]) -> None:
        self._rules, self._reach = rules, rules.near_days
        self.of: dict[str, Incident] = {}
        self._piece: dict[str, Piece] = {}
        self._one: dict[str, set[str]] = defaultdict(set)  # what was said of a pair stands on either of the two
        for piece in pieces:
            for other in piece.one_with:
                self._one[piece.concern_id].add(other)
                self._one[other].add(piece.concern_id)
        self._earlier: dict[int, list[Piece]] = {}  # by the day it happened
        self._today: list[Piece] = []
        self._founded: dict[_Exact, list[Incident]] = {}

    def open_day(self) -> None:
        """Let what came before the next day of receipt be joined."""
        for piece in self._today:
            self._earlier.setdefault(piece.happened_on.toordinal(), []).append(piece)
        self._today, self._founded = [], {}

    def place(self, piece: Piece) -> None:
        """Put a piece where a person said, else where an earlier telling is, else with its like of the same day.

        Where nobody gave the day a telling stands for itself: two things said of one March must not hide each other.
        """
        home = self._said(piece) if piece.concern_id in self._one else None
        if piece.day_known:
            home = home or self._found(piece) or self._beside(piece)
            self._today.append(piece)
        self.of[piece.concern_id] = home or Incident([piece])
        self._piece[piece.concern_id] = piece
        if home is None and piece.day_known:
            self._founded.setdefault(_exact(piece), []).append(self.of[piece.concern_id])

    def _said(self, piece: Piece) -> Incident | None:
        home: Incident | None = None
        for partner in (self._piece[one] for one in sorted(self._one[piece.concern_id]) if one in self._piece):
            other = self.of[partner.concern_id]
            if other is home or not other.may_hold(piece):
                continue
            if home is None:
                home = other.join(piece, Joined(piece.concern_id, partner.concern_id, "person"))
            elif all(other.may_hold(one) for one in home.pieces):
                self._unite(home, other, Joined(piece.concern_id, partner.concern_id, "person"))
        return home

    def _unite(self, home: Incident, other: Incident, why: Joined) -> None:
        home.unite(other, why)
        for one in other.pieces:
            self.of[one.concern_id] = home

    def _found(self, piece: Piece) -> Incident | None:
        """Find the incident that was told on an earlier day: of the same kind and day, else by its words."""
        if not self._earlier:
            return None
        day = piece.happened_on.toordinal()
        for other in self._earlier.get(day, ()):
            home = self.of[other.concern_id]
            if other.kind == piece.kind and other.about == piece.about and home.may_hold(piece):
                return home.join(piece, Joined(piece.concern_id, other.concern_id, "day"))
        best: tuple[int, Piece, tuple[str, ...]] | None = None
        for near in range(day - self._reach, day + self._reach + 1) if self._reach else ():
            for other in self._earlier.get(near, ()):
                words = shared_words(piece, other, self._rules) if self._like(piece, other) else ()
                if words and (best is None or len(words) > best[0]) and self.of[other.concern_id].may_hold(piece):
                    best = (len(words), other, words)
        if best is None:
            return None
        why = Joined(piece.concern_id, best[1].concern_id, "words", best[2])
        return self.of[best[1].concern_id].join(piece, why)

    def _like(self, piece: Piece, other: Piece) -> bool:
        """Tell whether another agency's telling may be of the same event: like kinds, about the same people."""
        return (
            other.agency != piece.agency
            and other.about == piece.about
            and self._rules.alike(other.kind, piece.kind)
            and (not piece.people or not other.people or not piece.people.isdisjoint(other.people))
        )

    def _beside(self, piece: Piece) -> Incident | None:
        for home in self._founded.get(_exact(piece), ()):
            if home.may_hold(piece):
                return home.join(piece, Joined(piece.concern_id, home.pieces[0].concern_id, "day"))
        return None


def _exact(piece: Piece) -> _Exact:
    return piece.kind, piece.happened_on, piece.about
