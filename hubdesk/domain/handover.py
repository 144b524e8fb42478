"""What changed since somebody was last at the desk: family by family, and what fell due meanwhile."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from hubdesk.domain.today import Item


@dataclass(frozen=True, slots=True)
class Happening:
    """Something that was done: when, by whom, and what, in words that name nobody."""

    at: datetime
    by: str
    words: str


@dataclass(frozen=True, slots=True)
class ChangedFamily:
    """A family of which something was told or done, the newest first.

    `before` is the band that it had then, empty where it was not there yet; `urgent` is a tripwire or level 4.
    """

    family_id: str
    title: str
    band: str
    before: str
    urgent: bool
    happenings: tuple[Happening, ...]

    @property
    def at(self) -> datetime:
        """When the newest of it was."""
        return self.happenings[0].at


@dataclass(frozen=True, slots=True)
class Handover:
    """What changed since a moment: families, the most pressing first, `more` that are not listed, and the rest.

    `own` tells that the moment is the end of the asker's own last shift. `due` fell due meanwhile and is still open;
    `rest` is of no one family.
    """

    since: datetime
    until: datetime
    own: bool
    families: tuple[ChangedFamily, ...]
    more: int
    due: tuple[Item, ...]
    rest: tuple[Happening, ...]
