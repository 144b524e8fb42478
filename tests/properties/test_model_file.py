"""Whatever stands in a match model's file, it can be worked with or is refused in a sentence."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from hubdesk.domain.errors import Known
from hubdesk.matching.compare import weigh
from hubdesk.matching.model import Frequencies, read_model, shipped_text
from hubdesk.matching.tidy import Tidied

HUB = Frequencies({"amy": 40}, {"moore": 30}, 5000)
AMY = Tidied("a", "c1", "subject", 739625, "amy", "moore", "2015-03-14", "F", "9", "chapel street", "st41aa")
BEN = Tidied("b", "c2", "subject", 739625, "ben", "moore", "2015-03-14", "M", "9", "chapel street", "st41aa")
scalars = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | st.just(10**400)
anything = scalars | st.lists(scalars, max_size=2) | st.dictionaries(st.text(max_size=3), scalars, max_size=2)


def places(part: Any) -> list[tuple[Any, Any]]:
    """List every place of a document as its holder and its key there."""
    held = list(part.items()) if isinstance(part, dict) else list(enumerate(part)) if isinstance(part, list) else []
    return [(part, key) for key, _ in held] + [place for _, below in held for place in places(below)]


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_one_thing_changed_anywhere_is_read_or_refused(data: st.DataObject):
    document = json.loads(shipped_text())
    holder, key = data.draw(st.sampled_from(places(document)))
    if data.draw(st.booleans()):
        holder[key] = data.draw(anything)
    else:
        del holder[key]
    try:
        model = read_model(json.dumps(document), "theirs.json")
    except Known as error:
        assert error.sentence.startswith("The match model in theirs.json cannot be used: ")
        assert len(error.sentence) < 1000
        return
    for other in (AMY, BEN):
        weighed = weigh(AMY, other, model, HUB)
        assert weighed.weight == sum(line.points for line in weighed.lines)


@settings(max_examples=100, deadline=None)
@given(st.integers(0, len(shipped_text())), st.text(max_size=5), st.integers(0, 400))
def test_a_file_cut_or_overwritten_is_read_or_refused(at: int, over: str, length: int):
    text = shipped_text()
    try:
        read_model(text[:at] + over + text[at + length :], "theirs.json")
    except Known as error:
        assert error.sentence.endswith("The hub goes on with the model it has.")
