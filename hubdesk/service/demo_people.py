"""A plausible made-up hub, the same for the same seed: what its agencies tell, and who everybody really is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from random import Random

from hubdesk.service.made_up.course import Event, course
from hubdesk.service.made_up.households import Home, Household, Human, household, with_children_of
from hubdesk.service.made_up.lists import names
from hubdesk.service.made_up.noise import role_of, written
from hubdesk.service.made_up.telling import suited, told

# In every forty families some stand for what makes matching and gathering hard.
_EVERY = 40
_PLACES = {
    3: "declining",
    7: "sudden",
    11: "chronic",
    12: "chronic",
    19: "declining",
    23: "noisy_single",
    31: "declining",
}


_Telling = tuple[dict[str, str], list[tuple[Human, dict[str, str]]], Household]


@dataclass(frozen=True, slots=True)
class Truth:
    """Whom a mention is really about; `kind` is the kind of their family."""

    concern_ref: str
    mention_no: int
    person: int
    family: int
    kind: str


@dataclass(frozen=True, slots=True)
class MadeUp:
    """A made-up hub: rows in the sheet's columns and the truth of each row, in the same order."""

    rows: tuple[dict[str, object], ...]
    truth: tuple[Truth, ...]
    households: tuple[Household, ...]


def demo_concerns(families: int, seed: int, last_day: date) -> list[dict[str, object]]:
    """Make up the sheet of a hub with some families, its last concern received by the last day."""
    return list(made_up(families, seed, last_day).rows)


def made_up(families: int, seed: int, last_day: date) -> MadeUp:
    """Make up a hub with what is true of it; the same families, seed and day give the same hub."""
    homes = _together([_household(no, seed, last_day) for no in range(families)], last_day)
    tellings: list[_Telling] = []
    for home in homes:
        random = Random(f"{seed} telling {home.no}")
        for event in course(home, random, last_day):
            tellings += _telling(event, home, random)
    tellings = [one for one in tellings if one[0]["received_at"][:10] <= last_day.isoformat()]
    tellings.sort(key=lambda one: (one[0]["received_at"], one[2].no))
    rows: list[dict[str, object]] = []
    truth = []
    for number, (concern, people, home) in enumerate(tellings, 1):
        ref = f"D{number:05d}"
        for place, (person, cells) in enumerate(people, 1):
            rows.append({"concern_ref": ref, **concern, **cells})
            truth.append(Truth(ref, place, person.no, home.no, home.kind))
    return MadeUp(tuple(rows), tuple(truth), tuple(homes))


def _household(no: int, seed: int, last_day: date) -> Household:
    # Each household has its own dice, so that a larger hub begins with the same families.
    return household(no, Random(f"{seed} household {no}"), last_day, _PLACES.get(no % _EVERY, ""))


def _together(homes: list[Household], last_day: date) -> list[Household]:
    """Let some households share what makes them hard to tell apart."""
    for first in range(0, len(homes), _EVERY):
        some = {no - first: homes[no] for no in range(first, min(first + _EVERY, len(homes)))}
        if 5 in some and some[4].children and some[5].children:
            homes[first + 5] = with_children_of(some[5], some[4], older_by=397)
        if 12 in some:  # one man: father in one household, partner in the other
            father = next((adult for adult in some[11].adults if adult.sex == "M"), None)
            if father is not None:
                shared = replace(father, role="partner")
                homes[first + 12] = replace(some[12], adults=(some[12].adults[0], shared))
        for place in (15, 16, 17):  # three families who never met, in the refuge one after the other
            if place in some:
                since = date.fromordinal(last_day.toordinal() - 400 + 60 * place % 300)
                refuge = Home(since, *names().refuge)
                before = tuple(home for home in some[place].homes if home.since < since)
                homes[first + place] = replace(some[place], homes=(*before, refuge))
        if 31 in some and some[31].children:
            homes[first + 31] = _with_twin(some[31])
    return homes


def _with_twin(home: Household) -> Household:
    one = home.children[0]
    given = next(name for name in ("Robin", "Frankie", "Charlie") if name not in (one.short, one.given))
    twin = replace(one, no=home.no * 10 + 4, given=given, short=given, sex="F", nhs_number="")
    return replace(home, children=(one, twin, *home.children[1:3]))


def _telling(event: Event, home: Household, random: Random) -> list[_Telling]:
    children = [child for child in home.children if (event.day - child.born).days in range(18 * 365)]
    if not children:
        return []
    event, subject = suited(event, children, random)
    people = [subject]
    if random.random() < 0.5 or event.urgent:
        people += [child for child in children if child != subject and random.random() < 0.4]
    people += [adult for adult in home.adults if random.random() < (0.5 if adult.role == "mother" else 0.3)]
    cells = [(one, written(one, role_of(one, subject), home, event.agency, event.day, random)) for one in people]
    return [(told(event, home, subject, random), cells, home)]
