"""An unborn child among those named with it: whose child it is, and when nobody can say which one it became."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from hubdesk.domain.concern import Mention
from hubdesk.matching.cluster import Weights
from hubdesk.matching.company import MOST, company
from hubdesk.matching.tidy import ADULTS, CHILDREN, Tidied, tidied_fields
from hubdesk.matching.unborn import INFANT, MARK, mother_named

FAMILY = ADULTS | CHILDREN


def tidy_concern(mentions: Iterable[Mention], received_on: date) -> list[Tidied]:
    """Bring the mentions of one concern to one form, each with those named beside it, and infants with their mother."""
    found = list(mentions)
    said = [tidied_fields(mention, received_on) for mention in found]
    _together(said)
    tidied = [Tidied(**fields) for fields in said]
    if not any(_by_mother(one) for one in tidied):
        return tidied
    mother = _mother(tidied)
    return [
        replace(one, mother=(MARK if one.due else "") + name) if name else one
        for one, mention in zip(tidied, found, strict=True)
        for name in [_named(mention) or mother if _by_mother(one) else ""]
    ]


def _together(said: Sequence[dict[str, Any]]) -> None:
    """Write down with each of a family the others who are named in the same concern."""
    family = [one for one in said if one["role"] in FAMILY]
    if 2 <= len(family) <= MOST + 1:
        whole = [(one["given"], one["family"], one["born"]) for one in family]
        for place, one in enumerate(family):
            one["company"] = company(whole[:place] + whole[place + 1 :])


def certain(known: Mapping[str, Tidied], weights: Weights, tie: int) -> Weights:
    """Leave out what would tie an unborn child to one of several told of together: twins are for a human to tell apart.

    The mentions left out stay on the list of questions.
    """
    unclear = set()
    for mention, one in known.items():
        if one.due:
            alike = Counter(
                known[other].concern_id
                for other, weight in weights.get(mention, {}).items()
                if weight >= tie and other in known
            )
            if max(alike.values(), default=0) > 1:
                unclear.add(mention)
    if not unclear:
        return weights
    return {
        mention: {other: weight for other, weight in own.items() if other not in unclear}
        for mention, own in weights.items()
        if mention not in unclear
    }


def _by_mother(one: Tidied) -> bool:
    if one.due:
        return True
    return one.role in CHILDREN and len(one.born) == 10 and one.day - date.fromisoformat(one.born).toordinal() < INFANT


def _named(mention: Mention) -> str:
    return mother_named(mention.given_name, mention.family_name)


def _mother(tidied: Iterable[Tidied]) -> str:
    """Name the mother where the concern leaves no doubt who she is."""
    parents = [one for one in tidied if one.role in ("parent", "carer") and one.given]
    for some in (
        [one for one in parents if one.sex == "F" and one.role == "parent"],
        [one for one in parents if one.sex == "F"],
        [one for one in parents if not one.sex and one.role == "parent"],
    ):
        if some:
            return f"{some[0].given}|{some[0].family}" if len(some) == 1 else ""
    return ""
