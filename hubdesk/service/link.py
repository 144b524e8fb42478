"""Find who is the same person in any list of people: a school roll, a list of missing children."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, cast

from hubdesk.domain.concern import Mention
from hubdesk.domain.errors import Known, Refused
from hubdesk.domain.ids import short_id
from hubdesk.matching.batch import Pair, match_all
from hubdesk.matching.model import Model, count_names, shipped_model
from hubdesk.matching.resolve import keep_ids, resolve
from hubdesk.matching.tidy import Tidied, tidy, unpack
from hubdesk.service.desk import Desk, act
from hubdesk.sheets.write import write_csv
from hubdesk.store import people

FIELDS = (
    "given_name", "family_name", "date_of_birth", "sex", "address", "postcode", "phone", "nhs_number", "upn", "school"
)  # fmt: skip
# What other lists call our columns, tried in this order where `--column` says nothing.
USUAL = {
    "given_name": ("given_name", "first_name", "forename", "firstname", "given"),
    "family_name": ("family_name", "surname", "last_name", "lastname", "family"),
    "date_of_birth": ("date_of_birth", "dob", "birth_date", "born"),
    "sex": ("sex", "gender"),
    "address": ("address", "address_1", "street"),
    "postcode": ("postcode", "post_code", "postal_code"),
    "phone": ("phone", "telephone", "mobile"),
    "nhs_number": ("nhs_number", "nhs"),
    "upn": ("upn",),
    "school": ("school",),
    "house": ("house", "house_number", "street_number"),
    "town": ("town", "city", "suburb"),
    "email": ("email", "e_mail"),
    "reference": ("reference",),
}
# What lists of other bodies know besides; a concern has no columns for it.
MORE = ("house", "town", "email", "reference")


def link(
    records: Path,
    id_column: str,
    renamed: Mapping[str, str],
    out: Path,
    pairs_out: Path | None,
    desk: Desk | None,
    today: date | None = None,
) -> str:
    """Link a CSV file of people within itself and, where a hub is open, to its people; says what was found."""
    day = today or (desk.today() if desk else date.today())
    rows = list(_read(records, id_column, renamed, day))
    ids = [record_id for record_id, _ in rows]
    tidied = [one for _, one in rows]
    hub, known, model = _hub(desk)
    every = [*tidied, *hub]
    pairs = match_all(every, model, count_names(every))
    groups = resolve(every, pairs, (), model).groups
    owner = keep_ids(groups, known) if known else {m: short_id("P", min(g)) for g in groups for m in g}
    write_csv(out, (id_column, "person_id"), ((i, owner[t.mention_id]) for i, t in zip(ids, tidied, strict=True)))
    if pairs_out:
        named = {t.mention_id: i for i, t in zip(ids, tidied, strict=True)}
        write_csv(pairs_out, ("left", "right", "weight", "probability"), _pairs(pairs, named))
    found = len({owner[t.mention_id] for t in tidied})
    with_hub = len({owner[t.mention_id] for t in tidied} & set(known.values()))
    against = f"; {with_hub:,} of them are known to the hub" if desk else ""
    return f"{len(rows):,} records of {found:,} people{against}. Written to {out}."


def _hub(desk: Desk | None) -> tuple[list[Tidied], dict[str, str], Model]:
    if desk is None:
        return [], {}, shipped_model()
    with act(desk, "link"):
        hub = [unpack(packed) for _, packed in people.every_tidied(desk.database)]
    return hub, people.every_person(desk.database), desk.model


def _pairs(pairs: Sequence[Pair], named: Mapping[str, str]) -> Iterator[tuple[str, str, int, str]]:
    for pair in sorted(pairs, key=lambda p: -p.weight):
        if pair.left in named and pair.right in named:
            chance = 1 / (1 + 10 ** (-pair.weight / 10))
            yield named[pair.left], named[pair.right], pair.weight, f"{chance:.6f}"


def _read(path: Path, id_column: str, renamed: Mapping[str, str], day: date) -> Iterator[tuple[str, Tidied]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            headings = reader.fieldnames or []
            columns = _columns(path, headings, id_column, renamed)
            for number, row in enumerate(reader, 1):
                cells = {field: str(row.get(column) or "") for field, column in columns.items()}
                said = {field: text for field, text in cells.items() if field in FIELDS}
                # Every record stands alone: two rows of a list may always be the same person.
                mention = replace(Mention(f"r{number:09d}", f"r{number:09d}", 1, ""), **cast("Any", said))
                yield row[id_column], tidy(mention, day, {field: cells.get(field, "") for field in MORE})
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise Known(f"{path.name} cannot be read: {error}. Save it as “CSV UTF-8”.") from error


def _columns(path: Path, headings: Sequence[str], id_column: str, renamed: Mapping[str, str]) -> dict[str, str]:
    plain = {heading.strip().lower(): heading for heading in headings}
    wrong = [ours for ours in renamed if ours not in USUAL]
    missing = [theirs for theirs in (id_column, *renamed.values()) if theirs not in headings]
    if wrong or missing:
        names = ", ".join(wrong or missing)
        raise Refused(f"{path.name}: there is no column {names}. It has {', '.join(headings) or 'no heading'}.")
    columns = dict(renamed)
    for field, usual in USUAL.items():
        column = next((plain[name] for name in usual if name in plain), None)
        if field not in columns and column:
            columns[field] = column
    if "given_name" not in columns and "family_name" not in columns:
        raise Refused(f"{path.name} has no column of names. Say which it is, as --column given_name=THEIRS.")
    return columns
