"""Why this family now, and what nobody knows: sentences made from the account and nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from hubdesk.domain.codes import CodeLists
from hubdesk.domain.score import Tripwire
from hubdesk.scoring.account import Account, Entry
from hubdesk.scoring.pieces import Piece
from hubdesk.scoring.rules import Rules

ORDINALS = ("", "First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth", "Tenth")


def why_now(
    done: Account, rules: Rules, codes: CodeLists, as_of: date, wires: Sequence[Tripwire], reopened: date | None
) -> str:
    """Say in a sentence or two why this family stands where it does."""
    counted = [e for e in done.entries if not e.why_nothing or e.why_nothing == "told"]
    recent = [e for e in counted if (as_of - e.piece.received_on).days < rules.quick_days]
    said = [f"{wires[0].because}, received {_days(as_of, wires[0].received_on)}"] if wires else []
    if reopened:
        said.append("closed before, and a new piece has come")
    if recent:
        said += [words for words in (_agencies(recent, codes, as_of), _pace(counted, recent, rules, as_of)) if words]
    elif counted:
        said.append(f"nothing that counts for {(as_of - counted[-1].piece.received_on).days} days")
    else:
        said.append("nothing that counts has been received")
    text = "; ".join(said)
    return text[:1].upper() + text[1:] + "."


def _agencies(recent: Sequence[Entry], codes: CodeLists, as_of: date) -> str:
    names = list(dict.fromkeys(e.piece.agency for e in recent))
    days = (as_of - recent[0].piece.received_on).days
    span = "this week" if days < 7 else f"in {-(-days // 7)} weeks" if days > 7 else "in a week"
    label = codes.agencies[names[-1]].label if names[-1] in codes.agencies else names[-1]
    if len(names) == 1:
        pieces = "one concern" if len(recent) == 1 else f"{len(recent)} concerns"
        return f"{pieces} from one agency ({label}) {span}"
    if len(names) < len(ORDINALS):
        return f"{ORDINALS[len(names)].lower()} agency {span} ({label})"
    return f"{len(names)} agencies {span}, the latest {label}"


def _pace(counted: Sequence[Entry], recent: Sequence[Entry], rules: Rules, as_of: date) -> str:
    days = [e.piece.received_on for e in recent]
    if len(days) < 3:
        return ""
    now = (days[-1] - days[0]).days / (len(days) - 1)
    older = [e.piece.received_on for e in counted if (as_of - e.piece.received_on).days >= rules.quick_days]
    pace = f"a concern every {now:.0f} days" if now >= 1.5 else "a concern almost every day"
    if len(older) < 2:
        return f"{pace}, hardly any before"
    before = (older[-1] - older[0]).days / (len(older) - 1)
    return f"{pace}, every {before:.0f} before" if before > now * 1.3 else ""


def unknowns(seen: Sequence[Piece], codes: CodeLists) -> tuple[str, ...]:
    """Say what the pieces leave open; what was taken back or is a copy tells nothing either way."""
    live = [p for p in seen if not p.status]
    said = []
    weak = sum(p.intelligence_assessment in ("C", "D") for p in live)
    if weak:
        said.append(f"{_of(weak, len(live))} known only indirectly or without saying how (C or D).")
    false = sum(p.intelligence_assessment == "E" for p in live)
    if false:
        counts = "counts" if false == 1 else "count"
        again = " More than one report is graded so: grade them again." if false > 1 else ""
        said.append(f"{_of(false, len(live))} suspected to be false and {counts} nothing.{again}")
    if live and all(p.about != "child" for p in live):
        said.append("No concern names a child: all that is known is about adults.")
    if len({p.agency for p in live}) == 1:
        only = live[0].agency
        said.append(f"Only {codes.agencies[only].label if only in codes.agencies else only} has been heard.")
    return tuple(said)


def _of(some: int, every: int) -> str:
    if every == 1:
        return "The only concern is"
    return f"{some} of {every} concerns {'is' if some == 1 else 'are'}"


def _days(as_of: date, day: date) -> str:
    days = (as_of - day).days
    return "today" if days == 0 else "yesterday" if days == 1 else f"{days} days ago"
