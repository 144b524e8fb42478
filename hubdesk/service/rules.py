"""The versions of the rules of the score: one proposed beside those in use, and taken into use with a reason."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from hubdesk.domain.changes import Changes
from hubdesk.domain.errors import Known, Refused
from hubdesk.scoring.rules import Rules, read_rules, shipped_text
from hubdesk.service.desk import Desk, act
from hubdesk.service.new_id import new_id
from hubdesk.service.rescore import score_again
from hubdesk.service.rules_in_use import PROPOSAL, RULES, readable
from hubdesk.store import policy

SHIPPED = "HubDesk"
_ABOUT = ("version", "author", "date", "reason")


@dataclass(frozen=True, slots=True)
class RulesVersion:
    """A version of the rules as the hub knows it; `at` and `by` say when and by whom it was kept or taken into use."""

    version: str
    author: str
    reason: str
    by: str
    at: datetime | None
    in_use: bool
    text: str


@dataclass(frozen=True, slots=True)
class Difference:
    """A figure that two versions have differently, as words; an empty text where one of them has none."""

    figure: str
    now: str
    proposed: str


def rules_versions(desk: Desk) -> tuple[RulesVersion, ...]:
    """List the versions that the hub has, oldest first, and the shipped one where that waits."""
    with act(desk, "view_rules"):
        return _versions(desk)


def read_proposal(desk: Desk, file: Path) -> tuple[Rules, str]:
    """Read rules from a file, and refuse what is wrong with file, line and what would be right; nothing is kept."""
    try:
        text = file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise Known(f"{file.name} cannot be read as rules: it is missing, locked or not text.") from error
    rules = read_rules(text, file.name, frozenset(desk.codes.kinds))
    for held in _versions(desk):
        if held.version == rules.version and tomllib.loads(held.text) != tomllib.loads(text):
            line = next((n for n, row in enumerate(text.splitlines(), 1) if row.startswith("version")), 1)
            raise Refused(
                f"The rules in {file.name}, line {line} (version) cannot be used: the hub has other rules of version "
                f"{rules.version}. Give these another number. The hub keeps scoring by its last rules."
            )
    return rules, text


def propose_rules(desk: Desk, file: Path) -> Changes:
    """Keep rules from a file as a proposal, to be compared and taken into use by a manager."""
    with act(desk, "propose_rules") as done:
        rules, text = read_proposal(desk, file)
        if any(held.version == rules.version for held in _versions(desk)):
            raise Refused(f"The hub has version {rules.version} already. Nothing was kept.")
        done.about.append(_keep(desk, PROPOSAL, rules, rules.reason, text))
    return Changes(frozenset({"rules"}), frozenset({rules.version}))


def rules_of(desk: Desk, version: str) -> Rules:
    """Read the rules of a version that the hub has."""
    return read_rules(_find(desk, version).text, f"version {version}", frozenset(desk.codes.kinds))


def compare_rules(desk: Desk, version: str) -> tuple[Difference, ...]:
    """List the figures in which a version differs from the one in use."""
    with act(desk, "view_rules"):
        used = next(one for one in _versions(desk) if one.in_use)
        return differences(used.text, _find(desk, version).text)


def differences(now: str, proposed: str) -> tuple[Difference, ...]:
    """List the figures in which two texts differ, in the order of the first."""
    left, right = (dict(_figures(tomllib.loads(text))) for text in (now, proposed))
    return tuple(
        Difference(figure, left.get(figure, ""), right.get(figure, ""))
        for figure in dict.fromkeys((*left, *right))
        if left.get(figure, "") != right.get(figure, "") and figure not in _ABOUT
    )


def accept_rules(desk: Desk, version: str, reason: str) -> Changes:
    """Take a version into use, a new one or an older one again; every family is scored by it at once."""
    before = desk.rules
    if not reason.strip():
        raise Refused("Give the reason why these rules are taken into use; it is kept with the version.")
    try:
        with act(desk, "accept_rules", reason=version) as done:
            found = _find(desk, version)
            if found.in_use:
                raise Refused(f"Version {version} is in use already.")
            desk.rules = rules_of(desk, version)
            done.about.append(_keep(desk, RULES, desk.rules, reason.strip(), found.text))
            score_again(desk)
    except BaseException:
        desk.rules = before
        raise
    return Changes(frozenset({"rules", "scores", "families"}), frozenset({version}))


def _figures(table: Mapping[str, Any], inside: str = "") -> Iterator[tuple[str, str]]:
    for key, value in table.items():
        name = f"{inside} {key}".strip().replace("_", " ")
        if isinstance(value, Mapping):
            yield from _figures(value, name)
        elif isinstance(value, list):
            yield name, "; ".join(", ".join(map(str, one)) if isinstance(one, list) else str(one) for one in value)
        else:
            yield name, str(value)


def _versions(desk: Desk) -> tuple[RulesVersion, ...]:
    kinds = frozenset(desk.codes.kinds)
    found: dict[str, RulesVersion] = {}
    for kept in (*policy.every(desk.database, PROPOSAL), *policy.every(desk.database, RULES)):
        rules = readable(kept.text, kinds)
        if rules is not None:
            used = rules.version == desk.rules.version
            found[rules.version] = RulesVersion(
                rules.version, rules.author, kept.reason, kept.author, kept.at, used, kept.text
            )
    shipped = read_rules(shipped_text(), SHIPPED)
    if shipped.version not in found and readable(shipped_text(), kinds):
        found[shipped.version] = RulesVersion(
            shipped.version, shipped.author, shipped.reason, SHIPPED, None, False, shipped_text()
        )
    return tuple(sorted(found.values(), key=lambda one: (one.at is None, one.at)))


def _find(desk: Desk, version: str) -> RulesVersion:
    every = _versions(desk)
    found = next((one for one in every if one.version == version.strip()), None)
    if found is None:
        raise Refused(f"There are no rules of version {version}. There are {', '.join(v.version for v in every)}.")
    return found


def _keep(desk: Desk, name: str, rules: Rules, reason: str, text: str) -> str:
    made = policy.Policy(new_id(), name, rules.version, desk.user.name, desk.now(), reason, text)
    policy.add(desk.database, made)
    return made.id
