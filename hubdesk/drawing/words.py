"""The wording that window and paper share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from hubdesk.domain.codes import Code, CodeLists
from hubdesk.domain.concern import Concern
from hubdesk.domain.coverage import Cell
from hubdesk.domain.days import long_day, said_day, short_day
from hubdesk.domain.family import Family, Person
from hubdesk.domain.score import Score, ScoreLine

NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
RECENT = 60  # days that a sentence calls the last two months
STATES = {
    "heard": "Heard",
    "asked": "Asked, no answer yet",
    "answered": "Answered",
    "nil_return": "Nothing held",
    "overdue": "Answer overdue",
    "decided_not_to_ask": "Decided not to ask",
    "consent_refused": "Consent refused",
    "does_not_apply": "Does not apply",
    "not_asked": "Not asked",
}
CAUTION = {
    "green": "A low score does not mean safe. It says only what the agencies named here have told the hub.",
    "blue": "A low score does not mean safe. It says only what the agencies named here have told the hub.",
}


def label(codes: Mapping[str, Code], code: str) -> str:
    """Say a code in words; a code that no list knows is shown with spaces for underscores."""
    found = codes.get(code)
    return found.label if found else code.replace("_", " ").capitalize()


def count_of(number: int, one: str, many: str = "") -> str:
    """Say a number of things, small numbers in words: no pieces, one piece, twelve is 12 pieces."""
    said = NUMBERS[number] if number < len(NUMBERS) else f"{number:,}"
    return f"{said} {one if number == 1 else many or one + 's'}"


def capital(words: str) -> str:
    """Start with a capital letter and leave the rest as it is."""
    return words[:1].upper() + words[1:]


def joined(words: Iterable[str]) -> str:
    """List words as a sentence does: a, b and c."""
    parts = list(words)
    return " and ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)


def band_word(band: str) -> str:
    """Say a band: Red, Amber, Green or Blue."""
    return band.capitalize() if band else "No band"


def short_names(people: Sequence[Person]) -> dict[str, str]:
    """Call people by their first name where that is enough, and by the whole name where two share it."""
    first = {one.id: one.name.split(" ")[0] if one.name != "Name not known" else one.name for one in people}
    shared = Counter(first.values())
    return {one.id: one.name if shared[first[one.id]] > 1 else first[one.id] for one in people}


def person_words(person: Person, day: date) -> str:
    """Say a name and an age: Hugh Moore (15)."""
    return f"{person.name} ({person.age(day)})"


def family_words(family: Family, most: int = 6) -> str:
    """Title a family: Moore and Hart family: Hugh (15), Amy (14); beyond `most` children the rest is counted."""
    names = short_names(family.people)
    said = [f"{names[one.id]} ({one.age(family.as_of)})" for one in family.children]
    if len(said) > most:
        said = [*said[:most], f"and {len(said) - most} more"]
    return f"{family.title}: {', '.join(said)}" if said else f"{family.title}: no children known"


def headline(concern: Concern, codes: CodeLists) -> str:
    """Say a concern in one line: Missing episode, level 4."""
    return f"{label(codes.kinds, concern.kind)}, level {concern.level}"


def when_words(concern: Concern) -> str:
    """Say when it happened, no more precisely than anybody knows."""
    return said_day(concern.occurred_on, concern.date_precision)


def cell_words(cell: Cell) -> str:
    """Say one cell of the coverage grid: Answered 9 Mar 2026."""
    said = STATES.get(cell.state, cell.state.replace("_", " ").capitalize())
    return f"{said} {short_day(cell.since)}" if cell.since and cell.state != "does_not_apply" else said


def not_asked(family: Family, codes: CodeLists) -> tuple[str, ...]:
    """Say which agencies nobody asked, and about whom: GP: not asked about Hugh and Amy."""
    names = short_names(family.people)
    missing: dict[str, list[str]] = {}
    for cell in family.coverage:
        if cell.state == "not_asked":
            missing.setdefault(cell.agency, []).append(names.get(cell.person_id, "a child"))
    order = [agency for agency in codes.agencies if agency in missing]
    return tuple(
        f"{label(codes.agencies, agency)}: not asked about {_few(missing[agency])}."
        for agency in [*order, *(agency for agency in missing if agency not in codes.agencies)]
    )


def _few(names: list[str], most: int = 5) -> str:
    return joined(names) if len(names) <= most else f"{', '.join(names[:most])} and {len(names) - most} more"


def why_now(score: Score, codes: CodeLists) -> tuple[str, ...]:
    """Say in up to three sentences why this family now, from the lines of its score and nothing else."""
    pieces = [line for line in score.lines if line.concern_id]
    if not pieces:
        return ("No piece adds to the score.",)
    return tuple(said for said in (_how_many(score), _pattern(score), _heaviest(score, codes)) if said)


def _how_many(score: Score) -> str:
    told = [line for line in score.lines if line.concern_id]
    counting = {line.concern_id: line for line in told if line.points > 0}
    if not counting:
        return f"{capital(count_of(len({line.concern_id for line in told}), 'piece'))} and none that counts."
    days = sorted(line.day for line in counting.values() if line.day)
    agencies = {line.agency for line in counting.values() if line.agency}
    said = f"{capital(count_of(len(counting), 'piece'))} from {count_of(len(agencies), 'agency', 'agencies')}"
    if days:
        recent = sum(day > score.as_of - timedelta(days=RECENT) for day in days)
        times = NUMBERS[recent] if recent < len(NUMBERS) else f"{recent:,}"
        said += f" since {long_day(days[0])}, {times} of them in the last {RECENT} days"
    nothing = len({line.concern_id for line in told} - counting.keys())
    return f"{said}; {count_of(nothing, 'more', 'more')} counting nothing." if nothing else f"{said}."


def _pattern(score: Score) -> str:
    found: dict[str, list[int]] = {}
    for line in score.lines:
        if line.section == "pattern" and line.points:
            found.setdefault(line.label, []).append(line.points)
    most = sorted(found.items(), key=lambda one: -sum(one[1]))[:4]
    said = _listed(f"{label}{_times(len(points))} ({sum(points)})" for label, points in most)
    return f"Together they show: {said}." if most else ""


def _times(count: int) -> str:
    return f", {count_of(count, 'time')}" if count > 1 else ""


def _heaviest(score: Score, codes: CodeLists) -> str:
    top = sorted((line for line in score.lines if line.concern_id and line.points > 0), key=_weight)[:3]
    if not top:
        return ""
    said = _listed(f"{line.label} ({_origin(line, codes)}: {line.points})" for line in top)
    share = sum(line.points for line in top)
    return f"What weighs most: {said}. That is {share:,} of {score.total:,} points."


def _weight(line: ScoreLine) -> int:
    return -line.points


def _origin(line: ScoreLine, codes: CodeLists) -> str:
    day = short_day(line.day) if line.day else ""
    return ", ".join(part for part in (label(codes.agencies, line.agency), day) if part)


def _listed(words: Iterable[str]) -> str:
    # Labels hold commas and names of their own, so they are kept as they are and parted by semicolons.
    return "; ".join(words)
