"""Make a copy of everything the hub holds about one person, and keep it like any other pack."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from types import MappingProxyType

from hubdesk.domain.changes import Changes
from hubdesk.domain.codes import Code
from hubdesk.domain.contact import standing
from hubdesk.domain.decision import ASKED_BY, SUBJECT_ACCESS, Pack
from hubdesk.domain.errors import Refused
from hubdesk.domain.family import Entry, Family, Person
from hubdesk.domain.pack_standing import PackView
from hubdesk.packs.contents import contents, digest, snapshot
from hubdesk.packs.kind_subject_access import About, subject_copy
from hubdesk.packs.kinds import drawn
from hubdesk.service.desk import Desk, act
from hubdesk.service.family import family
from hubdesk.service.forms import MadePack
from hubdesk.service.new_id import new_id
from hubdesk.service.pack_pieces import check_pieces, with_pieces, words
from hubdesk.service.safe_contact import let_out, stops_about
from hubdesk.service.spoken import spoken_mentions
from hubdesk.store import concerns, contacts, packs, packs_out, people

ALL = "all"
_NONE: Mapping[str, str] = MappingProxyType({})


def pieces_about(desk: Desk, person_id: str) -> tuple[Person, tuple[Entry, ...]]:
    """List the pieces that name somebody, oldest first: each is given or withheld where another person asks."""
    shown, person = _family(desk, person_id)
    return person, _own(shown, person)


def subject_access(
    desk: Desk,
    person_id: str,
    asked_by: str = "self",
    withhold: Mapping[str, str] = _NONE,
    give: Collection[str] = (),
    also: Sequence[str] = (),
    reason: str = "",
) -> MadePack:
    """Make a subject access copy; until two people have signed every page says DRAFT.

    `withhold` says, by their numbers, which pieces are not given and why. Where somebody else asks for a child, each
    piece must be withheld or stand in `give`, for giving what tells of abuse may not be in the child's interests.
    `also` are further words that tell of somebody else: a pet name, a nickname.
    """
    if asked_by not in ASKED_BY:
        raise Refused(f"{asked_by} does not say who asks. Choose one of: {', '.join(ASKED_BY)}.")
    shown, person = _family(desk, person_id)
    refs = [entry.concern.ref for entry in _own(shown, person)]
    check_pieces({**dict.fromkeys(set(give) - {ALL}, "given as chosen"), **withhold}, refs)
    if asked_by != "self" and person.child and ALL not in give:
        _chosen([ref for ref in refs if ref not in withhold and ref not in give])
    with act(desk, "subject_access", reason=asked_by, recipient=SUBJECT_ACCESS) as done:
        code = Code(SUBJECT_ACCESS, _lower(ASKED_BY[asked_by]), "", sources=False)
        number = packs.next_number(desk.database, desk.today().year)
        full = contents(shown, code, desk.codes, number, desk.hub, desk.user.name, desk.now())
        inside = subject_copy(
            full, shown, _about(desk, shown, person, withhold, words(also), asked_by != "self"), desk.codes
        )
        made = Pack(
            id=new_id(),
            number=number,
            person_ids=(person.id,),
            recipient=SUBJECT_ACCESS,
            made_at=desk.now(),
            made_by=desk.user.name,
            digest=digest(inside),
            rules_version=shown.score.rules_version,
            snapshot=snapshot(inside),
            kind=SUBJECT_ACCESS,
        )
        let_out(desk, made.id, {"unsafe_contact": stops_about(desk, made.person_ids)}, reason)
        packs.add(desk.database, made)
        view = with_pieces(PackView(), withhold)
        packs_out.add_view(desk.database, new_id(), made.id, view)
        done.about += [made.id, person.id]
    return MadePack(made, drawn(inside), Changes(frozenset({"packs"}), frozenset({made.id, shown.id})), view)


def _lower(words: str) -> str:
    return words[:1].lower() + words[1:]


def _chosen(left: Collection[str]) -> None:
    if left:
        raise Refused(
            f"Somebody else asks for a child's data. Look at each piece first, and give it or withhold it with a "
            f"reason. Not looked at: {', '.join(left)}."
        )


def _family(desk: Desk, person_id: str) -> tuple[Family, Person]:
    current = people.newest_id(desk.database, person_id.strip().upper())
    home = people.family_of(desk.database, [current]).get(current)
    if home is None:
        raise Refused(f"There is nobody with the id {person_id}. Take it from the family's page.")
    shown = family(desk, home)
    return shown, next(one for one in shown.people if one.id == current)


def _own(shown: Family, person: Person) -> tuple[Entry, ...]:
    return tuple(entry for entry in shown.entries if person.id in dict(entry.people))


def _about(
    desk: Desk, shown: Family, person: Person, withhold: Mapping[str, str], also: tuple[str, ...], by_another: bool
) -> About:
    ids = people.mentions_of(desk.database, [person.id])[person.id]
    own = sorted(spoken_mentions(desk, ids).values(), key=lambda row: (row[1].received_at, row[0].id))
    told = concerns.told(desk.database, {entry.concern.id for entry in _own(shown, person)})
    mine = {mention.id for mention, _ in own}
    noted = standing(contacts.of_person(desk.database, person.id, ids))
    return About(
        person=person,
        own=tuple(own),
        others=tuple(one for piece in told.values() for one in piece.mentions if one.id not in mine),
        contacts=noted,
        withheld=withhold,
        also=also,
        hidden=by_another and any(row.withheld_from for row in noted),
    )
