"""The columns of the sheet, and how a heading is recognised."""

from __future__ import annotations

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


def plain(text: str) -> str:
    """Bring a heading or code to the form in which it is compared: letters and figures only, in lower case."""
    return "".join(letter for letter in text.casefold() if letter.isalnum())
