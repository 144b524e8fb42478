"""Who may do what."""

from __future__ import annotations

from hubdesk.domain.errors import Refused
from hubdesk.domain.user import User

_READ = frozenset({"staff", "manager", "administrator", "auditor"})
_WORK = frozenset({"staff", "manager", "administrator"})
_MANAGE = frozenset({"manager", "administrator"})
_ADMINISTER = frozenset({"administrator"})
_AUDIT = frozenset({"auditor", "manager", "administrator"})

# One row a verb: the word of the audit trail, who may, and how a refusal names it.
VERBS: dict[str, tuple[frozenset[str], str]] = {
    "set_up": (_ADMINISTER, "set up the hub"),
    "unlock": (_READ, "sign in"),
    "lock": (_READ, "lock the hub"),
    "recover": (_READ, "use the recovery key"),
    "change_passphrase": (_READ, "change a passphrase"),
    "import": (_WORK, "import a sheet"),
    "keep_mapping": (_WORK, "keep how a partner's sheets are read"),
    "record": (_WORK, "record a concern"),
    "amend": (_WORK, "amend a concern"),
    "draft": (_WORK, "keep a draft"),
    "attach": (_WORK, "keep a file with a concern"),
    "view_attachment": (_READ, "open what came with a concern"),
    "note": (_WORK, "take down a telephone call"),
    "view_queue": (_READ, "see the queue"),
    "keep_view": (_WORK, "keep a view of the queue"),
    "write_queue": (_WORK, "write the queue out"),
    "view_family": (_READ, "open a family"),
    "search": (_READ, "search"),
    "review": (_READ, "see the matches that wait"),
    "match": (_WORK, "match people"),
    "combination": (_WORK, "say who is whom"),
    "decide": (_WORK, "record a decision"),
    "view_ledger": (_READ, "see the ledger of decisions"),
    "follow_up": (_WORK, "follow a decision up"),
    "countersign": (_WORK, "countersign a referral"),
    "outcome": (_WORK, "write down what came back"),
    "feedback": (_WORK, "answer whoever told us"),
    "hand_over": (_WORK, "hand over open items"),
    "view_handover": (_READ, "see what changed since a shift"),
    "save_handover": (_WORK, "print what changed since a shift"),
    "view_meeting": (_READ, "see the meetings"),
    "meeting": (_WORK, "hold a meeting"),
    "save_minutes": (_WORK, "save the minutes of a meeting"),
    "view_today": (_READ, "see what waits today"),
    "request": (_WORK, "ask a partner"),
    "view_requests": (_READ, "see the requests to partners"),
    "contact": (_WORK, "note how somebody may be contacted"),
    "relate": (_WORK, "record who belongs to whom"),
    "request_letter": (_WORK, "write to a partner"),
    "make_pack": (_WORK, "make a pack"),
    "view_pack": (_READ, "open a pack"),
    "weekly": (_WORK, "print the weekly list"),
    "view_report": (_READ, "see a report"),
    "save_report": (_WORK, "save a report"),
    "blank_form": (_WORK, "print the form on paper"),
    "subject_access": (_MANAGE, "make a subject access copy"),
    "sign_pack": (_WORK, "sign a pack"),
    "save_pack": (_WORK, "save a pack"),
    "print_pack": (_WORK, "print a pack"),
    "set_logo": (_MANAGE, "set the logo on packs"),
    "view_certificate": (_READ, "see the certificate that packs are signed with"),
    "certify": (_ADMINISTER, "set the certificate that packs are signed with"),
    "export": (_MANAGE, "export to headquarters"),
    "receipts": (_MANAGE, "take in receipts"),
    "enrol": (_MANAGE, "enrol headquarters"),
    "export_mentions": (_MANAGE, "write out mentions"),
    "link": (_MANAGE, "link a list with the hub"),
    "replay": (_MANAGE, "replay the hub's history"),
    "view_rules": (_READ, "see the rules of the score"),
    "propose_rules": (_MANAGE, "propose rules"),
    "accept_rules": (_MANAGE, "take rules into use"),
    "backtest": (_MANAGE, "back-test rules"),
    "transparency": (_READ, "save the transparency record"),
    "protect": (_MANAGE, "protect an identity"),
    "view_protected": (_MANAGE, "see protected identities"),
    "manage_users": (_ADMINISTER, "manage users"),
    "audit": (_AUDIT, "read the audit trail"),
    "backup": (_MANAGE, "back up the hub"),
    "check": (_READ, "check the hub"),
    "rebuild": (_MANAGE, "rebuild what is worked out"),
    "view_model": (_READ, "see the match model"),
    "propose_model": (_WORK, "propose a match model"),
    "accept_model": (_MANAGE, "take a match model into use"),
}


def permit(user: User, verb: str) -> None:
    """Let a user do a verb, or refuse in a sentence that says who can."""
    roles, words = VERBS[verb]
    if not user.active:
        raise Refused(f"{user.name} no longer has access to this hub. Ask an administrator.")
    if user.role not in roles:
        raise Refused(f"{user.name} may not {words}. Ask somebody who is {_either(roles)}.")


def _either(roles: frozenset[str]) -> str:
    named = ["staff" if role == "staff" else f"a{'n' if role[0] == 'a' else ''} {role}" for role in sorted(roles)]
    return named[0] if len(named) == 1 else f"{', '.join(named[:-1])} or {named[-1]}"
