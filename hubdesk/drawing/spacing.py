"""Finds places along rows: never nearer than they may be, and otherwise as near as can be to where they want to be."""

from __future__ import annotations

from collections.abc import Sequence


def spread(wanted: Sequence[float], apart: Sequence[float], weights: Sequence[float]) -> list[float]:
    """Place centres in order, each at least `apart[i]` after the last, with the least squared way from `wanted`."""
    shift = [0.0]
    for gap in apart:
        shift.append(shift[-1] + gap)
    blocks: list[tuple[float, float, int]] = []  # place, weight, how many
    for want, moved, weight in zip(wanted, shift, weights, strict=True):
        blocks.append((want - moved, weight, 1))
        while len(blocks) > 1 and blocks[-2][0] > blocks[-1][0]:
            (a, u, m), (b, v, n) = blocks[-2:]
            blocks[-2:] = [((a * u + b * v) / (u + v), u + v, m + n)]
    placed = [place for place, _, count in blocks for _ in range(count)]
    return [place + moved for place, moved in zip(placed, shift, strict=True)]
