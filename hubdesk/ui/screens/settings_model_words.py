"""How versions of the match model and their levels are put into columns and words."""

from __future__ import annotations

from hubdesk.domain.days import short_day
from hubdesk.matching.model_changes import LevelChange
from hubdesk.service.model import Shown
from hubdesk.service.model_versions import Version
from hubdesk.ui.parts.table import Column


def state(one: Version) -> str:
    """Say in a word or two where a version stands."""
    if one.in_use:
        return "In use"
    if one.trouble:
        return "Cannot be used"
    return "Was in use" if one.accepted else "Waits"


def who(one: Version) -> str:
    """Say who made a version, or who took it into use last, and when."""
    if one.accepted:
        last = one.accepted[-1]
        return f"{last.by}, {short_day(last.at.date())}"
    return f"{one.author}, {short_day(one.at.date())}"


def why(one: Version) -> str:
    """Give the reason of the last acceptance, or how a version came about."""
    return one.accepted[-1].reason if one.accepted else one.reason


def title(shown: Shown) -> str:
    """Head the report of a version."""
    one = shown.version
    name = f"Version {one.number}, {one.name}"
    if one.in_use:
        return f"{name}: in use"
    return f"{name}: cannot be used" if one.trouble else f"{name}, beside the version in use"


def share(chance: float) -> str:
    """Write a chance as so many in a hundred, with as many figures as say something."""
    return f"{chance * 100:.3g} %" if chance < 0.99 else f"{chance * 100:.5g} %"


def counts(decibans: int) -> str:
    """Write a weight with its sign."""
    return f"{decibans:+d}".replace("-", "\N{MINUS SIGN}") if decibans else "0"


VERSIONS: tuple[Column[Version], ...] = (
    Column("number", "Version", lambda one: str(one.number), width=80, right=True),
    Column("state", "State", state, width=130, strong=True),
    Column("who", "By", who, width=210),
    Column("why", "Reason", why),
)
LEVELS: tuple[Column[LevelChange], ...] = (
    Column("comparison", "Compared", lambda one: one.comparison, width=150, strong=True),
    Column("level", "Agreement", lambda one: one.level),
    Column("m_before", "One person now", lambda one: share(one.m_before), width=130, right=True, yields=3),
    Column("m", "Then", lambda one: share(one.m), width=90, right=True, yields=3),
    Column("u_before", "Strangers now", lambda one: share(one.u_before), width=120, right=True, yields=2),
    Column("u", "Then", lambda one: share(one.u), width=90, right=True, yields=2),
    Column("before", "Counts now", lambda one: counts(one.weight_before), width=110, right=True),
    Column("weight", "Then", lambda one: counts(one.weight), width=70, right=True),
)
