"""A protected identity is met nowhere: in no candidates, search, lists, packs or bundles; only by a kept look."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hubdesk.domain.errors import Refused
from hubdesk.domain.protected import KINDS
from hubdesk.exchange.kept_back import SENT, to_send
from hubdesk.service.candidates import who_could_this_be
from hubdesk.service.check import check
from hubdesk.service.decide import decide
from hubdesk.service.desk import Desk
from hubdesk.service.family import family
from hubdesk.service.forms import PersonForm
from hubdesk.service.kept_apart import without_protected
from hubdesk.service.ledger import ledger
from hubdesk.service.link import link
from hubdesk.service.mentions import write_mentions
from hubdesk.service.pack import make_pack, reopen_pack
from hubdesk.service.protect import look, looks, protect, protected, unprotect
from hubdesk.service.queue import queue
from hubdesk.service.review import grey_pairs
from hubdesk.service.search import search
from hubdesk.service.today import today
from hubdesk.store import exchange, people
from tests.service.hubs import Clock, Rows, acting, grouping, take, worked_out

WHO = ("Zebulon", "Quixley", "2014-07-19", "Zebulon saw the heron at the weir")
CHILD = {
    "received_at": "2026-03-02", "occurred_on": "2026-03-01", "agency": "school", "category": "neglect", "level": "2",
    "narrative": WHO[3], "source_evaluation": "1", "intelligence_assessment": "A", "handling_code": "P",
    "person_role": "subject", "given_name": WHO[0], "family_name": WHO[1], "date_of_birth": WHO[2], "sex": "M",
    "address": "4 Sample Row", "postcode": "ZZ1 1ZZ", "reporter": "Zebulon's form tutor",
    "voice_of_child": "Zebulon likes fishing",
}  # fmt: skip
SISTER = {**CHILD, "person_role": "sibling", "given_name": "Bo", "date_of_birth": "2016-01-04", "sex": "F"}
NEAR = {
    **CHILD, "given_name": "Zebulan", "date_of_birth": "2011-03-01", "narrative": "Seen alone.",
    "address": "9 Other Lane", "postcode": "ZZ9 9ZZ", "reporter": "", "voice_of_child": "",
}  # fmt: skip


def _rows(ref: str, *people: dict[str, str], **more: str) -> Rows:
    return [{**one, **more, "concern_ref": ref} for one in people]


def _hub(desk: Desk) -> str:
    take(desk, [*_rows("A1", CHILD, SISTER), *_rows("A2", CHILD, agency="police"), *_rows("A3", NEAR, agency="gp")])
    take(desk, _rows("B1", {**SISTER, "narrative": "Bo had no lunch.", "reporter": "", "voice_of_child": ""}))
    return who_could_this_be(desk, PersonForm(given_name=WHO[0], family_name=WHO[1], date_of_birth=WHO[2]))[0].person_id


def _everything(desk: Desk, folder: Path) -> dict[str, str]:
    """Give all that the hub says to somebody who may not look, as text by the place it is said in."""
    forms = (
        PersonForm(given_name=WHO[0], family_name=WHO[1], date_of_birth=WHO[2]),
        PersonForm(given_name=WHO[0]),
        PersonForm(date_of_birth=WHO[2]),
        PersonForm(address="4 Sample Row", postcode="ZZ1 1ZZ"),
    )
    said: dict[str, Any] = {f"candidates {n}": who_could_this_be(desk, form) for n, form in enumerate(forms)}
    said |= {f"search {words}": search(desk, words) for words in (WHO[0], WHO[1], "heron", "A1", "A2", "19/07/2014")}
    said["review"] = grey_pairs(desk, 500)
    said["queue"] = queue(desk)
    said["then"] = queue(desk, date(2026, 3, 3))
    said["families"] = [family(desk, row.family_id) for row in said["queue"]]
    said["packs"] = [make_pack(desk, row.family_id, "mdt").pack.snapshot for row in said["queue"]]
    acting(desk, "manager")
    write_mentions(desk, folder / "mentions.csv")
    said["mentions"] = (folder / "mentions.csv").read_text()
    roll = folder / "roll.csv"
    roll.write_text(f"no,first_name,surname,dob\n1,{WHO[0]},{WHO[1]},{WHO[2]}\n")
    link(roll, "no", {}, folder / "linked.csv", None, desk)
    said["link"] = (folder / "linked.csv").read_text()
    rows = exchange.rows_since(desk.database, {}, None, SENT)
    said["bundle"] = {t: r for t, r in to_send(without_protected(desk, rows)).items() if t != "audit"}
    said["protected"] = protected(desk)
    said["worked out"] = worked_out(desk)
    acting(desk, "staff")
    return {place: str(words) for place, words in said.items()}


def _leaks(desk: Desk, folder: Path, tokens: tuple[str, ...]) -> list[tuple[str, str]]:
    said = _everything(desk, folder)
    asked = {"link": ()}  # what was asked about comes back in no list but the asker's own
    return [(place, t) for place, words in said.items() for t in asked.get(place, tokens) if t in words]


def test_nothing_that_the_hub_says_tells_of_a_protected_identity(empty: Desk, tmp_path: Path) -> None:
    person = _hub(empty)
    mentions = people.mentions_of(empty.database, [person])[person]
    tokens = (WHO[0], WHO[3], WHO[2], person, *mentions)
    assert {place.split()[0] for place, _ in _leaks(empty, tmp_path, tokens)} >= {
        "candidates", "search", "review", "queue", "families", "packs", "mentions", "bundle",
    }  # fmt: skip
    acting(empty, "manager")
    made, _ = protect(empty, person, "adoption", "Placed for adoption, order of the court")
    acting(empty, "staff")
    assert _leaks(empty, tmp_path, tokens) == []
    check_rebuilt(empty)
    assert _leaks(empty, tmp_path, tokens) == []
    assert made.entries == 2


def check_rebuilt(desk: Desk) -> None:
    acting(desk, "manager")
    before = worked_out(desk)
    check(desk, rebuild=True)
    assert worked_out(desk) == before
    acting(desk, "staff")


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(sorted(KINDS)), st.data())
def test_whoever_is_protected_is_found_by_nobody_and_comes_back_whole(
    demo: Desk, kind: str, data: st.DataObject
) -> None:
    before, groups = queue(demo), grouping(demo)
    owner = people.every_person(demo.database)
    person = data.draw(st.sampled_from(sorted(set(owner.values()))))
    mentions = people.mentions_of(demo.database, [person])[person]
    made, _ = protect(demo, person, kind, "Asked for by the court")
    said = str((worked_out(demo), [family(demo, row.family_id) for row in queue(demo)], grey_pairs(demo, 500)))
    assert not [one for one in (person, *mentions) if one in said]
    unprotect(demo, made.id, "The order was lifted")
    assert queue(demo) == before and grouping(demo) == groups


def test_told_again_in_another_order_it_stays_sealed(empty: Desk, tmp_path: Path) -> None:
    person = _hub(empty)
    acting(empty, "manager")
    protect(empty, person, "witness", "Under police protection")
    take(empty, _rows("A1", SISTER, {**CHILD, "school": "Sample School"}))
    acting(empty, "staff")
    assert _leaks(empty, tmp_path, (WHO[0], WHO[2], WHO[3])) == []


def test_staff_may_neither_protect_nor_look_and_each_look_is_kept(empty: Desk) -> None:
    person = _hub(empty)
    acting(empty, "staff")
    with pytest.raises(Refused):
        protect(empty, person, "adoption", "Placed for adoption")
    acting(empty, "manager")
    made, _ = protect(empty, person, "adoption", "Placed for adoption")
    acting(empty, "staff")
    for verb in (lambda: look(empty, made.id, "I want to know"), lambda: protected(empty)):
        with pytest.raises(Refused):
            verb()
    acting(empty, "manager")
    with pytest.raises(Refused):
        look(empty, made.id, " ")
    seen = look(empty, made.id, "The court asks for the file")
    assert {(m.given_name, c.narrative) for m, c in seen.told} == {(WHO[0], WHO[3])}
    assert [(one.by, one.reason, one.identities) for one in looks(empty)] == [
        ("Manager", "The court asks for the file", (made.id,))
    ]


def test_an_earlier_pack_and_the_words_of_a_decision_are_closed_too(empty: Desk, clock: Clock) -> None:
    person = _hub(empty)
    (home,) = {row.family_id for row in queue(empty) if "A1" in row.concern_refs}
    number = make_pack(empty, home, "mdt").pack.number
    decide(empty, home, "no_further_action", "Zebulon of the weir is well looked after")
    acting(empty, "manager")
    protect(empty, person, "gender_recognition", "Gender recognition certificate")
    with pytest.raises(Refused):
        reopen_pack(empty, number)
    for shown in (family(empty, row.family_id) for row in queue(empty)):
        for field in ("people", "entries", "decisions", "score", "grey", "coverage", "title", "packs"):
            assert "weir" not in str(getattr(shown, field)), field
    assert "weir" not in str((ledger(empty), today(empty)))
