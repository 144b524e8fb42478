"""Where packs stand, worked out from signatures, copies and newer packs."""

from __future__ import annotations

from hubdesk.domain.pack_standing import Copy, PackView
from hubdesk.store import packs, packs_out
from hubdesk.store.database import Database
from tests.store.made import Rows


def _pack(db: Database, make: Rows, ident: str, view: PackView | None, *signers: str) -> None:
    packs.add(db, make.pack(ident, number=f"2026-{ident}"))
    if view is not None:
        packs_out.add_view(db, f"view of {ident}", ident, view)
    for signer in signers:
        packs.sign(db, f"{signer} under {ident}", ident, signer, make.noon)


def test_packs_of_before_copies_were_counted_wait_for_nobody(db: Database, make: Rows) -> None:
    _pack(db, make, "old", None, "Ann", "Ben")
    _pack(db, make, "new", PackView(), "Ann", "Ben")
    states = {one.id: one.state for one in packs_out.standing(db)}
    assert states == {"old": "out", "new": "ready"}
    assert [one.id for one in packs_out.waiting(db)] == ["new"] and packs_out.count_waiting(db) == 1


def test_a_pack_waits_from_its_first_signature_until_it_is_handed_over_or_replaced(db: Database, make: Rows) -> None:
    _pack(db, make, "a", PackView())
    assert packs_out.count_waiting(db) == 0
    packs.sign(db, "s1", "a", "Ann", make.noon)
    assert [one.state for one in packs_out.waiting(db)] == ["signing"]
    packs.sign(db, "s2", "a", "Ben", make.noon)
    assert [(one.state, one.signed_by) for one in packs_out.waiting(db)] == [("ready", ("Ann", "Ben"))]
    packs_out.add_copy(db, "c1", "a", Copy("1", "saved", make.noon, "Ann"))
    assert packs_out.count_waiting(db) == 0
    assert packs_out.copies_of(db, "a") == (Copy("1", "saved", make.noon, "Ann"),)
    _pack(db, make, "b", PackView(), "Ann")
    _pack(db, make, "c", PackView(replaces="2026-b"))
    assert packs_out.count_waiting(db) == 0 and packs_out.replaced_by(db, "2026-b") == "2026-c"
    states = {one.id: one.state for one in packs_out.standing(db, ["P-1"])}
    assert states == {"a": "out", "b": "replaced", "c": "draft"}
    assert packs_out.standing(db, ["P-2"]) == ()
