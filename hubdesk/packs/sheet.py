"""What every kind of pack says of itself, whatever it holds."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any, Protocol

from hubdesk.packs.shown import SIGNERS, Contents


class Headed(Protocol):
    """What stands on every page of a pack and in its sign-off."""

    @property
    def number(self) -> str:
        """The pack's number."""

    @property
    def hub(self) -> str:
        """Whose pack it is."""

    @property
    def recipient(self) -> str:
        """Whom it is for."""

    @property
    def marking(self) -> str:
        """The protective marking."""

    @property
    def handling(self) -> str:
        """How it is to be handled."""

    @property
    def rules_version(self) -> str:
        """The rules of the score that it was made under."""

    @property
    def as_of(self) -> str:
        """The day that it shows."""

    @property
    def signed_by(self) -> tuple[str, ...]:
        """Who signed it."""

    @property
    def copy(self) -> str:
        """Which copy it is, empty where it has not left the hub."""

    @property
    def replaced_by(self) -> str:
        """The number of the newer pack that replaces it."""

    @property
    def draft(self) -> bool:
        """Whether two different people have not yet signed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """What all kinds beside the full pack begin with; what comes later is no part of the snapshot, as in `Contents`."""

    kind: str
    number: str
    hub: str
    recipient: str
    maker: str
    made_at: str
    as_of: str
    marking: str
    handling: str
    rules_version: str
    codes_version: str
    family_id: str
    replaces: str = ""
    since: tuple[str, ...] = ()
    signed_by: tuple[str, ...] = ()
    copy: str = ""
    replaced_by: str = ""

    @property
    def draft(self) -> bool:
        """Whether two different people have not yet signed."""
        return len(set(self.signed_by)) < SIGNERS


_SAME = tuple(field.name for field in fields(Sheet) if field.name != "kind")


def same(full: Contents) -> dict[str, Any]:
    """Take over what a kind of pack says of itself from the full contents for the same recipient."""
    return {name: getattr(full, name) for name in _SAME}
