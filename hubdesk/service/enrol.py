"""Make headquarters and this hub known to each other."""

from __future__ import annotations

from pathlib import Path

from hubdesk.domain.errors import Refused
from hubdesk.exchange import card as cards
from hubdesk.exchange import files
from hubdesk.exchange.card import Card
from hubdesk.service.desk import Desk, act
from hubdesk.store import settings
from hubdesk.vault.seal import new_signing_key, public_of

_KEY = "signing_key"
_HEADQUARTERS = "headquarters"


def enrol(desk: Desk, file: Path, out: Path | None = None, *, replace: bool = False) -> str:
    """Take in headquarters' public file, write this hub's own beside it (or in `out`), and say what to compare.

    Headquarters that is enrolled already is only exchanged for another where `replace` says so.
    """
    data = files.read(file)
    theirs = cards.read_card(data, cards.HEADQUARTERS)
    with act(desk, "enrol", recipient=theirs.id) as done:
        held = headquarters(desk)
        if held is not None and held != theirs and not replace:
            raise Refused(
                f"This hub reports to {held.name} already. If its keys have really changed, compare the new "
                f"fingerprint on the telephone first: {theirs.fingerprint}."
            )
        settings.put(desk.database, _HEADQUARTERS, data.decode())
        ours = Card(cards.HUB, desk.hub_id, desk.hub, public_of(signing_key(desk)).hex())
        done.about.append(theirs.id)
        name = files.file_name(desk.hub_id, 0, ours.public_key, "").split("-000000")[0]
        written = files.write((out or file.parent) / f"{name}-public.json", cards.write_card(ours))
    return (
        f"This hub now reports to {theirs.name}. Compare on the telephone: headquarters {theirs.fingerprint}, "
        f"this hub {ours.fingerprint}. Send them {written.name}."
    )


def headquarters(desk: Desk) -> Card | None:
    """Read to whom this hub reports, or None."""
    held = settings.get(desk.database, _HEADQUARTERS)
    return cards.read_card(held.encode(), cards.HEADQUARTERS) if held else None


def required_headquarters(desk: Desk) -> Card:
    """Read to whom this hub reports; raises Refused where it reports to nobody."""
    held = headquarters(desk)
    if held is None:
        raise Refused(
            "This hub does not report to a headquarters yet. Take in their file hq-public.json first (enrol)."
        )
    return held


def signing_key(desk: Desk) -> bytes:
    """Read this hub's signing key, made when first needed; call inside a transaction."""
    held = settings.get(desk.database, _KEY)
    if not held:
        held = new_signing_key().hex()
        settings.put(desk.database, _KEY, held)
    return bytes.fromhex(held)
