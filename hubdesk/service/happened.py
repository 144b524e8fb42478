"""What the audit trail says was done, in words, and which families it was about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from hubdesk.domain.codes import Code
from hubdesk.domain.concern import Concern, Told
from hubdesk.domain.handover import Happening
from hubdesk.service.desk import Desk
from hubdesk.store import concerns, decisions, packs, people, requests
from hubdesk.store.audit import Entry

_MARKED = {
    "change": "A concern was put right",
    "retract": "A concern was taken back",
    "duplicate": "A concern was marked as sent twice",
    "restore": "A concern counts again",
    "background": "A concern was left to the full log of packs",
    "significant": "A concern is told in packs again",
}
_ASKED = {
    "ask": "{} was asked", "not_ask": "Not to ask: {}", "not_apply": "Does not apply: {}",
    "consent_refused": "Consent to ask was refused: {}",
}  # fmt: skip
_ANSWERED = {"answered": "{} answered", "nil": "{} knows nothing", "refused": "{}: consent was refused"}
_PLAIN = {
    "attach": "A file was kept with a concern",
    "combination": "Somebody said who is whom",
    "contact": "How somebody may be contacted was noted",
    "countersign": "A referral was countersigned",
    "feedback": "Whoever told us was answered",
    "follow_up": "A decision was followed up",
    "make_pack": "A pack was made",
    "outcome": "Word came back on what was handed up",
    "print_pack": "A pack was printed",
    "relate": "Who belongs to whom was recorded",
    "request_letter": "A letter to a partner was written",
    "save_pack": "A pack was saved as a file",
    "sign_pack": "A pack was signed",
    "subject_access": "A subject access copy was made",
}
_REST = {
    "accept_model": "Another match model was taken into use",
    "accept_rules": "Other rules of the score were taken into use",
    "backup": "The hub was backed up",
    "export": "What was new was written for headquarters",
    "hand_over": "Somebody's open work was handed over",
    "manage_users": "Who may work here was changed",
    "meeting": "A hub meeting was written up",
    "receipts": "Receipts of headquarters were taken in",
}
_NEW = ("record", "import")
OF_THE_HUB = frozenset(_REST)
VERBS = frozenset({*_NEW, "amend", "decide", "request", *_PLAIN, *_REST})


@dataclass(frozen=True, slots=True)
class Done:
    """One thing done and the families that it was about; `concern_id` is that of a new concern."""

    entry: Entry
    family_ids: frozenset[str] = frozenset()
    concern_id: str = ""


class Happened:
    """Reads what entries of the audit trail were about: for all of them at once, and words only for what is shown."""

    def __init__(self, desk: Desk, entries: Sequence[Entry]) -> None:
        database, ids = desk.database, {ident for entry in entries for ident in entry.about}
        self._database, self._codes = database, desk.codes
        self._decided = {one.id: one for one in decisions.by_ids(database, ids)}
        self._asked = {one.id: one for one in requests.by_ids(database, ids)}
        self._replied = {one.id: one for one in requests.replies_of(database, self._asked)}
        self._told: dict[str, Told] = {}
        marked = {ident for entry in entries if entry.verb == "amend" for ident in entry.about}
        self._marked = {one.id: one.kind for one in concerns.amendments(database, marked)}
        persons = {
            **{ident: (ident,) for ident in ids if ident.startswith("P-")},
            **{ident: one.person_ids for ident, one in self._decided.items()},
            **{ident: (one.person_id,) for ident, one in self._asked.items()},
            **packs.about(database, ids),
        }
        now = {one: people.newest_id(database, one) for some in persons.values() for one in some}
        family_of = people.family_of(database, set(now.values()))
        self._concerns = people.families_of_concerns(database, ids)
        self._families = dict(self._concerns)
        for ident, some in persons.items():
            self._families[ident] = {family_of[now[one]] for one in some if now[one] in family_of}

    def of(self, entry: Entry) -> Iterator[Done]:
        """Say what an entry was about; once for each concern where it brought several."""
        if entry.verb in _NEW:
            for ident in entry.about:
                if ident in self._concerns:
                    yield Done(entry, frozenset(self._concerns[ident]), ident)
        elif entry.verb in OF_THE_HUB:
            yield Done(entry)
        else:
            yield Done(entry, frozenset(one for ident in entry.about for one in self._families.get(ident, ())))

    def look_up(self, done: Iterable[Done]) -> None:
        """Read the concerns that are to be worded."""
        self._told |= concerns.told(self._database, {one.concern_id for one in done if one.concern_id})

    def happening(self, done: Done) -> Happening:
        """Put into words what was done; new concerns must have been looked up."""
        told = self._told.get(done.concern_id)
        words = self._new(told.concern) if told else self._words(done.entry)
        return Happening(done.entry.at, done.entry.user, words)

    def _new(self, concern: Concern) -> str:
        kind = _label(self._codes.kinds, concern.kind)
        told_by = _label(self._codes.agencies, concern.agency)
        tripwire = self._codes.tripwires.get(concern.tripwire)
        said = f"{told_by}: {kind.lower()}, level {concern.level}"
        return f"{said}. {tripwire.label}" if tripwire else said

    def _words(self, entry: Entry) -> str:
        """Word an entry by what was new in it, its first id."""
        first = entry.about[0] if entry.about else ""
        if first in self._decided:
            return f"Decided: {_label(self._codes.decisions, self._decided[first].kind).lower()}"
        if first in self._replied:
            reply = self._replied[first]
            return _ANSWERED[reply.outcome].format(self._agency(reply.request_id))
        if first in self._asked and entry.verb == "request":
            return _ASKED[self._asked[first].kind].format(self._agency(first))
        if entry.verb == "amend":
            return _MARKED.get(self._marked.get(first, ""), "A concern was marked")
        return _PLAIN.get(entry.verb) or _REST.get(entry.verb, "A request was looked at again")

    def _agency(self, request_id: str) -> str:
        return _label(self._codes.agencies, self._asked[request_id].agency)


def _label(listed: Mapping[str, Code], code: str) -> str:
    return listed[code].label if code in listed else code
