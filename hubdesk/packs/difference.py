"""What a recipient's copy leaves out, covers or binds to conditions, beside everything the hub holds; in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from hubdesk.domain.difference import Difference
from hubdesk.domain.family import Family
from hubdesk.drawing.words import count_of
from hubdesk.packs.shield import COVER
from hubdesk.packs.shown import Contents, Happening
from hubdesk.packs.snapshot import snapshot
from hubdesk.packs.withheld import WITHHELD, Hidden


def differences(
    family: Family, full: Contents, theirs: Contents, hidden: Hidden, reasons: Mapping[str, str]
) -> tuple[Difference, ...]:
    """Compare a recipient's contents with the full ones; `reasons` say why people are left out, by their ids."""
    return (
        *_people(family, hidden, reasons),
        *_sources(full, theirs),
        *_pieces(family, theirs),
        *_elsewhere(theirs),
        *_never(family),
    )


def _people(family: Family, hidden: Hidden, reasons: Mapping[str, str]) -> Iterator[Difference]:
    for person in family.people:
        if person.id in hidden.people:
            yield Difference("left_out", f"{person.name} is not in this copy.", reasons.get(person.id, ""))
        elif person.id in hidden.whereabouts:
            why = "Their whereabouts are withheld, and this recipient is not one who may know sources."
            yield Difference("withheld", f"Where {person.name} lives or lived, and their phones and schools.", why)


def _sources(full: Contents, theirs: Contents) -> Iterator[Difference]:
    if full.sources and not theirs.sources:
        who = count_of(len(full.sources), "piece")
        yield Difference("left_out", f"The annex that says who told us of {who}.", f"{theirs.recipient} may not know.")
    if full.attached and not theirs.attached:
        files = count_of(len(full.attached), "file")
        yield Difference("left_out", f"The list of {files} that came with pieces.", "Files say who wrote them.")


def _pieces(family: Family, theirs: Contents) -> Iterator[Difference]:
    told = {row.ref: row for row in theirs.chronology}
    for entry in family.entries:
        row = told.get(entry.concern.ref)
        if row is None:
            continue
        if entry.status == "retracted":
            yield Difference("left_out", "What this piece said.", "It was taken back after it was told.", row.ref)
        yield from _covered(row)
        if row.conditions:
            yield Difference("conditions", f"Goes under conditions: {row.conditions}", "Handling code C.", row.ref)


def _covered(row: Happening) -> Iterator[Difference]:
    said = " ".join((row.narrative, row.voice, row.strengths, row.seen, row.conditions))
    if found := said.count(COVER):
        yield Difference("covered", f"What names a source, in {_places(found)}.", "No source is named.", row.ref)
    if found := said.count(WITHHELD):
        why = "It names somebody who is left out, or where somebody lives."
        yield Difference("withheld", f"Words in {_places(found)}.", why, row.ref)


def _elsewhere(theirs: Contents) -> Iterator[Difference]:
    """Count what is covered beside the chronology: in lines of the score, decisions, requests and drawings."""
    told = " ".join(" ".join((row.narrative, row.voice, row.strengths, row.seen, row.conditions))
                    for row in theirs.chronology)  # fmt: skip
    # The statement says by itself what a gap looks like.
    whole = snapshot(theirs)
    written = whole.count(WITHHELD) - " ".join(theirs.statement).count(WITHHELD)
    if found := whole.count(COVER) - told.count(COVER):
        yield Difference("covered", f"What names a source, in {_places(found)} beside the chronology.",
                         "No source is named.")  # fmt: skip
    if (found := written - told.count(WITHHELD)) > 0:
        yield Difference("withheld", f"Words in {_places(found)} beside the chronology.",
                         "They name somebody who is left out, or where somebody lives.")  # fmt: skip


def _never(family: Family) -> Iterator[Difference]:
    if family.beyond:
        others = count_of(len(family.beyond), "person", "people")
        yield Difference("left_out", f"{others} of other families, whom pieces name.", "They are in no pack.")
    if family.warnings:
        warned = count_of(len(family.warnings), "warning")
        yield Difference("left_out", f"{warned} for staff.", "Warnings stay in the hub.")


def _places(count: int) -> str:
    return "1 place" if count == 1 else f"{count:,} places"
