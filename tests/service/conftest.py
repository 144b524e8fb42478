"""A hub ready for each test: an empty one, and a small made-up one that is worked out once and then copied."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from hubdesk.domain.errors import Bug
from hubdesk.service.desk import Desk
from hubdesk.service.set_up import set_up
from hubdesk.service.unlock import lock
from hubdesk.store.database import close
from tests.service.hubs import PASSPHRASE, QUICK, ROWS, Clock, copied, hold_in_brief, opened, take


@pytest.fixture(scope="session")
def empty_hub(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("empty") / "hub.db"
    lock(set_up(path, "Moorside", "Ann", PASSPHRASE, clock=Clock(), cost=QUICK).desk)
    return path


@pytest.fixture(scope="session")
def demo_hub(empty_hub: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = copied(empty_hub, tmp_path_factory.mktemp("demo") / "hub.db")
    desk = opened(path)
    take(desk, ROWS)
    lock(desk)
    return path


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def empty(empty_hub: Path, tmp_path: Path, clock: Clock) -> Iterator[Desk]:
    desk = opened(copied(empty_hub, tmp_path / "hub.db"), clock)
    yield desk
    _leave(desk)


@pytest.fixture
def demo(demo_hub: Path, tmp_path: Path, clock: Clock) -> Iterator[Desk]:
    desk = opened(copied(demo_hub, tmp_path / "demo.db"), clock)
    yield desk
    _leave(desk)


def _leave(desk: Desk) -> None:
    with suppress(Bug):  # a test may have closed the file
        desk.since()
        hold_in_brief(desk)
    close(desk.database)
