"""Who could this be: found by a name misspelt anywhere, as soon as somebody is known, and shown as they stand."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from string import ascii_lowercase

import pytest

from hubdesk.domain.concern import Mention
from hubdesk.matching.tidy import pack, tidy
from hubdesk.service.candidates import who_could_this_be
from hubdesk.service.desk import Desk
from hubdesk.service.forms import PersonForm
from hubdesk.service.lookups import lookup_keys
from hubdesk.service.mark import retract
from hubdesk.service.persons import spelling
from hubdesk.service.record import record_concern
from hubdesk.service.spoken import spelt_mentions, spoken_mentions
from hubdesk.store import concerns, people
from tests.service.hubs import FORM, QUILLON


def names(desk: Desk, form: PersonForm) -> list[str]:
    return [one.name for one in who_could_this_be(desk, form)]


@pytest.mark.parametrize(
    ("given", "family"),
    [
        ("Quillon", "Testerby"), ("Quillon", "Testrby"), ("Quillon", "esterby"), ("uQillon", "Testerby"),
        ("Quilon", "Xesterby"), ("Quillon", ""), ("", "Testerby"), ("", "esterby"), ("Quill", "Tester"),
    ],
)  # fmt: skip
def test_a_name_is_found_wherever_the_slip_is(demo: Desk, given: str, family: str):
    record_concern(demo, FORM)
    assert "Quillon Testerby" in names(demo, PersonForm(given_name=given, family_name=family))


def test_a_name_typed_into_the_form_just_before_is_found_at_once(demo: Desk):
    other = replace(FORM, people=(replace(QUILLON, given_name="Zephrine", family_name="Woolgather"),), ref="Z1")
    assert names(demo, PersonForm(family_name="Woolgahter")) == []
    record_concern(demo, other)
    assert names(demo, PersonForm(family_name="Woolgahter")) == ["Zephrine Woolgather"]


@pytest.mark.parametrize(("given", "family"), [("Q", "Testerby"), ("Q", "Testrby"), ("Q", ""), ("Qu", "Te")])
def test_an_initial_finds_whoever_has_it_however_many_names_begin_so(demo: Desk, given: str, family: str):
    others = [
        tidy(Mention(f"m{no}", "c", no, "subject", f"Qab{one}{two}", f"Tab{two}{one}"), demo.today())
        for no, (one, two) in enumerate(product(ascii_lowercase, repeat=2))
    ]
    people.put_tidied(demo.database, [(t.mention_id, t.concern_id, pack(t), lookup_keys(t)) for t in others])
    record_concern(demo, FORM)
    assert "Quillon Testerby" in names(demo, PersonForm(given_name=given, family_name=family))


def test_mentions_are_shown_as_they_stand_amended_or_not(demo: Desk):
    kept = record_concern(demo, FORM)
    retract(demo, kept.ref, "Entered on the wrong child")
    every = [
        m
        for ids in people.mentions_of(demo.database, people.every_person(demo.database).values()).values()
        for m in ids
    ]
    assert concerns.amendments(demo.database, [kept.concern_id])
    spoken = spoken_mentions(demo, every)
    assert spoken.keys() == set(every)
    assert spelt_mentions(demo, every) == {
        m: (concern.received_at.isoformat(), spelling(mention, concern)) for m, (mention, concern) in spoken.items()
    }
