"""All commands of the command line."""

from __future__ import annotations

from argparse import ArgumentParser

from hubdesk.cli import (
    at_desk,
    at_hq,
    at_hub,
    identities,
    on_concerns,
    on_contacts,
    on_copies,
    on_decisions,
    on_families,
    on_meetings,
    on_model,
    on_packs,
    on_relations,
    on_reports,
    on_rules,
    on_sheets,
    on_today,
    who_is_whom,
)


def build_parser() -> ArgumentParser:
    """Build the parser; each command's function stands in `run`."""
    parser = ArgumentParser(
        prog="hubdesk",
        description="The desk of a harm reduction hub. Without a command it opens the window.",
    )
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for group in (
        at_hub,
        on_today,
        on_sheets,
        on_families,
        on_packs,
        on_decisions,
        on_meetings,
        on_concerns,
        on_contacts,
        on_copies,
        on_reports,
        on_model,
        on_relations,
        on_rules,
        at_desk,
        who_is_whom,
        identities,
        at_hq,
    ):
        group.add_commands(commands)
    return parser
