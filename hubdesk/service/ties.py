"""Why mentions are held to be one person: each with the one it looks most like, and the lines of the weight."""

from __future__ import annotations

from collections.abc import Sequence

from hubdesk.domain.errors import Refused
from hubdesk.matching.answers import last_words
from hubdesk.matching.compare import weigh
from hubdesk.matching.tidy import unpack
from hubdesk.service.common_names import frequencies
from hubdesk.service.desk import Desk, act
from hubdesk.service.forms import Tie, WhoIs
from hubdesk.service.persons import person, spelling
from hubdesk.service.said import what_was_said
from hubdesk.service.spoken import spoken_mentions
from hubdesk.store import answers, people


def who_is(desk: Desk, person_id: str) -> WhoIs:
    """Show who somebody is held to be, by an id of today or a former one."""
    current = people.newest_id(desk.database, person_id.strip().upper())
    ids = people.mentions_of(desk.database, [current]).get(current, ())
    if not ids:
        raise Refused(f"There is nobody with the id {person_id}. Take it from the family's page.")
    with act(desk, "view_family") as done:
        done.about.append(current)
        told = sorted(spoken_mentions(desk, ids).values(), key=lambda row: (row[1].received_at, row[0].id))
        formerly = people.formerly(desk.database, [current]).get(current, ())
        return WhoIs(
            person=person(current, told, desk.today(), formerly),
            ties=_ties(desk, ids),
            said=what_was_said(desk, answers.of_mentions(desk.database, ids)),
        )


def _ties(desk: Desk, ids: Sequence[str]) -> tuple[Tie, ...]:
    tidied = {mention_id: unpack(packed) for mention_id, packed in people.tidied(desk.database, ids).items()}
    every = last_words(answers.of_mentions(desk.database, ids)).items()
    said = {pair for pair, one in every if one.verdict == "same" and tidied.keys() >= set(pair)}
    best: dict[str, tuple[str, int]] = {}
    for left, right, weight in people.pairs_among(desk.database, ids):
        for one, other in ((left, right), (right, left)):
            if one not in best or weight > best[one][1]:
                best[one] = (other, weight)
    for left, right in sorted(said):
        for one, other in ((left, right), (right, left)):
            if one not in best or best[one][1] < desk.model.tie:  # likeness says more than that somebody said so
                best[one] = (other, desk.model.tie)
    pairs = {(min(one, other), max(one, other)) for one, (other, _) in best.items()}
    spoken = spoken_mentions(desk, tidied)
    found = [
        Tie(
            left=spelling(*spoken[left]),
            right=spelling(*spoken[right]),
            weighed=weigh(tidied[left], tidied[right], desk.model, frequencies(desk)),
            answered=(left, right) in said,
        )
        for left, right in sorted(pairs)
    ]
    return tuple(sorted(found, key=lambda tie: (tie.weighed.weight, tie.left.mention_id)))
