"""What changed between two packs about one family, from what each of them shows."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from hubdesk.drawing.words import capital, count_of, joined
from hubdesk.packs.compared import Compared, compared
from hubdesk.packs.sheet import Sheet
from hubdesk.packs.shown import Contents, Happening, RequestShown

_NAMED = 3  # how many of each are named; all of them stand in the pack


@dataclass(frozen=True, slots=True)
class Since:
    """What is new since an older pack: `news` in sentences, `score` how the figure moved (it ages by itself)."""

    news: tuple[str, ...] = ()
    score: str = ""

    @property
    def words(self) -> tuple[str, ...]:
        """All of it, as a newer pack says it."""
        said = tuple(one for one in (*self.news, self.score) if one)
        return said or ("Nothing that stands here has changed.",)


def since(older: Contents | Sheet, newer: Contents | Sheet) -> Since:
    """Compare two packs of one kind; people who are in it no more are counted and not named."""
    before, now = compared(older), compared(newer)
    news = (*_pieces(before, now), *_people(before, now), *_done(before, now), *_steps(before, now))
    return Since(news, _score(before.score, now.score))


def _pieces(older: Compared, newer: Compared) -> Iterable[str]:
    before = {row.ref: row for row in older.pieces}
    fresh = _fresh(older, newer)
    if fresh:
        told = [f"{row.ref} ({row.agency}, {row.day})" for row in fresh]
        yield f"New: {count_of(len(fresh), 'piece')}: {_some(told)}."
    told = [row.ref for row in newer.pieces if row.ref in before and row.note != before[row.ref].note and row.note]
    if told:
        yield f"Taken back, doubled or doubted since: {_some(told)}."
    words = [
        row.ref
        for row in newer.pieces
        if row.ref in before and row.note == before[row.ref].note and row.narrative != before[row.ref].narrative
    ]
    if words:
        yield f"Said in other words since: {_some(words)}."
    gone = before.keys() - {row.ref for row in newer.pieces}
    if gone:
        yield f"{newer.left}: {count_of(len(gone), 'piece')}."


def _people(older: Compared, newer: Compared) -> Iterable[str]:
    before, now = {one.id for one in older.people}, {one.id for one in newer.people}
    fresh = [one.name or "somebody without a name" for one in newer.people if one.id not in before]
    if fresh:
        yield f"New in the family: {_some(fresh)}."
    if gone := len(before - now):
        yield f"{capital(count_of(gone, 'person', 'people'))} {'is' if gone == 1 else 'are'} in it no more."


def _done(older: Compared, newer: Compared) -> Iterable[str]:
    decided = {(one.day, one.kind, one.reason, one.by) for one in older.decisions}
    fresh = [one for one in newer.decisions if (one.day, one.kind, one.reason, one.by) not in decided]
    if fresh:
        yield f"Decided since: {_some([f'{one.kind} ({one.day})' for one in fresh])}."
    asked = {_question(one): one.outcome for one in older.requests}
    new = [f"{one.agency} about {one.child}" for one in newer.requests if _question(one) not in asked]
    if new:
        yield f"Asked since, or decided not to ask: {_some(new)}."
    back = [
        f"{one.agency} about {one.child}"
        for one in newer.requests
        if _question(one) in asked and _answered(one.outcome) and not _answered(asked[_question(one)])
    ]
    if back:
        yield f"Answered since: {_some(back)}."
    still = {_shape(said) for said in newer.unknowns}
    known = [said for said in older.unknowns if _shape(said) not in still]
    if known and _fresh(older, newer):
        told = capital(count_of(len(known), "thing"))
        yield f"{told} that nobody knew {'is' if len(known) == 1 else 'are'} no gap any more."


def _steps(older: Compared, newer: Compared) -> Iterable[str]:
    """Name what was done where a page says it in one line each: the day, and what it was."""
    before = {_head(said): said for said in older.done}
    fresh = [said for said in newer.done if said not in older.done and _is_news(said, before.get(_head(said), ""))]
    if fresh:
        yield f"Done or answered since: {_some([_head(said) for said in fresh])}."


def _is_news(said: str, before: str) -> bool:
    return not before or (_answered(_rest(said)) and not _answered(_rest(before)))


def _head(said: str) -> str:
    day, _, what = said.partition(": ")
    return f"{what.partition('. ')[0].partition(',')[0]} ({day})"


def _rest(said: str) -> str:
    return said.partition(". ")[2]


def _fresh(older: Compared, newer: Compared) -> list[Happening]:
    before = {row.ref for row in older.pieces}
    return [row for row in newer.pieces if row.ref not in before]


def _score(was: str, now: str) -> str:
    if was == now:
        return now and f"The score is the same: {now}."
    return f"{now}; it was {was}."


def _question(one: RequestShown) -> tuple[str, ...]:
    return one.day, one.agency, one.child, one.what


def _answered(outcome: str) -> bool:
    return not outcome.startswith(("No answer", "Look at it again", "No day"))


def _shape(said: str) -> str:
    # A gap that is only some days older is the same gap.
    return re.sub(r"\d+", "", said)


def _some(words: list[str]) -> str:
    more = len(words) - _NAMED
    return joined(words) if more <= 0 else f"{', '.join(words[:_NAMED])} and {more:,} more"
