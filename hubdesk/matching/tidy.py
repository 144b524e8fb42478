"""A mention in one form: what is compared, beside the words as received, which are kept elsewhere."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import astuple, dataclass
from datetime import date
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from hubdesk.domain.concern import Mention
from hubdesk.matching.births import born
from hubdesk.matching.other_names import names_of, other_names
from hubdesk.matching.places import address, communal, postcode
from hubdesk.matching.unborn import due
from hubdesk.matching.words import LONGEST, name_words, plain, unknown

VERSION = 2  # of this normalisation and its keys; a model says for which one it was made
ADULTS = frozenset({"parent", "carer", "partner"})
CHILDREN = frozenset({"subject", "sibling"})
_DIGITS = re.compile(r"\D+")
_UPN = re.compile(r"^[A-Z]\d{11}[A-Z0-9]$")


@dataclass(frozen=True, slots=True)
class Tidied:
    """One mention in one form; every field empty where nothing is known.

    `given` and `family` are plain words joined by spaces, `born` is as `births.born` gives it, `sex` M, F or empty,
    `day` the ordinal of the day on which it was received, `communal` whether strangers live at the address. Other lists
    also know an e-mail address, a `reference` (any number that is meant to be one person's own) and a town. `due` is
    when an unborn child is expected, who has no `born`; `mother` as `pregnancy.tidy_concern` gives it,
    `also` other names as `other_names` gives them, and `company` those named with somebody as `company.company` does.
    """

    mention_id: str
    concern_id: str
    role: str
    day: int
    given: str = ""
    family: str = ""
    born: str = ""
    sex: str = ""
    house: str = ""
    street: str = ""
    postcode: str = ""
    phone: str = ""
    nhs_number: str = ""
    upn: str = ""
    school: str = ""
    communal: bool = False
    email: str = ""
    reference: str = ""
    town: str = ""
    due: str = ""
    mother: str = ""
    also: str = ""
    company: str = ""

    @property
    def name(self) -> tuple[str, str]:
        """Given and family name, compared together because they are swapped now and then."""
        return self.given, self.family

    @property
    def names(self) -> tuple[tuple[str, str], ...]:
        """The name, and the others that are recorded beside it."""
        return names_of(self.name, self.also)


def tidy(mention: Mention, received_on: date, more: Mapping[str, str] = MappingProxyType({})) -> Tidied:
    """Bring a mention to one form; never fails, whatever was written.

    `more` is what lists of other bodies know besides: `house`, `town`, `email` and `reference`.
    """
    return Tidied(**tidied_fields(mention, received_on, more))


def tidied_fields(
    mention: Mention, received_on: date, more: Mapping[str, str] = MappingProxyType({})
) -> dict[str, Any]:
    """Give the fields of a mention in one form, to which what its concern tells of it is added."""
    given, family = name_words(mention.given_name), name_words(mention.family_name)
    if len(given) > 1 and not family and not unknown(plain(mention.given_name)):
        given, family = given[:-1], given[-1:]  # the whole name was typed into one box
    elif len(family) > 1 and not given and " " in mention.family_name.strip():
        given, family = family[:-1], family[-1:]
    house, street, inside = address(mention.address)
    due_on = due(mention.given_name, mention.family_name, mention.date_of_birth, received_on)
    if not house and more.get("house"):
        house = address(f"{more['house']} street")[0]
    return {
        "mention_id": mention.id,
        "concern_id": mention.concern_id,
        "role": mention.role,
        "day": received_on.toordinal(),
        "given": " ".join(given),
        "family": " ".join(family),
        "born": "" if due_on else born(mention.date_of_birth, received_on),
        "sex": mention.sex.strip()[:1].upper() if mention.sex.strip()[:1].upper() in ("M", "F") else "",
        "house": house,
        "street": street,
        "postcode": postcode(mention.postcode) or inside,
        "phone": _phone(mention.phone),
        "nhs_number": _nhs_number(mention.nhs_number),
        "upn": upn if _UPN.match(upn := "".join(mention.upn.split()).upper()) else "",
        "school": " ".join(plain(mention.school).split())[:LONGEST],
        "communal": communal(mention.address),
        "email": _email(more.get("email", "")),
        "reference": _reference(more.get("reference", "")),
        "town": " ".join(plain(more.get("town", "")).split())[:LONGEST],
        "due": due_on,
        "also": other_names(mention.other_names, " ".join(given), " ".join(family)),
    }


def day_of_birth(text: str, received_on: date) -> date | None:
    """Read a whole date of birth, or None where less is known."""
    said = born(text, received_on)
    return date.fromisoformat(said) if len(said) == 10 else None


def pack(tidied: Tidied) -> str:
    """Write a tidied mention as text."""
    return json.dumps(astuple(tidied), ensure_ascii=False, separators=(",", ":"))


def unpack(text: str) -> Tidied:
    """Read a tidied mention that `pack` wrote."""
    return Tidied(*json.loads(text))


@lru_cache(maxsize=20_000)
def _phone(text: str) -> str:
    if len(_DIGITS.sub("", text)) < 7:
        return ""
    import phonenumbers  # slow to load, and most mentions have no telephone

    try:
        number = phonenumbers.parse(text[:40], "GB")
    except phonenumbers.NumberParseException:
        return ""
    if not phonenumbers.is_possible_number(number):
        return ""
    return str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))


def _email(text: str) -> str:
    simple = "".join(plain(text).split())[:80]
    return simple if "@" in simple[1:] else ""


def _reference(text: str) -> str:
    simple = "".join(c for c in plain(text) if c.isalnum())[:30]
    return simple if len(simple) > 4 and len(set(simple)) > 1 else ""


def _nhs_number(text: str) -> str:
    digits = _DIGITS.sub("", text[:40])
    if len(digits) != 10 or len(set(digits)) == 1:
        return ""
    from stdnum.gb import nhs

    return digits if nhs.is_valid(digits) else ""
