from __future__ import annotations

import pytest

from hubdesk.domain.codes import shipped_codes
from hubdesk.domain.errors import Known
from hubdesk.domain.shipped import shipped
from hubdesk.scoring.rules import read_rules, shipped_rules

TEXT = shipped("rules/score.toml").read_text(encoding="utf-8")


def line_of(text: str, start: str, section: str) -> int:
    lines = text.splitlines()
    first = lines.index(f"[{section}]") if section else 0
    return next(n for n, line in enumerate(lines[first:], first + 1) if line.startswith(start))


def changed(section: str, old: str, new: str) -> str:
    head, bracket, rest = TEXT.partition(f"[{section}]\n")
    assert bracket and old in rest
    return head + bracket + rest.replace(old, new, 1)


def refusal(text: str) -> str:
    with pytest.raises(Known) as refused:
        read_rules(text, "score.toml")
    return refused.value.sentence


@pytest.mark.parametrize(
    ("section", "old", "new", "line", "right"),
    [
        ("repeats", "keeps", "kept", "kept", "kept is not known here, did you mean keeps?"),
        ("bands", "red", "purple", "purple", "purple is not known here, use amber, green, red"),
        ("kinds", "neglect", "neglct", "neglct", "neglct is not known here, did you mean neglect?"),
        ("kinds", "glect = { points", "glect = { pionts", "neglect", "pionts is not known here, did you mean points"),
        ("kinds", "ing = { points = 5", "ing = { points = -5", "bullying", "whole number of 0 or more, not -5"),
        ("kinds", "half_life = 120", "half_life = -120", "physical_harm", "whole number of 1 or more, not -120"),
        ("kinds", "half_life = 120", "half_life = 0", "physical_harm", "whole number of 1 or more, not 0"),
        ("kinds", "{ points = 20, half_life = 120 }", "20", "physical_harm", "physical_harm is a table"),
        ("kinds", ", half_life = 120", "", "physical_harm", "half_life is missing"),
        ("different_kinds", "half_life = 120", "half_life = -1", "half_life", "whole number of 1 or more, not -1"),
        ("agencies", "points = 12", 'points = "12"', "points", "whole number of 0 or more, not '12'"),
        ("agencies", '["family_member"', '[7, "family_member"', "persons", "persons is a list of agencies"),
        ("quickening", "floor = 10", "floor = 0", "floor", "floor is a whole number of 1 or more, not 0"),
        ("quickening", "points = 60", "points = 1.5", "points", "points is a whole number of 0 or more, not 1.5"),
        ("levels", "2 = 100", "2 = true", "2", "2 is a whole number of 0 or more, not True"),
        ("sources", "2 = 90", "2 = 190", "2", "2 is a whole number from 0 to 100, not 190"),
        ("repeats", "keeps = 60", "keeps = 160", "keeps", "keeps is a whole number from 0 to 100, not 160"),
        ("assessments", "E = 0", "E = 10", "E", "what is suspected to be false counts nothing, so E is 0"),
        ("assessments", "E = 0", "", "[assessments]", "E is missing"),
        ("bands", "amber = 110", "amber = 190", "[bands]", "red is more than amber, and amber more than green"),
        ("bands", "green = 30", "green = 110", "[bands]", "red is more than amber, and amber more than green"),
    ],
)  # fmt: skip
def test_wrong_rules_are_refused_with_line_and_what_would_be_right(
    section: str, old: str, new: str, line: str, right: str
) -> None:
    text = changed(section, old, new)
    said = refusal(text)
    assert f"score.toml, line {line_of(text, line, section)} (" in said
    assert right in said
    assert said.endswith("The hub keeps scoring by its last rules.")


def test_a_missing_section_is_named() -> None:
    said = refusal(TEXT.replace("[household]\nmost = 80\n", ""))
    assert said.startswith("The rules in score.toml cannot be used: household is missing.")


def test_a_section_too_many_is_refused_at_its_line() -> None:
    text = TEXT + "\n[poverty]\npoints = 1\n"
    assert f"line {len(text.splitlines()) - 1} (poverty)" in refusal(text)


def test_a_section_that_is_a_figure_is_refused() -> None:
    text = "bands = 7\n" + TEXT[: TEXT.index("[bands]")]
    assert "bands is a table" in refusal(text)


def test_what_is_not_toml_is_refused_with_its_line() -> None:
    said = refusal(TEXT.replace("keeps = 60", "keeps 60"))
    assert said.startswith("The rules in score.toml cannot be read: ")
    assert f"line {line_of(TEXT, 'keeps', 'repeats')}" in said


def test_a_kind_that_the_hub_added_needs_points() -> None:
    kinds = frozenset({*shipped_codes().kinds, "cuckooing"})
    with pytest.raises(Known, match="cuckooing is missing"):
        read_rules(TEXT, "score.toml", kinds)


def test_rules_of_before_people_were_told_apart_still_open() -> None:
    rules = read_rules(changed("agencies", 'persons = ["family_member", "neighbour"]', ""), "score.toml")
    assert rules.persons == ()


def test_every_shipped_kind_and_level_has_its_figures() -> None:
    rules = shipped_rules()
    assert set(rules.points) == set(shipped_codes().kinds)
    assert set(rules.levels) == {1, 2, 3, 4}
    assert set(rules.persons) <= set(shipped_codes().agencies)


@pytest.mark.parametrize(
    ("total", "band"),
    [(0, "blue"), (29, "blue"), (30, "green"), (110, "amber"), (179, "amber"), (180, "red"), (999, "red")],
)
def test_bands_begin_at_their_figure(total: int, band: str) -> None:
    assert shipped_rules().band(total) == band
