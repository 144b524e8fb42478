"""Say who is whom: answer a question, join persons, part mentions, take back; each is logged as combination."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from hubdesk.domain.answer import Answer
from hubdesk.domain.errors import Refused
from hubdesk.matching.answers import against_joining, against_parting, in_force, last_words
from hubdesk.service.desk import Desk, act
from hubdesk.service.forms import Tied
from hubdesk.service.spoken import spoken_mentions
from hubdesk.service.stroke import Stroke, Verdict, answers_about, contradiction, make_way, standing
from hubdesk.store import answers, people

VERDICTS = ("same", "not_same", "cannot_tell")


def answer(desk: Desk, left: str, right: str, verdict: str, reason: str = "", *, instead: bool = False) -> Tied:
    """Say whether two mentions are one person; `instead` takes back earlier answers that say otherwise."""
    if verdict not in VERDICTS:
        raise Refused("Answer same, not_same or cannot_tell.")
    if left == right or len(people.person_of(desk.database, [left, right])) < 2:
        raise Refused("These two mentions are not both in the hub. Take them from the list of matches.")
    with act(desk, "combination", reason=verdict) as done:
        if verdict == "same":
            stroke = _join(desk, (left, right), reason, instead)
        else:
            stroke = Stroke(desk, reason)
            said = standing(desk, [left, right])
            contrary = against_parting(said, [left], [right])
            pair = (min(left, right), max(left, right))
            if verdict == "cannot_tell" and pair in said and said[pair].verdict == "not_same":
                contrary = (said[pair],)
            make_way(stroke, contrary, instead)
            stroke.say(left, right, verdict)
            stroke.settle(())
        done.about += [stroke.id, *sorted(stroke.person_ids)]
    return stroke.tied()


def merge(desk: Desk, ids: Sequence[str], reason: str, *, instead: bool = False) -> Tied:
    """Say that persons are one; each is named by its id or by one of its mentions."""
    mentions = [_mention(desk, ident) for ident in ids]
    if len(set(people.person_of(desk.database, mentions).values())) < 2:
        raise Refused("That is one person already. Choose two people who are to become one.")
    _need(reason, "Say why they are the same person: the next reader will want to know.")
    return tie(desk, mentions, reason, instead=instead)


def tie(desk: Desk, mentions: Sequence[str], reason: str, *, instead: bool = False) -> Tied:
    """Say that the persons of some mentions are one, whether or not the evidence says so already."""
    with act(desk, "combination", reason="joined") as done:
        stroke = _join(desk, mentions, reason, instead)
        done.about += [stroke.id, *sorted(stroke.person_ids)]
    return stroke.tied()


def _join(desk: Desk, mentions: Sequence[str], reason: str, instead: bool) -> Stroke:
    """Make the persons of some mentions one, with no more answers than that needs."""
    first, *others = mentions
    persons = people.person_of(desk.database, mentions).values()
    wanted = {m for own in people.mentions_of(desk.database, persons).values() for m in own}
    stroke = Stroke(desk, reason)
    make_way(stroke, against_joining(standing(desk, wanted), wanted), instead)
    for other in others:
        stroke.say(first, other, "same")

    def torn_off() -> list[Verdict]:
        # one answer may draw two mentions together and tear others off: they are meant as well
        home = people.person_of(desk.database, wanted)
        return [(first, one, "same") for one in sorted(wanted) if home[one] != home[first]]

    stroke.settle(wanted, torn_off)
    return stroke


def split(
    desk: Desk, person_id: str, going: Iterable[str], reason: str, *, rest_stays: bool = True, instead: bool = False
) -> Tied:
    """Say that some mentions are not of a person; the others stay, or the evidence says on which side each falls."""
    current = people.newest_id(desk.database, person_id.strip().upper())
    own = set(people.mentions_of(desk.database, [current]).get(current, ()))
    away = {mention for given in going for mention in _meant(desk, own, given)}
    if not away or not away <= own:
        raise Refused("Choose mentions of this person: those that are somebody else.")
    if away == own:
        raise Refused("All mentions of this person were chosen, so nobody would be left. Leave at least one out.")
    _need(reason, "Say why they are not the same person: the next reader will want to know.")
    with act(desk, "combination", reason="parted") as done:
        stroke = _part(desk, own, away, reason, rest_stays, instead)
        done.about += [stroke.id, *sorted(stroke.person_ids)]
    return stroke.tied()


def undo(desk: Desk, ident: str = "") -> Tied:
    """Take back what was said at one stroke, by the id of any answer in it; without one, the last that you said.

    What was taken back can be taken back in turn: that gives the answers again.
    """
    said = answers.of_stroke(desk.database, ident.strip()) if ident.strip() else _last(desk)
    if not said:
        raise Refused("There is no such answer to undo." if ident else "You have given no answer that still counts.")
    mentions = {mention for one in said for mention in (one.left, one.right)}
    every = answers_about(desk, mentions)
    counting = in_force(every)
    live = [one for one in said if one.id in counting]
    if not live:
        raise Refused("That was taken back already. Undo the taking back to give the answer again.")
    with act(desk, "combination", reason="undone") as done:
        stroke = Stroke(desk, "")
        stroke.take_back(live)
        before, after = last_words(every), last_words([*every, *stroke.said])
        if before == after:
            raise Refused("A later answer about the same two stands, so nothing would change. Undo that one first.")
        for one in after.values():
            if before.get(one.pair) != one:
                _hold(desk, one, after)
        stroke.settle(mentions)
        done.about += [stroke.id, *sorted(stroke.person_ids)]
    return stroke.tied()


def _part(desk: Desk, own: set[str], away: set[str], reason: str, rest_stays: bool, instead: bool) -> Stroke:
    staying = own - away
    anchor = _typical(desk, staying)
    kept = staying if rest_stays else {anchor}
    stroke = Stroke(desk, reason)
    make_way(stroke, against_parting(standing(desk, own), away, kept), instead)
    for one in sorted(away):
        stroke.say(one, anchor, "not_same")

    def amiss() -> list[Verdict]:
        home = people.person_of(desk.database, own)
        loose = [(anchor, one, "same") for one in sorted(kept) if home[one] != home[anchor]]
        mixed = [(a, b, "not_same") for a in sorted(away) for b in sorted(kept) if home[a] == home[b]]
        return loose + mixed

    stroke.settle(own, amiss)
    return stroke


def _hold(desk: Desk, one: Answer, after: dict[tuple[str, str], Answer]) -> None:
    """Refuse an answer that would count again and contradicts what was said since."""
    if one.verdict == "same":
        contrary = against_joining(after, [one.left, one.right])
    elif one.verdict == "not_same":
        contrary = against_parting(after, [one.left], [one.right])
    else:
        return
    if contrary:
        raise contradiction(desk, contrary)


def _last(desk: Desk) -> tuple[Answer, ...]:
    mine = answers.given(desk.database, desk.user.name, datetime.min)
    for stroke in dict.fromkeys(one.stroke for one in reversed(mine)):
        said = answers.of_stroke(desk.database, stroke)
        about = answers.of_mentions(desk.database, {m for one in said for m in (one.left, one.right)})
        counting = in_force(about)
        if any(one.verdict != "undo" and one.id in counting for one in said):
            return said
    return ()


def _typical(desk: Desk, mentions: set[str]) -> str:
    """Choose the mention that is most like the others."""
    likeness = dict.fromkeys(sorted(mentions), 0)
    for left, right, weight in people.pairs_among(desk.database, mentions):
        likeness[left] += weight
        likeness[right] += weight
    return max(likeness, key=lambda mention: likeness[mention])


def _mention(desk: Desk, ident: str) -> str:
    """Find a mention by its id, or the first of a person."""
    wanted = ident.strip()
    if people.person_of(desk.database, [wanted]):
        return wanted
    person = people.newest_id(desk.database, wanted.upper())
    own = people.mentions_of(desk.database, [person]).get(person, ())
    if not own:
        raise Refused(f"There is nobody with the id {ident}. Take it from the family's page.")
    return own[0]


def _meant(desk: Desk, own: set[str], given: str) -> set[str]:
    """Find what is meant by a mention's id, or by the reference of the concern that names the person."""
    if given in own:
        return {given}
    return {m for m, (_, concern) in spoken_mentions(desk, own).items() if concern.ref == given.strip()} or {given}


def _need(reason: str, sentence: str) -> None:
    if not reason.strip():
        raise Refused(sentence)
