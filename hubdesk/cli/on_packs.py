"""`hubdesk packs`: list packs, see what a recipient does not see, sign, make again, and hand over."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from hubdesk.cli.commands import Commands, command
from hubdesk.cli.opening import opened, passphrase_in
from hubdesk.cli.output import add_format, print_rows
from hubdesk.domain.difference import KINDS
from hubdesk.domain.errors import Refused
from hubdesk.domain.pack_standing import STATES, PackStanding
from hubdesk.service.forms import MadePack
from hubdesk.service.outgoing import Stopped
from hubdesk.service.pack import save_pack
from hubdesk.service.pack_certificate import (
    certificate,
    check_file,
    make_certificate,
    take_certificate,
    write_certificate,
)
from hubdesk.service.pack_list import pack_list, pack_story
from hubdesk.service.pack_logo import drop_logo, set_logo
from hubdesk.service.pack_newer import newer_pack
from hubdesk.service.pack_pile import save_pile
from hubdesk.service.pack_sign import sign_pack

_CLEAR = "What is saved holds case data in clear: keep it as OFFICIAL-SENSITIVE."


def add_commands(commands: Commands) -> None:
    """Add `packs` and what can be done with them."""
    words = "Packs between making and leaving: list, show, sign, make again, save a morning's."
    inside = commands.add_parser("packs", help=words, description=words)
    below = inside.add_subparsers(title="commands", metavar="COMMAND", required=True)
    listed = command(below, "list", "Print packs and where they stand, the newest first.", _list)
    listed.add_argument("--family", default="", metavar="FAMILY", help="only those of this family")
    listed.add_argument("--state", default="", choices=tuple(STATES), help="only those that stand there")
    add_format(listed)
    shown = command(below, "show", "Print what a pack's recipient does not see, and which copies left.", _show)
    shown.add_argument("number", metavar="NUMBER")
    add_format(shown)
    signed = command(below, "sign", "Sign a pack; two different people do before it is a draft no more.", _sign)
    signed.add_argument("number", metavar="NUMBER")
    signed.add_argument("--reason", default="", help="why it is signed although the family has changed since")
    again = command(below, "again", "Make a newer pack of the same family for the same recipient.", _again)
    again.add_argument("number", metavar="NUMBER")
    again.add_argument("--reason", default="", help="why it may go out where contact is not safe")
    again.add_argument("--out", type=Path, metavar="FILE", help="where to save it as well")
    saved = command(below, "save", "Save signed packs under a cover sheet without names into a folder.", _save)
    saved.add_argument("numbers", nargs="*", metavar="NUMBER", help="all that are signed and not handed over, if none")
    saved.add_argument("--to", type=Path, required=True, metavar="FOLDER")
    saved.add_argument(
        "--protect-file", type=Path, metavar="FILE", help="encrypt them under the passphrase in this file"
    )
    _add_certificate(below)


def _add_certificate(below: Commands) -> None:
    checked = command(below, "check", "Tell whether a file is a pack that left this desk, unchanged.", _check)
    checked.add_argument("file", type=Path, metavar="FILE.pdf")
    checked.add_argument("--protect-file", type=Path, metavar="FILE", help="the file with its passphrase")
    words = "Print the certificate that packs are signed with, make one, take one in, or write it out."
    held = command(below, "certificate", words, _certificate)
    what = held.add_mutually_exclusive_group()
    what.add_argument("--make", action="store_true", help="make one of the hub's own")
    what.add_argument("--take", type=Path, metavar="FILE.p12", help="take in a PKCS#12 file that the hub was given")
    what.add_argument("--out", type=Path, metavar="FILE.pem", help="write the public half, for recipients")
    held.add_argument("--passphrase-file", type=Path, metavar="FILE", help="with --take: the file's passphrase")
    logo = command(below, "logo", "Take in the hub's logo for the cover of its packs, or let it go.", _logo)
    which = logo.add_mutually_exclusive_group(required=True)
    which.add_argument("--take", type=Path, metavar="FILE", help="a PNG or JPEG file")
    which.add_argument("--none", action="store_true", help="packs made from now on have none")


def _list(arguments: Namespace) -> None:
    with opened(arguments) as desk:
        found = pack_list(desk, arguments.family, arguments.state)
    print_rows([_row(one) for one in found], arguments.format, "There is no such pack.")


def _row(one: PackStanding) -> dict[str, object]:
    return {
        "number": one.number,
        "state": one.state,
        "kind": one.kind,
        "recipient": one.recipient,
        "family_id": one.family_id,
        "family": one.title,
        "made_at": one.made_at.isoformat(),
        "made_by": one.made_by,
        "signed_by": "; ".join(one.signed_by),
        "copies": one.copies,
        "replaces": one.replaces,
        "replaced_by": one.replaced_by,
    }


def _show(arguments: Namespace) -> None:
    with opened(arguments) as desk:
        view, copies = pack_story(desk, arguments.number)
    rows = [
        {"what": KINDS.get(one.kind, one.kind), "concern_ref": one.ref, "words": one.words, "why": one.why}
        for one in view.differences
    ]
    print_rows(rows, arguments.format, "Nothing is left out, covered or bound to conditions.")
    if arguments.format == "table":
        if view.replaces:
            print(f"\nIt replaces pack {view.replaces}.")
        for copy in copies:
            print(f"\nCopy {copy.copy} was {copy.how} by {copy.by} on {copy.at:%d %B %Y at %H:%M}.")


def _sign(arguments: Namespace) -> None:
    with opened(arguments) as desk:
        try:
            made = sign_pack(desk, arguments.number, arguments.reason)
        except Stopped as stopped:
            how = f"`hubdesk packs again {arguments.number}` makes a newer one; --reason says why this one is signed."
            raise Refused(f"{stopped.sentence} {' '.join(stopped.stops)} {how}") from stopped
    print(_signed(made))


def _signed(made: MadePack) -> str:
    names = " and ".join(made.pack.signed_by)
    waits = "" if len(made.pack.signed_by) > 1 else " It is a draft until a second person signs."
    return f"Pack {made.pack.number} is signed by {names}.{waits}"


def _again(arguments: Namespace) -> None:
    with opened(arguments) as desk:
        made = newer_pack(desk, arguments.number, arguments.reason)
        if arguments.out:
            save_pack(desk, made, arguments.out, arguments.reason)
    at = f" It is at {arguments.out}. {_CLEAR}" if arguments.out else ""
    print(f"Pack {made.pack.number} replaces {made.view.replaces}. It is a draft until two people sign.{at}")


def _save(arguments: Namespace) -> None:
    secret = passphrase_in(arguments.protect_file, "Nothing was written.") if arguments.protect_file else ""
    with opened(arguments) as desk:
        numbers = arguments.numbers or [one.number for one in pack_list(desk, state="ready")]
        done = save_pile(desk, numbers, arguments.to, secret)
    for file in done.files:
        print(file)
    print("Each opens with its passphrase only." if secret else _CLEAR)


def _check(arguments: Namespace) -> None:
    secret = passphrase_in(arguments.protect_file, "Nothing was read.") if arguments.protect_file else ""
    with opened(arguments) as desk:
        found = check_file(desk, arguments.file, secret)
    if not found.good:
        raise Refused(found.words)
    print(found.words)


def _certificate(arguments: Namespace) -> None:
    with opened(arguments) as desk:
        if arguments.make:
            found = make_certificate(desk)
        elif arguments.take:
            file = arguments.passphrase_file
            secret = passphrase_in(file, "Nothing was changed.") if file else ""
            found = take_certificate(desk, arguments.take, secret)
        elif arguments.out:
            found = write_certificate(desk, arguments.out)
        elif (held := certificate(desk)) is not None:
            found = held
        else:
            print("This desk has no certificate. Packs leave it without a signature that programs can check.")
            return
    print(f"{found.subject}, valid until {found.until:%d %B %Y}. Its fingerprint (SHA-256):\n{found.fingerprint}")


def _logo(arguments: Namespace) -> None:
    with opened(arguments) as desk:
        if arguments.none:
            drop_logo(desk)
        else:
            set_logo(desk, arguments.take)
    print("Packs made from now on have no logo." if arguments.none else "Packs made from now on bear this logo.")
