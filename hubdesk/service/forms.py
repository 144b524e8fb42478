"""What a person fills in, as text, and what comes back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from hubdesk.domain.answer import Said, Weighed
from hubdesk.domain.changes import Changes
from hubdesk.domain.decision import Decision, Pack
from hubdesk.domain.errors import Refused
from hubdesk.domain.family import GreyPair, Person, Spelling
from hubdesk.domain.pack_standing import NOTHING_HIDDEN, PackView
from hubdesk.domain.rejected import Rejected as Rejected


@dataclass(frozen=True, slots=True)
class PersonForm:
    """One person of a concern as typed; empty text where nothing is known."""

    role: str = "subject"
    given_name: str = ""
    family_name: str = ""
    date_of_birth: str = ""
    sex: str = ""
    address: str = ""
    postcode: str = ""
    phone: str = ""
    nhs_number: str = ""
    upn: str = ""
    school: str = ""
    other_names: str = ""


@dataclass(frozen=True, slots=True)
class ConcernForm:
    """A concern as typed; days and times as people write them, codes as in the code lists.

    `received_at` empty means now. `ref` is the partner's own reference, empty for one made here.
    `draft_id` names the draft that this form was saved under, which goes when the concern is kept, and `note_id` the
    telephone note of which it was made, which then waits no more.
    """

    agency: str
    kind: str
    level: str
    narrative: str
    people: tuple[PersonForm, ...]
    received_at: str = ""
    occurred_on: str = ""
    date_precision: str = "day"
    source_evaluation: str = ""
    intelligence_assessment: str = ""
    handling_code: str = "P"
    handling_conditions: str = ""
    reporter: str = ""
    ref: str = ""
    child_seen: str = ""
    voice_of_child: str = ""
    strengths: str = ""
    tripwire: str = ""
    children_in_contact: str = ""
    draft_id: str = ""
    note_id: str = ""
    answers: str = ""  # the request that this is the answer to
    said_at: str = ""  # the item of a meeting under which it was said and, after a space, who of those there said it


@dataclass(frozen=True, slots=True)
class Recorded:
    """A concern that was kept, and the families it now belongs to."""

    concern_id: str
    ref: str
    family_ids: tuple[str, ...]
    changes: Changes


@dataclass(frozen=True, slots=True)
class Tied:
    """What was said about who is whom: the id by which it is taken back, and the persons as they are now."""

    stroke: str
    person_ids: tuple[str, ...]
    changes: Changes


@dataclass(frozen=True, slots=True)
class Review:
    """The matches that wait, best question first, how many there are in all, and what one answered today."""

    pairs: tuple[GreyPair, ...]
    left: int
    mine: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Tie:
    """A mention and the one of the same person it looks most like; `answered` where a human said so."""

    left: Spelling
    right: Spelling
    weighed: Weighed
    answered: bool


@dataclass(frozen=True, slots=True)
class WhoIs:
    """A person with why each mention is held to be of them, the weakest tie first, and what was said about it."""

    person: Person
    ties: tuple[Tie, ...]
    said: tuple[Said, ...]


class Against(Refused):
    """What was to be said contradicts earlier answers; `strokes` are those, to be taken back first or instead."""

    def __init__(self, sentence: str, strokes: tuple[str, ...]) -> None:
        super().__init__(sentence)
        self.strokes = strokes


@dataclass(frozen=True, slots=True)
class Candidate:
    """A person whom a half-filled form could mean, best first; `lines` say why, field by field."""

    person_id: str
    family_id: str
    name: str
    born: str
    address: str
    agencies: tuple[str, ...]
    concerns: int
    weighed: Weighed


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of a sheet; `rejects` is the sheet of rejected rows, where there were any."""

    rows: int
    concerns_new: int
    concerns_same: int
    concerns_amended: int
    rejected: tuple[Rejected, ...]
    rejects: Path | None
    cancelled: bool
    changes: Changes


@dataclass(frozen=True, slots=True)
class Draft:
    """A half-filled form, kept encrypted."""

    id: str
    title: str
    saved_at: datetime
    fields: dict[str, object]


@dataclass(frozen=True, slots=True)
class Found:
    """One answer of the search box; `kind` is person, family, concern or meeting, `id` what opens it."""

    kind: str
    id: str
    family_id: str
    title: str
    detail: str
    day: date | None = None


@dataclass(frozen=True, slots=True)
class MadePack:
    """A pack and its printed form: what its recipient does not see, which pack replaces it, and which copy this is."""

    pack: Pack
    pdf: bytes
    changes: Changes
    view: PackView = NOTHING_HIDDEN
    replaced_by: str = ""
    copy: str = ""


@dataclass(frozen=True, slots=True)
class Exported:
    """A bundle for headquarters; `path` is None where there was nothing new."""

    path: Path | None
    sequence: int
    records: int
    changes: Changes


@dataclass(frozen=True, slots=True)
class Receipts:
    """What headquarters has acknowledged, and what is still without a receipt."""

    taken: int
    acknowledged_to: int
    waiting: tuple[int, ...]
    changes: Changes


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision that was kept."""

    decision: Decision
    changes: Changes


@dataclass(frozen=True, slots=True)
class HandedOver:
    """How many open items went over from one person to another, drafts among them."""

    items: int
    changes: Changes


@dataclass(frozen=True, slots=True)
class Gate:
    """The proportionality gate that every question to a partner passes, in the asker's own words."""

    purpose: str
    basis: str
    consent: str
    informed: str
    necessity: str


class FormRefused(Refused):
    """A form that cannot be kept yet; `problems` pairs each field with the sentence to show beside it."""

    def __init__(self, problems: tuple[tuple[str, str], ...]) -> None:
        super().__init__(" ".join(sentence for _, sentence in problems))
        self.problems = problems
