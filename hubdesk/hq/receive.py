"""Take in the bundles that lie in a folder, each whole or not at all, and write a receipt for each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import uuid_utils

from hubdesk.domain.errors import Cancelled, Known, Refused
from hubdesk.exchange import files
from hubdesk.exchange.bundle import Bundle, open_bundle
from hubdesk.exchange.kept_back import SENT
from hubdesk.exchange.merge import Gap, Repeat, accept
from hubdesk.exchange.receipt import Receipt, make_receipt
from hubdesk.hq.office import Office, act, hubs
from hubdesk.store import exchange, settings

Progress = Callable[[int, int, str], None]
_DESK = "desk:"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file: `taken`, `repeat`, `gap` (waits for another) or `refused`, and why in words.

    `hub` is empty and `sequence` 0 where the file could not be opened.
    """

    file: str
    what: str
    words: str
    hub: str = ""
    sequence: int = 0
    records: int = 0


def receive(
    office: Office,
    directory: Path,
    *,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> tuple[Outcome, ...]:
    """Take in every bundle of a folder in whatever order they came, and write the receipts into it.

    A file that cannot be taken does not stop the others. Bundles that wait for another are tried again once it is
    here. What was taken before a cancellation stays taken.
    """
    waiting = files.listed(directory, files.BUNDLE)
    found: dict[Path, Outcome] = {}
    while waiting:
        for path in waiting:
            if cancelled is not None and cancelled():
                raise Cancelled("Stopped. Every bundle taken before is kept; take in the folder again for the rest.")
            if progress is not None:
                progress(len(found), len(found) + len(waiting), "Taking in bundles")
            found[path] = _take_file(office, path)
        again = [path for path in waiting if found[path].what == "gap"]
        # Another round only helps where this one took something.
        waiting = again if len(again) < len(waiting) else []
    return tuple(found[path] for path in sorted(found))


def _take_file(office: Office, path: Path) -> Outcome:
    try:
        pinned = {ident: card.public for ident, card in hubs(office).items()}
        bundle = open_bundle(files.read(path), office.identity, pinned)
    except (Refused, Known) as error:
        return Outcome(path.name, "refused", error.sentence)
    name = hubs(office)[bundle.hub_id].name
    try:
        what, words = take(office, bundle)
    except (Refused, Known) as error:
        what, words = "refused", error.sentence
    if what != "gap":
        _answer(office, path.parent, bundle, "refused" if what == "refused" else "taken", words)
    return Outcome(path.name, what, words, name, bundle.sequence, sum(bundle.counts.values()))


def take(office: Office, bundle: Bundle) -> tuple[str, str]:
    """Take one opened bundle in one transaction; returns `taken`, `repeat` or `gap` with words.

    Raises Refused or Known, with nothing changed, for one that contradicts what is here.
    """
    with act(office, "hq_receive", recipient=bundle.hub_id) as about:
        before = exchange.bundles(office.database, "in", bundle.hub_id)
        decided = accept(bundle, {one.digest: one.sequence for one in before})
        if isinstance(decided, Repeat):
            return "repeat", f"Bundle {bundle.sequence} was taken before. Nothing was changed."
        if isinstance(decided, Gap):
            numbers = ", ".join(str(number) for number in decided.missing)
            return (
                "gap",
                f"Bundle {bundle.sequence} waits for {numbers}. Ask the hub for what is missing, or for everything.",
            )
        _check(office, bundle)
        applied = exchange.apply_rows(office.database, bundle.tables)
        if applied.clashes:
            raise Known(
                "This bundle says something else about records that are here already. Nothing of it was taken. "
                "Keep the file, and ask who looks after the hub."
            )
        # The marks say which rows came with which bundle, and so from which hub.
        marks = exchange.marks(office.database, SENT)
        ident = str(uuid_utils.uuid7())
        total = sum(bundle.counts.values())
        exchange.add_bundle(
            office.database,
            exchange.Bundle(ident, "in", bundle.hub_id, bundle.sequence, office.now(), bundle.digest, marks, total),
        )
        about.append(ident)
        new = sum(applied.new.values())
    return "taken", f"Bundle {bundle.sequence} was taken: {new:,} new records of {total:,}."


def _check(office: Office, bundle: Bundle) -> None:
    if not set(bundle.tables) <= set(SENT):
        raise Known("This bundle holds kinds of record that no hub sends. Nothing of it was taken.")
    # Each desk's audit trail is a chain of its own; whoever sent its first line here sends the others.
    for desk in {str(row.get("desk")) for row in bundle.tables.get("audit", ())}:
        if desk == office.desk or settings.get(office.database, _DESK + desk, bundle.hub_id) != bundle.hub_id:
            raise Known("This bundle claims lines of somebody else's audit trail. Nothing of it was taken.")
        settings.put(office.database, _DESK + desk, bundle.hub_id)


def _answer(office: Office, directory: Path, bundle: Bundle, outcome: str, words: str) -> None:
    held = next(
        (one for one in exchange.bundles(office.database, "in", bundle.hub_id) if one.digest == bundle.digest), None
    )
    # The time of taking, so that the receipt of a repeat is the receipt that the hub was given before.
    at = held.at if held is not None else office.now()
    said = words if outcome == "refused" else ""
    receipt = Receipt(bundle.hub_id, bundle.sequence, bundle.digest, outcome, at.isoformat(), said)
    name = files.file_name(bundle.hub_id, bundle.sequence, bundle.digest, files.RECEIPT)
    files.write(directory / name, make_receipt(receipt, office.signing_key))
