"""A list of people as another body keeps it, read from CSV into records that can be compared."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, cast

from hubdesk.domain.concern import Mention
from hubdesk.domain.errors import Known, Refused
from hubdesk.matching.lists.entry import Entry
from hubdesk.matching.tidy import tidy
from hubdesk.matching.words import LONGEST, plain, unknown

OURS = (
    "given_name", "family_name", "date_of_birth", "sex", "address", "postcode", "phone", "nhs_number", "upn", "school"
)  # fmt: skip
# What other lists call our columns, tried in this order where `--column` says nothing.
USUAL = {
    "given_name": ("given_name", "first_name", "forename", "firstname", "given", "full_name", "name"),
    "family_name": ("family_name", "surname", "last_name", "lastname", "family"),
    "date_of_birth": ("date_of_birth", "dob", "birth_date", "born"),
    "sex": ("sex", "gender"),
    "address": ("address", "address_1", "address_line_1", "street", "street_name"),
    "postcode": ("postcode", "post_code", "postal_code", "zip", "zipcode"),
    "phone": ("phone", "telephone", "mobile", "phone_number"),
    "nhs_number": ("nhs_number", "nhs"),
    "upn": ("upn",),
    "school": ("school",),
    "house": ("house", "house_number", "street_number"),
    "locality": ("locality", "address_2", "address_line_2", "district"),
    "town": ("town", "city", "suburb"),
    "county": ("county", "state", "region"),
    "email": ("email", "e_mail"),
    "reference": ("reference",),
    "birthplace": ("birthplace", "birth_place", "place_of_birth"),
    "occupation": ("occupation", "job"),
}
# What lists of other bodies know besides; a concern has no columns for it.
MORE = ("house", "town", "email", "reference")
TEXTS = ("locality", "county", "birthplace", "occupation")


def read_list(path: Path, id_column: str, renamed: Mapping[str, str], day: date) -> tuple[list[str], list[Entry]]:
    """Read a list: the ids as they stand there, and a record for each; what cannot be read is unknown."""
    ids, entries = [], []
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            headings = reader.fieldnames or []
            columns = _columns(path, headings, id_column, renamed)
            for number, row in enumerate(reader, 1):
                cells = {field: str(row.get(column) or "") for field, column in columns.items()}
                ids.append(str(row[id_column] or ""))
                entries.append(_entry(number, cells, day))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise Known(f"{path.name} cannot be read: {error}. Save it as “CSV UTF-8”.") from error
    return ids, entries


def _entry(number: int, cells: Mapping[str, str], day: date) -> Entry:
    said = {field: text for field, text in cells.items() if field in OURS}
    # Every record stands alone: two rows of a list may always be the same person.
    mention = replace(Mention(f"r{number:09d}", f"r{number:09d}", 1, ""), **cast("Any", said))
    tidied = tidy(mention, day, {field: cells.get(field, "") for field in MORE})
    if not tidied.postcode and cells.get("postcode"):
        tidied = replace(tidied, postcode=_words(cells["postcode"]).replace(" ", ""))  # another country's
    return Entry(tidied, *(_words(cells.get(field, "")) for field in TEXTS))


def _words(text: str) -> str:
    words = " ".join(plain(text).split())[:LONGEST]
    return "" if unknown(words) else words


def _columns(path: Path, headings: Sequence[str], id_column: str, renamed: Mapping[str, str]) -> dict[str, str]:
    plain_headings = {heading.strip().lower().replace(" ", "_"): heading for heading in headings}
    wrong = [ours for ours in renamed if ours not in USUAL]
    missing = [theirs for theirs in (id_column, *renamed.values()) if theirs not in headings]
    if wrong or missing:
        names = ", ".join(wrong or missing)
        raise Refused(f"{path.name}: there is no column {names}. It has {', '.join(headings) or 'no heading'}.")
    columns = dict(renamed)
    for field, usual in USUAL.items():
        column = next((plain_headings[name] for name in usual if name in plain_headings), None)
        if field not in columns and column and column not in columns.values():
            columns[field] = column
    if "given_name" not in columns and "family_name" not in columns:
        raise Refused(f"{path.name} has no column of names. Say which it is, as --column given_name=THEIRS.")
    return columns
