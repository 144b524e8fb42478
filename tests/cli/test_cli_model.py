"""The match model on the command line: shown, learnt, written out, taken in, accepted and refused."""

from __future__ import annotations

import json

from tests.cli.running import Hub


def test_a_model_is_learnt_written_accepted_and_backed_out(hub: Hub):
    first = hub.done("model", "show")
    assert first.startswith("Version 1 (shipped ") and "in use" in first and "day and month exchanged" in first
    learnt = hub.done("model", "train", "--out", "learnt.json")
    assert "waits for a manager" in learnt and "Learnt from " in learnt and "People: " in learnt
    assert "hubdesk model accept --version 2 --reason WORDS" in learnt
    data = json.loads((hub.folder / "learnt.json").read_text(encoding="utf-8"))
    assert data["name"].startswith("learnt 20") and data["version"] == 1 and len(data["comparisons"]) >= 12
    assert hub.run("model", "accept", "--version", "2").sentence(2).startswith("Give the reason")
    assert "Version 2 is in use." in hub.done("model", "accept", "--version", "2", "--reason", "It asks less")
    assert "Version 1 is in use." in hub.done("model", "accept", "--version", "1", "--reason", "It tied too much")
    rows = hub.run("model", "history", "--format", "json").json()
    assert [(row["version"], row["state"], row["reason"]) for row in rows] == [
        (1, "in use", "It tied too much"),
        (2, "was in use", "It asks less"),
    ]
    levels = hub.run("model", "show", "--version", "2", "--format", "json").json()
    assert {"comparison", "level", "m_in_use", "m", "u_in_use", "u", "decibans_in_use", "decibans"} == levels[0].keys()


def test_a_file_from_elsewhere_is_proposed_or_refused_with_its_place(hub: Hub):
    hub.done("model", "show", "--out", "model.json")
    text = (hub.folder / "model.json").read_text(encoding="utf-8")
    (hub.folder / "theirs.json").write_text(text.replace('"tie": 1,', '"tie": 2,'), encoding="utf-8")
    assert "Taken from the file theirs.json." in hub.done("model", "train", "--from", "theirs.json")
    for wrong, says in (
        (text[: len(text) // 2], "cut short"),
        (text.replace('"m": 0.96', '"m": 1.96'), "sex, exact: m is 1.96, and it must lie between 0 and 1"),
        (text.replace('"normalisation": ', '"normalisation": 9'), "tidied another way"),
    ):
        (hub.folder / "wrong.json").write_text(wrong, encoding="utf-8")
        assert says in hub.run("model", "train", "--from", "wrong.json").sentence(3)
    assert len(hub.run("model", "history", "--format", "json").json()) == 2


def test_words_that_do_not_go_together_are_refused(empty: Hub):
    assert "--from goes with train" in empty.run("model", "show", "--from", "x.json").sentence(2)
    assert "--out goes with show and train" in empty.run("model", "history", "--out", "x.json").sentence(2)
    assert "Say which version" in empty.run("model", "accept", "--reason", "x").sentence(2)
    assert "no version 5" in empty.run("model", "accept", "--version", "5", "--reason", "x").sentence(2)
    assert "no people" in empty.run("model", "train").sentence(2)
