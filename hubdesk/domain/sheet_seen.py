"""What is seen of a partner's sheet before it is taken in."""

from __future__ import annotations

from dataclasses import dataclass

from hubdesk.domain.sheet_mapping import SheetMapping


@dataclass(frozen=True, slots=True)
class SheetField:
    """One of our columns: whether every sheet needs it, and which code list its values are of, or none."""

    column: str
    required: bool
    codes: tuple[tuple[str, str], ...] = ()  # code and label


@dataclass(frozen=True, slots=True)
class OddValue:
    """A value of theirs that is no code of ours, in how many rows it stands, and the code it may be, or empty."""

    column: str
    value: str
    rows: int
    close: str


@dataclass(frozen=True, slots=True)
class SheetSeen:
    """A sheet as it would be read.

    `rows` are its first rows as they stand, `read_as` has for each heading our column or an empty text; `missing` are
    columns that every sheet needs and this one has not, `odd` the values to be mapped. `kept_for` names the partner
    whose mapping was kept for these headings, or is empty.
    """

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    read_as: tuple[str, ...]
    mapping: SheetMapping
    fields: tuple[SheetField, ...]
    missing: tuple[str, ...]
    odd: tuple[OddValue, ...]
    count: int
    kept_for: str = ""

    @property
    def ready(self) -> bool:
        """Tell whether the sheet can be taken in."""
        return not self.missing
