"""What a family's score says and does not know, in the sentences that stand beside a decision."""

from __future__ import annotations

from hubdesk.domain.codes import CodeLists
from hubdesk.domain.days import long_day
from hubdesk.domain.family import Family


def says(family: Family) -> list[str]:
    """Say what the score adds up to, and what stands outside it."""
    score = family.score
    change = f", {score.change:+d} in seven days".replace("-", "\N{MINUS SIGN}") if score.change else ""
    sentences = [f"{score.total} points ({score.band.capitalize()}){change}, on {long_day(score.as_of)}."]
    if score.why_now:
        sentences.append(score.why_now)
    sentences += [f"Outside the score: {tripwire.because} ({tripwire.concern_ref})" for tripwire in score.tripwires]
    sentences += [f"Going well: {strength}" for strength in score.strengths]
    return sentences


def unknown(family: Family, codes: CodeLists) -> list[str]:
    """Say what nobody knows, and which agencies nobody asked; a low score never means safe."""
    sentences = list(family.score.unknowns)
    names = {person.id: person.name for person in family.people}
    for child in family.children:
        gaps = [c.agency for c in family.coverage if c.person_id == child.id and c.state == "not_asked"]
        if gaps:
            labels = ", ".join(codes.agencies[gap].label if gap in codes.agencies else gap for gap in gaps)
            sentences.append(f"Not asked about {names[child.id]}: {labels}.")
    return sentences or ["Every agency that ought to know these children was asked. A low score does not mean safe."]
