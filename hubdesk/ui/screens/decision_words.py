"""What a decision and all that followed it say, in the words of the ledger and of its own page."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from hubdesk.domain.codes import CodeLists
from hubdesk.domain.days import long_day, short_day
from hubdesk.domain.decision import CORRECTED, HANDED_UP, KIND_FIELDS
from hubdesk.domain.ledger import Back, LedgerRow

_STEP = {"telephoned": "Telephoned", "confirmed": "Confirmed in writing", "countersigned": "Countersigned"}


def kind_label(row: LedgerRow, codes: CodeLists) -> str:
    """Name the kind of a decision."""
    return codes.decisions[row.decision.kind].label if row.decision.kind in codes.decisions else row.decision.kind


def came_words(row: LedgerRow, codes: CodeLists, outcomes: Mapping[str, str]) -> str:
    """Say what came of a decision: what brought it back, what the MDT said, or what it still waits for."""
    if row.back:
        more = f", and {len(row.back) - 1} more since" if len(row.back) > 1 else ""
        return f"Came back: {back_words(row.back[0], codes)}{more}."
    outcome = row.followed.outcome_of(row.decision.id)
    if outcome is not None:
        return f"{outcomes.get(outcome.kind, outcome.kind)}, {short_day(outcome.on)}. {outcome.words}"
    if row.decision.kind in HANDED_UP:
        return "No word back yet."
    return f"Look again on {short_day(row.decision.review_on)}." if row.decision.review_on else ""


def back_words(back: Back, codes: CodeLists) -> str:
    """Say which piece brought a closed matter back."""
    agency = codes.agencies[back.agency].label if back.agency in codes.agencies else back.agency
    kind = codes.kinds[back.kind].label if back.kind in codes.kinds else back.kind
    return f"{agency}, {kind.lower()}, {short_day(back.received_on)} ({back.ref})"


def facts(row: LedgerRow, codes: CodeLists, outcomes: Mapping[str, str]) -> list[tuple[str, str]]:
    """List what is known of a decision as pairs of a label and words, in the order of the page."""
    made = row.decision
    found = [
        ("Decided", f"{long_day(made.made_at.date())}, {made.made_at:%H:%M}, by {made.made_by}"),
        ("Reason", made.reason),
        ("Seen otherwise", made.dissent),
        ("Who sees to it", made.owner or made.made_by),
        ("Look again", long_day(made.review_on) if made.review_on else ""),
        *((label, _said(field, made.said.get(field, ""))) for field, label in KIND_FIELDS.get(made.kind, {}).items()),
        ("Corrected because", made.said.get(CORRECTED, "")),
    ]
    found += [
        (_STEP[step.kind], ". ".join(part for part in (f"{_moment(step.happened_at)}, {step.by}", step.words) if part))
        for step in row.followed.steps_of(made.id)
    ]
    for outcome in row.followed.outcomes:
        label = outcomes.get(outcome.kind, outcome.kind)
        said = f"{label}, {long_day(outcome.on)}. {outcome.words} The family was told: {outcome.family_told}"
        found.append(("What came back", f"{said} Seen otherwise: {outcome.dissent}" if outcome.dissent else said))
    found += [("Came back by", back_words(back, codes)) for back in row.back]
    return [(label, words) for label, words in found if words]


def waits_for(row: LedgerRow) -> list[str]:
    """List what a referral still waits for: telephoned, confirmed, countersigned."""
    made = row.decision
    if made.kind != "immediate_referral":
        return []
    told = made.said.get("telephoned_at") or row.followed.took(made.id, "telephoned")
    open_ = [] if told else ["telephoned"]
    return open_ + [kind for kind in ("confirmed", "countersigned") if row.followed.took(made.id, kind) is None]


def _said(field: str, words: str) -> str:
    return _moment(datetime.fromisoformat(words)) if field == "telephoned_at" and words else words


def _moment(at: datetime) -> str:
    return f"{long_day(at.date())}, {at:%H:%M}"
