"""What needs a person now: tiles with counts, and the items behind each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Item:
    """Something that waits for a person: `kind` says for what, `id` names it, `words` say it in a sentence.

    `due` is a day or a time, None where there is none; `owner` sees to it, empty where anybody may; `family_id` is
    empty where it belongs to no family.
    """

    kind: str
    id: str
    title: str
    words: str
    due: date | datetime | None = None
    late: bool = False
    owner: str = ""
    family_id: str = ""


@dataclass(frozen=True, slots=True)
class Tile:
    """One kind of waiting: how many items, and how many of these are late."""

    name: str
    count: int
    late: int = 0


@dataclass(frozen=True, slots=True)
class Today:
    """What waits, in the order in which to look at it; `sent` is when the hub last wrote to headquarters.

    `taken` is when headquarters last acknowledged, `unread` how many bundles wait for its receipt.
    """

    at: datetime
    tiles: tuple[Tile, ...]
    sent: datetime | None
    taken: datetime | None
    unread: int

    def tile(self, name: str) -> Tile:
        """Find a tile by its name."""
        return next(tile for tile in self.tiles if tile.name == name)


# Each tile with what stands on it and the kinds of item behind it, in the order of the page.
TILES: dict[str, tuple[str, tuple[str, ...]]] = {
    "urgent": ("Tell at once", ("urgent",)),
    "raised": ("Raised by a new piece", ("raised",)),
    "returned": ("Closed, and came back", ("returned",)),
    "review": ("Time to look again", ("review", "ask_again")),
    "referral": ("Referrals to finish", ("telephone", "confirm", "countersign")),
    "request": ("Partners to answer", ("request",)),
    "action": ("Actions", ("action",)),
    "letter": ("Replies to who told us", ("acknowledgement", "outcome")),
    "mdt": ("Handed up, no word back", ("mdt",)),
    "pack": ("Packs to sign or hand over", ("pack",)),
    "match": ("Matches to decide", ("match",)),
    "note": ("Calls to write up", ("note",)),
    "children": ("Children nobody named", ("children",)),
    "draft": ("My drafts", ("draft",)),
}
