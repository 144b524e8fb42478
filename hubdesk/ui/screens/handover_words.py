"""Handover's lines: families, what fell due, and the rest, in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from hubdesk.domain.days import ago, long_day
from hubdesk.domain.handover import ChangedFamily, Handover, Happening
from hubdesk.domain.today import Item
from hubdesk.drawing.words import band_word
from hubdesk.ui.screens.today_words import kind_words

_SHOWN = 3  # things of one family that a line says; the tip says all


@dataclass(frozen=True, slots=True)
class Line:
    """A line: when, about whom, what, by whom; `opens` is a family's id, or the item that fell due."""

    at: date | datetime | None
    title: str
    detail: str
    words: str
    said: str
    by: str
    opens: str | Item = ""


def lines_of(shown: Handover) -> tuple[Line, ...]:
    """List everything in the order in which to read it."""
    return (
        *(_of_family(one) for one in shown.families),
        *(_of_item(one) for one in shown.due),
        *(Line(one.at, "The hub", "", one.words, one.words, one.by) for one in shown.rest),
    )


def _of_family(one: ChangedFamily) -> Line:
    was = "new" if not one.before else f"was {band_word(one.before)}" if one.before != one.band else ""
    band = ", ".join(filter(None, (band_word(one.band), was, "tell at once" if one.urgent else "")))
    words = [happening.words for happening in one.happenings]
    more = len(words) - _SHOWN
    short = ". ".join((*words[:_SHOWN], *([f"And {more} more"] if more > 0 else ())))
    said = "\n".join(f"{moment(done.at)}, {done.by}: {done.words}" for done in one.happenings)
    return Line(one.at, one.title, band, short, said, _names(one.happenings), one.family_id)


def _of_item(item: Item) -> Line:
    detail = ": ".join(filter(None, ("Fell due", kind_words(item).lower())))
    return Line(item.due, item.title, detail, item.words, item.words, item.owner, item)


def _names(happenings: Sequence[Happening]) -> str:
    return ", ".join(dict.fromkeys(one.by for one in happenings))


def when(at: date | datetime | None, now: datetime) -> str:
    """Say when, as people say it."""
    if at is None:
        return ""
    day = at.date() if isinstance(at, datetime) else at
    said = ago(day, now.date()) or long_day(day)
    return f"{said[:1].upper()}{said[1:]}" + (f", {at:%H:%M}" if isinstance(at, datetime) else "")


def moment(at: date | datetime | None) -> str:
    """Write a moment out."""
    if at is None:
        return ""
    return f"{long_day(at.date())}, {at:%H:%M}" if isinstance(at, datetime) else long_day(at)


def since_words(shown: Handover) -> str:
    """Say from when on, and what is left out."""
    said = f"What others did since {moment(shown.since)}"
    recent = ago(shown.since.date(), shown.until.date())
    said += f" ({recent})" if recent else ""
    said += ", when your last shift ended" if shown.own else ""
    more = f" {shown.more:,} more families with lower scores changed: see the queue." if shown.more else ""
    return f"{said}.{more}"
