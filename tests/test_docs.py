"""What the documents say is there: commands, their options, and where links lead."""

from __future__ import annotations

import re
from argparse import ArgumentParser, _SubParsersAction
from collections.abc import Iterator
from pathlib import Path

import pytest

from hubdesk.cli.parser import build_parser

ROOT = Path(__file__).resolve().parent.parent
DOCUMENTS = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
CODE = re.compile(r"```.*?```|`[^`\n]+`", re.S)
SAID = re.compile(r"(?<![\w./-])hubdesk[ \t]+(?P<name>[a-z][a-z-]*)(?P<rest>[^\n`#]*)")
LINK = re.compile(r"\]\((?!https?:|mailto:)([^)#]*)(#[^)]*)?\)")


def _parsers(parser: ArgumentParser, name: str = "") -> Iterator[tuple[str, ArgumentParser]]:
    below = [action.choices for action in parser._actions if isinstance(action, _SubParsersAction)]
    if not below:
        yield name, parser
    for choices in below:
        for word, one in choices.items():
            yield from _parsers(one, f"{name} {word}".strip())


PARSERS = dict(_parsers(build_parser()))


def _said(path: Path) -> Iterator[tuple[str, str]]:
    """Give each command that a document names in its code, and the rest of its line."""
    for code in CODE.findall(path.read_text(encoding="utf-8")):
        for found in SAID.finditer(code):
            name, rest = found["name"], found["rest"]
            second = rest.split()[:1]
            yield (f"{name} {second[0]}" if second and f"{name} {second[0]}" in PARSERS else name), rest


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_documents_name_only_what_exists(path: Path):
    wrong = []
    for name, rest in _said(path):
        if name not in PARSERS:
            wrong.append(name)
        else:
            known = PARSERS[name]._option_string_actions
            wrong += [f"{name} {option}" for option in re.findall(r"--[a-z][a-z-]*", rest) if option not in known]
    assert wrong == []


def test_every_command_is_named_somewhere():
    named = {name for path in DOCUMENTS for name, _ in _said(path)}
    assert PARSERS.keys() - named == set()


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(path: Path):
    targets = [found[0] for found in LINK.findall(path.read_text(encoding="utf-8"))]
    assert [target for target in targets if target and not (path.parent / target).exists()] == []
