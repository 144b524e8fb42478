"""The weekly list and the form on paper of a real hub."""

from __future__ import annotations

from pathlib import Path

import pytest

from hubdesk.domain.errors import Known
from hubdesk.service.ask import ask
from hubdesk.service.blank_form import blank_form
from hubdesk.service.decide import decide
from hubdesk.service.desk import Desk
from hubdesk.service.family import family
from hubdesk.service.queue import queue
from hubdesk.service.weekly import weekly, weekly_list
from hubdesk.store import audit
from tests.packs.reading import needs_poppler, pages_of
from tests.packs.structure import faults
from tests.service.hubs import GATE, Clock, verbs


@needs_poppler
def test_the_list_is_the_top_of_the_queue_with_who_holds_it_and_what_waits(
    demo: Desk, clock: Clock, tmp_path: Path
) -> None:
    rows = queue(demo)
    child = family(demo, rows[0].family_id).children[0]
    ask(demo, child.id, "gp", GATE)
    said = {"telephoned": "", "telephoned_at": ""}
    decide(demo, rows[1].family_id, "immediate_referral", "Level four, and nobody has told", said=said)
    clock.days(20)
    shown = weekly_list(demo, 5)
    assert [one.id for one in shown.families] == [row.family_id for row in queue(demo, limit=5)]
    by_id = {one.id: one for one in shown.families}
    assert "An answer overdue" in by_id[rows[0].family_id].waits
    assert {"A call to make", "A second person"} <= set(by_id[rows[1].family_id].waits)
    assert by_id[rows[1].family_id].holder == "Ann"
    assert [len(part.items) for part in shown.parts][1:3] == [1, 1]
    weekly(demo, tmp_path / "list.pdf", 5)
    pdf = (tmp_path / "list.pdf").read_bytes()
    assert faults(pdf) == []
    words = " ".join("".join(pages_of(pdf, tmp_path)).split())
    assert all(one.id in words for one in shown.families) and "week of 30 March 2026" in words
    line = list(audit.every(demo.database))[-1]
    assert (line.verb, line.reason, set(line.about)) == ("weekly", "disclosure: weekly list", set(by_id))


def test_an_empty_hub_has_a_list_and_a_form(empty: Desk, tmp_path: Path) -> None:
    weekly(empty, tmp_path / "list.pdf")
    blank_form(empty, tmp_path / "form.pdf")
    assert weekly_list(empty).families == ()
    for name in ("list.pdf", "form.pdf"):
        assert faults((tmp_path / name).read_bytes()) == []
    assert verbs(empty)[-1] != "blank_form" and "blank_form" in verbs(empty)


def test_where_nothing_can_be_written_nothing_is_left_and_nothing_is_logged(empty: Desk, tmp_path: Path) -> None:
    before = verbs(empty)
    with pytest.raises(Known, match="There is no such folder"):
        blank_form(empty, tmp_path / "nowhere" / "form.pdf")
    assert verbs(empty) == before and list(tmp_path.glob("*.part")) == []
