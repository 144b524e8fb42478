"""Tell headquarters what is new, and take in its receipts."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from hubdesk.domain.changes import Changes
from hubdesk.domain.errors import Known
from hubdesk.exchange import files
from hubdesk.exchange.bundle import Made, make_bundle
from hubdesk.exchange.card import Card
from hubdesk.exchange.kept_back import SENT, Rows, to_send
from hubdesk.exchange.receipt import Receipt, open_receipt
from hubdesk.service.desk import Desk, act
from hubdesk.service.enrol import enrol, required_headquarters, signing_key
from hubdesk.service.forms import Exported, Receipts
from hubdesk.service.kept_apart import without_protected
from hubdesk.service.new_id import new_id
from hubdesk.store import exchange

__all__ = ["enrol", "export", "take_receipts"]


def export(desk: Desk, directory: Path, *, everything: bool = False) -> Exported:
    """Write one signed and sealed file of all that is new since the last bundle that headquarters acknowledged.

    `everything` starts from the first record, for a headquarters that lost what it had. Lines of the audit trail
    alone make no bundle; they go with the next.
    """
    hq = required_headquarters(desk)
    making: Path | None = None
    try:
        with act(desk, "export", recipient=hq.id) as done:
            last = None if everything else exchange.acknowledged(desk.database, hq.id)
            until = exchange.marks(desk.database, SENT)
            new = exchange.rows_since(desk.database, last.marks if last else {}, until, SENT)
            tables = to_send(without_protected(desk, new))
            sequence = max((one.sequence for one in exchange.bundles(desk.database, "out", hq.id)), default=0)
            if not tables.keys() - {"audit"}:
                return Exported(None, sequence, 0, Changes())
            sequence += 1
            made = _made(desk, hq, sequence, last, tables)
            bundle = exchange.Bundle(new_id(), "out", hq.id, sequence, desk.now(), made.digest, until, made.records)
            exchange.add_bundle(desk.database, bundle)
            done.about.append(bundle.id)
            name = files.file_name(desk.hub_id, sequence, made.digest, files.BUNDLE)
            making = files.prepare(directory / name, made.data)
    except BaseException:
        if making is not None:
            making.unlink(missing_ok=True)
        raise
    # Only once it is kept that the bundle was made: a file that this hub does not know of never leaves it.
    path = files.finish(making)
    return Exported(path, sequence, made.records, Changes(frozenset({"bundles"}), frozenset({bundle.id})))


def _made(desk: Desk, hq: Card, sequence: int, last: exchange.Bundle | None, tables: Rows) -> Made:
    base, previous = (last.sequence, last.digest) if last else (0, "")
    return make_bundle(desk.hub_id, sequence, base, previous, tables, desk.now(), signing_key(desk), [hq.recipient])


def take_receipts(desk: Desk, directory: Path) -> Receipts:
    """Take in headquarters' receipts from a folder; those for other hubs, and those taken before, change nothing.

    Raises Known, after the others are taken, for the first receipt that is not headquarters'.
    """
    hq = required_headquarters(desk)
    found: list[Receipt] = []
    fault: Known | None = None
    for path in files.listed(directory, files.RECEIPT):
        try:
            found.append(open_receipt(files.read(path), hq.public))
        except Known as error:
            fault = fault or Known(f"{path.name}: {error.sentence}")
    with act(desk, "receipts", recipient=hq.id) as done:
        sent = {bundle.digest: bundle for bundle in exchange.bundles(desk.database, "out", hq.id)}
        ours = [(one, sent[one.digest]) for one in found if one.hub_id == desk.hub_id and one.digest in sent]
        taken = sum(_take(desk, receipt, bundle) for receipt, bundle in ours)
        done.about += [bundle.id for _, bundle in ours]
        last = exchange.acknowledged(desk.database, hq.id)
        waiting = tuple(bundle.sequence for bundle in exchange.unacknowledged(desk.database, hq.id))
    if fault is not None:
        raise fault
    changes = Changes(frozenset({"bundles"})) if taken else Changes()
    return Receipts(taken, last.sequence if last else 0, waiting, changes)


def _take(desk: Desk, receipt: Receipt, bundle: exchange.Bundle) -> bool:
    at = datetime.fromisoformat(receipt.at)
    new = exchange.add_receipt(desk.database, receipt.id, bundle.id, at, receipt.outcome, receipt.words)
    if new and receipt.outcome == "taken":
        # A bundle holds all since the last acknowledged one, and so all of those sent before it and lost.
        for earlier in exchange.unacknowledged(desk.database, bundle.peer):
            if earlier.sequence < bundle.sequence:
                words = f"Covered by bundle {bundle.sequence}"
                exchange.add_receipt(desk.database, new_id(), earlier.id, at, "taken", words)
    return new
