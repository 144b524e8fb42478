"""What changed between two packs about one family, from what each of them shows."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from hubdesk.drawing.words import band_word, count_of, joined
from hubdesk.packs.shown import Contents, RequestShown

_NAMED = 3  # how many of each are named; all of them stand in the pack


@dataclass(frozen=True, slots=True)
class Since:
    """What is new since an older pack: `news` in sentences, `score` how the figure moved (it ages by itself)."""

    news: tuple[str, ...] = ()
    score: str = ""

    @property
    def words(self) -> tuple[str, ...]:
        """All of it, as a newer pack says it."""
        return (*self.news, self.score)


def since(older: Contents, newer: Contents) -> Since:
    """Compare two packs; people who are in it no more are counted and not named."""
    return Since((*_pieces(older, newer), *_people(older, newer), *_done(older, newer)), _score(older, newer))


def _pieces(older: Contents, newer: Contents) -> Iterable[str]:
    before = {row.ref: row for row in older.chronology}
    fresh = [row for row in newer.chronology if row.ref not in before]
    if fresh:
        told = [f"{row.ref} ({row.agency}, {row.day})" for row in fresh]
        yield f"New: {count_of(len(fresh), 'piece')}: {_some(told)}."
    told = [row.ref for row in newer.chronology if row.ref in before and row.note != before[row.ref].note and row.note]
    if told:
        yield f"Taken back, doubled or doubted since: {_some(told)}."
    words = [
        row.ref
        for row in newer.chronology
        if row.ref in before and row.note == before[row.ref].note and row.narrative != before[row.ref].narrative
    ]
    if words:
        yield f"Said in other words since: {_some(words)}."
    gone = before.keys() - {row.ref for row in newer.chronology}
    if gone:
        yield f"Not part of this family any more: {count_of(len(gone), 'piece')}."


def _people(older: Contents, newer: Contents) -> Iterable[str]:
    before, now = {one.id for one in older.people}, {one.id for one in newer.people}
    fresh = [one.name or "somebody without a name" for one in newer.people if one.id not in before]
    if fresh:
        yield f"New in the family: {_some(fresh)}."
    if gone := len(before - now):
        yield f"{count_of(gone, 'person', 'people')} {'is' if gone == 1 else 'are'} in it no more."


def _done(older: Contents, newer: Contents) -> Iterable[str]:
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
    still = {_shape(said) for said in newer.account.unknowns}
    known = [said for said in older.account.unknowns if _shape(said) not in still]
    if known and _fresh_pieces(older, newer):
        yield f"{count_of(len(known), 'thing')} that nobody knew {'is' if len(known) == 1 else 'are'} no gap any more."


def _fresh_pieces(older: Contents, newer: Contents) -> int:
    before = {row.ref for row in older.chronology}
    return sum(row.ref not in before for row in newer.chronology)


def _score(older: Contents, newer: Contents) -> str:
    was, now = older.account, newer.account
    if (was.total, was.band) == (now.total, now.band):
        return f"The score is the same: {now.total:,} points, {band_word(now.band)}."
    return f"{now.total:,} points, {band_word(now.band)}; it was {was.total:,}, {band_word(was.band)}."


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
