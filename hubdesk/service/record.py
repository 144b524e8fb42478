"""Record a concern typed at the desk: the same checks as a sheet's row, and everything worked out at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from types import MappingProxyType

from hubdesk.domain.changes import Changes
from hubdesk.domain.codes import CodeLists
from hubdesk.domain.rejected import Rejected
from hubdesk.service.combine import tie
from hubdesk.service.desk import Desk, act
from hubdesk.service.forms import ConcernForm, FormRefused, PersonForm, Recorded
from hubdesk.service.meeting_minute import note_concern
from hubdesk.service.new_id import new_id
from hubdesk.service.notes import finish_note
from hubdesk.service.settle import Settled, mark_unsettled, settle
from hubdesk.service.take_answer import take_answer
from hubdesk.service.take_in import take_in
from hubdesk.sheets.read import ReadConcern, read_concerns
from hubdesk.store import attachments, concerns, drafts, people

SOURCE = "desk"
CHOSEN = "Chosen while the concern was recorded"
# What the form calls otherwise than the sheet.
_FIELDS = {"category": "kind", "person_role": "role"}
_OURS = ("people", "kind", "draft_id", "note_id", "answers", "said_at")
_CHANGED = frozenset({"concerns", "persons", "families", "drafts", "requests", "meetings"})
# A professional who saw it; somebody who repeats it; nobody knows who: editable on the form, never silent.
_GRADES = {
    "anonymous": ("2", "D"),
    "neighbour": ("2", "C"),
    "family_member": ("2", "C"),
    "other": ("2", "C"),
}


def record_concern(desk: Desk, form: ConcernForm, same: Mapping[int, str] = MappingProxyType({})) -> Recorded:
    """Keep a concern; raises FormRefused with a sentence for each field that is not right, and loses nothing.

    `same` says who somebody in the form is: from places among its people to ids of persons. Concern and ties are kept
    together or not at all.
    """
    read = _read(form, desk.codes, desk)
    with act(desk, "record") as done:
        known = concerns.known_refs(desk.database, SOURCE) if form.ref.strip() else {}
        if read.ref in known:
            raise FormRefused((("ref", f"{read.ref} is recorded already. Open it, or leave the reference empty."),))
        taken = take_in(desk, SOURCE, [read], known)
        mark_unsettled(desk, taken.ids)
        settled = settle(desk, taken.ids)
        persons, families = _tie(desk, taken.ids[0], same, settled)
        if form.draft_id:
            done.about += attachments.keep_drafted(desk.database, form.draft_id, taken.ids[0])
            drafts.delete(desk.database, form.draft_id)
        if form.note_id:
            finish_note(desk, form.note_id, taken.ids[0])
        if form.answers:
            take_answer(desk, form.answers, taken.ids[0])
        if form.said_at:
            note_concern(desk, form.said_at, taken.ids[0])
        done.about += taken.ids
    return Recorded(
        concern_id=taken.ids[0],
        ref=read.ref,
        family_ids=tuple(sorted(families)),
        changes=Changes(
            _CHANGED | (frozenset({"answers"}) if same else frozenset()),
            frozenset(taken.ids) | settled.family_ids | families | persons,
        ),
    )


def _tie(
    desk: Desk, concern_id: str, same: Mapping[int, str], settled: Settled
) -> tuple[frozenset[str], frozenset[str]]:
    """Join people of a concern with those they were said to be; gives its persons and families as they are then."""
    if not same:
        return settled.person_ids, settled.family_ids
    written = {
        mention.mention_no: mention.id for mention in concerns.told(desk.database, [concern_id])[concern_id].mentions
    }
    for place, person_id in sorted(same.items()):
        current = people.newest_id(desk.database, person_id)
        mention = written[place + 1]
        known = [m for m in people.mentions_of(desk.database, [current]).get(current, ()) if m != mention]
        if known:
            tie(desk, (mention, known[0]), CHOSEN)
    persons = frozenset(people.person_of(desk.database, written.values()).values())
    return persons, frozenset(people.family_of(desk.database, persons).values())


def grades_for(agency: str, told: bool = False) -> tuple[str, str]:
    """Give the usual source evaluation and assessment for what an agency tells; a person can choose others.

    `told` is what somebody else, such as a parent, told them.
    """
    source, assessment = _GRADES.get(agency, ("1", "A"))
    return source, "C" if told and assessment == "A" else assessment


def _read(form: ConcernForm, codes: CodeLists, desk: Desk) -> ReadConcern:
    ref = form.ref.strip() or f"D{desk.today():%y%m%d}-{new_id()[-6:].upper()}"
    people = form.people or (PersonForm(),)
    rows = [_row(form, person, ref, desk) for person in people]
    problems: list[tuple[str, str]] = []
    found: ReadConcern | None = None
    for one in read_concerns(rows, codes, desk.today()):
        if isinstance(one, Rejected):
            field = _FIELDS.get(one.column, one.column)
            about_person = field in PersonForm.__slots__
            problems.append((f"people.{one.row - 2}.{field}" if about_person else field, one.reason))
        else:
            found = one
    if not form.narrative.strip():
        problems.append(("narrative", "Say what happened, in the words of whoever told you."))
    if problems or found is None:
        raise FormRefused(tuple(dict.fromkeys(problems)))
    return found


def _row(form: ConcernForm, person: PersonForm, ref: str, desk: Desk) -> Mapping[str, object]:
    source, assessment = grades_for(form.agency)
    said = {name: value for name, value in asdict(form).items() if name not in _OURS}
    about = {name: value for name, value in asdict(person).items() if name != "role"}
    return {
        **said,
        **about,
        "concern_ref": ref,
        "category": form.kind,
        "person_role": person.role,
        "received_at": form.received_at or desk.now(),
        "source_evaluation": form.source_evaluation or source,
        "intelligence_assessment": form.intelligence_assessment or assessment,
    }
