"""How agencies write people down: short names, slips of the pen, letters without their marks, days turned round."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import date
from random import Random

from hubdesk.service.made_up.households import Household, Human

_ROLES = {"mother": "parent", "father": "parent", "partner": "partner", "grandmother": "carer"}
_ALPHABET = "aeiourstlnmdhg"
_SHORT = {"Street": "St", "Road": "Rd", "Avenue": "Ave", "Lane": "Ln", "Close": "Cl", "Drive": "Dr"}
_WITHOUT_STROKE = str.maketrans("łŁ", "lL")


@dataclass(frozen=True, slots=True)
class Care:
    """How carefully an agency writes: chances (0 to 1) of a slip, no date of birth, no address, a short name."""

    slip: float
    no_birth: float
    no_address: float
    short: float
    british_days: bool = False


_CARE = {
    "police": Care(0.09, 0.15, 0.06, 0.08, british_days=True),
    "school": Care(0.03, 0.04, 0.25, 0.2),
    "hospital": Care(0.05, 0.04, 0.1, 0.05),
    "gp": Care(0.02, 0.02, 0.08, 0.05),
    "housing": Care(0.06, 0.5, 0.02, 0.1, british_days=True),
    "neighbour": Care(0.2, 0.97, 0.05, 0.5),
    "family_member": Care(0.08, 0.7, 0.2, 0.6),
    "anonymous": Care(0.2, 1.0, 0.1, 0.5),
}
_OTHERS = Care(0.05, 0.2, 0.2, 0.15)


def written(person: Human, role: str, home: Household, agency: str, day: date, random: Random) -> dict[str, str]:
    """Write a person as an agency would on a day, in the sheet's columns."""
    care = _CARE.get(agency, _OTHERS)
    given = person.short if random.random() < care.short else person.given
    family = person.family_names[0] if random.random() < 0.6 else random.choice(person.family_names)
    if agency in ("neighbour", "anonymous") and random.random() < 0.5:
        family = ""
    lives = home.home(day)
    if len(home.homes) > 1 and random.random() < 0.12:
        lives = random.choice(home.homes)  # an address that nobody has brought up to date
    without = random.random() < care.no_address
    return {
        "person_role": role,
        "given_name": _slip(_marks(given, random), care.slip, random),
        "family_name": _slip(_marks(family, random), care.slip * 1.3, random),
        "date_of_birth": "" if random.random() < care.no_birth else _born(person.born, care, random),
        "sex": person.sex if random.random() > 0.05 else "",
        "address": "" if without else _address(lives.address, random),
        "postcode": "" if without or random.random() < 0.18 else lives.postcode,
        "phone": person.phone if random.random() < 0.25 else "",
        "nhs_number": person.nhs_number if agency in ("gp", "hospital", "health_visitor") else "",
        "school": _school(person, home, agency, day),
    }


def role_of(person: Human, subject: Human) -> str:
    """Tell which role a person has in a concern about a child."""
    if person == subject:
        return "subject"
    return _ROLES.get(person.role, "sibling")


def _marks(name: str, random: Random) -> str:
    if name.isascii() or random.random() > 0.6:
        return name
    plain = unicodedata.normalize("NFD", name).translate(_WITHOUT_STROKE)
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def _slip(name: str, chance: float, random: Random) -> str:
    if len(name) < 4 or random.random() > chance:
        return name
    at = random.randint(1, len(name) - 2)
    how = random.randrange(4)
    if how == 0:
        return name[:at] + name[at + 1 :]
    if how == 1:
        return name[:at] + name[at] + name[at:]
    if how == 2:
        return name[:at] + name[at + 1] + name[at] + name[at + 2 :]
    return name[:at] + random.choice(_ALPHABET) + name[at + 1 :]


def _born(born: date, care: Care, random: Random) -> str:
    if born.day <= 12 and random.random() < 0.03:
        born = born.replace(day=born.month, month=born.day)
    elif random.random() < 0.02:
        born = born.replace(year=born.year - 1, day=min(born.day, 28))
    return f"{born:%d/%m/%Y}" if care.british_days else born.isoformat()


def _address(address: str, random: Random) -> str:
    end = address.rsplit(" ", 1)[-1]
    if end in _SHORT and random.random() < 0.3:
        return address.removesuffix(end) + _SHORT[end]
    return address.lower() if random.random() < 0.04 else address


def _school(person: Human, home: Household, agency: str, day: date) -> str:
    years = (day - person.born).days / 365.25
    if agency not in ("school", "school_nurse") or person.role != "child" or not 4.5 < years < 16.5:
        return ""
    return home.schools[years > 11.5]
