"""What HubDesk needs of a Linux system, found by looking for it; standard library only."""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping

# What Qt's own files open, and the Debian package that holds it.
QT_LIBRARIES = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
}
# Real programs that the tests use: a screen of their own, keys and mouse, PDF tools.
TOOLS = {"Xvfb": "xvfb", "xauth": "xauth", "xdotool": "xdotool", "pdftotext": "poppler-utils", "qpdf": "qpdf"}


def has_display() -> bool:
    """Tell whether a window can be shown here."""
    return not sys.platform.startswith("linux") or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def need(libraries: Mapping[str, str], programs: Mapping[str, str], what: str) -> None:
    """Install what is missing where this may be done (root with apt), else name the one command that does it."""
    if not sys.platform.startswith("linux"):
        return
    missing = {name: package for name, package in libraries.items() if not _opens(name)}
    missing |= {name: package for name, package in programs.items() if shutil.which(name) is None}
    if not missing:
        return
    if shutil.which("apt-get") is None:
        print(f"{what} needs of this system: {', '.join(missing)}. Install the packages that hold them.", flush=True)
        return
    command = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *missing.values()]
    if os.geteuid() == 0 and _installs(command, what):
        return
    print(f"{what} needs system packages. Install them with:\n  sudo {' '.join(command)}", flush=True)


def _opens(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _installs(command: list[str], what: str) -> bool:
    print(f"Installing system packages for {what.lower()}: {' '.join(command[5:])}", flush=True)
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for step in (["apt-get", "update", "-qq"], command):
        done = subprocess.run(step, check=False, env=quiet, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    return done.returncode == 0
