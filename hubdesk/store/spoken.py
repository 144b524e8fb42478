"""Mentions with what is needed of the concerns in which they were made, read without the rest of what these say."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from hubdesk.domain.concern import Concern, Mention
from hubdesk.domain.family import Spelling
from hubdesk.store import protections
from hubdesk.store.concerns import CONCERN, MENTION, told
from hubdesk.store.handle import Database
from hubdesk.store.sql import many, rows
from hubdesk.store.standing import concern_of, mention_of

_OWN = ", ".join([f'm."{column}"' for column in MENTION] + [f'c."{column}"' for column in CONCERN])
_WRITTEN = (
    "m.id, c.ref, c.agency, substr(c.received_at, 1, 10), m.role, m.given_name, m.family_name, m.date_of_birth, m.sex,"
    " m.address, m.postcode, m.other_names"
)
_FROM = "FROM mentions m JOIN concerns c ON c.id = m.concern_id WHERE m.id IN (SELECT value FROM json_each(?))"


def spelt(db: Database, mention_ids: Iterable[str]) -> tuple[dict[str, tuple[str, Spelling]], set[str]]:
    """Read mentions as written, by mention id, each with the time its concern was received, as it was first told.

    The second answer names the concerns that were amended or tell of a protected identity: these are left out, and have
    to be read whole.
    """
    found = rows(db, f"SELECT m.concern_id, c.received_at, {_WRITTEN} {_FROM}", (many(mention_ids),))
    whole = _whole(db, {row[0] for row in found})
    out = {
        row[2]: (row[1], Spelling(row[2], row[3], row[4], date.fromisoformat(row[5]), *row[6:]))
        for row in found
        if row[0] not in whole
    }
    return out, whole


def _whole(db: Database, concern_ids: set[str]) -> set[str]:
    """Find those concerns whose first words are not all there is to see."""
    ids = many(concern_ids)
    amended = rows(db, "SELECT concern_id FROM amendments WHERE concern_id IN (SELECT value FROM json_each(?))", (ids,))
    return {str(row[0]) for row in amended} | protections.sealed(db, ids).keys()


def spoken(db: Database, mention_ids: Iterable[str]) -> dict[str, tuple[Mention, Concern]]:
    """Read mentions with their concerns, by mention id; those that were corrected since are left out.

    Only concerns that were amended, or tell of a protected identity, need all that was said in them.
    """
    wanted = set(mention_ids)
    found = rows(db, f"SELECT {_OWN} {_FROM}", (many(wanted),))
    whole = _whole(db, {row[1] for row in found})
    concerns: dict[str, Concern] = {}
    out: dict[str, tuple[Mention, Concern]] = {}
    for row in found:
        if row[1] not in whole:
            if row[1] not in concerns:
                concerns[row[1]] = concern_of(row[len(MENTION) :])
            out[row[0]] = mention_of(row[: len(MENTION)]), concerns[row[1]]
    for piece in told(db, whole).values() if whole else ():
        out |= {mention.id: (mention, piece.concern) for mention in piece.mentions if mention.id in wanted}
    return out
