"""The command about the match model: show it, learn another, take one into use, list its versions."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from hubdesk.cli.commands import Commands, command, count
from hubdesk.cli.opening import opened
from hubdesk.cli.output import add_format, print_rows
from hubdesk.cli.progress import show_progress
from hubdesk.domain.errors import Refused
from hubdesk.service.desk import Desk
from hubdesk.service.model import (
    Shown,
    accept_model,
    model_versions,
    propose_model,
    show_model,
    train_model,
    write_model,
)
from hubdesk.service.model_versions import Version


def add_commands(commands: Commands) -> None:
    """Add the command about the match model."""
    words = "Show the hub's match model, learn another from its records, or take a version into use."
    model = command(commands, "model", words, _model)
    model.add_argument("action", choices=("show", "train", "accept", "history"))
    model.add_argument("--version", type=count, help="which version (default: the one that waits, else the one in use)")
    model.add_argument("--reason", default="", help="accept: why this version is taken into use")
    model.add_argument("--from", dest="file", type=Path, metavar="FILE", help="train: propose the model in this file")
    model.add_argument("--out", type=Path, metavar="FILE", help="show, train: write the model as a neutral file")
    add_format(model)


def _model(arguments: Namespace) -> None:
    _refuse_what_says_nothing(arguments)
    with opened(arguments) as desk:
        if arguments.action == "history":
            print_rows([_version(one) for one in model_versions(desk)], arguments.format, "There is no model.")
        elif arguments.action == "accept":
            _accept(desk, arguments)
        elif arguments.action == "train":
            proposal = (
                propose_model(desk, arguments.file, show_progress)
                if arguments.file
                else train_model(desk, show_progress)
            )
            _print(desk, proposal, arguments)
        else:
            _print(desk, show_model(desk, arguments.version or 0), arguments)


def _refuse_what_says_nothing(arguments: Namespace) -> None:
    if arguments.file and arguments.action != "train":
        raise Refused("--from goes with train: it proposes the model in a file instead of learning one.")
    if arguments.out and arguments.action not in ("show", "train"):
        raise Refused("--out goes with show and train.")
    if arguments.action == "accept" and not arguments.version:
        raise Refused("Say which version to take into use with --version. “hubdesk model history” lists them.")


def _accept(desk: Desk, arguments: Namespace) -> None:
    changes = accept_model(desk, arguments.version, arguments.reason, show_progress)
    families = sum(ident.startswith("F-") for ident in changes.ids)
    print(f"Version {arguments.version} is in use. Worked out again: {families:,} families.")


def _print(desk: Desk, shown: Shown, arguments: Namespace) -> None:
    rows = [
        {
            "comparison": one.comparison,
            "level": one.level,
            "m_in_use": _chance(one.m_before),
            "m": _chance(one.m),
            "u_in_use": _chance(one.u_before),
            "u": _chance(one.u),
            "decibans_in_use": one.weight_before,
            "decibans": one.weight,
        }
        for one in shown.levels
    ]
    if arguments.format == "table":
        print(_title(shown.version))
        for sentence in shown.words:
            print(sentence)
        print()
    print_rows(rows, arguments.format, "Its levels cannot be read.")
    if arguments.out:
        write_model(desk, arguments.out, shown.version.number)
    if arguments.format == "table":
        if arguments.out:
            print(f"\nWritten to {arguments.out}.")
        if not shown.version.in_use and not shown.version.trouble:
            print(
                f"\nNothing has changed yet. A manager takes it into use with "
                f"“hubdesk model accept --version {shown.version.number} --reason WORDS”."
            )


def _chance(chance: float) -> str:
    return f"{chance:.4g}" if chance < 0.99 else f"{chance:.7g}"


def _title(version: Version) -> str:
    state = "in use" if version.in_use else "was in use" if version.accepted else "waits for a manager"
    return f"Version {version.number} ({version.name}), {state}, normalisation {version.normalisation}"


def _version(one: Version) -> dict[str, object]:
    last = one.accepted[-1] if one.accepted else None
    return {
        "version": one.number,
        "name": one.name,
        "state": "in use" if one.in_use else "cannot be used" if one.trouble else "was in use" if last else "waits",
        "normalisation": one.normalisation,
        "made": one.at.date().isoformat(),
        "author": one.author,
        "accepted": last.at.date().isoformat() if last else "",
        "by": last.by if last else "",
        "reason": (last.reason if last else one.trouble or one.reason),
    }
