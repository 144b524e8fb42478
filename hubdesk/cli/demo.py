"""`hubdesk demo`: the whole job on made-up people, so that it can be tried without real ones."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from hubdesk.cli.output import print_rows
from hubdesk.cli.progress import show_progress
from hubdesk.service.demo import make_demo
from hubdesk.service.pack import make_pack, save_pack
from hubdesk.service.places import demo_hub
from hubdesk.service.queue import queue
from hubdesk.service.unlock import lock

SHOWN = 15


def run_demo(arguments: Namespace) -> None:
    """Make the demo hub, print the top of its queue and write the first family's pack."""
    folder: Path = arguments.out or demo_hub().parent
    demo = make_demo(folder / "hub.db", families=arguments.families, seed=arguments.seed, progress=show_progress)
    desk = demo.desk
    try:
        rows = queue(desk, None, SHOWN)
        print(f"{desk.hub}: every person in it is made up.\n")
        shown = [
            {
                "rank": row.rank,
                "family": row.family_id,
                "band": row.band,
                "score": row.score,
                "children": [name for name, _ in row.children],
                "why_now": row.why_now,
            }
            for row in rows
        ]
        print_rows(shown, "table", "The demo hub is empty.")
        made = make_pack(desk, rows[0].family_id, "mdt")
        pack = folder / f"{made.pack.number}.pdf"
        save_pack(desk, made, pack)
    finally:
        lock(desk)
    print(f"\nThe hub lies at {demo.path}; its user is {demo.user}, its passphrase: {demo.passphrase}")
    print(f"A pack for the MDT about the first family lies at {pack}")
