"""The match model in a hub: learnt, proposed, accepted with a reason, backed out, and never in the way of opening."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from hubdesk.domain.errors import Known, Refused
from hubdesk.matching.model import shipped_model, shipped_text
from hubdesk.service.combine import answer
from hubdesk.service.desk import Desk
from hubdesk.service.model import accept_model, model_versions, propose_model, show_model, train_model, write_model
from hubdesk.service.model_versions import FIRST, MODEL, PROGRAM
from hubdesk.service.new_id import new_id
from hubdesk.service.queue import queue
from hubdesk.service.settle import settle_all
from hubdesk.service.unsettled import waiting
from hubdesk.store import audit, people, policy, settings
from hubdesk.store.database import close, connect, transaction
from tests.service.hubs import Clock, acting, grouping, opened, verbs, worked_out

Change = Callable[[dict[str, Any]], None]


def altered(*changes: Change) -> str:
    data = json.loads(shipped_text())
    for change in changes:
        change(data)
    return json.dumps(data)


def named(name: str) -> Change:
    return lambda data: data.update(name=name)


def without_swapped(data: dict[str, Any]) -> None:
    born = next(row for row in data["comparisons"] if row["name"] == "born")
    born["levels"] = [level for level in born["levels"] if level["name"] != "swapped"]


def stricter(data: dict[str, Any]) -> None:
    data["thresholds"]["tie"] = 60


def kept(desk: Desk, text: str, version: str, author: str = "Ann", name: str = MODEL) -> None:
    """Put a version into the hub as an earlier program would have."""
    with transaction(desk.database):
        policy.add(desk.database, policy.Policy(new_id(), name, version, author, desk.now(), "Because", text))


def again(desk: Desk, clock: Clock) -> Desk:
    """Close a hub and open it."""
    close(desk.database)
    reopened = opened(desk.path, clock)
    desk.database = reopened.database  # the fixture closes this one
    return reopened


def states(desk: Desk) -> list[tuple[int, bool, int, str]]:
    return [(one.number, one.in_use, len(one.accepted), one.author) for one in model_versions(desk)]


def test_what_is_learnt_waits_and_changes_nothing(demo: Desk) -> None:
    queue(demo)
    before = worked_out(demo)
    shown = train_model(demo)
    assert states(demo) == [(1, True, 1, "Ann"), (2, False, 0, "Ann")]
    assert worked_out(demo) == before and demo.model == shipped_model()
    assert any(one.m != one.m_before for one in shown.levels) and any(one.u != one.u_before for one in shown.levels)
    assert shown.words[0].startswith("Learnt from ") and shown.changes.kinds == {"model"}
    assert show_model(demo).version == shown.version and show_model(demo, 1).version.in_use
    assert "propose_model" in verbs(demo)
    with pytest.raises(Refused, match="This is version 2 already"):
        train_model(demo)
    assert len(model_versions(demo)) == 2


def test_it_is_accepted_with_a_reason_and_backed_out(demo: Desk, clock: Clock, tmp_path: Path) -> None:
    queue(demo)
    before = worked_out(demo)
    (tmp_path / "theirs.json").write_text(altered(stricter, named("strict")), encoding="utf-8")
    shown = propose_model(demo, tmp_path / "theirs.json")
    number = shown.version.number
    clock.days(1)
    changes = accept_model(demo, number, " Agreed with headquarters ")
    assert demo.model.tie == 60 and changes.kinds >= {"persons", "families"}
    assert (apart := grouping(demo)) != {frozenset(group) for group in groups_of(before)}
    entry = [e for e in audit.every(demo.database) if e.verb == "accept_model"][-1]
    assert (entry.user, entry.reason) == ("Ann", "Agreed with headquarters") and audit.verify(demo.database) is None
    desk = again(demo, clock)
    assert desk.model.tie == 60 and grouping(desk) == apart
    settle_all(desk)
    assert grouping(desk) == apart
    clock.days(1)
    accept_model(desk, 1, "Too many families came apart")
    assert worked_out(desk)["pairs"] == before["pairs"] and worked_out(desk)["questions"] == before["questions"]
    assert grouping(desk) == {frozenset(group) for group in groups_of(before)}
    assert [(v.number, v.in_use, len(v.accepted)) for v in model_versions(desk)] == [(1, True, 2), (number, False, 1)]
    assert shown.words[-1].startswith("People: ")


def groups_of(before: dict[str, Any]) -> list[set[str]]:
    groups: dict[str, set[str]] = {}
    for mention, person in before["persons"].items():
        groups.setdefault(person, set()).add(mention)
    return list(groups.values())


def test_what_is_said_of_the_effect_is_what_happens(demo: Desk, tmp_path: Path) -> None:
    queue(demo)
    before = {pair for group in grouping(demo) for pair in pairs_in(group)}
    (tmp_path / "theirs.json").write_text(altered(stricter), encoding="utf-8")
    shown = propose_model(demo, tmp_path / "theirs.json")
    accept_model(demo, shown.version.number, "Try it")
    after = {pair for group in grouping(demo) for pair in pairs_in(group)}
    said = " ".join(shown.words)
    assert len(before - after) > 1
    assert f"Tied now and then apart: {len(before - after):,} pairs of mentions" in said
    assert f"Apart now and then tied: {len(after - before):,} pairs of mentions." in said
    assert f"{len(grouping(demo)):,} then." in said


def pairs_in(group: frozenset[str]) -> list[tuple[str, str]]:
    return [(a, b) for a in group for b in group if a < b]


def test_a_manager_decides_and_gives_a_reason(demo: Desk) -> None:
    acting(demo, "staff")
    number = train_model(demo).version.number
    with pytest.raises(Refused, match="may not take a match model into use"):
        accept_model(demo, number, "Because")
    acting(demo, "manager")
    for version, reason, says in (
        (number, " ", "Give the reason"),
        (1, "x", "in use already"),
        (9, "x", "no version 9"),
    ):
        with pytest.raises(Refused, match=says):
            accept_model(demo, version, reason)
    assert demo.model == shipped_model() and [one.in_use for one in model_versions(demo)] == [True, False]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "not JSON"),
        (shipped_text()[:900], "cut short"),
        (altered(lambda data: data.update(version=7)), "version 7"),
        (altered(lambda data: data.update(normalisation=99)), "tidied another way"),
        (altered(without_swapped), "born: it has no level swapped"),
        (altered(lambda d: d["comparisons"][2]["levels"][9].update(m=0.99)), "farther off"),
    ],
)
def test_a_file_that_cannot_be_used_leaves_nothing_behind(demo: Desk, tmp_path: Path, text: str, says: str) -> None:
    (tmp_path / "theirs.json").write_text(text, encoding="utf-8")
    with pytest.raises(Known, match=says) as refused:
        propose_model(demo, tmp_path / "theirs.json")
    assert refused.value.sentence.startswith("The match model in theirs.json cannot be used: ")
    assert states(demo) == [(1, True, 1, "Ann")] and "propose_model" not in verbs(demo)


def test_a_file_that_is_not_there_or_no_text_is_said(demo: Desk, tmp_path: Path) -> None:
    (tmp_path / "theirs.json").write_bytes(b"\xff\xfe\x00\x01")
    for name in ("theirs.json", "nowhere.json"):
        with pytest.raises(Known, match="cannot be read as a match model"):
            propose_model(demo, tmp_path / name)


def test_the_neutral_file_comes_back_as_it_was(demo: Desk, tmp_path: Path) -> None:
    number = train_model(demo).version.number
    written = write_model(demo, tmp_path / "model.json", number)
    assert (tmp_path / "model.json").read_text(encoding="utf-8") == written.text
    with pytest.raises(Refused, match=f"This is version {number} already"):
        propose_model(demo, tmp_path / "model.json")
    with pytest.raises(Known, match="could not be written"):
        write_model(demo, tmp_path / "no" / "model.json")


def test_an_empty_hub_has_nothing_to_learn_from(empty: Desk) -> None:
    with pytest.raises(Refused, match="no people in this hub to learn from"):
        train_model(empty)


def test_a_hub_with_an_older_shipped_model_takes_up_the_new_one(demo: Desk, clock: Clock) -> None:
    before = grouping(demo)
    kept(demo, altered(without_swapped, named("shipped 2025"), lambda data: data.update(edition=0)), FIRST)
    desk = again(demo, clock)
    assert desk.model == shipped_model() and waiting(desk)
    assert states(desk)[-1] == (2, True, 1, PROGRAM)
    assert [e.user for e in audit.every(desk.database) if e.verb == "adopt_model"] == [PROGRAM]
    assert model_versions(desk)[-1].reason == "Shipped with a newer HubDesk"
    assert queue(desk) and not waiting(desk) and grouping(desk) == before
    assert again(desk, clock).model == shipped_model() and len(model_versions(desk)) == 2
    assert audit.verify(desk.database) is None


def test_figures_alone_are_taken_up_where_nobody_chose_others(demo: Desk, clock: Clock) -> None:
    kept(demo, altered(stricter), FIRST)
    desk = again(demo, clock)
    assert desk.model == shipped_model() and waiting(desk)


def test_a_chosen_model_stays_and_the_shipped_one_waits(demo: Desk, clock: Clock) -> None:
    with transaction(demo.database):  # as if it had been set up by an older program
        demo.database.execute("DROP TRIGGER policy_update_refused")
        demo.database.execute("UPDATE policy SET text = ? WHERE name = ?", (altered(named("shipped 2025")), MODEL))
    kept(demo, altered(stricter, named("ours")), "2")
    desk = again(demo, clock)
    assert desk.model.tie == 60 and desk.model.name == "ours"
    waits = model_versions(desk)[-1]
    assert states(desk) == [(1, False, 1, "Ann"), (2, True, 1, "Ann"), (3, False, 0, PROGRAM)]
    assert waits.text == shipped_text() and show_model(desk).version == waits
    assert len(model_versions(again(desk, clock))) == 3


def test_a_chosen_model_of_another_tidying_is_set_aside_with_a_sentence(demo: Desk, clock: Clock) -> None:
    kept(demo, altered(named("ours"), lambda data: data.update(normalisation=0)), "2")
    desk = again(demo, clock)
    last = model_versions(desk)[-1]
    assert desk.model == shipped_model() and last.in_use and last.author == PROGRAM
    assert last.accepted[-1].reason.startswith("Version 2 is set aside: ") and "tidied another way" in last.reason
    aside = show_model(desk, 2)
    assert aside.levels == () and "normalisation 0" in aside.words[0]
    with pytest.raises(Refused, match="tidied another way"):
        accept_model(desk, 2, "All the same")
    assert queue(desk)


def test_a_damaged_version_leaves_the_last_good_one(demo: Desk, clock: Clock) -> None:
    kept(demo, altered(stricter, named("ours")), "2")
    kept(demo, altered(stricter)[:500], "3")
    desk = again(demo, clock)
    assert desk.model.name == "ours" and waiting(desk)
    assert next(one for one in model_versions(desk) if one.in_use).number == 2
    assert again(desk, clock).model.name == "ours"


def test_a_model_of_a_newer_program_is_let_be(demo: Desk, clock: Clock) -> None:
    kept(demo, altered(without_swapped, lambda data: data.update(edition=99)), FIRST)
    count = len(list(audit.every(demo.database)))
    close(demo.database)
    with pytest.raises(Known, match="made by a newer HubDesk"):
        opened(demo.path, clock)
    demo.database = connect(demo.path, demo.data_key)
    assert len(list(audit.every(demo.database))) == count


def test_another_tidying_is_worked_in_once(demo: Desk, clock: Clock) -> None:
    assert not waiting(demo)
    with transaction(demo.database):
        settings.put(demo.database, "normalisation", "0")
    desk = again(demo, clock)
    assert waiting(desk) and queue(desk) and not waiting(desk)
    assert not waiting(again(desk, clock))


def test_taking_another_into_use_gives_what_working_all_out_anew_gives(demo: Desk, tmp_path: Path) -> None:
    queue(demo)
    tidied = list(people.every_tidied(demo.database))
    (tmp_path / "theirs.json").write_text(altered(stricter), encoding="utf-8")
    accept_model(demo, propose_model(demo, tmp_path / "theirs.json").version.number, "Try it")
    assert list(people.every_tidied(demo.database)) == tidied
    once = worked_out(demo)
    with transaction(demo.database):
        settle_all(demo)
    assert worked_out(demo) == once


def test_what_people_here_answered_is_learnt_from(demo: Desk) -> None:
    queue(demo)
    left, right, _weight = max(people.every_pair(demo.database), key=lambda pair: pair[2])
    answer(demo, left, right, "same")
    assert ", of which people here had answered " in train_model(demo).words[0]
