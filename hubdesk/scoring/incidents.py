"""One incident, several tellings: which pieces tell of one event, and why each is taken for it.

A piece joins what was received on earlier days, or pieces of the same kind about the same day that came with it, and
never ties two earlier incidents together: so a piece received today can add to an incident and cannot make one of two.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from hubdesk.domain.incident import Joined
from hubdesk.scoring.pieces import Piece
from hubdesk.scoring.rules import Rules
from hubdesk.scoring.wording import shared_words


@dataclass(slots=True, eq=False)
class Incident:
    """Pieces that tell of one event, in the order of receipt, and why each further one is taken for it."""

    pieces: list[Piece]
    joined: list[Joined] = field(default_factory=list)

    @property
    def slot(self) -> tuple[str, str]:
        """The kind and side (child or adult) under which the incident counts: that of its first telling."""
        first = min(self.pieces, key=_order)
        return first.kind, first.about


def incidents(counted: Iterable[Piece], rules: Rules) -> list[Incident]:
    """Gather pieces that count into incidents; what a person said of two concerns comes before everything."""
    ordered = sorted(counted, key=_order)
    at = _Board(rules, ordered)
    for place, piece in enumerate(ordered):
        if not place or piece.received_on != ordered[place - 1].received_on:
            at.open_day()
        at.place(piece)
    return list(dict.fromkeys(at.of.values()))


def _order(piece: Piece) -> tuple[date, str, str, str, str]:
    return piece.received_on, piece.about, piece.kind, piece.ref, piece.concern_id


def _exact(piece: Piece) -> tuple[str, date, str] | None:
    """The kind, the day and the side of a telling; None where nobody gave the day.

    Two things said of one March must not hide each other.
    """
    return (piece.kind, piece.happened_on, piece.about) if piece.day_known else None


class _Board:
    """What has been placed so far: incidents of earlier days can be joined in any way, those of today by the day."""

    def __init__(self, rules: Rules, pieces: Iterable[Piece]) -> None:
        self._rules = rules
        self._one: dict[str, set[str]] = defaultdict(set)  # what was said of a pair stands on either of the two
        for piece in pieces:
            for other in piece.one_with:
                self._one[piece.concern_id].add(other)
                self._one[other].add(piece.concern_id)
        self.of: dict[str, Incident] = {}
        self._piece: dict[str, Piece] = {}
        self._earlier: dict[date, list[Piece]] = defaultdict(list)
        self._exactly: dict[tuple[str, date, str], list[Piece]] = defaultdict(list)
        self._today: list[Piece] = []
        self._founded: dict[tuple[str, date, str], list[Incident]] = defaultdict(list)

    def open_day(self) -> None:
        """Let what came before the next day of receipt be joined."""
        for piece in self._today:
            exact = _exact(piece)
            if exact:
                self._earlier[piece.happened_on].append(piece)
                self._exactly[exact].append(piece)
        self._today, self._founded = [], defaultdict(list)

    def place(self, piece: Piece) -> None:
        """Put a piece where a person said, else where an earlier telling is, else with its like of the same day."""
        said = [self._piece[other] for other in sorted(self._one[piece.concern_id]) if other in self._piece]
        home = self._said(piece, said) or self._found(piece) or self._beside(piece)
        if home is None:
            home = Incident([piece])
            if exact := _exact(piece):
                self._founded[exact].append(home)
        self.of[piece.concern_id] = home
        self._piece[piece.concern_id] = piece
        self._today.append(piece)

    def _said(self, piece: Piece, partners: Sequence[Piece]) -> Incident | None:
        home: Incident | None = None
        for partner in partners:
            other = self.of[partner.concern_id]
            if other is home or not _may(piece, other):
                continue
            if home is None:
                home = _joining(other, piece, Joined(piece.concern_id, partner.concern_id, "person"))
            elif all(_may(one, other) for one in home.pieces):
                self._unite(home, other, Joined(piece.concern_id, partner.concern_id, "person"))
        return home

    def _unite(self, home: Incident, other: Incident, why: Joined) -> None:
        home.pieces += other.pieces
        home.joined += [*other.joined, why]
        for one in other.pieces:
            self.of[one.concern_id] = home

    def _found(self, piece: Piece) -> Incident | None:
        exact = _exact(piece)
        if exact is None:
            return None
        for other in self._exactly.get(exact, ()):
            if _may(piece, home := self.of[other.concern_id]):
                return _joining(home, piece, Joined(piece.concern_id, other.concern_id, "day"))
        best: tuple[int, Piece, tuple[str, ...]] | None = None
        for other in self._near(piece):
            words = shared_words(piece, other, self._rules)
            if words and (best is None or len(words) > best[0]) and _may(piece, self.of[other.concern_id]):
                best = (len(words), other, words)
        if best is None:
            return None
        why = Joined(piece.concern_id, best[1].concern_id, "words", best[2])
        return _joining(self.of[best[1].concern_id], piece, why)

    def _near(self, piece: Piece) -> Iterable[Piece]:
        """List earlier tellings by others that may be of the same event: about the same people, on near days."""
        reach = self._rules.near_days
        if not reach or not self._earlier:
            return
        for days in range(-reach, reach + 1):
            for other in self._earlier.get(piece.happened_on + timedelta(days=days), ()):
                same_people = not piece.people or not other.people or piece.people & other.people
                if (
                    other.agency != piece.agency
                    and other.about == piece.about
                    and same_people
                    and self._rules.alike(other.kind, piece.kind)
                ):
                    yield other

    def _beside(self, piece: Piece) -> Incident | None:
        exact = _exact(piece)
        for home in self._founded.get(exact, ()) if exact else ():
            if _may(piece, home):
                return _joining(home, piece, Joined(piece.concern_id, home.pieces[0].concern_id, "day"))
        return None


def _may(piece: Piece, home: Incident) -> bool:
    """Tell whether nobody said of the piece and one of the incident that they are two events."""
    return not any(
        one.concern_id in piece.apart_from or piece.concern_id in one.apart_from
        for one in home.pieces
        if one.apart_from or piece.apart_from
    )


def _joining(home: Incident, piece: Piece, why: Joined) -> Incident:
    home.pieces.append(piece)
    home.joined.append(why)
    return home
