"""Where families stand: score, coverage and decisions; and their rows of the queue, kept for tomorrow."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import islice

from hubdesk.domain.coverage import Cell
from hubdesk.domain.days import months_between
from hubdesk.domain.decision import Decision, in_force
from hubdesk.domain.queue import QueueRow
from hubdesk.domain.request import Reply, Request
from hubdesk.domain.score import Score
from hubdesk.domain.unhindered import unhindered
from hubdesk.gaps import coverage
from hubdesk.scoring.score import figure, score
from hubdesk.service.brief import FORM, Brief, brief_of, read_brief
from hubdesk.service.brief import text_of as brief_text
from hubdesk.service.desk import Desk
from hubdesk.service.gathered import CHUNK, Gathered, gathered
from hubdesk.service.on_record import OnRecord, on_record
from hubdesk.service.persons import family_title
from hubdesk.service.queue_text import text_of, words_of
from hubdesk.store import briefs, people, scores, waiting

# What a person decided sinks below what still needs one, whatever its score.
SUNK = frozenset({"closed", "watching"})
_RANKS = ("blue", "green", "amber", "red")
_WEEK = timedelta(days=7)  # over which a row of the queue tells its change


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a family stands as of a day; `status` is as in QueueRow."""

    score: Score
    coverage: tuple[Cell, ...]
    decisions: tuple[Decision, ...]
    requests: tuple[Request, ...]
    replies: tuple[Reply, ...]
    status: str


@unhindered()
def rescore(desk: Desk, family_ids: Iterable[str] | None) -> None:
    """Score families of which something new was said, or all of them, as of today; call inside a transaction."""
    today = desk.today()
    if family_ids is None:
        briefs.clear(desk.database)
        scores.clear(desk.database)
        wanted = sorted(set(people.every_family(desk.database).values()))
        _keep(desk, _looked_up(desk, wanted, today), today)
        return
    wanted = sorted(set(family_ids))
    briefs.drop(desk.database, wanted)
    scores.drop(desk.database, wanted)
    rows = tuple(_looked_up(desk, wanted, today))
    waiting.let_down(desk.database, {row.family_id: _RANKS.index(row.band) for row in rows})
    _keep(desk, rows, today)


@unhindered()
def score_again(desk: Desk) -> None:
    """Score all families as of today, by today's rules, from what they are in brief; call inside a transaction."""
    today = desk.today()
    serving = briefs.serving(desk.database, today, FORM)
    from_text = (read_brief(family_id, text, today) for family_id, text in serving)
    rows = list(queue_rows(desk, from_text, today))
    scores.clear(desk.database)
    _keep(desk, rows, today)
    _keep(desk, _looked_up(desk, briefs.lacking(desk.database, today, FORM), today), today)


def _looked_up(desk: Desk, family_ids: Iterable[str], today: date) -> Iterator[QueueRow]:
    """Work out rows of the queue from the concerns themselves, and keep the families in brief for another day."""
    every = gathered(desk, family_ids, today)
    while some := tuple(islice(every, CHUNK)):
        lasting = [one for one in some if one.whole]
        later = briefs.changing(desk.database, (t.concern.id for one in lasting for t in one.told), today)
        lasting = [one for one in lasting if later.isdisjoint(told.concern.id for told in one.told)]
        briefs.put(desk.database, today, FORM, ((one.family_id, brief_text(one)) for one in lasting))
        yield from queue_rows(desk, map(brief_of, some), today)


def _keep(desk: Desk, rows: Iterable[QueueRow], today: date) -> None:
    kept: list[scores.ScoreRow] = []
    rises: list[waiting.Rise] = []
    for row in rows:
        kept.append(score_row(desk, row, today))
        rises += _rise(desk, row, today)
    scores.put(desk.database, kept)
    waiting.raise_families(desk.database, rises)


def _rise(desk: Desk, row: QueueRow, today: date) -> tuple[waiting.Rise, ...]:
    """Tell whether a piece of the last seven days took a family to a higher band that nobody has decided about."""
    before = desk.rules.band(row.score - row.change)
    was, now = _RANKS.index(before), _RANKS.index(row.band)
    if now <= was or row.status in SUNK or row.last_received <= today - _WEEK:
        return ()
    return (waiting.Rise(row.family_id, before, row.band, was, now, row.last_received.isoformat()),)


def _left_out(cells: Sequence[Cell]) -> tuple[str, ...]:
    """List the agencies that nobody heard, asked or decided about, for any child of the family."""
    known = {cell.agency for cell in cells if cell.state not in ("not_asked", "does_not_apply")}
    return tuple(dict.fromkeys(c.agency for c in cells if c.state == "not_asked" and c.agency not in known))


def score_row(desk: Desk, row: QueueRow, as_of: date) -> scores.ScoreRow:
    """Put a row of the queue in the form in which it is kept."""
    return scores.ScoreRow(
        family_id=row.family_id,
        as_of=as_of,
        rules_version=desk.rules.version,
        band=row.band,
        total=row.score,
        urgent=row.tripwire,
        latest=row.last_received,
        status=row.status,
        sunk=row.status in SUNK,
        words=words_of(row, desk.codes.agencies),
        row=text_of(row),
    )


