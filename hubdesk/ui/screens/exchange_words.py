"""What went out and what came back, in words."""

from __future__ import annotations

from hubdesk.service.forms import Exported, Receipts


def exported_words(exported: Exported) -> str:
    """Say what an export wrote."""
    if exported.path is None:
        return "Nothing new: headquarters has acknowledged everything this hub holds."
    records = "1 record" if exported.records == 1 else f"{exported.records:,} records"
    return f"File {exported.sequence} with {records} lies in {exported.path}. Take it to headquarters."


def receipts_words(receipts: Receipts) -> str:
    """Say what headquarters has acknowledged and what is still without a receipt."""
    taken = "1 receipt" if receipts.taken == 1 else f"{receipts.taken:,} receipts"
    known = f"Headquarters has everything up to file {receipts.acknowledged_to}."
    if not receipts.acknowledged_to:
        known = "Headquarters has acknowledged nothing yet."
    waiting = ", ".join(map(str, receipts.waiting))
    files = f"file {waiting}" if len(receipts.waiting) == 1 else f"files {waiting}"
    return f"{taken} taken in. {known}" + (f" Without a receipt: {files}." if receipts.waiting else "")
