"""What humans said of an entry holds for it when its words are corrected."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from hubdesk.service.desk import Desk
from hubdesk.service.new_id import new_id
from hubdesk.store import answers


def carry_over(desk: Desk, corrected: Mapping[str, str]) -> None:
    """Give again, for mentions that take the place of others, what was said of those; undone at the same stroke.

    *Cannot tell* is not carried over: what was corrected is something new to go by.
    """
    new: dict[str, str] = {}
    for one in answers.of_mentions(desk.database, corrected) if corrected else ():
        if one.verdict == "cannot_tell" or (one.verdict == "undo" and one.undoes not in new):
            continue
        left, right = sorted(corrected.get(mention, mention) for mention in one.pair)
        new[one.id] = new_id()
        again = replace(one, id=new[one.id], left=left, right=right, undoes=new.get(one.undoes, ""), act=one.stroke)
        answers.add(desk.database, again)
