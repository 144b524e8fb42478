"""Make the project's own Python environment from hash-checked locks; standard library only."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
LOCKS = ROOT / "packaging" / "locks"
OLDEST = (3, 11)
# What Qt's own files need of a Linux system that has no desktop yet.
QT_LIBRARIES = (
    "libegl1",
    "libgl1",
    "libxkbcommon0",
    "libxkbcommon-x11-0",
    "libdbus-1-3",
    "libfontconfig1",
    "libxcb-cursor0",
    "libxcb-icccm4",
    "libxcb-keysyms1",
    "libxcb-shape0",
    "libxcb-xinerama0",
    "libxcb-image0",
    "libxcb-render-util0",
    "libxcb-randr0",
)


def python() -> Path:
    """Find the environment's own Python."""
    return VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def make(lock: str) -> Path:
    """Make `.venv` hold what a lock names, and return its Python; instant and offline where it does already."""
    if sys.version_info < OLDEST:
        _stop(f"HubDesk needs Python {OLDEST[0]}.{OLDEST[1]} or later; this is {sys.version.split()[0]}.")
    text = (LOCKS / f"{lock}.txt").read_bytes()
    wanted = hashlib.sha256(text + sys.version.encode()).hexdigest()
    stamp = VENV / f"{lock}.stamp"
    if python().exists() and stamp.exists() and stamp.read_text() == wanted:
        return python()
    if not _works():
        _create()
    print(f"Installing what HubDesk needs ({lock}); this takes a minute or two, once.", flush=True)
    command = [str(python()), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    command += ["--require-hashes", "--only-binary", ":all:", "-r", str(LOCKS / f"{lock}.txt")]
    if subprocess.run(command, check=False).returncode:
        _stop(
            "The packages could not be installed. Check the connection to the package registry and start again."
        )
    (VENV / _packages() / "hubdesk.pth").write_text(f"{ROOT}\n", encoding="utf-8")
    stamp.write_text(wanted)
    return python()


def need(packages: tuple[str, ...], what: str) -> None:
    """Install Debian packages where this may be done (root with apt), else name the one command that does it."""
    if not sys.platform.startswith("linux") or shutil.which("dpkg-query") is None:
        return
    missing = [name for name in packages if not _installed(name)]
    if not missing:
        return
    command = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *missing]
    if os.geteuid() != 0 or shutil.which("apt-get") is None:
        print(f"{what} needs system packages. Install them with:\n  sudo {' '.join(command)}", flush=True)
        return
    print(f"Installing system packages for {what}: {' '.join(missing)}", flush=True)
    quiet = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
    subprocess.run(["apt-get", "update", "-qq"], check=False, env=quiet, stdout=subprocess.DEVNULL)
    if subprocess.run(command, check=False, env=quiet, stdout=subprocess.DEVNULL).returncode:
        _stop(
            f"The system packages could not be installed. Install them by hand with:\n  {' '.join(command)}"
        )


def has_display() -> bool:
    """Tell whether a window can be shown here."""
    return not sys.platform.startswith("linux") or bool(
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    )


def _packages() -> Path:
    if os.name == "nt":
        return Path("Lib/site-packages")
    return Path(f"lib/python{sys.version_info[0]}.{sys.version_info[1]}/site-packages")


def _works() -> bool:
    """Tell whether `.venv` is of this Python and has pip; one of another version is made anew."""
    return python().exists() and (VENV / _packages() / "pip").is_dir()


def _create() -> None:
    made = subprocess.run(
        [sys.executable, "-m", "venv", "--clear", str(VENV)], check=False, capture_output=True, text=True
    )
    if made.returncode:
        version = f"python{sys.version_info[0]}.{sys.version_info[1]}"
        _stop(
            "Python could not make an environment. On Debian and Ubuntu its part for that is a package of its own:\n"
            f"  sudo apt-get install -y {version}-venv"
        )


def _installed(name: str) -> bool:
    found = subprocess.run(
        ["dpkg-query", "-W", "-f", "${Status}", name], check=False, capture_output=True, text=True
    )
    return "install ok installed" in found.stdout


def _stop(sentence: str) -> None:
    print(sentence, file=sys.stderr, flush=True)
    raise SystemExit(3)
