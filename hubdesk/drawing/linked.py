"""What a link chart shows: people by household, and the addresses, phones, schools and concerns that tie them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from hubdesk.domain.codes import CodeLists
from hubdesk.domain.days import MONTHS
from hubdesk.domain.family import Family, Person
from hubdesk.domain.link import Beyond
from hubdesk.drawing.drawn_people import with_at_most
from hubdesk.drawing.households import Addresses
from hubdesk.drawing.kinship import Figure, figure_of
from hubdesk.drawing.words import capital, count_of, joined, label

_MOST_PEOPLE, _MOST_BEYOND, _MOST_PLACES, _MOST_OTHERS = 60, 12, 24, 24
_MOST_TOLD = 8  # groups of concerns; all of them stand in the chronology
_KINDS = {"phone": "Phone", "school": "School"}


@dataclass(frozen=True, slots=True)
class Group:
    """People shown in one box: a household, one person alone without a title, or another family."""

    title: str
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Node:
    """What people are tied to: `kind` in a word, `lines` what it is; concerns have their ids."""

    id: str
    kind: str
    lines: tuple[str, ...]
    concern_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Tie:
    """One person tied to one node, in short words; `earlier` where something else was told since."""

    person_id: str
    node_id: str
    words: str
    earlier: bool = False


@dataclass(frozen=True, slots=True)
class Chart:
    """A whole link chart; `more` counts nodes and `people_more` people that had no room."""

    groups: tuple[Group, ...] = ()
    places: tuple[Node, ...] = ()
    others: tuple[Node, ...] = ()
    ties: tuple[Tie, ...] = ()
    more: int = 0
    people_more: int = 0


NO_LINKS = Chart()


def linked(family: Family, codes: CodeLists, others_too: bool) -> Chart:
    """Gather the links of a family; people of other families only where `others_too`."""
    family, people_more = with_at_most(family, _MOST_PEOPLE)
    own = {one.id for one in family.people}
    beyond = family.beyond[:_MOST_BEYOND] if others_too and not people_more else ()
    everybody = [*family.people, *(one.person for one in beyond)]
    places, place_ties = _places(everybody)
    things, thing_ties = _things(family, own)
    groups = _groups(family, beyond)
    told, told_ties = _concerns(family, {one.person.id: dict(one.named) for one in beyond}, own, codes)
    shared = _shared([*place_ties, *thing_ties])
    places = sorted(places, key=lambda node: (-shared[node.id], node.lines, node.id))
    things = sorted(things, key=lambda node: (-shared[node.id], node.id))
    telling = _telling(told, told_ties, groups)
    others = [*telling[:_MOST_TOLD], *things]
    shown = {node.id for node in (*places[:_MOST_PLACES], *others[:_MOST_OTHERS])}
    ties = tuple(tie for tie in (*place_ties, *thing_ties, *told_ties) if tie.node_id in shown)
    return Chart(
        groups,
        tuple(places[:_MOST_PLACES]),
        tuple(others[:_MOST_OTHERS]),
        tuple(sorted(ties, key=lambda tie: (tie.person_id, tie.node_id))),
        len(places) + len(things) + len(telling) - len(shown),
        people_more,
    )


def _telling(nodes: Iterable[Node], ties: Iterable[Tie], groups: Iterable[Group]) -> list[Node]:
    """Keep concerns that tie more than one household, or that are several; those between most households first."""
    home = {one.id: number for number, group in enumerate(groups) for one in group.figures}
    reach: dict[str, set[int]] = defaultdict(set)
    for tie in ties:
        reach[tie.node_id].add(home[tie.person_id])
    kept = [node for node in nodes if len(reach[node.id]) > 1 or len(node.concern_ids) > 1]
    return sorted(kept, key=lambda node: (-len(reach[node.id]), -len(node.concern_ids), node.id))


def _shared(ties: Iterable[Tie]) -> dict[str, int]:
    found: dict[str, int] = defaultdict(int)
    for tie in ties:
        found[tie.node_id] += 1
    return found


def _places(people: Sequence[Person]) -> tuple[list[Node], list[Tie]]:
    written: dict[tuple[str, str], tuple[str, ...]] = {}
    ties = []
    addresses = Addresses(people)
    for one in people:
        days: dict[tuple[str, str], list[date]] = defaultdict(list)
        for spelling in one.spellings:
            if spelling.address.strip():
                key = addresses.key(spelling)
                days[key].append(spelling.received_on)
                lines = tuple(filter(None, (spelling.address.strip(), spelling.postcode.strip())))
                written[key] = max(written.get(key, ()), lines, key=len)
        last = max((max(told) for told in days.values()), default=None)
        ties += [Tie(one.id, _node(key), span(told), max(told) != last) for key, told in sorted(days.items())]
    return [Node(_node(key), "Address", lines) for key, lines in sorted(written.items())], ties


def _node(key: tuple[str, str]) -> str:
    return f"address {key[0]} {key[1]}"


def _things(family: Family, own: set[str]) -> tuple[list[Node], list[Tie]]:
    nodes: dict[str, Node] = {}
    ties = []
    for link in family.links:
        if link.person_id not in own:
            continue
        plain = "".join(c for c in link.words.casefold() if c.isalnum())
        ident = f"{link.kind} {plain}"
        nodes.setdefault(ident, Node(ident, _KINDS[link.kind], (link.words,)))
        ties.append(Tie(link.person_id, ident, span([link.first, link.last])))
    return [nodes[ident] for ident in sorted(nodes)], ties


def _concerns(
    family: Family, beyond: dict[str, dict[str, str]], own: set[str], codes: CodeLists
) -> tuple[list[Node], list[Tie]]:
    """Gather concerns that name the same people, two or more."""
    sets: dict[tuple[str, ...], list[tuple[str, str, date]]] = defaultdict(list)
    roles: dict[tuple[tuple[str, ...], str], str] = {}
    for entry in family.entries:
        if entry.status == "retracted":
            continue
        named = {p: role for p, role in entry.people if p in own} | {
            p: told[entry.concern.id] for p, told in beyond.items() if entry.concern.id in told
        }
        key = tuple(sorted(named))
        if len(key) > 1:
            sets[key].append((entry.concern.id, entry.concern.agency, entry.concern.received_on))
            roles |= {(key, p): role for p, role in named.items()}
    nodes, ties = [], []
    for key, told in sorted(sets.items()):
        ident = "concerns " + " ".join(key)
        agencies = dict.fromkeys(label(codes.agencies, agency) for _, agency, _ in told)
        lines = (capital(count_of(len(told), "concern")), joined(agencies), span([day for *_, day in told]))
        nodes.append(Node(ident, "Named together", lines, tuple(ident for ident, *_ in told)))
        ties += [Tie(p, ident, label(codes.roles, roles[key, p]).lower()) for p in key]
    return nodes, ties


def span(days: Iterable[date]) -> str:
    """Say from which month to which."""
    told = list(days)
    first, last = min(told), max(told)
    if (first.year, first.month) == (last.year, last.month):
        return _month(first)
    if first.year == last.year:
        return f"{MONTHS[first.month - 1][:3]} to {_month(last)}"
    return f"{_month(first)} to {_month(last)}"


def _month(day: date) -> str:
    return f"{MONTHS[day.month - 1][:3]} {day.year}"


def _groups(family: Family, beyond: Sequence[Beyond]) -> tuple[Group, ...]:
    named = {entry.concern.id: [p for p, _ in entry.people] for entry in family.entries}
    bridging = {p for one in beyond for c, _ in one.named for p in named.get(c, ())}
    homes: dict[tuple[str, str], list[Person]] = {}
    alone: list[Person] = []
    titles: dict[tuple[str, str], str] = {}
    addresses = Addresses(family.people)
    for one in family.people:
        last = next((s for s in reversed(one.spellings) if s.address.strip()), None)
        if last is None:
            alone.append(one)
            continue
        key = addresses.key(last)
        homes.setdefault(key, []).append(one)
        titles.setdefault(key, last.address.strip())
    groups = [
        Group(titles[key] if len(people) > 1 else "", _figures(sorted(people, key=_bridge(bridging)), family.as_of))
        for key, people in sorted(homes.items(), key=lambda item: (-len(item[1]), item[0]))
    ]
    groups += [Group("", _figures([one], family.as_of)) for one in sorted(alone, key=_bridge(bridging))]
    groups.sort(key=lambda group: any(f.id in bridging for f in group.figures) and len(group.figures) == 1)
    return (*groups, *_other_families(beyond, family.as_of))


def _bridge(bridging: set[str]) -> Callable[[Person], bool]:
    return lambda one: one.id in bridging and not one.child


def _other_families(beyond: Sequence[Beyond], day: date) -> Iterator[Group]:
    found: dict[str, list[Person]] = {}
    titles = {one.family_id: one.title for one in beyond}
    for one in beyond:
        found.setdefault(one.family_id, []).append(one.person)
    for ident in sorted(found):
        yield Group(f"Another family: {titles[ident]}", _figures(found[ident], day))


def _figures(people: Iterable[Person], day: date) -> tuple[Figure, ...]:
    return tuple(figure_of(one, day) for one in people)
