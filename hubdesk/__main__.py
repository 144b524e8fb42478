"""Start HubDesk: the window where nothing else is asked for, else one command."""

from __future__ import annotations

import sys


def main(argv: list[str] | None = None) -> int:
    """Run HubDesk and return its exit status: 0 done, 2 refused, 3 known fault, 70 bug."""
    arguments = sys.argv[1:] if argv is None else argv
    if not arguments:
        from hubdesk.ui.app import run

        return run()
    from hubdesk.cli.run import run_command

    return run_command(arguments)


if __name__ == "__main__":
    sys.exit(main())
