"""What became of a sheet, in words."""

from __future__ import annotations

from collections.abc import Sequence

from hubdesk.domain.sheet_seen import SheetSeen
from hubdesk.service.forms import Imported

REFERENCE = "concern_ref"
EACH_ROW = "each row"
NOT_READ = "Not read"
FIELDS = {
    REFERENCE: "Their reference", "received_at": "Received on", "occurred_on": "Happened on", "agency": "Agency",
    "category": "Kind of concern", "level": "Level of need", "narrative": "What happened",
    "source_evaluation": "Source grade", "intelligence_assessment": "Information grade",
    "handling_code": "Handling code", "person_role": "Role of the person", "given_name": "Given name",
    "family_name": "Family name", "full_name": "Whole name", "date_of_birth": "Date of birth", "sex": "Sex",
    "address": "Address, or a line of it", "postcode": "Postcode", "date_precision": "How exact the day is",
    "reporter": "Who reported it (protected)", "child_seen": "Whether the child was seen",
    "voice_of_child": "The child’s own words", "strengths": "What goes well",
    "handling_conditions": "Conditions of handling", "tripwire": "Tripwire",
    "children_in_contact": "Children in contact with the adult", "phone": "Telephone", "nhs_number": "NHS number",
    "upn": "Unique pupil number", "school": "School", "ethnicity": "Ethnicity (for audit only)",
    "other_names": "Other names",
}  # fmt: skip
_SAMPLES, _LONGEST, _ABREAST = 3, 24, 40  # values, letters of each, and of all in their line


def outcome(imported: Imported, *, tried: bool) -> str:
    """Say in one sentence what an import did, or would do where it was only tried."""
    if imported.cancelled:
        return "Stopped. What had been read before you stopped is kept; importing the sheet again goes on from there."
    if not imported.concerns_new and not imported.concerns_amended:
        return (
            "Nothing new: every concern in this sheet is already in the hub."
            if imported.concerns_same
            else (
                "Nothing could be taken from this sheet. The rows below say why."
                if imported.rejected
                else "The sheet has no rows."
            )
        )
    new = concerns(imported.concerns_new)
    amended = f" and {concerns(imported.concerns_amended)} amended" if imported.concerns_amended else ""
    if not imported.concerns_new:
        return f"Nothing new; {concerns(imported.concerns_amended)} {'would be ' if tried else ''}amended."
    return f"{new} would be new{amended}." if tried else f"{new} taken in{amended}."


def figures(imported: Imported) -> tuple[tuple[str, str], ...]:
    """List what was counted, as pairs of words and figure."""
    return (
        ("Rows read", f"{imported.rows:,}"),
        ("New concerns", f"{imported.concerns_new:,}"),
        ("Already in the hub", f"{imported.concerns_same:,}"),
        ("Amended", f"{imported.concerns_amended:,}"),
        ("Rejected rows", f"{len({row.row for row in imported.rejected}):,}"),
    )


def concerns(count: int) -> str:
    """Count concerns in words."""
    return "1 concern" if count == 1 else f"{count:,} concerns"


def time_left(done: int, of: int, seconds: float) -> str:
    """Say how long the rest takes when the part done took some seconds; empty while that cannot be known."""
    if done <= 0 or of <= 0 or done > of or seconds < 1:
        return ""
    left = seconds / done * (of - done)
    if left < 10:
        return "A few seconds left"
    if left < 90:
        return f"About {round(left / 10) * 10} seconds left"
    return f"About {round(left / 60)} minutes left"


def mend_words(rows: int) -> str:
    """Name the button that takes mended rows in."""
    return "&Take the mended rows in" if not rows else f"&Take {rows:,} mended row{'s' if rows > 1 else ''} in"


def rejects_words(imported: Imported) -> str:
    """Say what to do about rejected rows, and where their sheet lies."""
    count = len({row.row for row in imported.rejected})
    rows = "1 row was" if count == 1 else f"{count:,} rows were"
    kept = "It is kept with its reason" if count == 1 else "They are kept with their reasons"
    where = f" {kept} in {imported.rejects}." if imported.rejects else ""
    return f"{rows} not read; all others were.{where} Put them right here, or in that sheet, or send them back."


def read_words(seen: SheetSeen) -> str:
    """Say whose way of reading this is, and what to do."""
    rows = "1 row" if seen.count == 1 else f"{seen.count:,} rows"
    if seen.kept_for:
        return f"{rows}. Read as the last sheet from {seen.kept_for} was. Change what is different now."
    return f"{rows}. HubDesk has guessed from the headings. Look at each one: below it stand its first values."


def samples(rows: Sequence[Sequence[str]], place: int) -> str:
    """Give the first different values of a column in a line."""
    found = dict.fromkeys(" ".join(row[place].split()) for row in rows if place < len(row) and row[place].strip())
    shown = [one if len(one) <= _LONGEST else one[: _LONGEST - 1] + "…" for one in list(found)[:_SAMPLES]]
    fitting = [one for place, one in enumerate(shown) if not place or len(" · ".join(shown[: place + 1])) <= _ABREAST]
    return " · ".join(fitting) or "Empty in the first rows"


def missing_words(missing: Sequence[str]) -> str:
    """Say what still has to be said before the sheet can come in."""
    if not missing:
        return "This is used wherever a cell is empty or the column is missing."
    named = ", ".join(FIELDS[column].lower() if column != REFERENCE else "their reference" for column in missing)
    return f"No column holds {named}. Choose the column above, or what to use in every row."


def odd_label(column: str, value: str, rows: int) -> str:
    """Name a value of theirs, where it stands and how often."""
    said = f"“{value if len(value) <= _LONGEST else value[: _LONGEST - 1] + '…'}”" if value else "Empty"
    often = "" if not rows else ", 1 row" if rows == 1 else f", {rows:,} rows"
    return f"{FIELDS[column]}: {said}{often}"
