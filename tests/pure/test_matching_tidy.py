from __future__ import annotations

from datetime import date

import pytest

from hubdesk.domain.concern import Mention
from hubdesk.matching.births import born
from hubdesk.matching.places import address, communal, postcode
from hubdesk.matching.tidy import day_of_birth, pack, tidy, unpack
from hubdesk.matching.words import name_words, roots, sound, variants

DAY = date(2026, 3, 14)


def a_mention(**fields: str) -> Mention:
    return Mention("m1", "c1", 1, fields.pop("role", "subject"), **fields)


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("Małek", ("malek",)),
        ("O'Brien", ("obrien",)),
        ("O’Neill", ("oneill",)),
        ("Smith-Jones", ("smith", "jones")),
        ("Mr John", ("john",)),
        ("Dr. Khan", ("khan",)),
        ("baby of Sarah", ()),
        ("Baby Smith", ("smith",)),
        ("N/K", ()),
        ("?", ()),
        ("unknown", ()),
        ("Unknown male", ()),
        ("Jo (known as Joey)", ("jo", "joey")),
        ("Smith née Jones", ("smith", "jones")),
        ("\x00Jo\x1f", ("jo",)),
        ("Ｊｏｈｎ", ("john",)),
        ("Мария", ("мария",)),
        ("😀", ()),
        ("J.", ("j",)),
    ],
)
def test_names(written: str, words: tuple[str, ...]):
    assert name_words(written) == words


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2019-03-14", "2019-03-14"),
        ("2019-03-14T00:00:00", "2019-03-14"),
        ("20190314", "2019-03-14"),
        ("14/03/2019", "2019-03-14"),
        ("14.3.19", "2019-03-14"),
        ("14/3/85", "1985-03-14"),
        ("14th March 2019", "2019-03-14"),
        ("14-Mar-2019", "2019-03-14"),
        ("Thurs 14 Mar 2019", "2019-03-14"),
        ("DOB 14/03/2019", "2019-03-14"),
        ("12/25/2019", "2019-12-25"),
        ("31/02/2019", ""),
        ("32/13/2019", ""),
        ("March 2019", "2019-03"),
        ("?/03/2019", "2019-03"),
        ("00/00/2019", "2019"),
        ("2019", "2019"),
        ("about 2019", "2019"),
        ("aged 5", "~2021"),
        ("18 months", "~2025"),
        ("6 weeks", "~2026"),
        ("999", ""),
        ("not known", ""),
        ("", ""),
    ],
)
def test_dates_of_birth(written: str, read: str):
    assert born(written, DAY) == read


def test_only_a_whole_date_of_birth_is_a_day():
    assert day_of_birth("14/03/2019", DAY) == date(2019, 3, 14)
    assert day_of_birth("March 2019", DAY) is None


@pytest.mark.parametrize(
    ("written", "house", "street"),
    [
        ("Flat 2, 9 Chapel Street", "9f2", "chapel street"),
        ("2/9 Chapel St", "9f2", "chapel street"),
        ("9, Chapel Street, Stoke", "9", "chapel street"),
        ("9 b Chapel Street", "9b", "chapel street"),
        ("Apartment 4, Tower House, 10 Bath Street", "10f4", "bath street"),
        ("Rose Cottage, Mill Lane", "rosecottage", "mill lane"),
        ("c/o 9 Chapel Street", "9", "chapel street"),
        ("N/K", "", ""),
    ],
)
def test_addresses(written: str, house: str, street: str):
    assert address(written)[:2] == (house, street)


def test_a_postcode_inside_an_address_is_found():
    assert address("9 Chapel St ST4 1AA")[2] == "st41aa"


@pytest.mark.parametrize(
    ("written", "strangers"),
    [
        ("Women’s Refuge", True),
        ("Hope Hostel, 4 High St", True),
        ("Abbey Children's Home", True),
        ("no fixed abode", True),
        ("42 School Lane", False),
        ("3 Hospital Road", False),
    ],
)
def test_where_strangers_live(written: str, strangers: bool):
    assert communal(written) is strangers


@pytest.mark.parametrize(
    ("written", "read"),
    [("ST4 1AA", "st41aa"), ("st41aa", "st41aa"), ("ST4 IAA", "st41aa"), ("ST4", "st4"), ("N/K", ""), ("2600", "2600")],
)
def test_postcodes(written: str, read: str):
    assert postcode(written) == read


def test_numbers_count_only_if_they_can_be_true():
    right = tidy(a_mention(nhs_number="943 476 5919", phone="07700 900123", upn="A123456789012"), DAY)
    wrong = tidy(a_mention(nhs_number="943 476 5918", phone="12", upn="unknown"), DAY)
    assert (right.nhs_number, right.phone, right.upn) == ("9434765919", "+447700900123", "A123456789012")
    assert (wrong.nhs_number, wrong.phone, wrong.upn) == ("", "", "")


def test_a_whole_name_in_one_box_is_taken_apart():
    assert tidy(a_mention(given_name="Amy Jane Moore"), DAY).name == ("amy jane", "moore")
    assert tidy(a_mention(family_name="Amy Moore"), DAY).name == ("amy", "moore")


def test_forms_of_a_name_know_each_other():
    for one, other in [("muhammad", "mohamed"), ("kasia", "katarzyna"), ("paddy", "patrick"), ("bob", "robert")]:
        assert variants(one) & variants(other)
    assert "robert" in roots("bob")
    assert sound("stephenson") == sound("stevenson")


@pytest.mark.parametrize("text", ["x" * 10_000, "名" * 10_000, "😀" * 5000, "\x00\u202e", "' OR 1=1 --", "1/" * 5000])
def test_nothing_that_is_written_stops_tidying(text: str):
    fields = ("given_name", "family_name", "date_of_birth", "sex", "address", "postcode", "phone", "nhs_number", "upn")
    tidied = tidy(a_mention(**dict.fromkeys(fields, text)), DAY, dict.fromkeys(("email", "reference", "town"), text))
    assert unpack(pack(tidied)) == tidied
    assert len(pack(tidied)) < 2000
