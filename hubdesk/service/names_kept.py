"""Names that were recorded of somebody stay when a partner's sheet is told again."""

from __future__ import annotations

from dataclasses import replace

from hubdesk.domain.concern import Mention
from hubdesk.domain.known_name import joined_names, read_names


def kept_names(before: Mention, after: Mention) -> Mention:
    """Keep names recorded earlier where a partner's sheet, told again, no longer has them: a name once borne stays."""
    if not before.other_names or before.other_names == after.other_names:
        return after
    return replace(after, other_names=joined_names((*read_names(after.other_names), *read_names(before.other_names))))
