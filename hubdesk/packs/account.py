"""The account: why now, line by line, with running sums that end in the total."""

from __future__ import annotations

from hubdesk.domain.codes import CodeLists
from hubdesk.domain.days import long_day, short_day
from hubdesk.domain.family import Family
from hubdesk.domain.score import ScoreLine
from hubdesk.drawing.words import CAUTION, headline, label, why_now
from hubdesk.packs.shield import Shield
from hubdesk.packs.shown import Account, LedgerPart, LedgerRow

PARTS = (
    ("children", "About the children", ""),
    (
        "household",
        "About the household and its adults",
        "Kept apart, so that an adult's history is not read as a child's.",
    ),
    ("pattern", "What the pieces show together", "No single piece says this; it comes from setting them side by side."),
)


def account(family: Family, codes: CodeLists, over: Shield) -> Account:
    """Set out a family's score as an account; every section of the score appears, known or not."""
    score = family.score
    lines = list(score.lines)
    known = {section for section, _, _ in PARTS}
    others = tuple(
        (one, one.capitalize(), "") for one in dict.fromkeys(line.section for line in lines) if one not in known
    )
    parts, running = [], 0
    for section, heading, note in (*PARTS, *others):
        found = [line for line in lines if line.section == section]
        rows = []
        for line in _in_time(found):
            running += line.points
            rows.append(_row(line, running, codes, over))
        if rows:
            parts.append(LedgerPart(heading, note, tuple(rows), sum(line.points for line in found)))
    return Account(
        band=score.band,
        total=running,
        change=_change(score.change),
        caution=CAUTION.get(score.band, ""),
        sentences=tuple(over.cover(said) for said in why_now(score, codes)),
        urgent=_urgent(family, codes, over),
        parts=tuple(parts),
        strengths=tuple(over.cover(said) for said in score.strengths),
        unknowns=tuple(over.cover(said) for said in score.unknowns),
    )


def _urgent(family: Family, codes: CodeLists, over: Shield) -> tuple[str, ...]:
    known = {entry.concern.id: entry.concern for entry in family.entries}
    said = []
    for one in family.score.tripwires:
        concern = known.get(one.concern_id)
        what = f"{headline(concern, codes)}, {label(codes.agencies, concern.agency)}: " if concern else ""
        because = over.cover(one.because)
        said.append(f"{what}{because} ({one.concern_ref}, received {long_day(one.received_on)})")
    return tuple(said)


def _in_time(lines: list[ScoreLine]) -> list[ScoreLine]:
    return sorted(lines, key=lambda line: (line.day is None, line.day or 0, line.concern_ref))


def _row(line: ScoreLine, running: int, codes: CodeLists, over: Shield) -> LedgerRow:
    return LedgerRow(
        day=short_day(line.day) if line.day else "",
        what=over.cover(line.label),
        because=over.cover(line.because),
        rule=_rule(line),
        agency=label(codes.agencies, line.agency) if line.agency else "",
        ref=line.concern_ref,
        before=line.before,
        points=line.points,
        running=running,
    )


def _rule(line: ScoreLine) -> str:
    parts = [f"grade {line.grade} %"] if line.grade != 100 else []
    parts += [f"age {line.decay} %"] if line.decay != 100 else []
    weighed = " × ".join([f"{line.before:,}", *parts]) if parts else ""
    return f"Rule {line.rule.replace('_', ' ')}" + (f": {weighed}" if weighed else "")


def _change(change: int) -> str:
    if not change:
        return "unchanged in the last seven days"
    return f"{abs(change):,} {'more' if change > 0 else 'fewer'} than seven days before"
