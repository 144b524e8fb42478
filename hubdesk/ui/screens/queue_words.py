"""The queue's words: how many families there are, children with their ages, changes of the score."""

from __future__ import annotations

from collections.abc import Iterable

from hubdesk.domain.queue import QueueView

STATUS = {
    "open": "",
    "closed": "Closed",
    "watching": "Watching",
    "escalated": "Handed up",
    "returned": "Back again",
}


def count_words(view: QueueView) -> str:
    """Say how many families there are and how many are in each band that needs somebody."""
    if not view.families:
        return ""
    noun = "family" if view.families == 1 else "families"
    if view.shown != view.families:
        return f"{view.shown:,} of {view.families:,} {noun}"
    told = [f"{view.bands[band]:,} {band.capitalize()}" for band in ("red", "amber") if view.bands.get(band)]
    return f"{view.families:,} {noun}" + (f": {', '.join(told)}" if told else "")


def children_words(children: Iterable[tuple[str, str]]) -> str:
    """Name the children with their ages: Ava, 7; Ben, 14 months; a baby without a name is said."""
    return "; ".join(f"{name or 'Name not known'}, {age}" for name, age in children)


def change_words(change: int) -> str:
    """Say a change of the score in seven days, with its sign; empty where there is none."""
    return f"{change:+d}".replace("-", "\u2212") + " in 7 days" if change else ""
