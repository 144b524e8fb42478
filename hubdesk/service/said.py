"""What was said about who is whom, stroke by stroke, and what became of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from hubdesk.domain.answer import Answer, Said, Turn
from hubdesk.matching.answers import in_force
from hubdesk.service.desk import Desk
from hubdesk.service.persons import best_name, spelling
from hubdesk.service.spoken import spoken_mentions
from hubdesk.store import answers


def what_was_said(desk: Desk, some: Iterable[Answer]) -> tuple[Said, ...]:
    """Put answers together to what was said at one stroke each, newest first."""
    strokes = dict.fromkeys(one.stroke for one in some if one.verdict != "undo")
    given = {stroke: answers.of_stroke(desk.database, stroke) for stroke in strokes}
    about = {m for said in given.values() for one in said for m in (one.left, one.right)}
    every = {one.id: one for one in answers.of_mentions(desk.database, about)}
    counting = in_force(every.values())
    names = _names(desk, about)
    turns = _turns(every)
    found = []
    for stroke, rows in given.items():
        said = [one for one in rows if one.verdict != "undo"]
        first = said[0]
        found.append(
            Said(
                id=stroke,
                verdict=first.verdict,
                at=first.at,
                by=first.by,
                reason=first.reason,
                left=names.get(first.left, "an entry that was corrected since"),
                right=names.get(first.right, "an entry that was corrected since"),
                more=len({m for one in said for m in (one.left, one.right)}) - 2,
                stands=any(one.id in counting for one in said),
                turns=tuple(sorted(turns[stroke], key=lambda turn: (turn.at, turn.id))),
            )
        )
    return tuple(sorted(found, key=lambda one: (one.at, one.id), reverse=True))


def _turns(every: Mapping[str, Answer]) -> dict[str, set[Turn]]:
    """Find, for each stroke, when it was taken back and given again."""
    turns: dict[str, set[Turn]] = defaultdict(set)
    for one in every.values():
        root, back = one, False
        while root.verdict == "undo" and root.undoes in every:
            root, back = every[root.undoes], not back
        if root is not one and root.verdict != "undo":
            turns[root.stroke].add(Turn(one.stroke, back, one.at, one.by))
    return turns


def _names(desk: Desk, mention_ids: Iterable[str]) -> dict[str, str]:
    spoken = spoken_mentions(desk, mention_ids)
    return {
        ident: f"{best_name([spelling(mention, concern)])} ({concern.ref})"
        for ident, (mention, concern) in spoken.items()
    }
