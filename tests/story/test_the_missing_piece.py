"""One story from end to end: small worries of four agencies that say something only together, and what came of them."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from tests.cli.running import empty_hub, write_sheet

TODAY = date.today()
LOUD = "The same noise was reported again."


def piece(ref: str, days_ago: int, agency: str, kind: str, words: str, **person: str) -> dict[str, object]:
    day = (TODAY - timedelta(days=days_ago)).isoformat()
    child = {"given_name": "Tamsin", "family_name": "Quillfeather", "date_of_birth": "2019-05-04", "sex": "F"}
    about = {"person_role": "subject", "address": "3 Made Up Lane", "postcode": "ZZ4 1AA", **child, **person}
    graded = {"level": "2", "source_evaluation": "1", "intelligence_assessment": "A", "handling_code": "P"}
    said = {"received_at": day, "occurred_on": day, "agency": agency, "category": kind, "narrative": words}
    return {"concern_ref": ref, **said, **graded, **about}


def test_four_small_pieces_of_one_child_come_before_one_loud_complaint(tmp_path: Path):
    hub = empty_hub(tmp_path / "hub")
    other = {"given_name": "Barnaby", "family_name": "Oakapple", "date_of_birth": "2012-01-30"}
    elsewhere = {**other, "sex": "M", "address": "88 Nowhere Street", "postcode": "ZZ9 9ZZ"}
    loud = [piece(f"N{n}", 60 - n, "neighbour", "other", LOUD, **elsewhere) for n in range(8)]
    pieces = [
        piece("S1", 50, "school", "hunger_or_weight", "Asked twice for a second lunch."),
        piece("H1", 32, "hospital", "was_not_brought", "Third appointment missed.", given_name="Tamsyn"),
        piece("V1", 12, "housing", "home_conditions", "No heating since October.", family_name="Quilfeather"),
    ]
    hub.done("import", write_sheet(tmp_path / "one.csv", [*loud, *pieces]))
    first, *_ = hub.triage()
    assert first["concern_refs"] == ["S1", "H1", "V1"], "one child, however the name was spelt"

    family = first["family_id"]
    hub.done("decide", family, "--decision", "no_further_action", "--reason", "The school has spoken with the mother.")
    assert hub.triage()[-1]["family_id"] == family

    hub.done("import", write_sheet(tmp_path / "two.csv", [piece("P1", 0, "police", "neglect", "Alone after dark.")]))
    back, *_ = hub.triage()
    assert (back["family_id"], back["concern_refs"]) == (family, ["S1", "H1", "V1", "P1"]), "it comes back by itself"
    assert back["score"] > first["score"]
    assert (
        sum(line["points"] for line in hub.run("explain", family, "--format", "json").json()["lines"]) == back["score"]
    )

    unasked = {
        cell["agency"] for cell in hub.run("gaps", family, "--format", "json").json() if cell["state"] == "not asked"
    }
    assert "GP" in unasked
    hub.done("decide", family, "--decision", "escalate", "--reason", "Four agencies in seven weeks.")
    hub.done("pack", family, "--for", "mdt", "--out", tmp_path / "pack.pdf")
    assert (tmp_path / "pack.pdf").read_bytes().startswith(b"%PDF")
    assert hub.triage("--as-of", TODAY - timedelta(days=1))[0]["concern_refs"] == first["concern_refs"]
