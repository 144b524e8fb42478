"""The tables of a report: volumes, time to decision, decisions and outcomes, requests, replies, what came back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date, datetime

from hubdesk.domain.codes import Code
from hubdesk.domain.days import MONTHS
from hubdesk.domain.decision import HANDED_UP, Decision, in_force
from hubdesk.domain.decision_policy import shipped_decision_policy
from hubdesk.domain.report import Counted, Measure, Part, middle, months_of
from hubdesk.domain.request import Request, standing
from hubdesk.service.desk import Desk
from hubdesk.store import concerns, decisions, follow_ups, reports, requests

_CONCERNS = (Measure("Concerns"),)
_SOON = ((1, "Within a day"), (7, "Within a week"), (28, "Within four weeks"))
_RECEIVED = "Concerns received in the period, without those taken back or marked as sent twice by its last day"


def parts_of(desk: Desk, first: date, last: date) -> tuple[Part, ...]:
    """Make all tables of a period."""
    changed = concerns.told(desk.database, reports.amended(desk.database, last), last)
    gone = {ident for ident, one in changed.items() if one.status}
    came: Counter[tuple[str, str, str]] = Counter()
    for month, agency, kind, count in reports.volumes(desk.database, first, last):
        came[month, agency, kind] += count
    for one in changed.values():
        if not one.status and first <= one.concern.received_on <= last:
            came[f"{one.concern.received_on:%Y-%m}", one.concern.agency, one.concern.kind] += 1
    made = in_force(decisions.every(desk.database, last))
    return (
        *_volumes(desk, came, first, last),
        _time_to_decision(desk, made, gone, came.total(), first, last),
        *_decisions(desk, [one for one in made if first <= one.made_at.date() <= last], gone, last),
        _requests(desk, first, last),
        _replies(desk, gone, first, last),
    )


def month_words(month: str) -> str:
    """Write 2026-03 as March 2026."""
    return f"{MONTHS[int(month[5:]) - 1]} {month[:4]}"


def _volumes(desk: Desk, came: Counter[tuple[str, str, str]], first: date, last: date) -> tuple[Part, ...]:
    by: tuple[Counter[str], ...] = (Counter(), Counter(), Counter())
    for key, count in came.items():
        for counter, code in zip(by, key, strict=True):
            counter[code] += count
    months = tuple(Counted(month_words(month), (by[0][month],)) for month in months_of(first, last))
    return (
        Part("months", "Concerns by month", f"{_RECEIVED}.", _CONCERNS, months, "Month"),
        Part("agencies", "Concerns by agency", f"{_RECEIVED}, by who told us.", _CONCERNS,
             _ranked(by[1], desk.codes.agencies), "Agency", "queue"),
        Part("kinds", "Concerns by kind", f"{_RECEIVED}, by what they tell of.", _CONCERNS,
             _ranked(by[2], desk.codes.kinds), "Kind", "queue"),
    )  # fmt: skip


def _ranked(counts: Mapping[str, int], codes: Mapping[str, Code]) -> tuple[Counted, ...]:
    named = [(codes[code].label if code in codes else code, count) for code, count in counts.items()]
    return tuple(Counted(label, (count,)) for label, count in sorted(named, key=lambda one: (-one[1], one[0])))


def _time_to_decision(
    desk: Desk, made: Iterable[Decision], gone: set[str], received: int, first: date, last: date
) -> Part:
    earliest: dict[str, datetime] = {}
    for one in made:
        for concern in one.concern_ids:
            if concern not in gone and one.made_at < earliest.get(concern, datetime.max):
                earliest[concern] = one.made_at
    times = reports.received(desk.database, earliest, first, last)
    days = [max(0, (earliest[ident] - datetime.fromisoformat(at)).days) for ident, at in times.items()]
    soon = [(words, sum(one < limit for one in days)) for limit, words in _SOON]
    rows = [Counted(words, (count, None)) for words, count in soon]
    rows += [
        Counted("Decided by the last day", (len(days), middle(days))),
        Counted("Not yet on the table of a decision", (max(0, received - len(days)), None)),
    ]
    says = (
        "Concerns received in the period: how long until the first decision that had them on the table. Each line "
        "holds the one above it; the last two make up all."
    )
    columns = (Measure("Concerns"), Measure("Median days", "Concerns"))
    return Part("decided", "Time to decision", says, columns, tuple(rows), "Decided", "ledger")


def _decisions(desk: Desk, made: list[Decision], gone: set[str], last: date) -> tuple[Part, ...]:
    labels = desk.codes.decisions
    closing = {one.id: one for one in made if one.kind in labels and labels[one.kind].closes}
    again = {
        decision
        for decision, concern, _at in reports.came_back(desk.database, closing, last)
        if concern not in gone and concern not in closing[decision].concern_ids
    }
    kinds = Counter(one.kind for one in made)
    back = Counter(closing[ident].kind for ident in again)
    rows = tuple(
        Counted(code.label, (kinds[kind], back[kind] if code.closes else "does not close"))
        for kind, code in labels.items()
    )
    says = (
        "Decisions made in the period that still stand. A closed matter came back where another concern about the "
        "same people was received after it, by the last day."
    )
    columns = (Measure("Decisions"), Measure("Came back"))
    return (
        Part("decisions", "Decisions", says, columns, rows, "Decision", "ledger"),
        _outcomes(desk, [one for one in made if one.kind in HANDED_UP], last),
    )


def _outcomes(desk: Desk, handed: list[Decision], last: date) -> Part:
    every = follow_ups.every_outcome(desk.database, last)
    corrected = {one.corrects for one in every}
    told = {one.decision_id: one.kind for one in every if one.id not in corrected}
    count = Counter(told.get(one.id, "") for one in handed)
    named = shipped_decision_policy().outcomes
    rows = (
        *(Counted(label, (count[code],)) for code, label in named.items()),
        Counted("Not known yet", (count[""],)),
    )
    says = "Families handed up in the period, by what the team that they went to said by the last day."
    return Part("outcomes", "What came of what was handed up", says, (Measure("Handed up"),), rows, "Outcome", "ledger")


def _requests(desk: Desk, first: date, last: date) -> Part:
    every, back = requests.every(desk.database, last)
    replies = standing(back)
    asked: dict[str, list[Request]] = {}
    for one in every:
        if one.kind == "ask" and first <= one.at.date() <= last:
            asked.setdefault(one.agency, []).append(one)

    def row(label: str, own: list[Request]) -> Counted:
        heard = [(one, replies[one.id]) for one in own if one.id in replies]
        late = sum(one.due_at is not None and one.id not in replies and one.due_at.date() <= last for one in own)
        days = middle((reply.at - one.at).days for one, reply in heard)
        nil = sum(reply.outcome == "nil" for _, reply in heard)
        return Counted(label, (len(own), len(heard), nil, late, days))

    agencies = desk.codes.agencies
    rows = [row(agencies[code].label if code in agencies else code, own) for code, own in asked.items()]
    rows.sort(key=lambda one: (-int(one.cells[0] or 0), one.label))
    total = row("All agencies", [one for own in asked.values() for one in own])
    columns = (
        Measure("Asked"), Measure("Answered"), Measure("Nothing known"), Measure("Overdue"),
        Measure("Median days", "Answered"),
    )  # fmt: skip
    says = "Requests made in the period and how they stood at the end of its last day; days until the answer came."
    return Part("requests", "Requests to partners", says, columns, (*rows, total), "Agency", "asked")


def _replies(desk: Desk, gone: set[str], first: date, last: date) -> Part:
    rows = []
    for kind, words in (("acknowledgement", "That it has arrived"), ("outcome", "What came of it")):
        found = [one for one in reports.told_back(desk.database, kind, first, last) if one[0] not in gone]
        days = [
            (datetime.fromisoformat(heard) - datetime.fromisoformat(at)).days
            for _id, at, heard, _none in found
            if heard
        ]
        none = sum(no and not heard for _id, _at, heard, no in found)
        rows.append(Counted(words, (len(found), len(days), none, len(found) - len(days) - none, middle(days))))
    columns = (
        Measure("Owed"), Measure("Told"), Measure("Decided not to"), Measure("Not told yet"),
        Measure("Median days", "Told"),
    )  # fmt: skip
    says = "Concerns taken down at the desk in the period, without anonymous ones: what whoever told us has heard."
    return Part("replies", "Replies to whoever told us", says, columns, tuple(rows), "Reply", "today")
