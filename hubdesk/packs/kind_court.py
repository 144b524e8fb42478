"""The copy for a court or for disclosure: numbered pieces, and a schedule of all that was taken out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from hubdesk.domain.codes import CodeLists
from hubdesk.domain.days import long_day
from hubdesk.domain.family import Family
from hubdesk.drawing.words import capital, count_of, label
from hubdesk.packs.glossary import OF_THE_SCORE
from hubdesk.packs.redact import Redaction, Redactor, names_of
from hubdesk.packs.sheet import Sheet, same
from hubdesk.packs.shield import shield
from hubdesk.packs.shown import CodeShown, Contents, DecisionShown, Happening, PersonShown, RequestShown

KIND = "court"
OUTSIDE = "Names somebody who is not of this family."
WORDS = "Taken out by a person of the hub."
_CHOSEN = "What the piece says is taken out whole. Reason: "


@dataclass(frozen=True, slots=True)
class Exhibit:
    """One numbered piece; `received` and `graded` are said in words."""

    number: int
    piece: Happening
    received: str
    graded: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Court(Sheet):
    """A copy for a court, or for disclosure in proceedings."""

    kind: str = KIND
    family: str
    title: str
    statement: tuple[str, ...]
    people: tuple[PersonShown, ...]
    exhibits: tuple[Exhibit, ...]
    requests: tuple[RequestShown, ...]
    decisions: tuple[DecisionShown, ...]
    schedule: tuple[Redaction, ...]
    glossary: tuple[CodeShown, ...]


def court_copy(
    full: Contents, family: Family, codes: CodeLists, chosen: Mapping[str, str], also: Sequence[str]
) -> Court:
    """Take sources and people of other families out of what a recipient may see, and what a person chose.

    `chosen` are pieces by their numbers, each with the reason, `also` words.
    """
    outside = names_of([one.person for one in family.beyond], family.people)
    over = Redactor("redacted", dict.fromkeys(outside, OUTSIDE) | dict.fromkeys(also, WORDS), shield(family, codes))
    received = {entry.concern.ref: long_day(entry.concern.received_on) for entry in family.entries}
    exhibits = tuple(
        _exhibit(number, one, received[one.ref], codes, over, chosen.get(one.ref, ""))
        for number, one in enumerate(full.chronology, start=1)
    )
    requests = tuple(_request(one, over) for one in full.requests)
    decisions = tuple(_decision(one, over) for one in full.decisions)
    return Court(
        **same(full),
        family=full.family,
        title=full.title,
        statement=_statement(full, len(exhibits), len(over.schedule)),
        people=full.people,
        exhibits=exhibits,
        requests=requests,
        decisions=decisions,
        schedule=tuple(over.schedule),
        glossary=tuple(one for one in full.glossary if one.code not in OF_THE_SCORE),
    )


def _statement(full: Contents, pieces: int, places: int) -> tuple[str, ...]:
    said = (
        f"This copy was made by {full.maker} of {full.hub} on {full.made_at}, out of the hub's record as it stood on "
        f"{full.as_of}. It holds {count_of(pieces, 'piece')}, numbered in the order in which things happened. "
        "Each stands in the words in which it was told; the hub did not change them.",
        "The score by which the hub orders its work is no evidence and is left out, and so are the hub's drawings.",
    )
    if not places:
        return (*said, "Nothing was taken out of the words of this copy. The names of sources are no part of it.")
    return (
        *said,
        f"Something was taken out in {count_of(places, 'place')}. Each says [redacted] with a number, and the "
        "schedule at the end says on which page it is and why. What was taken out is not in this file.",
    )


def _exhibit(number: int, one: Happening, received: str, codes: CodeLists, over: Redactor, reason: str) -> Exhibit:
    where = f"Piece {number} ({one.ref})"
    if reason:
        told = replace(one, narrative=over.whole(where, f"{_CHOSEN}{reason}"), voice="", strengths="", seen="")
    else:
        told = replace(
            one,
            narrative=over.cover(one.narrative, f"{where}, what happened"),
            voice=over.cover(one.voice, f"{where}, the child's voice"),
            strengths=over.cover(one.strengths, f"{where}, strengths"),
            seen=over.cover(one.seen, f"{where}, whether the child was seen"),
        )
    conditions = over.cover(one.conditions, f"{where}, conditions")
    return Exhibit(
        number=number,
        piece=replace(told, about=over.cover(one.about, f"{where}, about whom"), conditions=conditions),
        received=received,
        graded=_graded(one.grading, codes),
    )


def _graded(grading: str, codes: CodeLists) -> str:
    said = (
        label(codes.source_evaluations, grading[:1]),
        label(codes.intelligence_assessments, grading[1:2]),
        label(codes.handling_codes, grading[2:]),
    )
    words = "; ".join(one[2:].lower() if one[1:2] == " " else one.lower() for one in said)
    return f"{grading}: {capital(words)}"


def _request(one: RequestShown, over: Redactor) -> RequestShown:
    where = f"Request of {one.day} to {one.agency}"
    return replace(
        one,
        grounds=tuple(over.cover(words, f"{where}, grounds") for words in one.grounds),
        outcome=over.cover(one.outcome, f"{where}, what came back"),
    )


def _decision(one: DecisionShown, over: Redactor) -> DecisionShown:
    where = f"Decision of {one.day}"
    return replace(
        one, reason=over.cover(one.reason, f"{where}, reason"), dissent=over.cover(one.dissent, f"{where}, dissent")
    )
