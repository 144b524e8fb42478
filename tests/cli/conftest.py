"""Made-up hubs for the command line, made once and copied for each test that changes one."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.running import Hub, Row, empty_hub, made_up_rows, write_sheet


@pytest.fixture(scope="session")
def rows() -> list[dict[str, object]]:
    return made_up_rows(40)


@pytest.fixture(scope="session")
def clean(tmp_path_factory: pytest.TempPathFactory) -> Hub:
    """A hub in which nothing is recorded yet, to be copied."""
    return empty_hub(tmp_path_factory.mktemp("clean"))


@pytest.fixture(scope="session")
def full(clean: Hub, tmp_path_factory: pytest.TempPathFactory, rows: list[Row]) -> Hub:
    """A hub of forty families, to be read or copied."""
    hub = clean.copied(tmp_path_factory.mktemp("full"))
    hub.done("import", write_sheet(hub.folder / "concerns.csv", rows))
    return hub


@pytest.fixture
def empty(clean: Hub, tmp_path: Path) -> Hub:
    return clean.copied(tmp_path / "hub")


@pytest.fixture
def hub(full: Hub, tmp_path: Path) -> Hub:
    """A hub of forty families of the test's own."""
    return full.copied(tmp_path / "hub")
