"""Who somebody is, and where they live, never reaches the score: it is not among the things handed to it."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from hubdesk.scoring.pieces import Piece
from hubdesk.service.gathered import piece_of
from tests.records import mention, told

anything = st.text(max_size=12)
about = st.fixed_dictionaries(
    dict.fromkeys(("ethnicity", "postcode", "address", "sex", "school", "phone", "given_name", "nhs_number"), anything)
)


@given(about, st.booleans(), st.text(max_size=60))
def test_changing_who_or_where_somebody_is_changes_nothing(said: dict[str, str], child: bool, narrative: str) -> None:
    one = told(1, (mention(1, role="subject"),), narrative=narrative)
    other = replace(one, mentions=tuple(replace(m, **said) for m in one.mentions))
    children = {"P1"} if child else set[str]()
    found = [piece_of(each, tuple(("P1", m.role) for m in each.mentions), children) for each in (one, other)]
    assert found[0] == found[1]


def test_a_piece_has_no_room_for_it() -> None:
    never = {"ethnicity", "religion", "disability", "postcode", "address", "sex", "immigration", "benefits", "place"}
    assert not never & set(Piece.__dataclass_fields__)
