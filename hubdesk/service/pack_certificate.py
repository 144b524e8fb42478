"""The hub's certificate: made or taken in, signing what leaves, and telling whether a file is ours and unchanged."""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from dataclasses import dataclass
from pathlib import Path

from hubdesk.domain.errors import Known, Refused
from hubdesk.service.desk import Desk, act
from hubdesk.service.whole_file import WholeFile
from hubdesk.store import packs, packs_out, settings
from hubdesk.vault.certificate import Certificate as Certificate
from hubdesk.vault.certificate import as_text, certificate_of, described, given_certificate, new_certificate

_NOW, _ALL = "pack_certificate", "pack_certificates"
_LARGEST = 1_000_000  # bytes of a file that could be a certificate


@dataclass(frozen=True, slots=True)
class Checked:
    """What is to be said about a file: `good` where it is ours and unchanged."""

    good: bool
    words: str


def certificate(desk: Desk) -> Certificate | None:
    """Tell which certificate packs are signed with at this desk, or None."""
    with act(desk, "view_certificate"):
        held = _held(desk)
    return certificate_of(held) if held else None


def make_certificate(desk: Desk) -> Certificate:
    """Make a certificate of the hub's own; recipients come to trust it by its fingerprint."""
    return _keep(desk, new_certificate(desk.hub, desk.now()), "made")


def take_certificate(desk: Desk, file: Path, passphrase: str) -> Certificate:
    """Take in a PKCS#12 file that the hub was given; its passphrase is not kept."""
    return _keep(desk, given_certificate(_read(file), passphrase, desk.now()), "taken in")


def write_certificate(desk: Desk, path: Path) -> Certificate:
    """Write the public half of the certificate, for recipients to take in."""
    found = certificate(desk)
    if found is None:
        raise Refused("This desk has no certificate yet. Make one, or take one in.")
    with WholeFile(path, "The certificate") as file:
        file.write(as_text(found.der))
        file.put()
    return found


def signed_by_hub(desk: Desk, pdf: bytes, passphrase: str = "") -> bytes:
    """Sign what leaves where this desk has a certificate; without one it leaves as it is."""
    held = _held(desk)
    if not held:
        return pdf
    shown = certificate_of(held)
    if shown.until < desk.now():
        raise Refused(
            f"The hub's certificate ended on {shown.until:%d %B %Y}. Nothing was written. "
            "Make a new one with `hubdesk packs certificate --make`, or take one in."
        )
    from hubdesk.packs.signed import signed  # slow to load, and most desks have no certificate

    return signed(pdf, held, desk.hub, passphrase)


def check_file(desk: Desk, path: Path, passphrase: str = "") -> Checked:
    """Tell whether a file is a pack that left this desk, as it left."""
    from hubdesk.packs.signed import sealed

    pdf = _read(path, largest=None)
    with act(desk, "view_pack", reason="check") as done:
        known = [b64decode(one) for one in json.loads(settings.get(desk.database, _ALL, "[]"))]
        seal = sealed(pdf, known, passphrase)
        if seal is None:
            return Checked(False, "That file is not signed by a certificate, so nothing can be said about it.")
        pack = packs.by_number(desk.database, seal.title.removeprefix("Pack ").strip())
        if pack is not None:
            done.about.append(pack.id)
        left = len(packs_out.copies_of(desk.database, pack.id)) if pack else 0
    copies = f"{left} {'copy' if left == 1 else 'copies'} left"
    which = f"pack {pack.number}, of which {copies}" if pack else "no pack that this desk knows"
    when = f" on {seal.at:%d %B %Y at %H:%M} universal time, by its own clock" if seal.at else ""
    if not seal.whole:
        return Checked(False, "That file was changed after it was signed. Do not rely on it; ask for it again.")
    if not seal.ours:
        by = described(seal.der)
        who = f"{by.subject}, fingerprint {by.fingerprint}"
        return Checked(False, f"That file is as it was signed{when}, but not by this desk: {who}.")
    return Checked(True, f"That file was signed here{when} and has not been changed since. It is {which}.")


def _held(desk: Desk) -> bytes:
    return b64decode(settings.get(desk.database, _NOW))


def _keep(desk: Desk, made: bytes, how: str) -> Certificate:
    shown = certificate_of(made)
    with act(desk, "certify", reason=how):
        every = json.loads(settings.get(desk.database, _ALL, "[]"))
        der = b64encode(shown.der).decode()
        settings.put(desk.database, _NOW, b64encode(made).decode())
        settings.put(desk.database, _ALL, json.dumps([*(one for one in every if one != der), der]))
    return shown


def _read(path: Path, largest: int | None = _LARGEST) -> bytes:
    try:
        if largest is not None and path.stat().st_size > largest:
            raise Refused(f"{path.name} is too large for a certificate. Nothing was changed. Choose another file.")
        return path.read_bytes()
    except OSError as error:
        said = f"{path} cannot be read. Nothing was changed. Check that it is there and that you may read it."
        raise Known(said) from error
