"""Names that somebody also bears, in the form in which they are compared."""

from __future__ import annotations

from hubdesk.domain.known_name import read_names
from hubdesk.matching.words import LONGEST, name_words

Name = tuple[str, str]
MOST = 6  # other names of one mention that are compared: more are a list of everything somebody was ever called


def other_names(text: str, given: str, family: str) -> str:
    """Bring recorded names to `given|family` in plain words, joined by `;`; a missing half is as in the first name."""
    if not text:
        return ""
    try:
        read = read_names(text)
    except ValueError:
        return ""
    found = []
    for one in read:
        name = (" ".join(name_words(one.given)) or given, " ".join(name_words(one.family)) or family)
        if any(name) and name != (given, family):
            found.append("|".join(part[:LONGEST] for part in name))
    return ";".join(list(dict.fromkeys(found))[:MOST])


def names_of(name: Name, also: str) -> tuple[Name, ...]:
    """List all names of a mention, the one written first before the others."""
    if not also:
        return (name,)
    return (name, *((given, family) for given, _, family in (one.partition("|") for one in also.split(";"))))
