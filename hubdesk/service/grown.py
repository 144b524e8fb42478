"""Persons and families look after look: in one go, or each in a process of its own where a hub is large."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from hubdesk.matching.growing import Changes, Growing, Look
from hubdesk.matching.growth import Family, Growth
from hubdesk.matching.model import Model
from hubdesk.matching.tidy import unpack
from hubdesk.service.beside import Beside

Pairs = Iterable[tuple[str, str, int]]
Grown = Iterator[Mapping[str, Family]]


def grown(packed: Mapping[str, str], pairs: Pairs, model: Model) -> Callable[[Iterable[Look]], Grown]:
    """Prepare to tell look after look which families changed, of mentions as they are kept in a hub."""
    families = Growth({mention: unpack(text) for mention, text in packed.items()})
    persons = _persons(packed, pairs, model)
    return lambda looks: map(families.add, persons(looks))


def grown_beside(packed: Mapping[str, str], pairs: Pairs, model: Model) -> Callable[[Iterable[Look]], Grown]:
    """Do the same while a second process ties the persons of the looks to come."""
    beside = Beside(_persons, packed, pairs, model)
    families = Growth({mention: unpack(text) for mention, text in packed.items()})

    def make(looks: Iterable[Look]) -> Grown:
        with beside:
            yield from map(families.add, beside.make(looks))

    return make


def _persons(packed: Mapping[str, str], pairs: Pairs, model: Model) -> Callable[[Iterable[Look]], Iterator[Changes]]:
    persons = Growing({mention: unpack(text) for mention, text in packed.items()}, pairs, model)
    return lambda looks: (persons.add(*look) for look in looks)
