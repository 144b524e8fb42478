from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from hubdesk.domain.errors import Known
from hubdesk.domain.shipped import shipped
from hubdesk.matching.compare import weigh
from hubdesk.matching.levels import born_level, family_level, given_level
from hubdesk.matching.model import Frequencies, read_model, shipped_model
from hubdesk.matching.tidy import Tidied

MODEL = shipped_model()
HUB = Frequencies({"amy": 40, "hugh": 10}, {"moore": 30, "hart": 20}, 5000)
DAY = date(2026, 1, 9).toordinal()
AMY = Tidied("a", "c1", "subject", DAY, "amy", "moore", "2015-03-14", "F", "9", "chapel street", "st41aa")


def another(**fields: Any) -> Tidied:
    return replace(AMY, **({"mention_id": "b", "concern_id": "c2"} | fields))


def weight(left: Tidied, right: Tidied) -> int:
    return weigh(left, right, MODEL, HUB).weight


@pytest.mark.parametrize(
    ("a", "b", "level"),
    [
        ("amy", "amy", "exact"),
        ("mary jane", "maryjane", "exact"),
        ("amy jane", "amy", "part"),
        ("bob", "robert", "variant"),
        ("hannah", "hanna", "variant"),
        ("tyrone", "tyrnoe", "close"),
        ("a", "amy", "initial"),
        ("amy", "hugh", "different"),
        ("mohammed ali", "muhammad hassan", "different"),
        ("mohammed ali", "muhammad aly", "variant"),
        ("", "amy", None),
    ],
)
def test_given_names(a: str, b: str, level: str | None):
    assert given_level(a, b) == given_level(b, a) == level


@pytest.mark.parametrize(
    ("a", "b", "level"),
    [
        ("moore hart", "hart moore", "exact"),
        ("moore hart", "hart", "half"),
        ("van moore", "van hart", "different"),
        ("stephenson", "stevenson", "close"),
        ("moore", "mo ore", "exact"),
        ("moore", "", None),
    ],
)
def test_family_names(a: str, b: str, level: str | None):
    assert family_level(a, b) == family_level(b, a) == level


@pytest.mark.parametrize(
    ("a", "b", "level"),
    [
        ("2015-03-04", "2015-03-04", "exact"),
        ("2015-03-04", "2015-04-03", "swapped"),
        ("2015-03-14", "2015-03-17", "digit"),
        ("2015-03-14", "2015-07-14", "digit"),
        ("2015-03-14", "2015-11-14", "two_parts"),
        ("2015-03-14", "2015-04-01", "weeks"),
        ("2015-03-14", "2015", "said_year"),
        ("2015-01-01", "2015-03-14", "said_year"),
        ("2015-03-14", "2015-03", "said_month"),
        ("2015-03-14", "~2014", "said_age"),
        ("2015-03-14", "1986-10-29", "far"),
        ("", "2015", None),
    ],
)
def test_dates(a: str, b: str, level: str | None):
    assert born_level(a, b) == born_level(b, a) == level


def test_lines_are_whole_and_add_up_whichever_comes_first():
    there, back = weigh(AMY, another(), MODEL, HUB), weigh(another(), AMY, MODEL, HUB)
    assert sum(line.points for line in there.lines) == there.weight == back.weight > 20
    assert all(isinstance(line.points, int) and line.label and line.because for line in there.lines)
    assert there.probability > 0.99


def test_what_is_missing_says_nothing():
    bare = another(given="", family="", born="", sex="", house="", street="", postcode="", role="other")
    assert [line.label for line in weigh(AMY, bare, MODEL, HUB).lines] == ["Before any comparison"]


def test_twins_and_siblings_are_apart():
    assert weight(AMY, another(given="hugh")) < MODEL.grey
    assert weight(AMY, another(given="hugh", sex="M")) < MODEL.grey
    assert weight(AMY, another(given="hugh", born="2017-08-02")) < MODEL.keep


def test_parent_and_child_of_one_name_are_apart():
    assert weight(AMY, another(born="1987-08-02", role="parent")) < MODEL.tie


def test_names_in_each_others_box_are_found():
    assert weight(AMY, another(given="moore", family="amy")) > MODEL.tie
    assert weight(AMY, another(given="", family="amy", born="")) > weight(
        AMY, another(given="", family="hart", born="")
    )


