"""Which groups something new can change: found by going outward from it until nothing further changes.

Groups are joined only along a pair of at least `tie` or a human's word, the strongest first. So whatever becomes of a
group is decided among its own mentions and the groups that such a pair leads to: when all neighbours of all groups that
changed were looked at together, the rest of the hub stands as it would if everything were grouped again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

Groups = Iterable[frozenset[str]]


def settle_outward(
    touched: set[str],
    before: Callable[[set[str]], Mapping[str, frozenset[str]]],
    near: Callable[[set[str]], set[str]],
    solve: Callable[[set[str]], Groups],
) -> tuple[frozenset[str], ...]:
    """Group again what `touched` mentions can change; returns the groups that they and whoever changed are in now.

    `before` gives the group of each mention that has one, `near` the mentions to which a strong pair or an answer
    leads, `solve` groups some mentions by themselves. Groups that stayed as they were are left out, unless touched.
    """
    changed = touched | _members(before(touched).values())
    while True:
        around = changed | near(changed)
        stood = set(before(around).values())
        moved = [group for group in solve(around | _members(stood)) if group not in stood or group & changed]
        now = _members(moved)
        reached = changed | now | _members(group for group in stood if group & now)
        if reached == changed:
            return tuple(moved)
        changed = reached


def _members(groups: Iterable[frozenset[str]]) -> set[str]:
    return {mention for group in groups for mention in group}
