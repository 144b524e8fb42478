"""What must hold for matching whatever is written."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from hubdesk.domain.concern import Mention
from hubdesk.matching.batch import candidate_pairs, match_all
from hubdesk.matching.compare import scale_of, weigh, weight_on
from hubdesk.matching.gather import gather, presence
from hubdesk.matching.model import Frequencies, count_names, shipped_model
from hubdesk.matching.resolve import resolve
from hubdesk.matching.tidy import Tidied, pack, tidy, unpack

MODEL = shipped_model()
DAY = date(2026, 3, 14)
GIVEN = st.sampled_from(
    ["", "Amy", "Aimee", "Amelia", "Hugh", "Mohammed Ali", "Muhammad", "Kasia", "A", "Moore", "N/K"]
)
FAMILY = st.sampled_from(["", "Moore", "Moor", "Hart", "Hart-Moore", "Małek", "van der Moore", "Amy", "?"])
BORN = st.sampled_from(
    ["", "2015-03-14", "14/03/2015", "2015-03-15", "2015", "2015-01-01", "aged 11", "03/2015", "1987-05-30"]
)
PLACE = st.sampled_from(
    [("", ""), ("9 Chapel Street", "ST4 1AA"), ("9 Chapel St", ""), ("2 Mill Lane", "ST7 3BB"), ("", "ST4")]
)
ROLE = st.sampled_from(["subject", "sibling", "parent", "partner", "other"])


@st.composite
def mentions(draw: st.DrawFn) -> list[Tidied]:
    made = []
    for number in range(draw(st.integers(2, 14))):
        address, code = draw(PLACE)
        mention = Mention(
            f"m{number:02d}",
            f"c{draw(st.integers(0, number))}",
            1,
            draw(ROLE),
            given_name=draw(GIVEN),
            family_name=draw(FAMILY),
            date_of_birth=draw(BORN),
            sex=draw(st.sampled_from(["", "F", "M"])),
            address=address,
            postcode=code,
            phone=draw(st.sampled_from(["", "07700 900123"])),
        )
        email = draw(st.sampled_from(["", "amy@example.org", "amy@example.com"]))
        made.append(tidy(mention, DAY, {"email": email, "town": draw(st.sampled_from(["", "Stoke", "Stoek"]))}))
    return made


@given(mentions())
def test_weights_add_up_alike_from_either_side_and_in_columns(made: list[Tidied]):
    names = count_names(made)
    kept = {(p.left, p.right): p.weight for p in match_all(made, replace(MODEL, keep=-400), names)}
    order = sorted(made, key=lambda t: t.mention_id)
    for code in candidate_pairs(order, MODEL.cap).tolist():
        a, b = (order[place] for place in divmod(code, len(order)))
        one = weigh(a, b, MODEL, names)
        assert one.weight == sum(line.points for line in one.lines) == weigh(b, a, MODEL, names).weight
        assert weight_on(scale_of(MODEL, names), a, b) == one.weight
        if a.concern_id != b.concern_id:
            assert kept[a.mention_id, b.mention_id] == one.weight


@given(mentions(), st.randoms(use_true_random=False))
def test_the_order_of_input_is_nothing(made: list[Tidied], chance: object):
    names = count_names(made)
    pairs = match_all(made, MODEL, names)
    found = resolve(made, pairs, (), MODEL)
    homes = gather(presence(one, one.mention_id) for one in made)
    chance.shuffle(made)  # type: ignore[attr-defined]
    chance.shuffle(pairs)  # type: ignore[attr-defined]
    assert resolve(made, pairs, (), MODEL) == found
    assert gather(presence(one, one.mention_id) for one in made) == homes


@given(mentions())
def test_everybody_is_one_person_and_no_two_of_a_concern_are_the_same(made: list[Tidied]):
    groups = resolve(made, match_all(made, MODEL, count_names(made)), (), MODEL).groups
    assert sorted(m for group in groups for m in group) == sorted(m.mention_id for m in made)
    concern = {m.mention_id: m.concern_id for m in made}
    assert all(len({concern[m] for m in group}) == len(group) for group in groups)


@settings(max_examples=200)
@given(*[st.text(max_size=60)] * 6)
def test_whatever_is_written_is_tidied_and_weighed(
    given_name: str, family: str, born: str, place: str, code: str, no: str
):
    mention = Mention(
        "a", "c1", 1, "subject",
        given_name=given_name, family_name=family, date_of_birth=born, address=place, postcode=code, phone=no,
        nhs_number=no, upn=no, school=place, sex=no,
    )  # fmt: skip
    one = tidy(mention, DAY, {"email": place, "reference": no, "town": code})
    assert unpack(pack(one)) == one
    other = replace(one, mention_id="b", concern_id="c2")
    assert weigh(one, other, MODEL, Frequencies({}, {}, 0)) == weigh(other, one, MODEL, Frequencies({}, {}, 0))