def test_a_rare_name_says_more_than_a_common_one():
    far = {"house": "", "street": "", "postcode": "", "family": ""}
    rare = weight(another(given="zephaniah", **far), replace(AMY, given="zephaniah"))
    assert rare > weight(AMY, another(**far)) + 5


def test_the_same_person_after_a_move_and_a_slip():
    assert weight(AMY, another(born="2015-03-15", street="mill lane", house="2", postcode="st73bb")) > MODEL.tie


def _shipped() -> dict[str, Any]:
    return dict(json.loads(shipped("match_model.json").read_text(encoding="utf-8")))


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"version": 99}, "version 99"),
        ({"normalisation": 99}, "tidied another way"),
        ({"comparisons": []}, "no comparison"),
        ({"thresholds": {}}, "damaged"),
        ({"prior": "much"}, "damaged"),
    ],
)
def test_a_model_that_cannot_be_used_says_why(change: dict[str, Any], says: str):
    with pytest.raises(Known, match=says) as refused:
        read_model(json.dumps(_shipped() | change), "model.json")
    assert "model.json" in refused.value.sentence


@pytest.mark.parametrize("text", ["", "[]", "{", "null", '{"version": 1}', "3"])
def test_what_is_no_model_is_refused(text: str):
    with pytest.raises(Known):
        read_model(text, "model.json")


def test_impossible_chances_are_refused():
    data = _shipped()
    data["comparisons"][0]["levels"][0]["m"] = 1.5
    with pytest.raises(Known, match="between 0 and 1"):
        read_model(json.dumps(data), "model.json")


@pytest.mark.parametrize("order", ["grey above tie", "keep above grey"])
def test_thresholds_out_of_order_are_refused(order: str):
    data = _shipped()
    data["thresholds"] = {"tie": 1, "grey": 5 if order == "grey above tie" else -4, "keep": 0}
    with pytest.raises(Known, match="thresholds"):
        read_model(json.dumps(data), "model.json")


def _wrong(place: str) -> str:
    """Write the shipped model with one thing wrong in it."""
    data = _shipped()
    born = next(row for row in data["comparisons"] if row["name"] == "born")
    match place:
        case "missing level":
            born["levels"] = [level for level in born["levels"] if level["name"] != "swapped"]
        case "unknown level":
            born["levels"].append({**born["levels"][0], "name": "moon"})
        case "unknown comparison":
            data["comparisons"].append({**born, "name": "star_sign"})
        case "a level twice":
            born["levels"].append(born["levels"][0])
        case "m in words":
            born["levels"][0]["m"] = "often"
        case "u of nothing":
            born["levels"][1]["u"] = 0
        case "no r":
            del born["levels"][2]["r"]
        case "frequency of dates":
            born["levels"][0]["by_frequency"] = True
        case "no usual share":
            data["comparisons"][0]["usual"] = 0
        case "no people":
            data["prior"]["same"] = 0
    return json.dumps(data)


@pytest.mark.parametrize(
    ("place", "says"),
    [
        ("missing level", "born: it has no level swapped"),
        ("unknown level", "born: this program knows no level moon; it knows exact"),
        ("unknown comparison", "knows no comparison star_sign"),
        ("a level twice", "born, levels: exact stands there twice"),
        ("m in words", "born, exact: m is 'often', and it must lie between 0 and 1"),
        ("u of nothing", "born, swapped: u is 0, and"),
        ("no r", "born, digit: r is missing, and"),
        ("frequency of dates", "born, exact: by_frequency must be false"),
        ("no usual share", "given: usual is 0, and"),
        ("no people", "prior, same is 0, and"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(place: str, says: str):
    with pytest.raises(Known, match=re.escape(says)) as refused:
        read_model(_wrong(place), "theirs.json")
    assert refused.value.sentence.startswith("The match model in theirs.json cannot be used: ")
    assert refused.value.sentence.endswith("The hub goes on with the model it has.")


def test_a_file_cut_short_is_said_with_its_line():
    text = shipped("match_model.json").read_text(encoding="utf-8")
    with pytest.raises(Known, match=r"line \d+, column \d+ is not JSON, or the file was cut short there"):
        read_model(text[:2000], "theirs.json")
    with pytest.raises(Known, match="far too long"):
        read_model(" " * 1_000_001, "theirs.json")
    with pytest.raises(Known, match="not JSON that can be read"):
        read_model("[" * 100_000, "theirs.json")
