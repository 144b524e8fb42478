"""Made-up households: who lives where, since when, and under which names they are known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from random import Random

from hubdesk.service.made_up.lists import names, origin

# How often each kind of family stands in a hub, per hundred.
KINDS = {
    "ordinary": 40,
    "chronic": 14,
    "declining": 12,
    "recovering": 10,
    "attendance": 10,
    "noisy_single": 7,
    "sudden": 7,
}

# A large hub has more streets than a small one, or half its families would seem to share a house.
_PER_QUARTER = 300
_PARTS = ("Mill", "Church", "Abbey", "Castle", "Bridge", "Heath", "Marsh", "Orchard")
_SIDES = ("Upper", "Nether", "New", "Old", "Far", "Little", "Great")
_NEAR = tuple(f"{side} {part} " for side in _SIDES for part in _PARTS)
_QUARTERS = ("", *_NEAR, *(f"{side} {quarter}" for side in _SIDES for quarter in _NEAR))
_AREAS = "ZYXWVUTSRQPNMLKJHGFDCBA"  # no area of the post begins with Z but Shetland's, ZE


@dataclass(frozen=True, slots=True)
class Human:
    """A made-up person; `role` is child, mother, father, partner or grandmother, `family_names` the usual one first."""

    no: int
    role: str
    given: str
    short: str
    family_names: tuple[str, ...]
    born: date
    sex: str
    phone: str = ""
    nhs_number: str = ""


@dataclass(frozen=True, slots=True)
class Home:
    """Where a household lives from a day on."""

    since: date
    address: str
    postcode: str


@dataclass(frozen=True, slots=True)
class Household:
    """Children, the adults with them and their homes, oldest home first."""

    no: int
    kind: str
    children: tuple[Human, ...]
    adults: tuple[Human, ...]
    homes: tuple[Home, ...]
    schools: tuple[str, str] = field(default=("", ""))

    def home(self, day: date) -> Home:
        """Find where the household lived on a day."""
        return next((home for home in reversed(self.homes) if home.since <= day), self.homes[0])


def household(no: int, random: Random, last_day: date, kind: str = "") -> Household:
    """Make one household up; numbers of people are unique over all households."""
    own, other = origin(random), origin(random)
    mother_name, father_name = (
        random.choice(own.family),
        random.choice(other.family if random.random() < 0.3 else own.family),
    )
    chosen = kind or random.choices(list(KINDS), list(KINDS.values()))[0]
    ages = (9, 14) if chosen == "attendance" else (1, 16)
    first = last_day - timedelta(days=random.randint(ages[0] * 365, ages[1] * 365))
    children: list[Human] = []
    born = first
    for place in range(random.choices((1, 2, 3, 4), (38, 36, 18, 8))[0]):
        sex = random.choice("FM")
        if place and random.random() > 0.04:  # else a twin, born the same day
            born += timedelta(days=random.randint(420, 1500))
        short, full = random.choice(own.given["girls" if sex == "F" else "boys"])
        if born > last_day - timedelta(days=40) or short in {child.short for child in children}:
            continue
        known = _known_as(mother_name, father_name, sex, random)
        children.append(Human(no * 10 + place, "child", full, short, known, born, sex, nhs_number=_nhs(random)))
    youngest = first - timedelta(days=random.randint(18 * 365, 32 * 365))
    adults = [_adult(no * 10 + 5, "mother", own.given["women"], mother_name[1], youngest, random)]
    if random.random() < 0.6:
        elder = youngest - timedelta(days=random.randint(-1500, 3000))
        adults.append(_adult(no * 10 + 6, "father", other.given["men"], father_name[0], elder, random))
    if random.random() < 0.28:
        someone = origin(random)
        name = random.choice(someone.family)[0]
        adults.append(_adult(no * 10 + 7, "partner", someone.given["men"], name, youngest, random))
    schools = random.choice(names().primary_schools), random.choice(names().secondary_schools)
    return Household(no, chosen, tuple(children), tuple(adults), _homes(random, last_day, no // _PER_QUARTER), schools)


def place(random: Random, quarter: int = 0) -> tuple[str, str]:
    """Make an address in a quarter and its postcode up; the area ZZ, and those of the largest hubs, are nowhere."""
    street = random.randrange(len(names().streets))
    house = random.randint(1, 148)
    flat = f"Flat {random.randint(1, 9)}, " if random.random() < 0.15 else ""
    area, district = f"Z{_AREAS[quarter // 11 % len(_AREAS)]}", street % 9 + 1 + quarter % 11 * 9
    return (
        f"{flat}{house} {_QUARTERS[quarter % len(_QUARTERS)]}{names().streets[street]}",
        f"{area}{district} {street % 7 + 1}{'ABDEFGHJLN'[house % 10]}{'PQRSTUWXYZ'[street % 10]}",
    )


def with_children_of(one: Household, other: Household, *, older_by: int) -> Household:
    """Give a household a child of the same name as another's, born on another day: a namesake, nobody's twin."""
    theirs = other.children[0]
    own = one.children[0]
    namesake = replace(own, given=theirs.given, short=theirs.short, sex=theirs.sex, family_names=theirs.family_names)
    namesake = replace(namesake, born=theirs.born - timedelta(days=older_by))
    return replace(one, children=(namesake, *one.children[1:]))


def _adult(no: int, role: str, given: Sequence[tuple[str, str]], family: str, born: date, random: Random) -> Human:
    short, full = random.choice(given)
    phone = f"07700 900{random.randint(0, 999):03d}" if random.random() < 0.7 else ""
    return Human(no, role, full, short, (family,), born, "M" if role in ("father", "partner") else "F", phone)


def _known_as(mother: tuple[str, str], father: tuple[str, str], sex: str, random: Random) -> tuple[str, ...]:
    of = 1 if sex == "F" else 0
    mothers, fathers = mother[of], father[of]
    usual = random.choice((mothers, fathers))
    if mothers == fathers or random.random() < 0.6:
        return (usual,)
    return usual, fathers if usual == mothers else mothers, f"{mothers}-{fathers}"


def _homes(random: Random, last_day: date, quarter: int) -> tuple[Home, ...]:
    homes = [Home(date.min, *place(random, quarter))]
    while random.random() < 0.28 and len(homes) < 4:
        homes.append(Home(last_day - timedelta(days=random.randint(20, 1000)), *place(random, quarter)))
    return tuple(sorted(homes, key=lambda home: home.since))


def _nhs(random: Random) -> str:
    if random.random() > 0.4:
        return ""
    while True:  # numbers from 999 are kept free for tests; one in eleven has no check digit
        figures = f"999{random.randint(0, 999_999):06d}"
        check = 11 - sum(int(figure) * (10 - place) for place, figure in enumerate(figures)) % 11
        if check != 10:
            return figures + str(check % 11)
