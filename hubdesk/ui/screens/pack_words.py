"""What is said about a pack."""

from __future__ import annotations

import re

from hubdesk.domain.decision import Pack

SIGNERS = 2


def file_name(pack: Pack) -> str:
    """Name the file of a pack by its number alone."""
    return re.sub(r"[^\w.-]+", "-", pack.number) + ".pdf"


def signatures(pack: Pack) -> str:
    """Say who signed, and what is missing."""
    if len(pack.signed_by) >= SIGNERS:
        return f"Pack {pack.number}, signed by {' and '.join(pack.signed_by)}."
    if pack.signed_by:
        return f"Pack {pack.number}, signed by {pack.signed_by[0]}. It is a draft until a second person signs."
    return f"Pack {pack.number}. Every page says DRAFT until two people have signed."