def standing_of(desk: Desk, family: Gathered, as_of: date) -> Standing:
    """Work out where a family stands as of a day."""
    brief = brief_of(family)
    said = on_record(desk, (brief,), as_of)[family.family_id]
    closed_on, status = _status(desk, brief, in_force(said.decisions), as_of)
    scored = score(
        brief.pieces, desk.rules, as_of, closed_on, decided=_decided(said), since=said.since, codes=desk.codes
    )
    strengths = (t.concern.strengths.strip() for t in family.told if t.concern.strengths and not t.status)
    return Standing(
        score=replace(scored, strengths=tuple(dict.fromkeys(words for words in strengths if words))),
        coverage=_grid(desk, brief, said, as_of),
        decisions=tuple(said.decisions),
        requests=tuple(said.requests),
        replies=tuple(said.replies),
        status=status,
    )


def _grid(desk: Desk, family: Brief, said: OnRecord, as_of: date) -> tuple[Cell, ...]:
    asked = (said.requests, said.replies, desk.codes, as_of)
    return coverage(family.people, family.heard(), family.kinds(), *asked)


def _decided(said: OnRecord) -> frozenset[str]:
    """List the concerns that were on the table of the last decision."""
    standing = in_force(said.decisions)
    return frozenset(standing[-1].concern_ids) if standing else frozenset()


def queue_rows(desk: Desk, families: Iterable[Brief], as_of: date) -> Iterator[QueueRow]:
    """Work out families' rows of the queue, some at a time; their ranks are not known yet and stand as 0."""
    coming = iter(families)
    while some := tuple(islice(coming, CHUNK)):
        said = on_record(desk, some, as_of)
        yield from (_row(desk, family, said[family.family_id], as_of) for family in some)


def _row(desk: Desk, family: Brief, said: OnRecord, as_of: date) -> QueueRow:
    closed_on, status = _status(desk, family, in_force(said.decisions), as_of)
    now = figure(
        family.pieces, desk.rules, as_of, closed_on, decided=_decided(said), since=said.since, codes=desk.codes
    )
    left_out = _left_out(_grid(desk, family, said, as_of))
    return QueueRow(
        rank=0,
        family_id=family.family_id,
        title=family_title(family.people),
        children=tuple((p.name, p.age(as_of)) for p in family.people if p.child),
        band=now.band,
        score=now.total,
        change=now.change,
        why_now=now.why_now,
        agencies_heard=tuple(dict.fromkeys(piece.agency for piece in reversed(family.pieces))),
        agencies_not_asked=left_out,
        months=_months(family, as_of),
        tripwire=bool(now.tripwires),
        status=status,
        last_received=family.pieces[-1].received_on,
        concern_refs=tuple(piece.ref for piece in family.pieces),
        marks=_marks(family, left_out, as_of),
    )


def _marks(family: Brief, left_out: Iterable[str], as_of: date) -> tuple[str, ...]:
    """List what a family can be picked out by: agencies heard and not, kinds, children's ages and districts."""
    live = [piece for piece in family.pieces if not piece.status]
    children = [person for person in family.people if person.child]
    marks = (
        *(f"heard:{one.agency}" for one in live),
        *(f"missing:{agency}" for agency in left_out),
        *(f"kind:{one.kind}" for one in live),
        *(f"age:{months_between(child.born, as_of) // 12}" for child in children if child.born and child.born <= as_of),
        *(f"at:{place}" for child in children for place in family.places[child.id]),
    )
    return tuple(dict.fromkeys(marks))


def _status(desk: Desk, family: Brief, standing: Sequence[Decision], as_of: date) -> tuple[date | None, str]:
    """Say whether a matter is open: a closed one comes back by itself when a piece arrives that was not there."""
    if not standing:
        return None, "open"
    last = standing[-1]
    if not desk.codes.decisions[last.kind].closes:
        return None, "escalated" if last.kind in ("escalate", "immediate_referral") else "open"
    closed_on = last.made_at.date()
    if any(p.concern_id not in last.concern_ids and p.received_on >= closed_on for p in family.pieces):
        return closed_on, "returned"
    if last.review_on and last.review_on > as_of:
        return closed_on, "watching"
    return closed_on, "returned" if last.review_on else "closed"


def _months(family: Brief, as_of: date) -> tuple[tuple[int, ...], ...]:
    """The levels of what was received in each of the last twelve months, oldest first."""
    levels: list[list[int]] = [[] for _ in range(12)]
    for piece in family.pieces:
        day = piece.received_on
        back = (as_of.year - day.year) * 12 + as_of.month - day.month
        if 0 <= back < 12:
            levels[11 - back].append(piece.level)
    return tuple(tuple(month) for month in levels)
