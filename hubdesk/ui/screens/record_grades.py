"""How information is graded before anybody says otherwise: a starting value for the form, which the person changes."""

from __future__ import annotations

# Source and information, by agency; every other agency is a professional who saw it.
_USUAL = {
    "family_member": ("1", "C"),
    "neighbour": ("2", "C"),
    "anonymous": ("2", "D"),
    "voluntary": ("1", "C"),
    "other": ("2", "C"),
}


def usual_grades(agency: str) -> tuple[str, str]:
    """Give the source evaluation and intelligence assessment that an agency's word usually deserves."""
    return _USUAL.get(agency, ("1", "A")) if agency else ("", "")
