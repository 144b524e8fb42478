"""Replay the hub's history: the queue as it would have stood at the end of each week, from what had been received."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from hubdesk.domain.errors import Refused
from hubdesk.matching.growing import Look
from hubdesk.matching.growth import Standing
from hubdesk.matching.tidy import unpack
from hubdesk.scoring.pieces import Piece
from hubdesk.scoring.replay import Week, replay
from hubdesk.service.beside import Beside
from hubdesk.service.desk import Desk, act
from hubdesk.service.gathered import Roles, about, piece_of
from hubdesk.service.grown import grown, grown_beside
from hubdesk.service.named import Named
from hubdesk.service.settle import Progress
from hubdesk.sheets.write import write_csv
from hubdesk.store import answers, concerns, people

MANY = 20_000  # mentions from which a second process saves more time than it takes to start
COLUMNS = ("week_end", "rank", "family_id", "score", "band", "concern_refs")


def write_replay(
    desk: Desk, first: date, last: date, every: int, limit: int, out: Path, progress: Progress | None = None
) -> int:
    """Write the first `limit` families of each look, `every` so many days; returns how many looks there were."""
    if last < first:
        raise Refused(f"The replay would end on {last} before it begins on {first}. Exchange the two days.")
    looks = [first + timedelta(days=n) for n in range(0, (last - first).days + 1, every)]
    with act(desk, "replay", reason=f"{first} to {last}"):
        write_csv(out, COLUMNS, _rows(desk, looks, limit, progress))
    return len(looks)


def _rows(desk: Desk, looks: list[date], limit: int, progress: Progress | None) -> Iterator[tuple[object, ...]]:
    with History(desk, looks) as history:
        for row in replay(history.weeks(progress), desk.rules, limit, desk.codes, desk.since()):
            yield row.week_end, row.rank, history.name(row.family_id), row.score, row.band, ";".join(row.concern_refs)


class History:
    """The hub as it stood at each of some looks, one after the other: families, their pieces and their names.

    Use it in a `with`: in a large hub processes beside this one work out the looks to come.
    """

    def __init__(self, desk: Desk, looks: list[date]) -> None:
        self._desk, self._looks = desk, looks
        packed = dict(people.every_tidied(desk.database))
        given = (packed, list(people.every_pair(desk.database)), desk.model)
        self._beside = Beside(grown_beside, *given) if len(packed) > MANY else None
        self._make = self._beside.make if self._beside else grown(*given)
        self._told = {t.concern.id: t for t in concerns.every_told(desk.database, looks[-1])}
        current = {m.id for t in self._told.values() for m in t.mentions}
        self._tidied = {m: unpack(text) for m, text in packed.items() if m in current}
        self._standing = Standing()
        self._named = Named(desk)
        self._seen: dict[str, Piece] = {}  # by concern
        self._amended: dict[str, list[date]] = {}
        for said in concerns.amendments(desk.database, self._told, looks[-1]):
            self._amended.setdefault(said.concern_id, []).append(said.at.date())

    def __enter__(self) -> History:
        return self

    def __exit__(self, *_: object) -> None:
        if self._beside:
            self._beside.__exit__()

    def name(self, family: str) -> str:
        """Name a family of the look that was handed out last, as its largest part is called today."""
        return self._named.names(self._standing, (family,))[family]

    def weeks(self, progress: Progress | None) -> Iterator[Week]:
        """Hand out the looks, the earliest first; groupings stand as they stood then until the next is asked for."""
        came = self._came()
        before = date.min
        for number, (day, (new, _), now) in enumerate(zip(self._looks, came, self._make(came), strict=True), 1):
            self._standing.take(now)
            changed = now.keys() | self._as_they_stood(before, day, {self._tidied[m].concern_id for m in new})
            gone = frozenset(changed - self._standing.families.keys())
            yield Week(day, {f: self._pieces(f) for f in sorted(changed - gone)}, gone)
            before = day
            if progress:
                progress(number, len(self._looks), "Replaying weeks")

    def _came(self) -> list[Look]:
        """Sort by look the mentions and answers that had come by then and not by the look before."""
        came: list[Look] = []
        arriving = sorted(self._tidied.values(), key=lambda t: (t.day, t.mention_id), reverse=True)
        said = sorted(answers.every(self._desk.database, self._looks[-1]), key=lambda a: (a.at, a.id), reverse=True)
        for day in self._looks:
            new, heard = [], []
            while arriving and arriving[-1].day <= day.toordinal():
                new.append(arriving.pop().mention_id)
            while said and said[-1].at.date() <= day:
                heard.append(said.pop())
            came.append((new, heard))
        return came

    def _as_they_stood(self, before: date, day: date, new: set[str]) -> set[str]:
        """Put concerns that were amended as they stood on a day; returns the families that this changes."""
        due = {c for c, days in self._amended.items() if c in new or any(before < one <= day for one in days)}
        if not due:
            return set()
        then = concerns.told(self._desk.database, due, day)
        for ident in then:
            self._seen.pop(ident, None)
        # Who is named stays as it is known today: only mentions of today were compared with each other.
        self._told |= {ident: replace(told, mentions=self._told[ident].mentions) for ident, told in then.items()}
        spoken = (m.id for ident in then for m in self._told[ident].mentions)
        return {self._standing.family_of[mention] for mention in spoken if mention in self._standing.family_of}

    def _pieces(self, family: str) -> tuple[Piece, ...]:
        stands = self._standing.families[family]
        named: dict[str, list[tuple[str, str]]] = {}
        for person, mentions in stands.mentions.items():
            for mention in mentions:
                one = self._tidied[mention]
                named.setdefault(one.concern_id, []).append((person, one.role))
        return tuple(self._piece(concern, tuple(named[concern]), stands.children) for concern in sorted(named))

    def _piece(self, concern: str, named: Roles, children: Collection[str]) -> Piece:
        """Give a concern as the family stands now; most are as they stood when it last changed."""
        before = self._seen.get(concern)
        if before and before.people == {p for p, _ in named} and before.about == about(named, children):
            return before
        self._seen[concern] = piece_of(self._told[concern], named, children)
        return self._seen[concern]
