"""What a partner tells, as a concern that is half filled in: an answer to a request, or words said at a meeting."""

from __future__ import annotations

from dataclasses import replace

from hubdesk.domain.answer import Weighed
from hubdesk.domain.asked import AskedDetail
from hubdesk.domain.codes import CodeLists
from hubdesk.domain.family import Family, Person
from hubdesk.service.forms import Candidate, ConcernForm, PersonForm
from hubdesk.ui.screens.record_fields import EMPTY


def answer_form(detail: AskedDetail, person_ids: tuple[str, ...]) -> tuple[ConcernForm, dict[int, Candidate]]:
    """Fill in what a request knows, and say who each person is; addresses are left to whoever answers."""
    chosen = [one for one in detail.people if one.id in person_ids] or list(detail.people[:1])
    form = replace(
        EMPTY,
        agency=detail.row.request.agency,
        people=tuple(_person(one) for one in chosen) or EMPTY.people,
        answers=detail.row.request.id,
    )
    return form, {place: _candidate(one, detail.row.family_id) for place, one in enumerate(chosen)}


def answer_words(detail: AskedDetail, codes: CodeLists) -> str:
    """Say what is being answered."""
    label = codes.agencies[detail.row.request.agency].label
    asked = detail.row.request.purpose.rstrip(".?")
    return f"{label} answers about {detail.row.child}: {asked}. When it is saved, the request is answered."


def said_form(family: Family, agency: str, words: str, said_at: str) -> tuple[ConcernForm, dict[int, Candidate]]:
    """Fill in what a meeting knows: who says it, and the children whom it is about; others are added by hand."""
    chosen = list(family.children or family.people[:1])
    form = replace(
        EMPTY,
        agency=agency,
        narrative=words,
        people=tuple(_person(one) for one in chosen) or EMPTY.people,
        said_at=said_at,
    )
    return form, {place: _candidate(one, family.id) for place, one in enumerate(chosen)}


def said_words(title: str, who: str) -> str:
    """Say where it was said, and what happens when it is saved."""
    whose = f"{who} says this" if who else "This is said"
    return f"{whose} at the meeting about {title}. When it is saved, you are back at the meeting."


def _person(one: Person) -> PersonForm:
    last = one.spellings[-1]
    born = next((spelling.date_of_birth for spelling in reversed(one.spellings) if spelling.date_of_birth), "")
    return PersonForm(
        role=last.role,
        given_name=last.given_name,
        family_name=last.family_name,
        date_of_birth=born,
        sex={"m": "male", "f": "female"}.get(one.sex.lower()[:1], ""),
    )


def _candidate(one: Person, family_id: str) -> Candidate:
    agencies = tuple(dict.fromkeys(spelling.agency for spelling in reversed(one.spellings)))
    born = one.born.isoformat() if one.born else ""
    told = len({spelling.concern_ref for spelling in one.spellings})
    return Candidate(one.id, family_id, one.name, born, "", agencies, told, Weighed(()))
