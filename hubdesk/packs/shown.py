"""What a pack shows, in words and in order, decided before any page is laid out."""

from __future__ import annotations

from dataclasses import dataclass

from hubdesk.drawing.jigsaw import Jigsaw
from hubdesk.drawing.kinship import NO_KIN, Kinship
from hubdesk.drawing.linked import NO_LINKS, Chart


@dataclass(frozen=True, slots=True)
class PersonShown:
    """One person: the best attested name and age, and beside it everything that was ever written."""

    name: str
    age: str
    child: bool
    born: str
    sex: str
    roles: str
    spellings: tuple[str, ...]
    births: tuple[str, ...]
    addresses: tuple[str, ...]
    id: str


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """One line of the account; `rule` says by what its points came about, `running` is the sum with this line."""

    day: str
    what: str
    because: str
    rule: str
    agency: str
    ref: str
    before: int
    points: int
    running: int


@dataclass(frozen=True, slots=True)
class LedgerPart:
    """Lines under one heading with their own sum."""

    heading: str
    note: str
    rows: tuple[LedgerRow, ...]
    points: int


@dataclass(frozen=True, slots=True)
class Account:
    """Why now: sentences, what stands outside the score, the lines and their total, and what stands beside them."""

    band: str
    total: int
    change: str
    caution: str
    sentences: tuple[str, ...]
    urgent: tuple[str, ...]
    parts: tuple[LedgerPart, ...]
    strengths: tuple[str, ...]
    unknowns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Happening:
    """One row of the chronology; `note` says what limits it (retracted, conditions), `seen` and `voice` the child."""

    day: str
    told: str
    headline: str
    note: str
    about: str
    narrative: str
    agency: str
    ref: str
    grading: str
    conditions: str
    seen: str
    voice: str
    strengths: str
    done: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GridCell:
    """One child and one agency: a state of the coverage grid and the words for it."""

    state: str
    words: str


@dataclass(frozen=True, slots=True)
class GridRow:
    """One agency over all children, in the order of the grid's children."""

    agency: str
    cells: tuple[GridCell, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """Who was heard, asked and not asked about each child."""

    children: tuple[str, ...]
    rows: tuple[GridRow, ...]


@dataclass(frozen=True, slots=True)
class DecisionShown:
    """A decision with its reason, and whoever saw it otherwise."""

    day: str
    kind: str
    reason: str
    dissent: str
    by: str
    review: str


@dataclass(frozen=True, slots=True)
class RequestShown:
    """A question to an agency, or the decision not to ask, with its grounds and what came back."""

    day: str
    agency: str
    child: str
    what: str
    grounds: tuple[str, ...]
    outcome: str


@dataclass(frozen=True, slots=True)
class SourceShown:
    """The protected identity behind one piece, for recipients that may have it."""

    ref: str
    day: str
    agency: str
    reporter: str


@dataclass(frozen=True, slots=True)
class AttachedShown:
    """A file that came with one piece, by which anybody can tell that it is the one the hub holds."""

    ref: str
    name: str
    kind: str
    size: str
    sha256: str


@dataclass(frozen=True, slots=True)
class InPlace:
    """What is in place already: who works with whom, plans, what was tried, and what the family knows.

    Each says so where nothing was noted; all are empty in packs of before this was said.
    """

    workers: tuple[str, ...] = ()
    plans: tuple[str, ...] = ()
    tried: tuple[str, ...] = ()
    informed: tuple[str, ...] = ()


NOTHING_IN_PLACE = InPlace()


@dataclass(frozen=True, slots=True)
class CodeShown:
    """A code as used in this pack and what it means."""

    code: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Contents:
    """Everything one recipient may see.

    `signed_by`, `copy` (which copy of it a file is) and `replaced_by` come later: they are no part of the snapshot, so
    that signing, printing and making a newer pack do not change it. `replaces` names the pack before for the same
    recipient, `since` says what is new since that one. `logo` is the hub's, a small PNG in letters (base64).
    `background` are pieces by their numbers that only the log tells, which stands at the end where `full_log` is.
    """

    number: str
    hub: str
    recipient: str
    maker: str
    made_at: str
    as_of: str
    marking: str
    handling: str
    statement: tuple[str, ...]
    rules_version: str
    codes_version: str
    family_id: str
    title: str
    family: str
    asks: tuple[str, ...]
    not_asked: tuple[str, ...]
    voices: tuple[str, ...]
    seen: str
    people: tuple[PersonShown, ...]
    account: Account
    jigsaw: Jigsaw
    chronology: tuple[Happening, ...]
    grid: Grid
    decisions: tuple[DecisionShown, ...]
    requests: tuple[RequestShown, ...]
    waiting: str
    glossary: tuple[CodeShown, ...]
    with_sources: bool
    sources: tuple[SourceShown, ...]
    withheld: int
    signed_by: tuple[str, ...] = ()
    attached: tuple[AttachedShown, ...] = ()
    kin: Kinship = NO_KIN
    links: Chart = NO_LINKS
    replaces: str = ""
    since: tuple[str, ...] = ()
    logo: str = ""
    in_place: InPlace = NOTHING_IN_PLACE
    background: tuple[str, ...] = ()
    full_log: bool = False
    copy: str = ""
    replaced_by: str = ""

    @property
    def draft(self) -> bool:
        """Whether two different people have not yet signed."""
        return len(set(self.signed_by)) < SIGNERS

    @property
    def children(self) -> tuple[PersonShown, ...]:
        """The children, in the order of `people`."""
        return tuple(one for one in self.people if one.child)


SIGNERS = 2
