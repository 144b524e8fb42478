"""Lists of other bodies: linked by what each teaches of itself, explained line by line, and never by a label."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hubdesk.domain.concern import Mention
from hubdesk.domain.line import total
from hubdesk.matching.lists.entry import Entry
from hubdesk.matching.lists.link import Linked, link_all
from hubdesk.matching.lists.start import shipped_list_model
from hubdesk.matching.tidy import tidy

DAY = date(2026, 3, 2)
FIRST = [
    "Tamsin",
    "Orla",
    "Bram",
    "Ines",
    "Kofi",
    "Maud",
    "Piotr",
    "Saoirse",
    "Yusuf",
    "Zainab",
    "Quentin",
    "Rhys",
    "Lowri",
    "Fergus",
    "Anneka",
    "Dmitri",
    "Hester",
    "Iolo",
    "Junaid",
    "Keziah",
    "Leocadia",
    "Morwenna",
    "Niamh",
    "Oswin",
    "Perpetua",
    "Roald",
    "Sunniva",
    "Tiberius",
    "Ulrika",
    "Vaughan",
]
LAST = [
    f"{begin}{end}" for begin in ("Quill", "Oak", "Thistle", "Marl", "Bracken", "Fern", "Hazel", "Sorrel", "Tansy")
    for end in ("feather", "apple", "down", "worth", "combe", "mere", "ley", "hurst", "by")
]  # fmt: skip
STREETS = [
    f"{name} {kind}" for name in ("Nowhere", "Made Up", "Invented", "Fancied") for kind in ("Lane", "Row", "Way")
]
Said = dict[str, str]


def _entry(number: int, said: Said, town: str = "") -> Entry:
    mention = replace(Mention(f"r{number:06d}", f"r{number:06d}", 1, ""), **said)  # type: ignore[arg-type] # all texts
    return Entry(tidy(mention, DAY, {"town": town}))


def _person(draw: random.Random) -> Said:
    born = date(1930, 1, 1) + timedelta(days=draw.randrange(32_000))
    return {
        "given_name": draw.choice(FIRST),
        "family_name": draw.choice(LAST),
        "date_of_birth": born.isoformat(),
        "address": f"{draw.randrange(1, 90)} {draw.choice(STREETS)}",
    }


def _slip(draw: random.Random, text: str) -> str:
    place = draw.randrange(1, len(text))
    kind = draw.randrange(3)
    if kind == 0:
        return text[: place - 1] + text[place:]
    if kind == 1:
        return text[: place - 1] + text[place] + text[place - 1] + text[place + 1 :]
    return text[:place] + draw.choice("aeiourstln") + text[place:]


def _again(draw: random.Random, said: Said) -> Said:
    """Write somebody down once more, with a slip or two."""
    fresh = dict(said)
    for _ in range(draw.randrange(1, 3)):
        what = draw.choice(("given_name", "family_name", "swap", "date", "move", "empty"))
        if what in fresh:
            fresh[what] = _slip(draw, fresh[what])
        elif what == "swap":
            fresh["given_name"], fresh["family_name"] = fresh["family_name"], fresh["given_name"]
        elif what == "date":
            day = date.fromisoformat(said["date_of_birth"])
            fresh["date_of_birth"] = day.replace(year=day.year + draw.choice((-10, -1, 1, 10)), day=1).isoformat()
        elif what == "move":
            fresh["address"] = f"{draw.randrange(1, 90)} {draw.choice(STREETS)}"
        else:
            fresh[draw.choice(("date_of_birth", "address"))] = ""
    return fresh


def _linked(said: list[Said]) -> Linked:
    return link_all([_entry(number, one) for number, one in enumerate(said)], {}, shipped_list_model())


def _wrong(linked: Linked, owner: list[int]) -> tuple[int, int, int]:
    """Count pairs tied rightly, tied wrongly and missed."""
    group = {member: number for number, those in enumerate(linked.groups) for member in those}
    of = [group[f"r{row:06d}"] for row in range(len(owner))]
    right = wrong = missed = 0
    for a in range(len(of)):
        for b in range(a + 1, len(of)):
            right += of[a] == of[b] and owner[a] == owner[b]
            wrong += of[a] == of[b] and owner[a] != owner[b]
            missed += of[a] != of[b] and owner[a] == owner[b]
    return right, wrong, missed


@pytest.mark.parametrize("seed", (1, 2))
def test_people_written_twice_are_found(seed: int):
    draw = random.Random(seed)
    people = [_person(draw) for _ in range(250)]
    doubles = [number for number in range(250) if number % 3 == 0]
    said = people + [_again(draw, people[number]) for number in doubles]
    right, wrong, missed = _wrong(_linked(said), [*range(250), *doubles])
    assert right / (right + missed) > 0.9
    assert wrong / (right + wrong) < 0.05


def test_a_list_without_doubles_ties_nobody():
    draw = random.Random(5)
    people = [_person(draw) for _ in range(400)]
    assert len(_linked(people).groups) == 400


def test_a_list_of_families_teaches_that_relatives_are_alike():
    draw = random.Random(9)
    said, twins = [], []
    for _ in range(120):
        home = _person(draw)
        for child in range(3):
            born = date(2012 + child * 2, 1 + draw.randrange(12), 1 + draw.randrange(28))
            said.append({**home, "given_name": draw.choice(FIRST), "date_of_birth": born.isoformat()})
        if len(twins) < 20 and said[-1]["given_name"] != said[-2]["given_name"]:
            twins.append((len(said) - 2, len(said) - 1))
            said[-1]["date_of_birth"] = said[-2]["date_of_birth"]
    linked = _linked(said)
    group = {member: number for number, those in enumerate(linked.groups) for member in those}
    tied = [pair for pair in twins if group[f"r{pair[0]:06d}"] == group[f"r{pair[1]:06d}"]]
    assert tied == []


def test_where_nobody_has_relatives_another_first_name_is_a_slip():
    draw = random.Random(4)
    people = [_person(draw) for _ in range(200)]
    doubles = list(range(0, 200, 2))
    written = [_again(draw, people[n]) if n % 4 else {**people[n], "given_name": "Ulf"} for n in doubles]
    linked = _linked(people + written)
    group = {member: number for number, those in enumerate(linked.groups) for member in those}
    renamed = [row for row, n in enumerate(doubles, 200) if n % 4 == 0]
    found = [row for row in renamed if group[f"r{row:06d}"] == group[f"r{doubles[row - 200]:06d}"]]
    assert len(found) / len(renamed) > 0.9


_WORD = st.text(max_size=12) | st.sampled_from(("Ada", "Adah", "Bo", "N/K", "O'Neil", "Łucja", "宋", "🙂", "\x00"))
_SAID = st.fixed_dictionaries(
    {
        "given_name": _WORD,
        "family_name": _WORD,
        "date_of_birth": st.sampled_from(("", "2015-04-03", "2015-03-04", "31/02/2019", "aged 4", "2015", "x" * 90)),
        "address": st.sampled_from(("", "4 Made Up Lane", "Made Up Lane", "9", "\t")),
    }
)


@settings(max_examples=25, deadline=None)
@given(st.lists(_SAID, min_size=2, max_size=8, unique_by=lambda said: _entry(0, said).values()))
def test_lines_sum_to_the_weight_and_order_does_not_matter(said: list[Said]):
    entries = [_entry(number, one) for number, one in enumerate(said)]
    linked = link_all(entries, {}, shipped_list_model())
    assert sorted(member for those in linked.groups for member in those) == [e.tidied.mention_id for e in entries]
    known = {entry.tidied.mention_id: entry for entry in entries}
    for pair in linked.pairs:
        lines = linked.scale.lines(known[pair.left], known[pair.right])
        assert total(lines) == pair.weight == total(linked.scale.lines(known[pair.right], known[pair.left]))
    backwards = link_all(entries[::-1], {}, shipped_list_model())
    assert {(*sorted((p.left, p.right)), p.weight) for p in backwards.pairs} == {
        (*sorted((p.left, p.right)), p.weight) for p in linked.pairs
    }


def test_copies_are_one_person_where_the_record_tells_enough_and_nobody_where_it_does_not():
    draw = random.Random(3)
    others = [_person(draw) for _ in range(300)]
    whole = {**_person(draw), "family_name": "Zephyrine"}
    linked = _linked(others + [whole] * 3 + [{"family_name": "Quillby"}] * 200)
    assert frozenset(f"r{row:06d}" for row in (300, 301, 302)) in linked.groups
    assert sum(len(those) == 1 for those in linked.groups) >= 490


def test_many_records_of_one_surname_cost_no_more_than_others():
    draw = random.Random(8)
    entries = [_entry(n, {**_person(draw), "family_name": "Quillby"}) for n in range(3_000)]
    linked = link_all(entries, {}, shipped_list_model())
    assert len(linked.groups) > 2_900


def test_the_hubs_people_stay_as_they_are():
    draw = random.Random(6)
    people = [_person(draw) for _ in range(60)]
    roll = [_entry(number, one) for number, one in enumerate(people[:20])]
    hub = [_entry(100 + number, one) for number, one in enumerate(people)]
    double = _entry(400, people[0])  # the hub holds it to be somebody else
    persons = {one.tidied.mention_id: f"P-{one.tidied.mention_id}" for one in (*hub, double)}
    linked = link_all([*roll, *hub, double], persons, shipped_list_model())
    owners = [{persons[member] for member in those if member in persons} for those in linked.groups]
    assert all(len(one) <= 1 for one in owners)
    met = sum(len(those) > 1 for those in linked.groups)
    assert met == 20


def test_a_list_in_which_nothing_tells_people_apart_ties_nobody():
    assert len(_linked([{"family_name": "Quillby"}] * 500).groups) == 500


def test_a_large_list_in_which_no_two_share_anything_ties_nobody():
    entries = [
        _entry(n, {"family_name": "Quillby", "given_name": f"{chr(97 + n // 26)}{chr(97 + n % 26)}"})
        for n in range(300)
    ]
    assert len(link_all(entries, {}, shipped_list_model()).groups) == 300
