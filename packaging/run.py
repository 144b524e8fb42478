"""Set HubDesk up where needed and start it: `python3 packaging/run.py`.

Opens the window. Where there is no display and nothing else is asked for, it does the same job through the command
line: makes the demo hub, prints its queue, writes one pack and says where it lies.
"""

from __future__ import annotations

import subprocess
import sys

from environment import QT_LIBRARIES, ROOT, has_display, make, need


def main() -> int:
    """Set up, start, and return HubDesk's own exit status."""
    python = make("runtime")
    arguments = sys.argv[1:]
    if not arguments and not has_display():
        print("There is no display here, so the demo hub is shown through the command line.", flush=True)
        arguments = ["demo"]
    elif not arguments:
        need(QT_LIBRARIES, "The window")
    return subprocess.run(
        [str(python), "-m", "hubdesk", *arguments], check=False, cwd=ROOT if not arguments else None
    ).returncode


if __name__ == "__main__":
    sys.exit(main())
