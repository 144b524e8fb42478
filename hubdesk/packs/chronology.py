"""The chronology: what happened, who told us, how it is graded, whether the child was seen, and what was done."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from hubdesk.domain.codes import CodeLists
from hubdesk.domain.concern import Concern
from hubdesk.domain.days import MONTHS, short_day
from hubdesk.domain.decision import in_force
from hubdesk.domain.family import Entry, Family
from hubdesk.drawing.words import headline, joined, label, short_names, when_words
from hubdesk.packs.shield import Shield
from hubdesk.packs.shown import Happening

_NOTES = {
    "retracted": "Taken back after it was told. It counts nothing, and what it said is left out here.",
    "duplicate": "The same as another piece told before. It is counted once.",
}
_SEEN = {"yes": "Child seen", "y": "Child seen", "true": "Child seen", "no": "Child not seen", "n": "Child not seen",
         "false": "Child not seen", "": "Not said whether seen"}  # fmt: skip


def chronology(family: Family, codes: CodeLists, over: Shield) -> tuple[Happening, ...]:
    """Tell what happened in the order in which it happened, every piece, whatever became of it."""
    done = _done(family, codes)
    names = short_names(family.people)
    entries = sorted(
        family.entries, key=lambda one: (one.concern.happened_on, one.concern.received_at, one.concern.ref)
    )
    return tuple(_happening(entry, names, done.get(entry.concern.id, ()), codes, over) for entry in entries)


def seen_words(text: str) -> str:
    """Say whether the child was seen; a partner's own words stay as they are."""
    return _SEEN.get(text.strip().casefold(), text.strip())


def _happening(entry: Entry, names: dict[str, str], done: tuple[str, ...], codes: CodeLists, over: Shield) -> Happening:
    concern = _left(entry)
    told = f"told {short_day(concern.received_on)}"
    same_day = concern.occurred_on == concern.received_on and concern.date_precision == "day"
    about = [
        f"{names.get(person, 'somebody')} ({label(codes.roles, role).lower()})"
        for person, role in dict(entry.people).items()
    ]
    return Happening(
        day=_short(when_words(concern)),
        told="" if same_day else told,
        headline=headline(concern, codes),
        note=_note(entry),
        about=joined(about),
        narrative=over.cover(concern.narrative, concern.reporter),
        agency=label(codes.agencies, concern.agency),
        ref=concern.ref,
        grading=f"{concern.source_evaluation}{concern.intelligence_assessment}{concern.handling_code}",
        conditions=_conditions(concern, over),
        seen="" if entry.status == "retracted" else over.cover(seen_words(concern.child_seen), concern.reporter),
        voice=over.cover(concern.voice_of_child, concern.reporter),
        strengths=over.cover(concern.strengths, concern.reporter),
        done=done,
    )


def _left(entry: Entry) -> Concern:
    # What was taken back may be about somebody else's child: a pack must not pass it on.
    if entry.status != "retracted":
        return entry.concern
    return replace(entry.concern, narrative="", voice_of_child="", strengths="", child_seen="")


def _short(words: str) -> str:
    for month in MONTHS:
        words = words.replace(month, month[:3])
    return words


def _note(entry: Entry) -> str:
    if entry.status:
        return _NOTES.get(entry.status, entry.status.capitalize())
    return "Suspected to be false: scores nothing." if entry.concern.intelligence_assessment == "E" else ""


def _conditions(concern: Concern, over: Shield) -> str:
    if concern.handling_code != "C":
        return ""
    written = over.cover(concern.handling_conditions.strip(), concern.reporter)
    return written or "The conditions were not written down: ask the hub before passing this on."


def _done(family: Family, codes: CodeLists) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    received = {entry.concern.id: entry.concern for entry in family.entries}
    for concern in received.values():
        if concern.tripwire:
            found[concern.id].append(f"Told at once: {label(codes.tripwires, concern.tripwire).lower()}")
    for reply in family.replies:
        if reply.concern_id:
            found[reply.concern_id].append(f"Came as an answer to the hub, {short_day(reply.at.date())}")
    first: set[str] = set()
    for decision in in_force(family.decisions):
        for concern_id in decision.concern_ids:
            # A decision had everything before it on the table; a piece was acted on by the first one after it.
            if concern_id in received and concern_id not in first:
                first.add(concern_id)
                review = f"; review {short_day(decision.review_on)}" if decision.review_on else ""
                said = f"{label(codes.decisions, decision.kind)}, {short_day(decision.made_at.date())}{review}"
                found[concern_id].append(said)
    return {concern_id: tuple(words) for concern_id, words in found.items()}
