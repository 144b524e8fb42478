"""Matches that wait for a human, best question first; answers are remembered and can be undone."""

from __future__ import annotations

from collections.abc import Iterable

from hubdesk.domain.answer import Answer
from hubdesk.domain.changes import Changes
from hubdesk.domain.concern import Concern, Mention
from hubdesk.domain.errors import Refused
from hubdesk.domain.family import GreyPair
from hubdesk.matching.compare import weigh
from hubdesk.matching.tidy import unpack
from hubdesk.service.common_names import frequencies
from hubdesk.service.desk import Desk, act
from hubdesk.service.new_id import new_id
from hubdesk.service.persons import spelling
from hubdesk.service.settle import resettle
from hubdesk.store import answers, concerns, grey, people

VERDICTS = ("same", "not_same", "cannot_tell")


def grey_pairs(desk: Desk, limit: int = 50) -> tuple[GreyPair, ...]:
    """List the pairs of people that only a human can tell apart or together, the likeliest first."""
    with act(desk, "review"):
        return _shown(desk, grey.open_pairs(desk.database, limit))


def grey_of(desk: Desk, person_ids: Iterable[str], limit: int = 20) -> tuple[GreyPair, ...]:
    """List those of the pairs that touch some persons."""
    mentions = people.mentions_of(desk.database, person_ids).values()
    return _shown(desk, grey.open_pairs(desk.database, limit, [m for own in mentions for m in own]))


def answer(desk: Desk, left: str, right: str, verdict: str, reason: str = "") -> Changes:
    """Say whether two mentions are one person; ties and families are worked out again at once."""
    if verdict not in VERDICTS:
        raise Refused("Answer same, not_same or cannot_tell.")
    if left == right or len(people.person_of(desk.database, [left, right])) < 2:
        raise Refused("These two mentions are not both in the hub. Take them from the list of matches.")
    said = Answer(new_id(), min(left, right), max(left, right), verdict, desk.now(), desk.user.name, reason.strip())
    return _keep(desk, said, (left, right))


def undo_answer(desk: Desk, answer_id: str) -> Changes:
    """Take an answer back; what it tied or parted is worked out as if it had not been given."""
    earlier = next((a for a in answers.every(desk.database) if a.id == answer_id), None)
    if earlier is None or earlier.verdict == "undo":
        raise Refused("There is no such answer to undo.")
    said = Answer(new_id(), earlier.left, earlier.right, "undo", desk.now(), desk.user.name, undoes=earlier.id)
    return _keep(desk, said, (earlier.left, earlier.right))


def _keep(desk: Desk, said: Answer, mention_ids: tuple[str, str]) -> Changes:
    with act(desk, "answer_match", reason=said.verdict) as done:
        answers.add(desk.database, said)
        settled = resettle(desk, set(mention_ids))
        done.about += [said.id, *settled.person_ids]
    return Changes(
        frozenset({"answers", "persons", "families"}),
        frozenset({said.id}) | settled.person_ids | settled.family_ids,
    )


def _shown(desk: Desk, pairs: Iterable[tuple[str, str, int]]) -> tuple[GreyPair, ...]:
    found = list(pairs)
    ids = {mention_id for left, right, _ in found for mention_id in (left, right)}
    spoken = spoken_mentions(desk, ids)
    packed = people.tidied(desk.database, ids)
    owner = people.person_of(desk.database, ids)
    return tuple(
        GreyPair(
            left=spelling(*spoken[left]),
            right=spelling(*spoken[right]),
            left_person=owner[left],
            right_person=owner[right],
            weighed=weigh(unpack(packed[left]), unpack(packed[right]), desk.model, frequencies(desk)),
        )
        for left, right, _ in found
        if left in spoken and right in spoken
    )


def spoken_mentions(desk: Desk, mention_ids: Iterable[str]) -> dict[str, tuple[Mention, Concern]]:
    """Read mentions with their concerns, by mention id."""
    wanted = set(mention_ids)
    told = concerns.told(desk.database, set(concerns.concerns_of(desk.database, wanted).values()))
    return {m.id: (m, t.concern) for t in told.values() for m in t.mentions if m.id in wanted}
