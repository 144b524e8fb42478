"""Who was asked: the coverage grid, the requests with their grounds, and the decisions with their reasons."""

from __future__ import annotations

from hubdesk.domain.codes import CodeLists
from hubdesk.domain.coverage import Cell
from hubdesk.domain.days import short_day
from hubdesk.domain.decision import in_force
from hubdesk.domain.decision_policy import shipped_decision_policy
from hubdesk.domain.family import Family
from hubdesk.domain.follow_up import Outcome
from hubdesk.domain.request import Reply, Request, standing
from hubdesk.drawing.words import cell_words, label, short_names
from hubdesk.packs.shield import Shield
from hubdesk.packs.shown import DecisionShown, Grid, GridCell, GridRow, RequestShown

_NOTHING = GridCell("", "")
_WHAT = {"not_ask": "Decided not to ask", "not_apply": "Does not apply", "consent_refused": "Consent was refused"}
_OUTCOMES = {"answered": "Answered", "nil": "Nothing held", "refused": "Consent refused"}


def grid(family: Family, codes: CodeLists) -> Grid:
    """Set agencies against children; a pair that the grid does not name stays empty."""
    names = short_names(family.people)
    known = {(cell.person_id, cell.agency): cell for cell in family.coverage}
    agencies = {cell.agency for cell in family.coverage if cell.state != "does_not_apply"}
    order = [agency for agency in codes.agencies if agency in agencies]
    return Grid(
        children=tuple(f"{names[one.id]} ({one.age(family.as_of)})" for one in family.children),
        rows=tuple(
            GridRow(
                label(codes.agencies, agency),
                tuple(_cell(known.get((one.id, agency))) for one in family.children),
            )
            for agency in [*order, *sorted(agencies - set(order))]
        ),
    )


def _cell(cell: Cell | None) -> GridCell:
    return GridCell(cell.state, cell_words(cell)) if cell else _NOTHING


def decisions(family: Family, codes: CodeLists, over: Shield) -> tuple[DecisionShown, ...]:
    """Show every decision that stands, oldest first, each with what came back of it."""
    shown: list[DecisionShown] = []
    for one in in_force(family.decisions):
        shown.append(
            DecisionShown(
                day=short_day(one.made_at.date()),
                kind=label(codes.decisions, one.kind),
                reason=over.cover(one.reason),
                dissent=over.cover(one.dissent),
                by=one.made_by,
                review=f"Review on {short_day(one.review_on)}" if one.review_on else "",
            )
        )
        outcome = family.follow_ups.outcome_of(one.id)
        if outcome is not None:
            shown.append(_came_back(outcome, over))
    return tuple(shown)


def _came_back(outcome: Outcome, over: Shield) -> DecisionShown:
    said = shipped_decision_policy().outcomes.get(outcome.kind, outcome.kind)
    return DecisionShown(
        day=short_day(outcome.on),
        kind=f"What came back: {said}",
        reason=over.cover(f"{outcome.words} The family was told: {outcome.family_told}"),
        dissent=over.cover(outcome.dissent),
        by=outcome.by,
        review="",
    )


def requests(family: Family, codes: CodeLists, over: Shield) -> tuple[RequestShown, ...]:
    """Show every question and every decision not to ask, oldest first, with what came back."""
    names = {one.id: one.name for one in family.people}
    replies = standing(family.replies)
    return tuple(
        RequestShown(
            day=short_day(one.at.date()),
            agency=label(codes.agencies, one.agency),
            child=names.get(one.person_id, "A child"),
            what=_WHAT.get(one.kind, "Asked"),
            grounds=tuple(over.cover(said) for said in _grounds(one)),
            outcome=over.cover(_outcome(one, replies.get(one.id), family)),
        )
        for one in sorted(family.requests, key=lambda one: (one.at, one.id))
    )


def _grounds(request: Request) -> list[str]:
    if request.kind in _WHAT:
        return [f"Reason: {request.purpose or request.necessity or 'none was written'}"]
    said = (
        ("Purpose", request.purpose),
        ("Basis", request.basis),
        ("Consent", request.consent),
        ("Family", request.informed),
        ("Why it is needed", request.necessity),
    )
    return [f"{name}: {words}" for name, words in said if words]


def _outcome(request: Request, reply: Reply | None, family: Family) -> str:
    if reply:
        words = f"{_OUTCOMES.get(reply.outcome, reply.outcome)} {short_day(reply.at.date())}"
        return f"{words}: {reply.words}" if reply.words else words
    if request.kind in _WHAT:
        return (
            f"Look at it again on {short_day(request.review_on)}" if request.review_on else "No day to look at it again"
        )
    if not request.due_at:
        return "No answer yet"
    due = request.due_at.date()
    return f"No answer; was due {short_day(due)}" if due < family.as_of else f"No answer yet; due {short_day(due)}"
