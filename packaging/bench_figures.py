"""Figures of a measurement: how they are timed, and how they are said."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from math import ceil, log10
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure beside its target; `most` says that it should not be more than the target, else not less."""

    what: str
    value: float
    unit: str
    target: float | None = None
    most: bool = True
    interactive: bool = False

    @property
    def verdict(self) -> str:
        """Say whether the target was met, in a word; empty where there is none."""
        if self.target is None:
            return ""
        met = self.value <= self.target if self.most else self.value >= self.target
        return "met" if met else "MISSED"


def seconds(job: Callable[[], object]) -> float:
    """Time one job."""
    began = time.perf_counter()
    job()
    return time.perf_counter() - began


def p95(times: Iterable[float]) -> float:
    """Give the time that 95 of 100 do not exceed, in milliseconds."""
    ordered = sorted(times)
    return 1000 * ordered[ceil(0.95 * len(ordered)) - 1]


def spread(values: Sequence[str], count: int) -> list[str]:
    """Choose some of many, evenly."""
    step = max(1, len(values) // count)
    return list(values[::step][:count])


def peak_memory() -> float | None:
    """Tell the most memory that this process has held, in MB; None where the system does not say."""
    if sys.platform == "win32":
        return None
    status = Path("/proc/self/status")
    if status.exists():  # what getrusage tells on Linux counts what the process was before it became this program
        told = next((line for line in status.read_text().splitlines() if line.startswith("VmHWM:")), "")
        return int(told.split()[1]) / 1024 if told else None
    import resource

    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / 1024 if sys.platform == "linux" else most / 1024**2


def growth(small: Sequence[Figure], large: Sequence[Figure], times: float) -> Figure | None:
    """Say how much interactive work grew for each tenfold of data, at its worst."""
    before = {one.what: one.value for one in small if one.interactive}
    grown = [one.value / before[one.what] for one in large if one.interactive and before.get(one.what)]
    if not grown or times <= 1:
        return None
    worst = max(grown)
    return Figure("interactive work for each tenfold of data", worst ** (1 / log10(times)), "x", 2)


def table(figures: Sequence[Figure]) -> str:
    """Lay the figures out for people."""
    lines = [("what", "figure", "", "target", "")]
    for one in figures:
        target = "" if one.target is None else f"{'<=' if one.most else '>='} {one.target:g} {one.unit}"
        lines.append((one.what, f"{one.value:,.2f}", one.unit, target, one.verdict))
    widths = [max(len(line[column]) for line in lines) for column in range(5)]
    return "\n".join(
        "  ".join(
            text.rjust(width) if column == 1 else text.ljust(width)
            for column, (text, width) in enumerate(zip(line, widths, strict=True))
        ).rstrip()
        for line in lines
    )
