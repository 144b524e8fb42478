"""What is said about a pack."""

from __future__ import annotations

import re

from hubdesk.domain.decision import Pack
from hubdesk.domain.pack_standing import SIGNERS as SIGNERS
from hubdesk.service.forms import MadePack


def file_name(pack: Pack) -> str:
    """Name the file of a pack by its number alone; that of a draft says so."""
    draft = "" if len(pack.signed_by) >= SIGNERS else "-DRAFT"
    return re.sub(r"[^\w.-]+", "-", pack.number) + f"{draft}.pdf"


def copy_words(made: MadePack) -> str:
    """Say which copy of a pack left, or that a draft did."""
    return f"Copy {made.copy} of pack {made.pack.number}" if made.copy else f"The draft of pack {made.pack.number}"


def signatures(made: MadePack) -> str:
    """Say who signed, what is missing, and which pack replaces this one or is replaced by it."""
    return f"{_signed(made.pack)}{_replaced(made)}"


def _signed(pack: Pack) -> str:
    if len(pack.signed_by) >= SIGNERS:
        return f"Pack {pack.number}, signed by {' and '.join(pack.signed_by)}."
    if pack.signed_by:
        return f"Pack {pack.number}, signed by {pack.signed_by[0]}. It is a draft until a second person signs."
    return f"Pack {pack.number}. Every page says DRAFT until two people have signed."


def _replaced(made: MadePack) -> str:
    if made.replaced_by:
        return f" Pack {made.replaced_by} has taken its place."
    return f" It replaces pack {made.view.replaces}." if made.view.replaces else ""
