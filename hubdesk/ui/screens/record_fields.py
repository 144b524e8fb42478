"""A concern form as plain values for a draft, and back again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, fields, replace
from datetime import datetime

from hubdesk.domain.attachment import Mail
from hubdesk.domain.codes import CodeLists
from hubdesk.service.forms import ConcernForm, PersonForm

# Says whose draft it is: other screens keep drafts in the same place.
KIND = "concern"

EMPTY = ConcernForm(agency="", kind="", level="", narrative="", people=(PersonForm(),))


def fields_of(form: ConcernForm) -> dict[str, object]:
    """Write a form as plain values that JSON can hold."""
    return {**asdict(form), "people": [asdict(person) for person in form.people], "form": KIND}


def form_of(values: Mapping[str, object]) -> ConcernForm:
    """Read a form back; what an older draft did not know stays empty."""
    people = values.get("people")
    rows = [row for row in people if isinstance(row, Mapping)] if isinstance(people, list) else []
    known = {
        field.name: str(values[field.name])
        for field in fields(ConcernForm)
        if field.name != "people" and field.name in values
    }
    return replace(EMPTY, people=tuple(_person(row) for row in rows) or (PersonForm(),), **known)


def mail_fields(mail: Mail, form: ConcernForm, now: datetime) -> dict[str, str]:
    """Say what an e-mail fills in of a form, by field: only what is empty still."""
    came = f"{mail.sent:%d/%m/%Y %H:%M}" if mail.sent is not None and mail.sent <= now else ""
    words = "\n\n".join(part for part in (mail.subject, mail.words) if part)
    told = {"received_at": came, "narrative": words, "reporter": mail.sender}
    return {name: said for name, said in told.items() if said and not getattr(form, name).strip()}


def is_empty(form: ConcernForm, untouched: ConcernForm = EMPTY) -> bool:
    """Tell whether nothing worth keeping has been typed."""
    return replace(form, draft_id="") == replace(untouched, draft_id="")


def title_of(form: ConcernForm, codes: CodeLists) -> str:
    """Say in a few words what a draft is about: who, from whom, what."""
    named = next((name for name in map(name_of, form.people) if name), "")
    agency = codes.agencies[form.agency].label if form.agency in codes.agencies else ""
    kind = codes.kinds[form.kind].label.lower() if form.kind in codes.kinds else ""
    words = [word for word in (named, agency, kind) if word]
    return ", ".join(words) or _beginning(form.narrative) or "Nobody named yet"


def name_of(person: PersonForm) -> str:
    """Join a person's names as typed."""
    return f"{person.given_name.strip()} {person.family_name.strip()}".strip()


def _beginning(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 40 else text[:40].rsplit(" ", 1)[0] + " ..."


def _person(row: Mapping[object, object]) -> PersonForm:
    return PersonForm(**{field.name: str(row[field.name]) for field in fields(PersonForm) if field.name in row})
