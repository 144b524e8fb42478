"""Commands about decisions: decide, correct, follow-up, outcome, acknowledge, decisions."""

from __future__ import annotations

from argparse import Namespace
from datetime import date
from pathlib import Path

from hubdesk.cli.commands import Commands, command, day
from hubdesk.cli.opening import opened
from hubdesk.cli.output import add_format, print_rows
from hubdesk.domain.decision import KIND_FIELDS
from hubdesk.domain.decision_policy import shipped_decision_policy
from hubdesk.domain.ledger import LedgerRow
from hubdesk.service import feedback, follow_up
from hubdesk.service.decide import correct_decision, decide, withdraw_decision
from hubdesk.service.ledger import ledger
from hubdesk.service.outcome import record_outcome
from hubdesk.service.save_letter import save_letter

_FIELDS = {field: label for fields in KIND_FIELDS.values() for field, label in fields.items()}
_STEPS = ("action", "done", "dropped", "telephoned", "confirmed", "countersigned")


def add_commands(commands: Commands) -> None:
    """Add the commands about decisions and what follows them."""
    decided = command(commands, "decide", "Record a decision on a family, with its reason.", _decide)
    decided.add_argument("family", metavar="FAMILY")
    words = "no_further_action, watch_until, early_help, ask_partners, escalate or immediate_referral"
    decided.add_argument("--decision", required=True, metavar="KIND", help=words)
    decided.add_argument("--reason", required=True)
    decided.add_argument("--dissent", default="", help="who sees it otherwise, and how")
    decided.add_argument("--owner", default="", help="who sees to it (default: whoever decides)")
    corrected = command(commands, "correct", "Correct a decision by a new row, or take it back.", _correct)
    corrected.add_argument("decision_id", metavar="DECISION", help="its id, or a family for the last one about it")
    corrected.add_argument("--decision", default="", metavar="KIND", help="what was decided in truth")
    corrected.add_argument("--reason", default="")
    corrected.add_argument("--withdraw", action="store_true", help="it should never have been written")
    corrected.add_argument("--why", required=True, help="what was wrong")
    for parser in (decided, corrected):
        parser.add_argument("--review-on", type=day, metavar="DAY", help="when somebody looks again")
        for field, label in _FIELDS.items():
            parser.add_argument(f"--{field.replace('_', '-')}", default="", metavar="WORDS", help=label)
    _add_follow_up(commands)
    listed = command(commands, "decisions", "Print the ledger of decisions, the latest first.", _decisions)
    listed.add_argument("--kind", default="", help="only of this kind")
    add_format(listed)


def _add_follow_up(commands: Commands) -> None:
    words = "Follow a decision up: an action, its end, a telephone call, its confirmation, a countersignature."
    followed = command(commands, "follow-up", words, _follow_up)
    followed.add_argument("step", choices=_STEPS)
    followed.add_argument(
        "about", metavar="ID", help="the decision (or its FAMILY), or for done and dropped the action"
    )
    followed.add_argument("--words", default="", help="what is to be done, whom you telephoned, why it is dropped")
    followed.add_argument("--owner", default="", help="for an action: who does it")
    followed.add_argument("--due", type=day, metavar="DAY", help="for an action: by when")
    followed.add_argument(
        "--at", default="", metavar="TIME", help="when it happened, as 2026-03-14 15:30 (default: now)"
    )
    back = command(commands, "outcome", "Write down what came back from those a family was handed up to.", _outcome)
    back.add_argument("where", metavar="FAMILY|DECISION")
    outcomes = tuple(shipped_decision_policy().outcomes)
    back.add_argument("--outcome", required=True, metavar="KIND", help=", ".join(outcomes))
    back.add_argument("--on", type=day, metavar="DAY", help="when they decided (default: today)")
    back.add_argument("--words", required=True, help="what they decided, in a sentence")
    back.add_argument("--family-told", required=True, help="what the family was told and by whom, or why not")
    back.add_argument("--dissent", default="", help="who saw it otherwise, and how")
    words = "Write to whoever told us: that it has arrived, or with --outcome what came of it."
    told = command(commands, "acknowledge", words, _acknowledge)
    told.add_argument("concern", metavar="CONCERN", help="its reference")
    told.add_argument("--outcome", action="store_true", help="what came of it")
    told.add_argument("--out", type=Path, metavar="FILE", help="write the letter there: .pdf, or text for an e-mail")
    told.add_argument("--reason", default="", help="why it may go out where contact is not safe")
    told.add_argument("--sent", choices=feedback.WAYS, help="note that you sent it, and how")
    told.add_argument(
        "--none", choices=tuple(shipped_decision_policy().no_letter), help="note why nobody is written to"
    )


