"""What is due when: by which moment each kind of waiting counts for today, and from when it is late."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from hubdesk.domain.decision_policy import DecisionPolicy, shipped_decision_policy
from hubdesk.domain.working_time import WorkingTime, shipped_working_time

_EVER, _NEVER = "9999", ""


@dataclass(frozen=True, slots=True)
class Clocks:
    """Clocks at a moment: the texts that stored days and times are compared with, kind by kind."""

    now: datetime
    time: WorkingTime
    policy: DecisionPolicy

    @property
    def soon(self) -> datetime:
        """The end of the next working day: what is due by then is for today."""
        return self.time.end_of_day_after(self.now)

    def until(self) -> dict[str, str]:
        """Say, for each kind, before which stored day or time an item is for today."""
        tomorrow = (self.now.date() + timedelta(days=1)).isoformat()
        return {
            "telephone": _EVER,
            "confirm": _EVER,
            "countersign": _EVER,
            "review": tomorrow,
            "ask_again": tomorrow,
            "action": (self.soon.date() + timedelta(days=1)).isoformat(),
            "acknowledgement": _EVER,
            "outcome": self._begun_by(self.soon, self.policy.outcome_within),
            "mdt": _EVER,
            "request": self.soon.isoformat() + "~",
            "note": _EVER,
            "children": _EVER,
        }

    def late(self) -> dict[str, str]:
        """Say, for each kind, before which stored day or time an item is late."""
        today, yesterday = self.now.date().isoformat(), self._begun_by(self.now, 1)
        return {
            "telephone": _EVER,
            "confirm": yesterday,
            "countersign": yesterday,
            "review": today,
            "ask_again": today,
            "action": today,
            "acknowledgement": self._begun_by(self.now, self.policy.acknowledge_within),
            "outcome": self._begun_by(self.now, self.policy.outcome_within),
            "mdt": _NEVER,
            "request": self.now.isoformat(),
            "note": self.now.date().isoformat(),
            "children": _NEVER,
        }

    def due(self, kind: str, stored: str) -> date | datetime | None:
        """Say when an item is due, from what is stored of it."""
        if kind in ("review", "ask_again", "action"):
            return date.fromisoformat(stored)
        if kind in ("telephone", "request", "note", "children"):
            return datetime.fromisoformat(stored)
        within = {
            "confirm": 1,
            "countersign": 1,
            "acknowledgement": self.policy.acknowledge_within,
            "outcome": self.policy.outcome_within,
        }.get(kind)
        return self.time.end_of_day_after(datetime.fromisoformat(stored), within) if within else None

    def _begun_by(self, moment: datetime, days: int) -> str:
        """Find the first day that is too late a beginning for so many working days to have ended by a moment."""
        begun = datetime.combine(moment.date(), moment.min.time())
        while self.time.end_of_day_after(begun, days) > moment:
            begun -= timedelta(days=1)
        return (begun.date() + timedelta(days=1)).isoformat()


def clocks_at(now: datetime) -> Clocks:
    """Read the clocks at a moment by the hub's working time and policy."""
    return Clocks(now, shipped_working_time(), shipped_decision_policy())
