"""The copy of everything the hub holds about one person, for them or for somebody who asks on their behalf."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from hubdesk.domain.codes import CodeLists
from hubdesk.domain.concern import Concern, Mention
from hubdesk.domain.contact import FIELDS, SAFETY, Contact
from hubdesk.domain.days import long_day, short_day
from hubdesk.domain.decision import in_force
from hubdesk.domain.family import Family, Person
from hubdesk.domain.relation import KINDS as RELATED
from hubdesk.drawing.words import capital, count_of, label
from hubdesk.packs.asked import decisions
from hubdesk.packs.copy_rules import CHILD, THIRD, others_in
from hubdesk.packs.glossary import OF_THE_SCORE
from hubdesk.packs.redact import SOURCE, Redaction, Redactor
from hubdesk.packs.sheet import Sheet, same
from hubdesk.packs.shield import Shield, shield
from hubdesk.packs.shown import CodeShown, Contents, DecisionShown, Happening, RequestShown

KIND = "subject_access"
_WHO = "Piece {}, who they are as written"
_PLACES = frozenset({"Address", "Phone", "School"})
_HANDLING = "Personal data of one person. Check twice who it goes to."


@dataclass(frozen=True, slots=True)
class About:
    """What is held about somebody: all mentions of them and, of these pieces, all other people's; how to reach them.

    `withheld` are pieces by their numbers, each with the reason why a person chose not to give it, `also` further words
    that tell of somebody else: a pet name, a nickname. Where they are reached is `hidden` from whoever asks.
    """

    person: Person
    own: tuple[tuple[Mention, Concern], ...]
    others: tuple[Mention, ...]
    contacts: tuple[Contact, ...]
    withheld: Mapping[str, str]
    also: tuple[str, ...] = ()
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Written:
    """What one agency wrote about who the person is, in one piece."""

    ref: str
    day: str
    agency: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Given:
    """One piece as it is given, with who told us and how it counts."""

    piece: Happening
    received: str
    role: str
    source: str
    counts: str


@dataclass(frozen=True, slots=True)
class Note:
    """A thing that is held beside the pieces: what it is, and its words."""

    what: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy(Sheet):
    """A subject access copy."""

    kind: str = KIND
    person: str
    statement: tuple[str, ...]
    written: tuple[Written, ...]
    given: tuple[Given, ...]
    decisions: tuple[DecisionShown, ...]
    requests: tuple[RequestShown, ...]
    notes: tuple[Note, ...]
    packs: tuple[Note, ...]
    schedule: tuple[Redaction, ...]
    glossary: tuple[CodeShown, ...]


def subject_copy(full: Contents, family: Family, about: About, codes: CodeLists) -> Copy:
    """Take one person's data out of the full contents of their family; other people and sources are withheld."""
    shielded = shield(family, codes)
    over = Redactor("withheld", others_in(about, family), shielded)
    back = {entry.concern.ref for entry in family.entries if entry.status == "retracted"}
    roles = {entry.concern.ref: dict(entry.people).get(about.person.id, "") for entry in family.entries}
    told = {entry.concern.ref: entry.concern for entry in family.entries}
    own = [one for one in full.chronology if roles.get(one.ref)]
    kept = [one for one in own if one.ref not in about.withheld]
    for _ in range(len(own) - len(kept)):
        over.whole("A whole piece", CHILD)
    since = min((told[ref].received_at for ref in about.withheld), default=None)
    given = tuple(_given(one, told[one.ref], roles[one.ref], full, codes, over) for one in kept)
    return Copy(
        **same(full) | {"handling": _HANDLING},
        person=about.person.name,
        statement=_statement(full, about, len(own)),
        written=tuple(
            _written(mention, concern, codes, over)
            for mention, concern in about.own
            if concern.ref not in about.withheld and concern.ref not in back
        ),
        given=given,
        decisions=_decisions(family, about, since, (codes, shielded), over),
        requests=_requests(full, family, about, since, over),
        notes=(*_contacts(about, over), *_relations(family, about, over)),
        packs=_packs(family, about, codes),
        schedule=tuple(over.schedule),
        glossary=tuple(one for one in full.glossary if one.code not in OF_THE_SCORE),
    )


def _statement(full: Contents, about: About, pieces: int) -> tuple[str, ...]:
    return (
        f"This is a copy of what {full.hub} holds about {about.person.name} as of {full.as_of}, given under data "
        f"protection law to {full.recipient}. {capital(count_of(pieces, 'piece'))} of information "
        f"{'names' if pieces == 1 else 'name'} them.",
        "What is held about other people, and who told the hub, is withheld: in its place stands [withheld] with a "
        "number. The schedule at the end says why. A piece may be withheld whole.",
        "Whoever finds a mistake may ask the hub to put it right, and may complain to the Information Commissioner.",
    )


