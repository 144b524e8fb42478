"""Let a hub send: its public key is pinned here, once, by a person."""

from __future__ import annotations

from pathlib import Path

from hubdesk.domain.errors import Refused
from hubdesk.exchange import card as cards
from hubdesk.exchange import files
from hubdesk.hq.office import Office, act, hubs, keep_hub


def enrol_hub(office: Office, file: Path, *, replace: bool = False) -> str:
    """Take in a hub's public file and say what to compare on the telephone.

    A hub that is enrolled with another key is only changed where `replace` says so; raises Refused otherwise.
    """
    card = cards.read_card(files.read(file), cards.HUB)
    with act(office, "hq_enrol", recipient=card.id) as about:
        held = hubs(office).get(card.id)
        if held is not None and held.public_key != card.public_key and not replace:
            raise Refused(
                f"{held.name} is enrolled with another key. If its key has really changed, compare the new "
                f"fingerprint on the telephone first: {card.fingerprint}."
            )
        keep_hub(office, card)
        about.append(card.id)
    return f"{card.name} can send now. Compare on the telephone: the hub's fingerprint is {card.fingerprint}."
