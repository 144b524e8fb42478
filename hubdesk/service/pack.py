"""Make an escalation pack for one recipient, keep its snapshot, sign it and save it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from hubdesk.domain.changes import Changes
from hubdesk.domain.decision import CHOSEN_BY_PIECE, PACK_KINDS, Pack
from hubdesk.domain.errors import Refused
from hubdesk.packs.contents import digest, snapshot
from hubdesk.packs.kinds import decided, drawn
from hubdesk.packs.protect import protected, protecting
from hubdesk.service.desk import Desk, act
from hubdesk.service.family import family
from hubdesk.service.forms import MadePack
from hubdesk.service.new_id import new_id
from hubdesk.service.pack_again import drawn_again, leaving, note_copy
from hubdesk.service.pack_certificate import signed_by_hub
from hubdesk.service.pack_pages import NOBODY, Waiting
from hubdesk.service.pack_pieces import check_pieces, with_pieces, words
from hubdesk.service.pack_view import after, hiding, remaining, seen_by, viewed
from hubdesk.service.safe_contact import let_out, stops_about
from hubdesk.service.whole_file import WholeFile
from hubdesk.store import packs, packs_out
from hubdesk.vault.keys import check_passphrase


def make_pack(
    desk: Desk,
    family_id: str,
    recipient: str,
    reason: str = "",
    kind: str = "full",
    left_out: Mapping[str, str] = MappingProxyType({}),
    redact: Mapping[str, str] = MappingProxyType({}),
    also: Sequence[str] = (),
    waiting: Waiting = NOBODY,
) -> MadePack:
    """Make a pack about a family as it stands now; until two people have signed every page says DRAFT.

    Where contact with somebody of the family is not safe, it takes a reason. `left_out` says, by their ids, who is
    not in it and why; `redact` says, by their numbers, which pieces are taken out of a copy for a court and why,
    `also` words. Somebody `waiting` hears of each page and can stop it, and then no pack was made.
    """
    if kind not in PACK_KINDS:
        raise Refused(f"{kind} is not a kind of pack. Choose one of: {', '.join(PACK_KINDS)}.")
    if recipient not in desk.codes.recipients:
        raise Refused(f"{recipient} is not a recipient. Choose one of: {', '.join(desk.codes.recipients)}.")
    if kind not in CHOSEN_BY_PIECE and (redact or also):
        raise Refused("Pieces and words are taken out of a copy for a court only. Choose that kind.")
    shown = family(desk, family_id)
    check_pieces(redact, (entry.concern.ref for entry in shown.entries))
    hidden = hiding(desk, shown, recipient, left_out)
    with act(desk, "make_pack", recipient=recipient) as done:
        number = packs.next_number(desk.database, desk.today().year)
        theirs = seen_by(desk, shown, recipient, number, hidden)
        inside = hidden.covered(decided(kind, theirs, remaining(shown, hidden), desk.codes, redact, words(also)), shown)
        inside = after(shown, recipient, kind, inside)
        view = with_pieces(viewed(desk, shown, recipient, theirs, left_out, hidden, inside.replaces), redact)
        made = Pack(
            id=new_id(),
            number=number,
            person_ids=tuple(person.id for person in shown.people if person.id not in left_out),
            recipient=recipient,
            made_at=desk.now(),
            made_by=desk.user.name,
            digest=digest(inside),
            rules_version=shown.score.rules_version,
            snapshot=snapshot(inside),
            kind=kind,
        )
        let_out(desk, made.id, {"unsafe_contact": stops_about(desk, made.person_ids)}, reason)
        packs.add(desk.database, made)
        packs_out.add_view(desk.database, new_id(), made.id, view)
        done.about += [made.id, shown.id]
        pdf = drawn(inside, waiting.tell)
    return MadePack(made, pdf, Changes(frozenset({"packs"}), frozenset({made.id, shown.id})), view)


def save_pack(desk: Desk, made: MadePack, path: Path, reason: str = "", passphrase: str = "") -> MadePack:
    """Write a pack where the user wants it, whole or not at all; its leaving is logged.

    A signed pack leaves as a copy with a number of its own, a draft says DRAFT on every page. With a passphrase it is
    encrypted, else it leaves the hub in clear. Where contact was marked as not safe since it was made, it takes a
    reason.
    """
    if passphrase:
        check_protection(passphrase)
    copied = leaving(desk, made)
    pdf = protected(copied.pdf, passphrase) if passphrase else copied.pdf
    if copied.copy:
        pdf = signed_by_hub(desk, pdf, protecting(passphrase) if passphrase else "")
    how = "saved under a passphrase" if passphrase else ""
    with WholeFile(path, "The pack", "It is safe in the hub.") as file:
        # Only once it is logged that it leaves does the file stand where it was wanted.
        with act(desk, "save_pack", reason=how, recipient=made.pack.recipient) as done:
            let_out(desk, made.pack.id, {"unsafe_contact": stops_about(desk, made.pack.person_ids)}, reason)
            done.about.append(made.pack.id)
            file.write(pdf)
        file.put()
        note_copy(desk, copied, "saved")  # only what stands there is a copy; if this fails, the file goes again
    return copied


def check_protection(passphrase: str) -> None:
    """Refuse a passphrase that would not protect a pack, before anything is made or written."""
    check_passphrase(passphrase)
    protecting(passphrase)


def note_printed(desk: Desk, made: MadePack) -> Changes:
    """Log that a pack was handed to the system's printer; `next_copy` drew the copy."""
    with act(desk, "print_pack", recipient=made.pack.recipient) as done:
        note_copy(desk, made, "printed")
        done.about.append(made.pack.id)
    return made.changes


def reopen_pack(desk: Desk, number: str) -> MadePack:
    """Print a pack again from its snapshot, as it was made, with the signatures it has now."""
    with act(desk, "view_pack") as done:
        made = drawn_again(desk, number)
        done.about.append(made.pack.id)
    return made
