"""Commands about the rules of the score: rules, backtest, transparency."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from hubdesk.cli.commands import Commands, command, count, day
from hubdesk.cli.opening import opened
from hubdesk.cli.output import add_format, print_rows
from hubdesk.cli.progress import show_progress
from hubdesk.domain.backtest import Backtest, Group
from hubdesk.domain.errors import Refused
from hubdesk.service.backtest import backtest, summary, write_backtest
from hubdesk.service.rules import accept_rules, compare_rules, propose_rules, read_proposal, rules_of, rules_versions
from hubdesk.service.transparency import transparency

_FEW = "fewer than 5"


def add_commands(commands: Commands) -> None:
    """Add the commands about the rules of the score."""
    words = "List the versions of the hub's rules, propose one, compare it with those in use, or take it into use."
    rules = command(commands, "rules", words, _rules)
    rules.add_argument("action", choices=("list", "propose", "compare", "accept"))
    rules.add_argument("--file", type=Path, help="propose: the rules to propose")
    rules.add_argument("--version", help="compare, accept: which version")
    rules.add_argument("--reason", default="", help="accept: why these rules are taken into use")
    add_format(rules)
    words = "Replay the hub's own history by the week under two versions of the rules, and compare them."
    tested = command(commands, "backtest", words, _backtest)
    which = tested.add_mutually_exclusive_group(required=True)
    which.add_argument("--rules", type=Path, metavar="FILE", help="rules to compare with those in use")
    which.add_argument("--version", help="or a version that the hub has")
    tested.add_argument("--from", dest="first", type=day, required=True, metavar="DAY")
    tested.add_argument("--to", dest="last", type=day, required=True, metavar="DAY")
    tested.add_argument("--capacity", type=count, default=4, help="families looked at in a week (default: %(default)s)")
    tested.add_argument("--out", type=Path, help="write the looks of each week as CSV")
    add_format(tested)
    words = "Write the transparency record as a PDF: what the score is, is not, may not be used for, and its rules."
    record = command(commands, "transparency", words, _transparency)
    record.add_argument("--out", type=Path, required=True, metavar="FILE.pdf")


def _rules(arguments: Namespace) -> None:
    if arguments.action in ("compare", "accept") and not arguments.version:
        raise Refused("Say which version with --version. “hubdesk rules list” lists them.")
    if arguments.action == "propose" and arguments.file is None:
        raise Refused("Say which rules with --file.")
    with opened(arguments) as desk:
        if arguments.action == "propose":
            (version,) = propose_rules(desk, arguments.file).ids
            print(f"Version {version} waits for a manager. Nothing has changed yet: compare and back-test it first.")
        elif arguments.action == "accept":
            accept_rules(desk, arguments.version, arguments.reason)
            print(f"Version {arguments.version} is in use. Every family is scored by it.")
        elif arguments.action == "compare":
            found = compare_rules(desk, arguments.version)
            rows = [{"figure": one.figure, "in_use": one.now, "proposed": one.proposed} for one in found]
            print_rows(rows, arguments.format, "Both versions have the same figures.")
        else:
            listed = [
                {
                    "version": one.version,
                    "state": "in use" if one.in_use else "not in use",
                    "author": one.author,
                    "kept": one.at.date().isoformat() if one.at else "shipped",
                    "by": one.by,
                    "reason": one.reason,
                }
                for one in rules_versions(desk)
            ]
            print_rows(listed, arguments.format, "There are no rules.")


def _backtest(arguments: Namespace) -> None:
    with opened(arguments) as desk:
        other = read_proposal(desk, arguments.rules)[0] if arguments.rules else rules_of(desk, arguments.version)
        found = backtest(desk, other, arguments.first, arguments.last, arguments.capacity, show_progress)
        if arguments.out:
            write_backtest(desk, found, arguments.out)
    print_rows([summary(found.now), summary(found.proposed)], arguments.format, "")
    if arguments.format == "table":
        print("\nGroups, counted for audit only and never scored:")
        print_rows([_group(one, found) for one in found.groups], "table", "No group is recorded.")
        print(
            "\nNothing was changed. These are the hub's own records: they say nothing about children it never heard of."
        )


def _transparency(arguments: Namespace) -> None:
    with opened(arguments) as desk:
        transparency(desk, arguments.out)
    print(f"The transparency record is at {arguments.out}. It names nobody and may be given out.")


def _group(one: Group, found: Backtest) -> dict[str, object]:
    row: dict[str, object] = {"group": one.name, "families": one.families, "outcomes": _shown(one.outcomes)}
    for number, tally in enumerate((found.now, found.proposed)):
        row[f"looked_at_{tally.version}"] = _shown(one.looked_at[number])
        row[f"seen_before_{tally.version}"] = _shown(one.caught[number])
    return row


def _shown(figure: int | None) -> object:
    return _FEW if figure is None else figure
