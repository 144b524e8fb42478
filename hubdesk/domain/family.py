"""A family as of a day: what the window shows and a pack prints, worked out and never stored as truth."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from hubdesk.domain.answer import Weighed
from hubdesk.domain.attachment import Attachment
from hubdesk.domain.concern import Amendment, Concern
from hubdesk.domain.coverage import Cell, Silence
from hubdesk.domain.days import age_words, long_day
from hubdesk.domain.decision import Decision, Pack
from hubdesk.domain.follow_up import NOTHING_FOLLOWED, FollowUps
from hubdesk.domain.known_name import KnownName
from hubdesk.domain.link import Beyond, Link
from hubdesk.domain.relation import Relation
from hubdesk.domain.request import Reply, Request
from hubdesk.domain.score import Score


@dataclass(frozen=True, slots=True)
class Spelling:
    """One mention of a person, as written, and who wrote it when."""

    mention_id: str
    concern_ref: str
    agency: str
    received_on: date
    role: str
    given_name: str
    family_name: str
    date_of_birth: str
    sex: str
    address: str
    postcode: str
    other_names: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """A grouping of mentions that are about one human being.

    `name` and `born` are the best attested ones; `child` is under 18 on the day asked for, or named in a child's
    role where no date of birth is known; `subject` has been the subject of a concern. `due` is the latest due date told
    before a birth, and stays when the child is born; `names` are the
    other names recorded of them, those in use first.
    """

    id: str
    name: str
    born: date | None
    sex: str
    child: bool
    subject: bool
    roles: tuple[str, ...]
    spellings: tuple[Spelling, ...]
    formerly: tuple[str, ...] = ()
    due: date | None = None
    names: tuple[KnownName, ...] = ()

    @property
    def unborn(self) -> bool:
        """Whether a birth is expected and none has been told."""
        return self.due is not None and self.born is None

    def age(self, day: date) -> str:
        """Say the age on a day, or when an unborn child is due."""
        return f"due {long_day(self.due)}" if self.due and not self.born else age_words(self.born, day)


@dataclass(frozen=True, slots=True)
class Care:
    """Who works with one person and under which plan, as noted on a day; either may be empty."""

    person_id: str
    worker: str
    plan: str
    on: date


@dataclass(frozen=True, slots=True)
class Discussed:
    """A meeting that has this family on its agenda; `state` is how that stands, a key of `meeting.ITEM_STATES`."""

    meeting_id: str
    item_id: str
    on: date
    title: str
    chair: str
    state: str
    why: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A concern in a family's chronology; `people` pairs person ids with their role in it.

    `status` is empty, `retracted` or `duplicate`, and `marked` then says who said so, when and why. `attachments` came
    with it by the day, those taken back too. One that is `background` counts as any other; packs leave it to their log.
    """

    concern: Concern
    people: tuple[tuple[str, str], ...]
    status: str = ""
    marked: Amendment | None = None
    attachments: tuple[Attachment, ...] = ()
    background: bool = False


@dataclass(frozen=True, slots=True)
class GreyPair:
    """Two mentions that may be one person and wait for a human; `effect` says what *same* would change."""

    left: Spelling
    right: Spelling
    left_person: str
    right_person: str
    weighed: Weighed
    effect: str = ""


@dataclass(frozen=True, slots=True)
class Family:
    """Everything the hub holds about one family as of a day; entries oldest first, children before adults.

    `relations` are what people recorded of who belongs to whom, `kin` whom they name outside this family,
    `links` the phones and schools of its people, `beyond` people of other families in its concerns, `care` who works
    with whom and under which plan, `meetings` where the hub talked about it.
    """

    id: str
    title: str
    as_of: date
    people: tuple[Person, ...]
    entries: tuple[Entry, ...]
    score: Score
    coverage: tuple[Cell, ...]
    decisions: tuple[Decision, ...] = ()
    requests: tuple[Request, ...] = ()
    replies: tuple[Reply, ...] = ()
    packs: tuple[Pack, ...] = ()
    grey: tuple[GreyPair, ...] = ()
    follow_ups: FollowUps = NOTHING_FOLLOWED
    formerly: tuple[str, ...] = ()
    silence: tuple[Silence, ...] = ()
    warnings: tuple[str, ...] = ()  # what staff must know before they contact anybody; never in a pack
    relations: tuple[Relation, ...] = ()
    kin: tuple[Person, ...] = ()
    links: tuple[Link, ...] = ()
    beyond: tuple[Beyond, ...] = ()
    care: tuple[Care, ...] = ()
    meetings: tuple[Discussed, ...] = ()

    @property
    def children(self) -> tuple[Person, ...]:
        """The children, in the order of `people`."""
        return tuple(person for person in self.people if person.child)

    @property
    def adults(self) -> tuple[Person, ...]:
        """Everybody else, in the order of `people`."""
        return tuple(person for person in self.people if not person.child)
