"""How people may be contacted, and why something went out all the same."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import astuple, fields
from datetime import datetime
from typing import Any

from hubdesk.domain.contact import Contact, Override
from hubdesk.store.handle import Database
from hubdesk.store.persons import known_as
from hubdesk.store.sql import canonical, insert, many, rows, run, select

_COLUMNS = tuple(field.name for field in fields(Contact))
_OVERRIDE = tuple(field.name for field in fields(Override))
_OF_PERSON = f"""WITH RECURSIVE own(id) AS (SELECT value FROM json_each(?1) UNION SELECT m.supersedes FROM own
  JOIN mentions m ON m.id = own.id WHERE m.supersedes != '')
  {select(_COLUMNS, "contacts")} WHERE person_id IN (SELECT value FROM json_each(?2))
  OR id IN (SELECT contact_id FROM contact_mentions WHERE mention_id IN own) ORDER BY at, id"""


def add(db: Database, contact: Contact) -> None:
    """Keep how somebody may be contacted."""
    values = dict(zip(_COLUMNS, (getattr(contact, column) for column in _COLUMNS), strict=True))
    values["mention_ids"], values["replaces"] = canonical(list(contact.mention_ids)), canonical(list(contact.replaces))
    values["at"] = contact.at.isoformat()
    run(db, insert("contacts", _COLUMNS), list(values.values()))


def of_person(db: Database, person_id: str, mention_ids: Iterable[str]) -> tuple[Contact, ...]:
    """Read all that was noted of a person under any id it had, or of any of its mentions, oldest first."""
    if not rows(db, "SELECT 1 FROM contacts LIMIT 1"):
        return ()
    found = rows(db, _OF_PERSON, (many(mention_ids), many(known_as(db, [person_id]))))
    return tuple(_contact(dict(zip(_COLUMNS, row, strict=True))) for row in found)


def override(db: Database, made: Override) -> None:
    """Keep why something goes out all the same."""
    run(db, insert("overrides", _OVERRIDE), [*astuple(made)[:4], made.at.isoformat(), made.by])


def overrides_of(db: Database, about: str) -> tuple[Override, ...]:
    """Read why something about a request, concern or pack went out, oldest first."""
    found = rows(db, f"{select(_OVERRIDE, 'overrides')} WHERE about = ? ORDER BY seq", (about,))
    return tuple(
        Override(ident, which, kind, reason, datetime.fromisoformat(at), by)
        for ident, which, kind, reason, at, by in found
    )


def _contact(row: dict[str, Any]) -> Contact:
    row["mention_ids"], row["replaces"] = tuple(json.loads(row["mention_ids"])), tuple(json.loads(row["replaces"]))
    row["at"] = datetime.fromisoformat(row["at"])
    return Contact(**row)
