"""Where families stand: score, coverage and decisions; and their rows of the queue, kept for tomorrow."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from hubdesk.domain.coverage import Cell
from hubdesk.domain.decision import Decision, in_force
from hubdesk.domain.queue import QueueRow
from hubdesk.domain.request import Reply, Request
from hubdesk.domain.score import Score
from hubdesk.gaps import coverage
from hubdesk.scoring.score import score
from hubdesk.service.desk import Desk
from hubdesk.service.gathered import Gathered, gathered
from hubdesk.service.persons import family_title
from hubdesk.service.queue_text import text_of, words_of
from hubdesk.store import decisions, people, requests, scores, waiting

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


def rescore(desk: Desk, family_ids: Iterable[str] | None) -> None:
    """Score some families, or all of them, as of today; call inside a transaction."""
    today = desk.today()
    every = family_ids is None
    wanted = sorted(set(people.every_family(desk.database).values()) if family_ids is None else set(family_ids))
    rows = (queue_row(desk, one, today) for one in gathered(desk, wanted, today))
    kept: list[scores.ScoreRow] = []
    rises: list[waiting.Rise] = []
    for row in rows:
        kept.append(score_row(desk, row, today))
        rises += _rise(desk, row, today)
    if every:
        scores.clear(desk.database)
    else:
        scores.drop(desk.database, wanted)
        waiting.let_down(desk.database, {one.family_id: _RANKS.index(one.band) for one in kept})
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
    ids = [person.id for person in family.people]
    made = decisions.of_persons(desk.database, ids, as_of)
    asked, back = requests.of_persons(desk.database, ids, as_of)
    closed_on, status = _status(desk, family, made, as_of)
    standing = in_force(made)
    decided = frozenset(standing[-1].concern_ids) if standing else frozenset[str]()
    return Standing(
        score=_scored(desk, family, as_of, closed_on, decided),
        coverage=coverage(family.people, family.heard(), family.kinds(), asked, back, desk.codes, as_of),
        decisions=made,
        requests=tuple(asked),
        replies=tuple(back),
        status=status,
    )


def _scored(desk: Desk, family: Gathered, as_of: date, closed_on: date | None, decided: frozenset[str]) -> Score:
    scored = score(family.pieces(), desk.rules, as_of, closed_on, decided=decided, since=desk.since(), codes=desk.codes)
    said = (t.concern.strengths.strip() for t in family.told if not t.status)
    return replace(scored, strengths=tuple(dict.fromkeys(words for words in said if words)))


def queue_row(desk: Desk, family: Gathered, as_of: date) -> QueueRow:
    """Work out a family's row of the queue; its rank is not known yet and stands as 0."""
    now = standing_of(desk, family, as_of)
    return QueueRow(
        rank=0,
        family_id=family.family_id,
        title=family_title(family.people),
        children=tuple((p.name, p.age(as_of)) for p in family.people if p.child),
        band=now.score.band,
        score=now.score.total,
        change=now.score.change,
        why_now=now.score.why_now,
        agencies_heard=tuple(dict.fromkeys(t.concern.agency for t in reversed(family.told))),
        agencies_not_asked=_left_out(now.coverage),
        months=_months(family, as_of),
        tripwire=bool(now.score.tripwires),
        status=now.status,
        last_received=family.told[-1].concern.received_on,
        concern_refs=tuple(t.concern.ref for t in family.told),
    )


def _status(desk: Desk, family: Gathered, made: Sequence[Decision], as_of: date) -> tuple[date | None, str]:
    """Say whether a matter is open: a closed one comes back by itself when a piece arrives that was not there."""
    standing = in_force(made)
    if not standing:
        return None, "open"
    last = standing[-1]
    if not desk.codes.decisions[last.kind].closes:
        return None, "escalated" if last.kind in ("escalate", "immediate_referral") else "open"
    closed_on = last.made_at.date()
    if any(t.concern.id not in last.concern_ids and t.concern.received_on >= closed_on for t in family.told):
        return closed_on, "returned"
    if last.review_on and last.review_on > as_of:
        return closed_on, "watching"
    return closed_on, "returned" if last.review_on else "closed"


def _months(family: Gathered, as_of: date) -> tuple[tuple[int, ...], ...]:
    """The levels of what was received in each of the last twelve months, oldest first."""
    levels: list[list[int]] = [[] for _ in range(12)]
    for told in family.told:
        day = told.concern.received_on
        back = (as_of.year - day.year) * 12 + as_of.month - day.month
        if 0 <= back < 12:
            levels[11 - back].append(told.concern.level)
    return tuple(tuple(month) for month in levels)
