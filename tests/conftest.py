"""What every test gets: guards, a home of its own, and properties that run the same everywhere."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.guards import no_stray_threads, no_stray_windows, no_warnings_in_the_log

__all__ = ["no_stray_threads", "no_stray_windows", "no_warnings_in_the_log"]

settings.register_profile(
    "hubdesk",
    deadline=None,  # how long an example takes says more about the machine than about the program
    derandomize=bool(os.environ.get("CI")),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.load_profile("hubdesk")


@pytest.fixture(autouse=True)
def tmp_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep tests away from this user's own hub and settings."""
    home = tmp_path_factory.mktemp("home")
    for name in (
        "HOME",
        "USERPROFILE",
        "APPDATA",
        "LOCALAPPDATA",
        "XDG_DATA_HOME",
        "XDG_CONFIG_HOME",
        "XDG_STATE_HOME",
        "XDG_CACHE_HOME",
    ):
        monkeypatch.setenv(name, str(home))
    for name in ("HUBDESK_DB", "HUBDESK_PASSPHRASE_FILE", "HUBDESK_USER"):
        monkeypatch.delenv(name, raising=False)
    return home