def _given(one: Happening, concern: Concern, role: str, full: Contents, codes: CodeLists, over: Redactor) -> Given:
    where = f"Piece {one.ref}"
    source = over.whole(f"{where}, who told us", SOURCE) if concern.reporter.strip() else ""
    counted = sum(row.points for part in full.account.parts for row in part.rows if row.ref == one.ref)
    return Given(
        piece=replace(
            one,
            about="",
            narrative=over.cover(one.narrative, f"{where}, what happened"),
            voice=over.cover(one.voice, f"{where}, the child's voice"),
            strengths=over.cover(one.strengths, f"{where}, strengths"),
            seen=over.cover(one.seen, f"{where}, whether the child was seen"),
            conditions=over.cover(one.conditions, f"{where}, conditions"),
        ),
        received=long_day(concern.received_on),
        role=label(codes.roles, role),
        source=f"{one.agency}. Who there told us: {source}" if source else one.agency,
        counts=f"{capital(count_of(counted, 'point'))}, by local rules that order the hub's work",
    )


def _written(mention: Mention, concern: Concern, codes: CodeLists, over: Redactor) -> Written:
    said = (
        ("Name", mention.written_name), ("Other names", mention.other_names), ("Born", mention.date_of_birth),
        ("Sex", mention.sex), ("Address", ", ".join(part for part in (mention.address, mention.postcode) if part)),
        ("Phone", mention.phone), ("NHS number", mention.nhs_number), ("Pupil number", mention.upn),
        ("School", mention.school), ("Ethnicity", mention.ethnicity),
    )  # fmt: skip
    return Written(
        ref=concern.ref,
        day=short_day(concern.received_on),
        agency=label(codes.agencies, concern.agency),
        words=tuple(
            f"{name}: {over.cover(words.strip(), _WHO.format(concern.ref)) if name in _PLACES else words.strip()}"
            for name, words in said
            if words.strip()
        ),
    )


def _decisions(
    family: Family, about: About, since: datetime | None, by: tuple[CodeLists, Shield], over: Redactor
) -> tuple[DecisionShown, ...]:
    """Give what was decided; what was decided once a withheld piece was known says too much of it."""
    found = []
    for made in in_force(family.decisions):
        if about.person.id not in made.person_ids:
            continue
        for one in decisions(replace(family, decisions=(made,)), *by):
            where = f"Decision of {one.day}"
            if since and made.made_at >= since:
                found.append(replace(one, reason=over.whole(f"{where}, reason", CHILD), dissent=""))
            else:
                said = over.cover(one.reason, f"{where}, reason")
                found.append(replace(one, reason=said, dissent=over.cover(one.dissent, f"{where}, dissent")))
    return tuple(found)


def _requests(
    full: Contents, family: Family, about: About, since: datetime | None, over: Redactor
) -> tuple[RequestShown, ...]:
    found = []
    # Both are in the order of their time, so that each row has its request.
    for one, made in zip(full.requests, sorted(family.requests, key=lambda r: (r.at, r.id)), strict=True):
        if made.person_id != about.person.id:
            continue
        where = f"Request of {one.day} to {one.agency}"
        if since and made.at >= since:
            found.append(replace(one, grounds=(over.whole(f"{where}, grounds", CHILD),), outcome=""))
        else:
            grounds = tuple(over.cover(words, f"{where}, grounds") for words in one.grounds)
            found.append(replace(one, grounds=grounds, outcome=over.cover(one.outcome, f"{where}, answer")))
    return tuple(found)


def _contacts(about: About, over: Redactor) -> Iterable[Note]:
    for row in about.contacts:
        where = f"Contact, noted {short_day(row.at.date())}"
        yield Note("Whether contact is safe", f"{SAFETY[row.safety]} (noted by {row.by}, {short_day(row.at.date())})")
        for field, name in FIELDS.items():
            words = str(getattr(row, field))
            if words and field in ("withheld_from", "responsibility", "staff_safety"):
                # Who is kept away, who holds rights and of whom staff are warned may each be somebody else.
                yield Note(name, over.whole(f"{where}, {name.lower()}", THIRD))
            elif words:
                yield Note(name, over.cover(words, f"{where}, {name.lower()}"))


def _relations(family: Family, about: About, over: Redactor) -> Iterable[Note]:
    for one in family.relations:
        if about.person.id not in (one.one, one.other):
            continue
        where = f"Relationship, recorded {short_day(one.at.date())}"
        if one.kind == "deceased":
            yield Note("Recorded", RELATED[one.kind])
            continue
        left, right = ("They", over.whole(where, THIRD)) if one.one == about.person.id else (
            over.whole(where, THIRD), "them")  # fmt: skip
        yield Note("Recorded relationship", f"{left}: {RELATED[one.kind].lower()} {right}")


def _packs(family: Family, about: About, codes: CodeLists) -> tuple[Note, ...]:
    return tuple(
        Note(f"Pack {one.number}, {short_day(one.made_at.date())}", f"For {label(codes.recipients, one.recipient)}")
        for one in family.packs
        if about.person.id in one.person_ids
    )
