"""Open items with their families and whoever sees to them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from hubdesk.domain.concern import Told
from hubdesk.domain.days import short_day
from hubdesk.domain.decision import Decision
from hubdesk.domain.follow_up import Action
from hubdesk.domain.today import Item
from hubdesk.service.clocks import Clocks, clocks_at
from hubdesk.service.desk import Desk
from hubdesk.service.queue_text import row_of
from hubdesk.store import concerns, decisions, follow_ups, notes, people, reminders, requests, waiting

MOST = 300
_OF_DECISIONS = ("telephone", "confirm", "countersign", "mdt", "review")
_LETTERS = ("acknowledgement", "outcome")
_OF_CONCERNS = (*_LETTERS, "children")
HELD = (*_OF_DECISIONS, "action", *_OF_CONCERNS, "request", "ask_again", "note")


def open_items(desk: Desk, kinds: Iterable[str], clocks: Clocks) -> list[Item]:
    """List the open items of some kinds that are for today, the longest due first."""
    until = clocks.until()
    found: list[Item] = []
    for kind in kinds:
        found += _items(desk, kind, _stored(desk, kind, until[kind], MOST), clocks)
    return sorted(found, key=lambda item: (not item.late, str(item.due or "9999"), item.id))


def open_with(desk: Desk, name: str) -> list[Item]:
    """List everything that is open with a person, whenever it is due."""
    clocks = clocks_at(desk.now())
    found: list[Item] = []
    for kind in HELD:
        stored = _stored(desk, kind, "9999", 10**6)
        found += [item for item in _items(desk, kind, stored, clocks) if item.owner == name]
    return found


def _stored(desk: Desk, kind: str, until: str, limit: int) -> list[tuple[str, str]]:
    if kind == "request":
        return waiting.open_requests(desk.database, until, limit)
    if kind == "ask_again":
        return reminders.look_again(desk.database, until, limit)
    return waiting.items(desk.database, kind, until, limit)


def _items(desk: Desk, kind: str, stored: Sequence[tuple[str, str]], clocks: Clocks) -> list[Item]:
    ids = [ident for _, ident in stored]
    if kind in _OF_CONCERNS:
        told = concerns.told(desk.database, ids)
        about = _of_letters(desk, kind, told)
    elif kind == "request":
        about = _of_requests(desk, ids)
    elif kind == "ask_again":
        about = _of_decisions_not_to_ask(desk, ids)
    elif kind == "note":
        about = {
            note.id: (note.words, note.by, "", note.caller or "A call") for note in notes.by_ids(desk.database, ids)
        }
    else:
        about = _of_decisions(desk, kind, ids)
    holders = follow_ups.holder_of(desk.database, ids)
    late = clocks.late()[kind]
    found: list[Item] = []
    for due, ident in stored:
        if ident in about:
            words, owner, family_id, title = about[ident]
            owner = "" if kind == "countersign" else holders.get(ident, owner)
            found.append(Item(kind, ident, title, words, clocks.due(kind, due), due < late, owner, family_id))
    return found


_About = dict[str, tuple[str, str, str, str]]  # words, owner, family id, title


def _of_decisions(desk: Desk, kind: str, ids: Sequence[str]) -> _About:
    actions: Mapping[str, Action] = {}
    wanted: Iterable[str] = ids
    if kind == "action":
        actions = {one.id: one for one in follow_ups.actions(desk.database, ids)}
        wanted = {one.decision_id for one in actions.values()}
    made = {one.id: one for one in decisions.by_ids(desk.database, wanted)}
    families = families_of(desk, {one.id: one.person_ids for one in made.values()})
    if kind == "action":
        return {
            one.id: (one.what, one.owner, *families[one.decision_id])
            for one in actions.values()
            if one.decision_id in families
        }
    return {one.id: (_said(desk, kind, one), one.owner or one.made_by, *families[one.id]) for one in made.values()}


def _said(desk: Desk, kind: str, made: Decision) -> str:
    on = short_day(made.made_at.date())
    return {
        "telephone": "Telephone children's social care now: no call is written down.",
        "confirm": f"Confirm the referral of {on} in writing.",
        "countersign": f"{made.made_by} referred them on {on}: a second person countersigns.",
        "mdt": f"Handed up on {on}: write down what came back.",
        "review": f"{desk.codes.decisions[made.kind].label}, {on}: {made.reason}",
    }[kind]


def _of_letters(desk: Desk, kind: str, told: Mapping[str, Told]) -> _About:
    families = families_of_concerns(desk, told.values())
    found: _About = {}
    for ident, one in told.items():
        agency = desk.codes.agencies[one.concern.agency].label if one.concern.agency in desk.codes.agencies else "them"
        words = f"Say that {one.concern.ref} has arrived ({agency})."
        if kind == "children":
            words = f"{one.concern.ref} ({agency}): children are in contact with this adult. Find out who they are."
        if kind == "outcome":
            words = f"Say what came of {one.concern.ref} ({agency})."
        found[ident] = (words, one.concern.recorded_by, *families[ident])
    return found


def _of_requests(desk: Desk, ids: Sequence[str]) -> _About:
    asked = requests.by_ids(desk.database, ids)
    families = families_of(desk, {one.id: (one.person_id,) for one in asked})
    labels = desk.codes.agencies
    return {
        one.id: (f"{labels[one.agency].label} was asked on {short_day(one.at.date())}.", one.by, *families[one.id])
        for one in asked
    }


def _of_decisions_not_to_ask(desk: Desk, ids: Sequence[str]) -> _About:
    made = requests.by_ids(desk.database, ids)
    families = families_of(desk, {one.id: (one.person_id,) for one in made})
    labels = desk.codes.agencies
    return {
        one.id: (f"{labels[one.agency].label} is not asked: {one.purpose}", one.by, *families[one.id]) for one in made
    }


def families_of(desk: Desk, persons: Mapping[str, Sequence[str]]) -> dict[str, tuple[str, str]]:
    """Find, for each thing that hangs on persons, the id and title of the family they are in today."""
    known = people.family_of(desk.database, {one for ids in persons.values() for one in ids})
    found: dict[str, str] = {}
    for ident, ids in persons.items():
        family = next((known[one] for one in ids if one in known), "")
        if not family and ids:
            now = [people.newest_id(desk.database, one) for one in ids]
            family = next(iter(people.family_of(desk.database, now).values()), "")
        found[ident] = family
    titles = {key: row_of(text).title for key, text in waiting.family_rows(desk.database, set(found.values())).items()}
    return {ident: (family, titles.get(family, "No family")) for ident, family in found.items()}


def families_of_concerns(desk: Desk, told: Iterable[Told]) -> dict[str, tuple[str, str]]:
    """Find, for each concern, the id and title of the family that its people are in today."""
    mentions = {one.concern.id: [m.id for m in one.mentions] for one in told}
    person = people.person_of(desk.database, [m for ids in mentions.values() for m in ids])
    return families_of(desk, {ident: [person[m] for m in ids if m in person] for ident, ids in mentions.items()})
