from __future__ import annotations

import gc

import pytest

from hubdesk.domain.unhindered import unhindered
from hubdesk.matching.batch import match_all
from hubdesk.matching.model import count_names, shipped_model


def test_circles_are_looked_for_again_afterwards_also_when_something_went_wrong():
    assert gc.isenabled()
    with pytest.raises(ZeroDivisionError), unhindered():
        assert not gc.isenabled()
        1 / 0  # noqa: B018 - that it goes wrong is the point
    assert gc.isenabled()


def test_whoever_had_it_off_before_has_it_off_afterwards():
    gc.disable()
    try:
        assert match_all([], shipped_model(), count_names([])) == []
        assert not gc.isenabled()
    finally:
        gc.enable()
