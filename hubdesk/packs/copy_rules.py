"""What may not stand in a copy of one person's data: other people, where they live, and how to reach them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hubdesk.domain.family import Family
from hubdesk.packs.redact import names_of, parts_of

if TYPE_CHECKING:
    from hubdesk.packs.kind_subject_access import About

THIRD = "It is about somebody else, who has not agreed and to whom it would not be fair."
WHERE = "Where or how somebody else is reached."
HIDDEN = "Where or how they are reached is withheld, and somebody else asks."
CHILD = (
    "Giving it would not be in the child's interests (child abuse data, Data Protection Act 2018, schedule 3). "
    "A person of the hub looked at it and decided so."
)
_SHORTEST = 4  # letters of an address or a number that is withheld by itself


def others_in(about: About, family: Family) -> dict[str, str]:
    """List the words that tell of other people in a person's pieces, each with why it is withheld."""
    own = [one for one, _ in about.own]
    mine = {_plain(words) for one in own for words in _reached(one.address, one.postcode, one.phone)}
    kept = [about.person]
    people = [one for one in (*family.people, *family.kin) if one.id != about.person.id]
    names = names_of([*people, *(one.person for one in family.beyond)], kept)
    written = {one.written_name for one in about.others} | {
        part.strip() for one in about.others for part in one.other_names.split(";")
    }
    found = dict.fromkeys({*names, *parts_of(written, kept)}, THIRD)
    found |= dict.fromkeys(filter(None, (words.strip() for words in about.also)), THIRD)
    if about.hidden:
        mine = set()
        schools = (one.school for one in own)
        places = (words for one in own for words in _reached(one.address, one.postcode, one.phone))
        found |= {words.strip(): HIDDEN for words in (*schools, *places) if len(words.strip()) >= _SHORTEST}
    for one in about.others:
        numbers = (one.nhs_number, one.upn)
        for words in (*_reached(one.address, one.postcode, one.phone), *numbers):
            if len(words.strip()) >= _SHORTEST and _plain(words) not in mine and words.strip() not in found:
                found[words.strip()] = WHERE if words not in numbers else THIRD
    return found


def _reached(address: str, postcode: str, phone: str) -> tuple[str, ...]:
    return (address, address.split(",")[0], postcode, phone)


def _plain(words: str) -> str:
    return "".join(words.split()).casefold()