def _said(arguments: Namespace) -> dict[str, str]:
    return {field: getattr(arguments, field) for field in _FIELDS}


def _decide(arguments: Namespace) -> None:
    with opened(arguments) as desk:
        made = decide(
            desk,
            arguments.family,
            arguments.decision,
            arguments.reason,
            arguments.review_on,
            arguments.dissent,
            owner=arguments.owner,
            said=_said(arguments),
        )
    print(f"Decided on {arguments.family}: {arguments.decision.replace('_', ' ')}. Decision {made.decision.id}.")


def _correct(arguments: Namespace) -> None:
    with opened(arguments) as desk:
        if arguments.withdraw:
            withdraw_decision(desk, arguments.decision_id, arguments.why)
            print("Taken back; it stays to be read.")
            return
        made = correct_decision(
            desk,
            arguments.decision_id,
            kind=arguments.decision,
            reason=arguments.reason,
            review_on=arguments.review_on,
            said=_said(arguments),
            why=arguments.why,
        )
    print(f"Corrected: decision {made.decision.id} stands in its place.")


def _follow_up(arguments: Namespace) -> None:
    step, about, words = arguments.step, arguments.about, arguments.words
    with opened(arguments) as desk:
        if step == "action":
            made = follow_up.add_action(desk, about, words, arguments.owner or desk.user.name, arguments.due)
            print(f"{made.owner} does this by {made.due_on:%d %B %Y}: action {made.id}.")
            return
        if step in ("done", "dropped"):
            follow_up.close_action(desk, about, words, dropped=step == "dropped")
        elif step == "telephoned":
            follow_up.note_call(desk, about, words, arguments.at)
        elif step == "confirmed":
            follow_up.confirm_in_writing(desk, about, arguments.at, words)
        else:
            follow_up.countersign(desk, about, words)
    print(f"Noted: {step}.")


def _outcome(arguments: Namespace) -> None:
    with opened(arguments) as desk:
        on: date = arguments.on or desk.today()
        record_outcome(
            desk, arguments.where, arguments.outcome, on, arguments.words, arguments.family_told, arguments.dissent
        )
    print(f"Noted what came back: {shipped_decision_policy().outcomes[arguments.outcome]}.")


def _acknowledge(arguments: Namespace) -> None:
    with opened(arguments) as desk:
        if arguments.none:
            feedback.no_letter(desk, arguments.concern, arguments.none)
            print("Noted that nobody is written to about this.")
            return
        kind = "outcome" if arguments.outcome else "acknowledgement"
        written = feedback.letter(desk, arguments.concern, kind, arguments.reason)
        if arguments.out:
            save_letter(desk, written, arguments.out)
        if arguments.sent:
            feedback.mark_sent(desk, written, arguments.sent)
    print(f"{written.subject}\n\n{written.text}")
    if arguments.sent:
        print(f"\nNoted as sent by {arguments.sent}.")


def _decisions(arguments: Namespace) -> None:
    with opened(arguments) as desk:
        rows = [_row(row) for row in ledger(desk, arguments.kind, most=1000).rows]
    print_rows(rows, arguments.format, "Nothing was decided yet.")


def _row(row: LedgerRow) -> dict[str, object]:
    made, outcome = row.decision, row.followed.outcome_of(row.decision.id)
    return {
        "decision_id": made.id,
        "made_on": made.made_at.date().isoformat(),
        "kind": made.kind,
        "family_id": row.family_id,
        "by": made.made_by,
        "outcome": outcome.kind if outcome else "",
        "came_back": [f"{one.received_on.isoformat()} {one.ref}" for one in row.back],
        "reason": made.reason,
    }
