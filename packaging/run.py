"""Set HubDesk up where needed and start it: `python3 packaging/run.py`.

Opens the window. Where there is no display and nothing else is asked for, it does the same job through the command
line: makes the demo hub, prints its queue, writes one pack and says where it lies.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile

from environment import make
from system import QT_LIBRARIES, has_display, need


def main() -> int:
    """Set up, start, and return HubDesk's own exit status."""
    python = make("runtime")
    arguments = sys.argv[1:]
    if not arguments and has_display():
        need(QT_LIBRARIES, {}, "The window")
    elif not arguments:
        folder = tempfile.mkdtemp(prefix="hubdesk-demo-")
        print(f"There is no display here, so the demo hub is made by the command line, in {folder}", flush=True)
        arguments = ["demo", "--out", folder]
    # -P: a folder that happens to be called hubdesk where this is started from is not taken for the program.
    return subprocess.run([str(python), "-P", "-m", "hubdesk", *arguments], check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
