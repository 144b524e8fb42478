"""What of a pack of any kind is set against the pack before it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from hubdesk.drawing.words import band_word
from hubdesk.packs.kind_chronology import Step, Told
from hubdesk.packs.kind_court import Court
from hubdesk.packs.kind_referral import Referral
from hubdesk.packs.sheet import Sheet
from hubdesk.packs.shown import Contents, DecisionShown, Happening, PersonShown, RequestShown

_NUMBERED = re.compile(r"\[redacted \d+\]")
_OF_THE_FAMILY, _COUNTED = "Not told in this pack any more", "Not counted any more"


@dataclass(frozen=True, slots=True)
class Compared:
    """`left` heads the count of pieces that are gone; `done` is said as it stands; `score` is empty where none is."""

    pieces: tuple[Happening, ...] = ()
    people: tuple[PersonShown, ...] = ()
    decisions: tuple[DecisionShown, ...] = ()
    requests: tuple[RequestShown, ...] = ()
    done: tuple[str, ...] = ()
    unknowns: tuple[str, ...] = ()
    score: str = ""
    left: str = _OF_THE_FAMILY


def compared(shown: Contents | Sheet) -> Compared:
    """Take out of a pack what can be set against another of its kind; nothing of a kind that replaces none."""
    match shown:
        case Contents():
            account = shown.account
            return Compared(
                shown.chronology, shown.people, shown.decisions, shown.requests, unknowns=account.unknowns,
                score=f"{account.total:,} points, {band_word(account.band)}",
            )  # fmt: skip
        case Referral():
            points = shown.points.partition(" points")[0]
            return Compared(
                shown.pieces, shown.people, done=shown.done, unknowns=shown.unknown,
                score=f"{points} points, {band_word(shown.band)}", left=_COUNTED,
            )  # fmt: skip
        case Told():
            return Compared(tuple(_whole(one) for one in shown.steps), shown.people)
        case Court():
            pieces = tuple(_renumbered(one.piece) for one in shown.exhibits)
            return Compared(pieces, shown.people, shown.decisions, shown.requests)
    return Compared()


def _whole(step: Step) -> Happening:
    return replace(step.piece, narrative=f"{step.piece.narrative} {step.opinion}")


def _renumbered(piece: Happening) -> Happening:
    # One place more that is taken out gives all after it another number, and says nothing new.
    return replace(piece, narrative=_NUMBERED.sub("[redacted]", piece.narrative))
