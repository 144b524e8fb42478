"""Replay the hub's history: the queue as it would have stood at the end of each week, from what had been received."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from hubdesk.domain.concern import Told
from hubdesk.domain.errors import Refused
from hubdesk.matching.batch import Pair
from hubdesk.matching.growth import Growth
from hubdesk.matching.tidy import Tidied, unpack
from hubdesk.scoring.pieces import Piece
from hubdesk.scoring.replay import Week, replay
from hubdesk.service.desk import Desk, act
from hubdesk.service.gathered import piece_of
from hubdesk.service.named import Named
from hubdesk.service.settle import Progress
from hubdesk.sheets.write import write_csv
from hubdesk.store import answers, concerns, people

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
    told = {t.concern.id: t for t in concerns.every_told(desk.database, looks[-1])}
    current = {m.id for t in told.values() for m in t.mentions}
    tidied = {m: unpack(packed) for m, packed in people.every_tidied(desk.database) if m in current}
    growth = Growth(tidied, (Pair(*row) for row in people.every_pair(desk.database)), desk.model)
    named = Named(desk)
    weeks = _weeks(desk, growth, tidied, told, looks, progress)
    for row in replay(weeks, desk.rules, limit, desk.codes, desk.since()):
        # Weeks come one by one, so here the groupings stand as they stood in the row's own week.
        name = named.names(growth, (row.family_id,))[row.family_id]
        yield row.week_end, row.rank, name, row.score, row.band, ";".join(row.concern_refs)


def _weeks(
    desk: Desk,
    growth: Growth,
    tidied: dict[str, Tidied],
    told: dict[str, Told],
    looks: list[date],
    progress: Progress | None,
) -> Iterator[Week]:
    arriving = sorted(tidied.values(), key=lambda t: (t.day, t.mention_id), reverse=True)
    said = sorted(answers.every(desk.database, looks[-1]), key=lambda a: (a.at, a.id), reverse=True)
    for number, day in enumerate(looks, start=1):
        new, heard = [], []
        while arriving and arriving[-1].day <= day.toordinal():
            new.append(arriving.pop().mention_id)
        while said and said[-1].at.date() <= day:
            heard.append(said.pop())
        changed = growth.add(new, heard)
        gone = frozenset(f for f in changed if not growth.persons_of.get(f))
        yield Week(day, {f: _pieces(growth, f, tidied, told) for f in sorted(changed - gone)}, gone)
        if progress:
            progress(number, len(looks), "Replaying weeks")


def _pieces(growth: Growth, family: str, tidied: dict[str, Tidied], told: dict[str, Told]) -> tuple[Piece, ...]:
    persons = growth.persons_of[family]
    children = {p for p in persons if growth.is_child(p)}
    concern_ids = {tidied[m].concern_id for p in persons for m in growth.mentions_of[p]}
    own = {m: p for p in persons for m in growth.mentions_of[p]}
    return tuple(piece_of(told[c], own, children) for c in sorted(concern_ids))
