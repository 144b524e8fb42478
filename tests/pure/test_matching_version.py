"""A change to tidying or to keys is a new normalisation: hubs work everything out again, and models say for which."""

from __future__ import annotations

import csv
import hashlib
import json
from dataclasses import asdict
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import Any, cast

from hubdesk.domain.concern import Mention
from hubdesk.matching.keys import keys
from hubdesk.matching.model import shipped_text
from hubdesk.matching.pregnancy import tidy_concern
from hubdesk.matching.tidy import VERSION, Tidied

# What the sample comes to, by normalisation. A version that has left this house stays as it is.
DIGESTS = {
    2: "5bff2d15a0b4e96fedeb7441b8aaf67efc827802334c62ab642e4830aa3f8edc",
}
CHANGED = """Tidying or the keys give something else for the sample than normalisation {version} did.
Raise VERSION in hubdesk/matching/tidy.py and "normalisation" in resources/match_model.json by one, and write here
    {next}: "{digest}","""


def sample() -> list[str]:
    """Tidy the made-up mentions; an empty field is left out, so that a new one changes nothing by being there."""
    with (Path(__file__).parent / "mentions_to_tidy.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    out = []
    for concern, those in groupby(enumerate(rows), key=lambda pair: pair[1]["concern_id"]):
        mentions = [Mention(f"m{no:03d}", mention_no=no, **cast("dict[str, Any]", row)) for no, row in those]
        for one in tidy_concern(mentions, date(2026, 3, 14)):
            said = {name: value for name, value in asdict(one).items() if value}
            out.append(json.dumps([concern, said, sorted(keys(one))], ensure_ascii=True, sort_keys=True))
    return out


def test_tidying_has_not_changed_without_a_new_version():
    digest = hashlib.sha256("\n".join(sample()).encode()).hexdigest()
    assert DIGESTS.get(VERSION) == digest, CHANGED.format(version=VERSION, next=VERSION + 1, digest=digest)


def test_the_sample_shows_what_tidying_does():
    text = "\n".join(sample())
    for field in ("given", "family", "born", "sex", "house", "street", "postcode", "phone", "nhs_number", "upn",
                  "school", "communal"):  # fmt: skip
        assert f'"{field}": ' in text, field
    assert "wojcik" in text and "Wójcik" not in text


def test_the_shipped_model_lists_the_keys():
    made = {key[0] for line in sample() for key in json.loads(line)[2]}
    listed = Tidied("m", "c", "", 0, "amy", "moore", email="amy@example.org", reference="abc12345")
    made |= {key[0] for one in (listed, Tidied("n", "c", "", 0, "amy")) for key in keys(one)}
    assert {row["key"] for row in json.loads(shipped_text())["keys"]} == made


def test_the_shipped_model_is_of_this_tidying():
    assert json.loads(shipped_text())["normalisation"] == VERSION
