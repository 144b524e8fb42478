"""By which rules a hub scores when it is opened: the last ones that this program can read."""

from __future__ import annotations

from hubdesk.domain.codes import CodeLists
from hubdesk.domain.errors import Known
from hubdesk.scoring.rules import Rules, read_rules, shipped_rules
from hubdesk.store import policy
from hubdesk.store.handle import Database

RULES, PROPOSAL = "rules", "rules_proposal"


def rules_in_use(database: Database, codes: CodeLists) -> Rules:
    """Read the version taken into use last; one that cannot be read, from a newer desk perhaps, is passed over."""
    kinds = frozenset(codes.kinds)
    found = (readable(kept.text, kinds) for kept in reversed(policy.every(database, RULES)))
    return next((rules for rules in found if rules is not None), shipped_rules())


def readable(text: str, kinds: frozenset[str]) -> Rules | None:
    """Read rules, or say that they cannot be."""
    try:
        return read_rules(text, "the hub's rules", kinds)
    except Known:
        return None
