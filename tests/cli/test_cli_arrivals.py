"""Files of concerns on the command line."""

from __future__ import annotations

import hashlib

from tests.cli.running import Hub, Row
from tests.mails import mail


def test_a_file_is_kept_with_a_concern_and_listed(hub: Hub, rows: list[Row]) -> None:
    ref = str(rows[0]["concern_ref"])
    file = hub.folder / "worry.eml"
    file.write_bytes(mail())
    assert "E-mail" in hub.done("concern", "attach", ref, "--file", file)
    (listed,) = hub.run("concern", "attachments", ref, "--format", "json").json()
    assert (listed["name"], listed["sha256"]) == ("worry.eml", hashlib.sha256(file.read_bytes()).hexdigest())
    assert "already" in hub.run("concern", "attach", ref, "--file", file).sentence(2)
    assert "--file" in hub.run("concern", "attach", ref).sentence(2)
    other = next(str(row["concern_ref"]) for row in rows if row["concern_ref"] != ref)
    assert hub.done("concern", "attachments", other).strip() == f"No file came with {other}."
