"""The hub's policy on decisions, read from data: what can come back, and by when whoever told us hears of it."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from hubdesk.domain.errors import Known
from hubdesk.domain.shipped import shipped

SILENT = ("unsafe", "anonymous")  # reasons that stop every later letter


@dataclass(frozen=True, slots=True)
class DecisionPolicy:
    """Outcomes by code, those that a back-test counts as harm, clocks in working days, and letters.

    `no_letter` are reasons for none by code, `says` what a letter says of each kind of decision, `person` to a person.
    """

    outcomes: Mapping[str, str]
    harm: frozenset[str]
    acknowledge_within: int
    outcome_within: int
    no_letter: Mapping[str, str]
    says: Mapping[str, str]


def read_decision_policy(text: str, file: str) -> DecisionPolicy:
    """Read the policy from TOML; raises Known with the file and what is wrong."""
    try:
        data = tomllib.loads(text)
        feedback = data["feedback"]
        found = DecisionPolicy(
            outcomes={code: str(row["label"]) for code, row in data["outcomes"].items()},
            harm=frozenset(code for code, row in data["outcomes"].items() if row.get("harm")),
            acknowledge_within=int(feedback["acknowledge_within"]),
            outcome_within=int(feedback["outcome_within"]),
            no_letter={code: str(words) for code, words in feedback["none"].items()},
            says={code: str(words) for code, words in feedback["says"].items()},
        )
    except (tomllib.TOMLDecodeError, KeyError, TypeError, ValueError, AttributeError) as error:
        raise Known(f"The policy on decisions in {file} cannot be read: {error}.") from error
    missing = [code for code in SILENT if code not in found.no_letter]
    missing += [] if "person" in found.says else ["person"]
    if missing or min(found.acknowledge_within, found.outcome_within) < 1:
        wrong = f"{', '.join(missing)} is missing" if missing else "clocks are 1 working day or more"
        raise Known(f"The policy on decisions in {file} cannot be used: {wrong}.")
    return found


@cache
def shipped_decision_policy() -> DecisionPolicy:
    """Read the policy that ships with the program."""
    path = shipped("rules/decisions.toml")
    return read_decision_policy(path.read_text(encoding="utf-8"), path.name)
