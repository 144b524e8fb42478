"""How a command is added, so that all of them look alike."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError, Namespace, _SubParsersAction
from collections.abc import Callable
from datetime import date
from typing import TypeAlias

from hubdesk.cli.opening import add_hub

Commands: TypeAlias = "_SubParsersAction[ArgumentParser]"


def command(
    commands: Commands, name: str, words: str, run: Callable[[Namespace], None], *, hub: bool = True
) -> ArgumentParser:
    """Add a command with its one sentence of help; `hub` gives it `--db` and `--user`."""
    parser = commands.add_parser(name, help=words, description=words)
    parser.set_defaults(run=run)
    if hub:
        add_hub(parser)
    return parser


def day(text: str) -> date:
    """Read a day written as 2026-03-14, for argparse."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise ArgumentTypeError(f"{text} is not a day. Write it as 2026-03-14.") from error


def with_reason(text: str) -> tuple[str, str]:
    """Read a piece and why, written as C000012=why, for argparse."""
    ref, found, why = text.partition("=")
    if not (found and ref.strip()):
        raise ArgumentTypeError(f"{text} is not a piece and a reason. Write it as C000012=why.")
    return ref.strip(), why.strip()


def count(text: str) -> int:
    """Read a number of 1 or more, for argparse."""
    if not text.isdecimal() or int(text) < 1:
        raise ArgumentTypeError(f"{text} is not a number of 1 or more.")
    return int(text)
