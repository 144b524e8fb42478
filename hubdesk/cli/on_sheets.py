"""Commands about sheets: demo, import, mentions, link, replay."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from hubdesk.cli.commands import Commands, command, count, day
from hubdesk.cli.demo import run_demo
from hubdesk.cli.opening import opened
from hubdesk.cli.output import print_rows
from hubdesk.cli.progress import show_progress
from hubdesk.domain.errors import Refused
from hubdesk.domain.line import Line, total
from hubdesk.service.assist import kept_mapping
from hubdesk.service.forms import Imported
from hubdesk.service.import_sheet import import_sheet
from hubdesk.service.link import link, why_linked
from hubdesk.service.mentions import write_mentions
from hubdesk.service.replay import write_replay


def add_commands(commands: Commands) -> None:
    """Add the commands about sheets."""
    demo = command(commands, "demo", "Make a made-up hub, print its queue and write one pack.", run_demo, hub=False)
    demo.add_argument("--families", type=count, default=300, help="how many families (default: %(default)s)")
    demo.add_argument("--seed", type=int, default=7, help="another seed makes another hub (default: %(default)s)")
    demo.add_argument("--out", type=Path, help="folder for the demo hub and its pack")
    sheet = command(commands, "import", "Take in a partner's sheet (CSV or XLSX).", _import)
    sheet.add_argument("sheet", type=Path)
    sheet.add_argument("--source", help="whose sheet it is (default: the mapping's, else sheet)")
    read = sheet.add_mutually_exclusive_group()
    read.add_argument("--mapping", type=Path, help="file that renames the partner's own headings and values")
    read.add_argument("--like", metavar="PARTNER", help="read it as was said in the window of this partner's sheets")
    sheet.add_argument("--dry-run", action="store_true", help="read and check only; keep nothing")
    sheet.add_argument("--rejects", type=Path, help="where to write rejected rows (default: beside the sheet)")
    mentions = command(commands, "mentions", "Write out which person and family each mention belongs to.", _mentions)
    mentions.add_argument("--out", type=Path, required=True)
    linked = command(commands, "link", "Find who is the same person in any list of people.", _link)
    linked.add_argument("records", type=Path)
    linked.add_argument("--id", default="id", help="the column that names each record (default: %(default)s)")
    linked.add_argument(
        "--column",
        action="append",
        default=[],
        metavar="OURS=THEIRS",
        help="where a column is called otherwise, e.g. given_name=first_name",
    )
    linked.add_argument("--out", type=Path, help="where to write which record is which person")
    linked.add_argument("--pairs", type=Path, help="write the pairs with their weights too")
    linked.add_argument("--why", nargs=2, metavar=("LEFT", "RIGHT"), help="explain two records, line by line, instead")
    linked.add_argument("--against-hub", action="store_true", help="link to the hub's people as well")
    replayed = command(commands, "replay", "Replay the hub's history: the queue as it stood each week.", _replay)
    replayed.add_argument("--from", dest="first", type=day, required=True, metavar="DAY")
    replayed.add_argument("--to", dest="last", type=day, required=True, metavar="DAY")
    replayed.add_argument("--every", type=count, default=7, help="days between looks (default: %(default)s)")
    replayed.add_argument("--limit", type=count, default=50, help="families a week (default: %(default)s)")
    replayed.add_argument("--out", type=Path, required=True)


def _import(arguments: Namespace) -> None:
    with opened(arguments) as desk:
        done = import_sheet(
            desk,
            arguments.sheet,
            source=arguments.source,
            mapping=kept_mapping(desk, arguments.like) if arguments.like else arguments.mapping,
            dry_run=arguments.dry_run,
            progress=show_progress,
            rejects=arguments.rejects,
        )
    print(imported_words(done, arguments.dry_run))
    for bad in done.rejected[:10]:
        print(f"  row {bad.row}, {bad.column}: {bad.reason}")
    if len(done.rejected) > 10:
        print(f"  and {len(done.rejected) - 10:,} more")
    if done.rejects:
        print(f"The rejected rows are in {done.rejects}. Mend them there and import that file.")


def imported_words(done: Imported, dry_run: bool) -> str:
    """Say in one sentence what became of a sheet."""
    begin = "Nothing was kept; this sheet would give" if dry_run else "Imported"
    return (
        f"{begin} {done.rows:,} rows: {done.concerns_new:,} new concerns, {done.concerns_same:,} already here, "
        f"{done.concerns_amended:,} amended, {len({bad.row for bad in done.rejected}):,} rows rejected."
    )


def _mentions(arguments: Namespace) -> None:
    with opened(arguments) as desk:
        written = write_mentions(desk, arguments.out)
    print(f"Wrote {written:,} mentions to {arguments.out}.")


def _link(arguments: Namespace) -> None:
    renamed = {}
    for pair in arguments.column:
        ours, equals, theirs = pair.partition("=")
        if not equals:
            raise Refused(f"{pair} is not OURS=THEIRS, for example given_name=first_name.")
        renamed[ours] = theirs
    if arguments.why:
        _why(why_linked(arguments.records, arguments.id, renamed, *arguments.why))
        return
    if arguments.out is None:
        raise Refused("Say where to write the answer: --out FILE.")
    words = (arguments.records, arguments.id, renamed, arguments.out, arguments.pairs)
    if arguments.against_hub:
        with opened(arguments) as desk:
            said = link(*words, desk, progress=show_progress)
    else:
        said = link(*words, None, progress=show_progress)
    print(said)


def _why(lines: Sequence[Line]) -> None:
    rows = [{"label": line.label, "decibans": line.points, "because": line.because} for line in lines]
    print_rows(rows, "table", "No line.")
    weight = total(lines)
    chance = 1 / (1 + 10 ** (-weight / 10))
    print(f"\nWeight {weight} decibans: {'more' if weight > 0 else 'less'} likely than not one person ({chance:.1%}).")


def _replay(arguments: Namespace) -> None:
    with opened(arguments) as desk:
        weeks = write_replay(
            desk,
            arguments.first,
            arguments.last,
            arguments.every,
            arguments.limit,
            arguments.out,
            show_progress,
        )
    print(f"Wrote {weeks:,} weeks to {arguments.out}.")
