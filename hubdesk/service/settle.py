"""After mentions came or a human answered: tie mentions to persons, gather families, score them, index words.

Everything here is worked out from rows that stay, and can be made again.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from hubdesk.domain.concern import Told
from hubdesk.domain.let_go import let_go
from hubdesk.domain.unhindered import unhindered
from hubdesk.matching.batch import Pair, match_all, match_new
from hubdesk.matching.compare import scale_of, weights_on
from hubdesk.matching.keys import keys
from hubdesk.matching.pregnancy import tidy_concern
from hubdesk.matching.resolve import keep_ids, resolve
from hubdesk.matching.tidy import Tidied, pack, unpack
from hubdesk.service.common_names import count_again, due, frequencies
from hubdesk.service.desk import Desk
from hubdesk.service.log_ties import log_ties
from hubdesk.service.lookups import lookup_keys
from hubdesk.service.regather import regather
from hubdesk.service.rescore import rescore, score_again
from hubdesk.service.retie import retie
from hubdesk.service.unsettled import EVERYTHING, mark_unsettled, settled, waiting
from hubdesk.store import answers, concerns, grey, people, search

__all__ = ["Progress", "Settled", "mark_unsettled", "match_again", "resettle", "settle", "settle_all", "settle_rest"]

Progress = Callable[[int, int, str], None]

# Up to this many mentions the whole hub is worked in while somebody waits, when names are to be counted again: for one
# concern, and for a sheet. A larger hub does that when the next day begins.
SMALL, LARGE = 1000, 20_000
# Up to this many mentions each is compared with its candidates from the database; above it all are compared in columns.
FEW = 400
# Where more than this share of the hub's concerns came at once, it is quicker to work in the whole hub.
SHARE = 1 / 2


@dataclass(frozen=True, slots=True)
class Settled:
    """The persons and families that were worked out again."""

    person_ids: frozenset[str]
    family_ids: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Around:
    """Who hung together with mentions before they were taken out to be worked in again."""

    mentions: frozenset[str] = frozenset()
    persons: frozenset[str] = frozenset()
    families: frozenset[str] = frozenset()


def settle_rest(desk: Desk) -> bool:
    """Work in what a killed program left behind; tells whether there was any. Call inside a transaction."""
    if not waiting(desk):
        return False
    settle(desk, ())
    return True


def settle(desk: Desk, concern_ids: Sequence[str], progress: Progress | None = None) -> Settled:
    """Work in concerns that are new or were amended, and what a killed program left; call inside a transaction."""
    concern_ids = sorted({*concern_ids, *waiting(desk)})
    if EVERYTHING in concern_ids or _most(desk, concern_ids):
        return settle_all(desk, progress)
    large = LARGE if len(concern_ids) > FEW else SMALL
    if people.mentions_kept(desk.database) <= large and due(desk):
        settle_all(desk, progress)
        return _those_of(desk, concern_ids)
    say = progress or (lambda done, of, words: None)
    say(0, 3, "Tidying names")
    told = concerns.told(desk.database, concern_ids).values()
    search.index(desk.database, told)
    fresh = {m.mention_id: m for t in told for m in tidy_concern(t.mentions, t.concern.received_on)}
    around = _let_go(desk, concern_ids, fresh.keys())
    people.put_tidied(desk.database, _rows(fresh.values()))
    say(1, 3, "Comparing people")
    people.put_pairs(desk.database, _pairs(desk, fresh))
    say(2, 3, "Tying mentions to people")
    done = _resettle(desk, fresh.keys() | around.mentions, around, log=True)
    if concerns.earlier_than_others(desk.database, concern_ids):
        score_again(desk)  # the hub's records begin on another day, and every score looks at that
    settled(desk)
    say(3, 3, "Done")
    return done


def _most(desk: Desk, concern_ids: Sequence[str]) -> bool:
    """Tell whether these concerns are many, and a great part of the hub."""
    return len(concern_ids) > FEW and len(concern_ids) > SHARE * concerns.count(desk.database)


def _those_of(desk: Desk, concern_ids: Sequence[str]) -> Settled:
    persons = frozenset(people.person_of(desk.database, people.tidied_of_concerns(desk.database, concern_ids)).values())
    return Settled(persons, frozenset(people.family_of(desk.database, persons).values()))


@unhindered()
def settle_all(desk: Desk, progress: Progress | None = None) -> Settled:
    """Work everything out from the rows that stay: names counted, all mentions matched, gathered and scored."""
    say = progress or (lambda done, of, words: None)
    say(0, 4, "Tidying names")
    people.clear_derived(desk.database)
    every = _read_all(desk)
    people.put_tidied(desk.database, _rows(every))
    count_again(desk, every)
    return _tie_all(desk, every, say)


@unhindered()
def match_again(desk: Desk, progress: Progress | None = None) -> Settled:
    """Match, gather and score everybody by another model; what is tidied stays. Call inside a transaction."""
    if waiting(desk):
        return settle_all(desk, progress)
    people.clear_ties(desk.database)
    every = [unpack(packed) for _, packed in people.every_tidied(desk.database)]
    return _tie_all(desk, every, progress or (lambda done, of, words: None))


def _tie_all(desk: Desk, every: list[Tidied], say: Progress) -> Settled:
    say(1, 4, "Comparing people")
    pairs = match_all(every, desk.model, frequencies(desk))
    people.put_pairs(desk.database, pairs)
    say(2, 4, "Tying mentions to people")
    resolved = resolve(every, pairs, answers.every(desk.database), desk.model)
    grey.put(desk.database, None, resolved.grey)
    let_go(pairs)
    before = _persons_before(desk, every)
    let_go(every)
    ids = keep_ids(resolved.groups, before)
    people.set_persons(desk.database, ids, desk.now())
    log_ties(desk, before, ids)
    persons = frozenset(ids.values())
    let_go(before, ids)
    family_ids = regather(desk, None)
    say(3, 4, "Scoring families")
    rescore(desk, None)
    settled(desk)
    say(4, 4, "Done")
    return Settled(persons, family_ids)


def resettle(desk: Desk, mention_ids: set[str]) -> Settled:
    """Tie again whatever these mentions can change, by pairs or by answers."""
    return _resettle(desk, mention_ids, _Around())


def _resettle(desk: Desk, mention_ids: set[str], around: _Around, *, log: bool = False) -> Settled:
    touched = retie(desk, mention_ids, log=log)
    family_ids = regather(desk, touched | around.persons) | around.families
    rescore(desk, family_ids)
    return Settled(frozenset(touched), family_ids)


def _let_go(desk: Desk, concern_ids: Sequence[str], staying: Collection[str]) -> _Around:
    """Take out what was worked in from concerns before, and say who hung together with it.

    Neighbours in a family count too: who was tied to it only through words that are now corrected belongs elsewhere.
    """
    held = set(people.tidied_of_concerns(desk.database, concern_ids))
    if not held:
        return _Around()
    gone = held.difference(staying)
    owners = people.person_of(desk.database, held).values()
    near = {m for own in people.mentions_of(desk.database, owners).values() for m in own} - gone
    persons = people.beside(desk.database, owners)
    families = people.family_of(desk.database, persons).values()
    grey.put(desk.database, held, ())
    people.drop_pairs(desk.database, held)
    people.drop_tidied(desk.database, held)
    heirs = people.heirs(desk.database, concern_ids).items()
    people.set_persons(desk.database, {mention: person for mention, person in heirs if mention in staying})
    people.drop_persons(desk.database, gone)
    return _Around(frozenset(near), frozenset(persons), frozenset(families))


def _read_all(desk: Desk) -> list[Tidied]:
    """Tidy all mentions, and index their concerns in the same pass."""
    every: list[Tidied] = []

    def passing() -> Iterator[Told]:
        for told in concerns.every_told(desk.database):
            every.extend(tidy_concern(told.mentions, told.concern.received_on))
            yield told

    search.index(desk.database, passing())
    return every


def _persons_before(desk: Desk, every: Iterable[Tidied]) -> dict[str, str]:
    people.set_persons(desk.database, people.heirs(desk.database))
    counted = {mention.mention_id for mention in every}
    before = people.every_person(desk.database)
    people.drop_persons(desk.database, before.keys() - counted)
    return {mention: person for mention, person in before.items() if mention in counted}


def _pairs(desk: Desk, fresh: Mapping[str, Tidied]) -> Iterable[Pair]:
    if len(fresh) <= FEW:
        return [pair for mention in fresh.values() for pair in _pairs_of(desk, mention)]
    others = [unpack(packed) for mention, packed in people.every_tidied(desk.database) if mention not in fresh]
    return match_new(list(fresh.values()), others, desk.model, frequencies(desk))


def _pairs_of(desk: Desk, mention: Tidied) -> list[Pair]:
    found = people.candidates(desk.database, keys(mention), desk.model.cap)
    weigh = weights_on(scale_of(desk.model, frequencies(desk)), mention)
    pairs = []
    for other_id, packed in found.items():
        other = unpack(packed)
        if other.concern_id != mention.concern_id:
            weight = weigh(other)
            if weight >= desk.model.keep:
                left, right = sorted((mention.mention_id, other_id))
                pairs.append(Pair(left, right, weight))
    return pairs


def _rows(tidied: Iterable[Tidied]) -> Iterable[tuple[str, str, str, tuple[str, ...]]]:
    return ((t.mention_id, t.concern_id, pack(t), (*keys(t), *lookup_keys(t))) for t in tidied)
