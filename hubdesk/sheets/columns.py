"""The columns of the sheet, and how a heading is recognised."""

from __future__ import annotations

from hubdesk.domain.sheet_mapping import plain as plain

# What is true of a concern stands in each of its rows; what is true of a person in theirs alone.
ABOUT_CONCERN = (
    "received_at",
    "occurred_on",
    "agency",
    "category",
    "level",
    "narrative",
    "source_evaluation",
    "intelligence_assessment",
    "handling_code",
)
ABOUT_PERSON = (
    "person_role",
    "given_name",
    "family_name",
    "date_of_birth",
    "sex",
    "address",
    "postcode",
)
MORE_ABOUT_CONCERN = (
    "date_precision",
    "reporter",
    "child_seen",
    "voice_of_child",
    "strengths",
    "handling_conditions",
    "tripwire",
    "children_in_contact",
)
MORE_ABOUT_PERSON = ("phone", "nhs_number", "upn", "school", "ethnicity", "other_names")

REQUIRED = ("concern_ref", *ABOUT_CONCERN, *ABOUT_PERSON)
OPTIONAL = (*MORE_ABOUT_CONCERN, *MORE_ABOUT_PERSON)
COLUMNS = (*REQUIRED, *OPTIONAL)
# Cells of these may say nothing, so a sheet may do without the column where a person has said that it has none.
MAY_BE_EMPTY = frozenset({"occurred_on", "given_name", "family_name", "date_of_birth", "sex", "address", "postcode"})
