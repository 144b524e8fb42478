"""Where this workstation keeps its hub."""

from __future__ import annotations

from pathlib import Path

import platformdirs


def data_folder() -> Path:
    """The folder of this user's HubDesk data on this workstation."""
    return Path(platformdirs.user_data_path("HubDesk", appauthor=False))


def default_hub() -> Path:
    """The database that the window opens where nothing else is named."""
    return data_folder() / "hub.db"


def demo_hub() -> Path:
    """The made-up hub for trying things out; it never stands where the real one does."""
    return data_folder() / "demo" / "hub.db"
