"""After mentions came or a human answered: tie mentions to persons, gather families, score them, index words.

Everything here is worked out from rows that stay, and can be made again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from hubdesk.matching.batch import Pair, match_all
from hubdesk.matching.compare import weigh
from hubdesk.matching.keys import keys
from hubdesk.matching.model import Frequencies, count_names
from hubdesk.matching.resolve import keep_ids, resolve
from hubdesk.matching.tidy import Tidied, pack, tidy, unpack
from hubdesk.service.desk import Desk
from hubdesk.service.regather import regather
from hubdesk.service.rescore import rescore
from hubdesk.store import answers, concerns, people, search, settings

Progress = Callable[[int, int, str], None]

# Up to this many concerns each mention is compared with its candidates from the database; above it is quicker to
# match the whole hub at once.
BATCH = 400
UNSETTLED = "unsettled"
EVERYTHING = "yes"


@dataclass(frozen=True, slots=True)
class Settled:
    """The persons and families that were worked out again."""

    person_ids: frozenset[str]
    family_ids: frozenset[str]


def mark_unsettled(desk: Desk, concern_ids: Sequence[str]) -> None:
    """Note what was kept and is not yet worked in, so that a killed program makes up for it."""
    waiting = {*_waiting(desk), *concern_ids}
    # So many are worked in with the whole hub, and then it does not matter which they are.
    said = EVERYTHING if len(waiting) > BATCH or EVERYTHING in waiting else " ".join(sorted(waiting))
    settings.put(desk.database, UNSETTLED, said)


def unsettled(desk: Desk) -> bool:
    """Tell whether a killed program left something behind that is not yet worked in."""
    return bool(_waiting(desk))


def settle_rest(desk: Desk) -> bool:
    """Work in what a killed program left behind; tells whether there was any. Call inside a transaction."""
    if not unsettled(desk):
        return False
    settle(desk, ())
    return True


def settle(desk: Desk, concern_ids: Sequence[str], progress: Progress | None = None) -> Settled:
    """Work in concerns that are new or were amended, and what a killed program left; call inside a transaction."""
    concern_ids = sorted({*concern_ids, *_waiting(desk)})
    if len(concern_ids) > BATCH or EVERYTHING in concern_ids:
        return settle_all(desk, progress)
    held = set(people.tidied_of_concerns(desk.database, concern_ids))
    told = concerns.told(desk.database, concern_ids).values()
    search.index(desk.database, told)
    fresh = [tidy(m, t.concern.received_on) for t in told for m in t.mentions]
    gone = held - {mention.mention_id for mention in fresh}
    near = people.component(desk.database, gone, desk.model.keep) - gone if gone else set()
    people.drop_pairs(desk.database, held)
    people.drop_tidied(desk.database, held)
    people.drop_persons(desk.database, gone)
    people.put_tidied(desk.database, _rows(fresh))
    people.put_pairs(desk.database, [pair for mention in fresh for pair in _pairs_of(desk, mention)])
    settled = resettle(desk, {mention.mention_id for mention in fresh} | near)
    settings.put(desk.database, UNSETTLED, "")
    return settled


def settle_all(desk: Desk, progress: Progress | None = None) -> Settled:
    """Work everything out from the rows that stay: names counted, all mentions matched, gathered and scored."""
    say = progress or (lambda done, of, words: None)
    say(0, 4, "Tidying names")
    people.clear_derived(desk.database)
    search.index(desk.database, concerns.every_told(desk.database))
    every = [tidy(m, t.concern.received_on) for t in concerns.every_told(desk.database) for m in t.mentions]
    counted = {mention.mention_id for mention in every}
    people.drop_persons(desk.database, [m for m in people.every_person(desk.database) if m not in counted])
    people.put_tidied(desk.database, _rows(every))
    desk.frequencies = count_names(every)
    people.put_name_counts(desk.database, desk.frequencies.counts())
    say(1, 4, "Comparing people")
    pairs = match_all(every, desk.model, desk.frequencies)
    people.put_pairs(desk.database, pairs)
    say(2, 4, "Tying mentions to people")
    told = answers.every(desk.database)
    resolved = resolve(every, pairs, told, desk.model)
    ids = keep_ids(resolved.groups, people.every_person(desk.database))
    people.set_persons(desk.database, ids)
    family_ids = regather(desk, None)
    say(3, 4, "Scoring families")
    rescore(desk, None)
    settings.put(desk.database, UNSETTLED, "")
    say(4, 4, "Done")
    return Settled(frozenset(ids.values()), family_ids)


def resettle(desk: Desk, mention_ids: set[str]) -> Settled:
    """Tie again whatever hangs together with these mentions, by pairs or by answers."""
    part = people.component(desk.database, mention_ids, desk.model.keep)
    tidied = [unpack(packed) for packed in people.tidied(desk.database, part).values()]
    pairs = [Pair(*row) for row in people.pairs_among(desk.database, part)]
    told = answers.of_mentions(desk.database, part)
    resolved = resolve(tidied, pairs, told, desk.model)
    before = people.person_of(desk.database, part)
    after = keep_ids(resolved.groups, before)
    people.set_persons(desk.database, after)
    touched = {after[m] for m in mention_ids if m in after}
    touched |= {p for m, p in after.items() if before.get(m) != p}
    touched |= {p for m, p in before.items() if after.get(m) != p}
    family_ids = regather(desk, touched)
    rescore(desk, family_ids)
    return Settled(frozenset(touched), family_ids)


def frequencies(desk: Desk) -> Frequencies:
    """How common names are in this hub, as counted when everything was last matched."""
    if desk.frequencies is None:
        desk.frequencies = Frequencies.from_counts(people.name_counts(desk.database))
    return desk.frequencies


def _waiting(desk: Desk) -> set[str]:
    return set(settings.get(desk.database, UNSETTLED).split())


def _pairs_of(desk: Desk, mention: Tidied) -> list[Pair]:
    found = people.candidates(desk.database, keys(mention), desk.model.cap)
    common = frequencies(desk)
    pairs = []
    for other_id, packed in found.items():
        other = unpack(packed)
        if other.concern_id == mention.concern_id:
            continue
        weight = weigh(mention, other, desk.model, common).weight
        if weight >= desk.model.keep:
            left, right = sorted((mention.mention_id, other_id))
            pairs.append(Pair(left, right, weight))
    return pairs


def _rows(tidied: Iterable[Tidied]) -> Iterable[tuple[str, str, str, tuple[str, ...]]]:
    return ((t.mention_id, t.concern_id, pack(t), keys(t)) for t in tidied)
