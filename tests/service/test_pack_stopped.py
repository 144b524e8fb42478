"""A pack that somebody waits for: told page by page, and stopped without a trace."""

from __future__ import annotations

import pytest

from hubdesk.domain.errors import Cancelled
from hubdesk.service.desk import Desk
from hubdesk.service.pack import make_pack, reopen_pack
from hubdesk.service.pack_list import pack_list
from hubdesk.service.pack_pages import Waiting
from hubdesk.service.record import record_concern
from hubdesk.store import audit
from tests.service.hubs import FORM


def family_of(desk: Desk) -> str:
    return record_concern(desk, FORM).family_ids[0]


def test_whoever_waits_hears_of_each_page_in_turn(empty: Desk) -> None:
    heard: list[tuple[int, int, str]] = []
    waiting = Waiting(lambda done, of, words: heard.append((done, of, words)), lambda: False)
    make_pack(empty, family_of(empty), "mdt", waiting=waiting)
    painted = [(done, of) for done, of, _ in heard if of]
    assert painted == [(page, len(painted)) for page in range(1, len(painted) + 1)]
    assert len(painted) > 3
    assert heard[-1][2] == f"Drawing page {len(painted)} of {len(painted)}"


def test_of_many_pages_some_are_told_of_and_the_last_always() -> None:
    heard: list[tuple[int, str]] = []
    waiting = Waiting(lambda done, _of, words: heard.append((done, words)), lambda: False)
    for page in range(1, 375):
        waiting.tell(page, 0)
    assert [done for done, _ in heard] == list(range(10, 375, 10))
    assert heard[0][1] == "Laying out page 10"
    heard.clear()
    for page in range(1, 375):
        waiting.tell(page, 374)
    assert 50 <= len(heard) <= 60 and heard[-1][0] == 374
    assert [done for done, _ in heard] == sorted(done for done, _ in heard)


def test_the_same_pack_is_drawn_whoever_waits(empty: Desk) -> None:
    waiting = Waiting(lambda _done, _of, _words: None, lambda: False)
    made = make_pack(empty, family_of(empty), "mdt", waiting=waiting)
    assert reopen_pack(empty, made.pack.number).pdf == made.pdf


@pytest.mark.parametrize("last", [0, 2, 5])
def test_a_pack_that_is_stopped_leaves_nothing_behind(empty: Desk, last: int) -> None:
    family_id, heard = family_of(empty), list[str]()
    waiting = Waiting(lambda _done, _of, words: heard.append(words), lambda: len(heard) >= last)
    with pytest.raises(Cancelled, match="No pack was made"):
        make_pack(empty, family_id, "mdt", waiting=waiting)
    assert len(heard) == last
    assert pack_list(empty) == ()
    assert "make_pack" not in {line.verb for line in audit.every(empty.database)}
    assert make_pack(empty, family_id, "mdt").pack.number.split("-")[1] == "0001"
