"""What a verb changed, announced once; each screen decides whether to reload."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Changes:
    """The kinds of record (concerns, persons, families, decisions, requests, packs, drafts, users ...) and ids."""

    kinds: frozenset[str] = frozenset()
    ids: frozenset[str] = frozenset()
