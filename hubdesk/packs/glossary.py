"""What the codes in a pack mean, only those that it uses."""

from __future__ import annotations

from hubdesk.domain.codes import CodeLists
from hubdesk.domain.family import Family
from hubdesk.drawing.words import label
from hubdesk.packs.shown import CodeShown

OF_THE_SCORE = ("Points", "Before, points")


def glossary(family: Family, codes: CodeLists) -> tuple[CodeShown, ...]:
    """List source, information and handling codes and levels as used, then the words that need saying."""
    used = [entry.concern for entry in family.entries]
    found = []
    for kind, table, values in (
        ("Source", codes.source_evaluations, {str(one.source_evaluation) for one in used}),
        ("Information", codes.intelligence_assessments, {one.intelligence_assessment for one in used}),
        ("Handling", codes.handling_codes, {one.handling_code for one in used}),
        ("Level of need", codes.levels, {str(one.level) for one in used}),
    ):
        for code in [*(code for code in table if code in values), *sorted(values - table.keys())]:
            meaning = label(table, code).removeprefix(f"{code} ")
            found.append(CodeShown(f"{kind} {code}", meaning))
    return (*found, *_WORDS)


_WORDS = (
    CodeShown("Points", "Set by local policy, not by research. They order the work; they are no likelihood of harm."),
    CodeShown(
        "Before, points", "What a piece weighs when new and fully trusted, and what it weighs now after age and grade."
    ),
    CodeShown("Was not brought", "A child missed an appointment. Adults bring children."),
    CodeShown("Not asked", "Nobody asked this agency and nobody decided not to: a gap, not a nil return."),
    CodeShown("Nothing held", "The agency was asked, looked, and has nothing on record."),
)
