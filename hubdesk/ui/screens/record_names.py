"""The other name of a person in the record form, between two fields and the one text that is kept."""

from __future__ import annotations

from hubdesk.domain.known_name import KINDS, joined_names, read_names


def put_together(kind: str, name: str) -> str:
    """Join the kind that was chosen and what was typed; more names after `;` say their own kind."""
    return f"{KINDS[kind].lower()} {name}" if name and kind in KINDS else name


def taken_apart(text: str) -> tuple[str, str]:
    """Give the kind of the first name and what stands in the field beside it."""
    try:
        names = read_names(text)
    except ValueError:
        return "alias", text
    if not names:
        return "known_as", ""
    first = names[0].text.removeprefix(f"{KINDS[names[0].kind].lower()} ")
    return names[0].kind, "; ".join(filter(None, (first, joined_names(names[1:]))))
