"""A concern as one agency told it, the people it mentions, and later amendments."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

# Whether an adult whom a concern is about has children in contact.
CHILDREN = {
    "named": "Yes, and they are named here",
    "unnamed": "Yes, but nobody has named them",
    "no": "No",
    "not_asked": "Not asked",
}


@dataclass(frozen=True, slots=True)
class Concern:
    """One concern as received; never edited in place.

    `received_at` is local time (midnight where only the day is known); `occurred_on` is the first day of the
    period that `date_precision` (day, month, quarter, year, unknown) names, or None where nobody said.
    `reporter` is the protected identity of the source and is never shown with the narrative. `children_in_contact` is
    a key of `CHILDREN` where the concern is about an adult.
    """

    id: str
    source: str
    ref: str
    received_at: datetime
    occurred_on: date | None
    date_precision: str
    agency: str
    kind: str
    level: int
    narrative: str
    source_evaluation: int
    intelligence_assessment: str
    handling_code: str
    recorded_at: datetime
    recorded_by: str
    handling_conditions: str = ""
    reporter: str = ""
    child_seen: str = ""
    voice_of_child: str = ""
    strengths: str = ""
    tripwire: str = ""
    children_in_contact: str = ""

    @property
    def received_on(self) -> date:
        """The day on which the hub had it: what every *as of* looks at."""
        return self.received_at.date()

    @property
    def happened_on(self) -> date:
        """The day it happened, or the day it was received where nobody said."""
        return self.occurred_on or self.received_on


@dataclass(frozen=True, slots=True)
class Mention:
    """A person as one agency wrote them in one concern; empty text where nothing was said.

    `role` is subject, sibling, parent, carer, partner or other. `supersedes` names the mention that this one
    corrects; `withdrawn` marks a correction that takes the person out of the concern. `other_names` are as
    `known_name.read_names` reads them.
    """

    id: str
    concern_id: str
    mention_no: int
    role: str
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
    ethnicity: str = ""
    other_names: str = ""
    supersedes: str = ""
    withdrawn: bool = False

    @property
    def written_name(self) -> str:
        """The name as the agency wrote it, or an empty text."""
        return f"{self.given_name} {self.family_name}".strip()


@dataclass(frozen=True, slots=True)
class Amendment:
    """A later word on a concern: `change` (of `fields`), `retract`, `duplicate` (of `duplicate_of`) or `restore`.

    Or on whether it tells of the same event as another (`duplicate_of`): `one_incident`, `two_incidents`, or
    `open_incident`, which takes back what was said. Or on what packs tell: `background` leaves it to the full log,
    `significant` puts it back into the chronology.
    """

    id: str
    concern_id: str
    at: datetime
    by: str
    kind: str
    reason: str
    fields: Mapping[str, str] = field(default_factory=dict)
    duplicate_of: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """A concern as it stands after its amendments, with its current mentions.

    `status` is empty, `retracted` or `duplicate`; `one_with` and `apart_from` are the ids of concerns of which somebody
    said that they tell of the same event, or of another. A `restricted` one tells of a protected
    identity, who is left out.
    """

    concern: Concern
    mentions: tuple[Mention, ...]
    status: str = ""
    one_with: frozenset[str] = frozenset()
    apart_from: frozenset[str] = frozenset()
    restricted: bool = False
