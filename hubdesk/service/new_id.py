"""New row ids."""

from __future__ import annotations

import uuid_utils


def new_id() -> str:
    """Make a UUIDv7: unique on every desk without a counter, and in the order of making."""
    return str(uuid_utils.uuid7())
