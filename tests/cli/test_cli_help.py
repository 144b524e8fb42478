"""Every command says what it is for, and its options likewise."""

from __future__ import annotations

from argparse import ArgumentParser, _SubParsersAction
from collections.abc import Iterator
from pathlib import Path

import pytest

from hubdesk.cli.parser import build_parser
from hubdesk.service.search import search
from hubdesk.service.unlock import lock, unlock
from tests.cli.running import PASSPHRASE, USER, Hub


def parsers(parser: ArgumentParser, name: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], ArgumentParser]]:
    yield name, parser
    for action in parser._actions:
        if isinstance(action, _SubParsersAction):
            for word, below in action.choices.items():
                yield from parsers(below, (*name, word))


ALL = dict(parsers(build_parser()))


@pytest.mark.parametrize("name", ALL, ids=" ".join)
def test_every_command_has_help(name: tuple[str, ...], capsys: pytest.CaptureFixture[str]):
    with pytest.raises(SystemExit) as ended:
        build_parser().parse_args([*name, "--help"])
    assert ended.value.code == 0
    assert capsys.readouterr().out.startswith("usage: ")
    assert (ALL[name].description or "").endswith(".")


def test_help_is_printed_by_the_program(tmp_path: Path):
    said = Hub(tmp_path).done("--help")
    assert all(name[0] in said for name in ALL if name)


@pytest.mark.parametrize("words", ["';--", '""', "*-", "()", "^:-", "…—", "\x00\x00", "%_"])
def test_punctuation_alone_finds_no_concern_and_breaks_nothing(full: Hub, words: str):
    desk = unlock(full.db, USER, PASSPHRASE)
    try:
        assert [found for found in search(desk, words) if found.kind == "concern"] == []
    finally:
        lock(desk)


def test_words_of_the_index_itself_are_ordinary_words(full: Hub):
    desk = unlock(full.db, USER, PASSPHRASE)
    try:
        assert [found for found in search(desk, "NEAR(") if found.kind == "concern"] != []
        assert search(desk, 'AND "OR NOT') is not None
    finally:
        lock(desk)
