"""One record of a list: what a mention tells, and what lists of other bodies know besides."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from hubdesk.matching.tidy import Tidied


@dataclass(frozen=True, slots=True)
class Entry:
    """A tidied record with the rest of what a list may say of somebody, in plain words; empty where unknown."""

    tidied: Tidied
    locality: str = ""
    county: str = ""
    birthplace: str = ""
    occupation: str = ""

    def values(self) -> tuple[str, ...]:
        """List all that is compared: two records with the same values are copies of one another."""
        return tuple(value(self) for value in (*NAMES.values(), *VALUES.values(), *PLACES.values()))


def _solid(text: str) -> str:
    return text.replace(" ", "")  # a space too many or too few tells nobody apart


NAMES: dict[str, Callable[[Entry], str]] = {
    "given": lambda e: e.tidied.given,
    "family": lambda e: e.tidied.family,
}
VALUES: dict[str, Callable[[Entry], str]] = {
    "born": lambda e: e.tidied.born,
    "sex": lambda e: e.tidied.sex,
    "phone": lambda e: e.tidied.phone,
    "email": lambda e: e.tidied.email,
    "nhs_number": lambda e: e.tidied.nhs_number,
    "upn": lambda e: e.tidied.upn,
    "reference": lambda e: e.tidied.reference,
    "school": lambda e: _solid(e.tidied.school),
    "birthplace": lambda e: _solid(e.birthplace),
    "occupation": lambda e: _solid(e.occupation),
}
PLACES: dict[str, Callable[[Entry], str]] = {
    "house": lambda e: e.tidied.house,
    "street": lambda e: _solid(e.tidied.street),
    "locality": lambda e: _solid(e.locality),
    "town": lambda e: _solid(e.tidied.town),
    "county": lambda e: _solid(e.county),
    "postcode": lambda e: e.tidied.postcode,
}
