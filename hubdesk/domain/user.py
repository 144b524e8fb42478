"""Who acts."""

from __future__ import annotations

from dataclasses import dataclass

ROLES = ("staff", "manager", "administrator", "auditor")


@dataclass(frozen=True, slots=True)
class User:
    """A person who signs in; `role` is staff, manager, administrator or auditor."""

    id: str
    name: str
    role: str
    active: bool = True
