"""The house keeps its shape: small files in the right room, short functions, nothing lying about."""

from __future__ import annotations

import ast
import re
import subprocess
import tomllib
from pathlib import Path
from statistics import median, quantiles

import pytest

ROOT = Path(__file__).resolve().parent.parent
SOURCES = sorted((ROOT / "hubdesk").rglob("*.py"))
TOP = {
    "pyproject.toml", "hubdesk", "resources", "tests", "packaging", "README.md", "docs", "LICENSE", "CHANGELOG.md"
}  # fmt: skip
VAGUE = {"utils", "util", "common", "manager", "helpers", "misc"}


def _lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def _kept_files() -> list[str]:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True)
    return listed.stdout.splitlines()


def test_files_are_small():
    sizes = [_lines(path) for path in SOURCES]
    assert median(sizes) <= 90
    assert quantiles(sizes, n=10)[8] <= 250
    assert {str(path): size for path, size in zip(SOURCES, sizes, strict=True) if size > 400} == {}


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_functions_are_short(path: Path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    long = {f.name: f.end_lineno - f.lineno + 1 for f in functions if f.end_lineno - f.lineno + 1 > 50}
    assert long == {}


def test_names_say_what_a_file_is_for():
    assert [path for path in SOURCES if path.stem in VAGUE] == []


def test_only_the_agreed_entries_stand_at_the_top():
    tops = {name.split("/", 1)[0] for name in _kept_files()}
    assert {name for name in tops if not name.startswith(".")} <= TOP


def test_nothing_is_left_to_be_done_in_a_comment():
    unfinished = re.compile("|".join(("TO" + "DO", "FIX" + "ME", "X" + "XX")))
    assert [path for path in SOURCES if unfinished.search(path.read_text(encoding="utf-8"))] == []


def _pins(lock: str) -> set[str]:
    text = (ROOT / "packaging" / "locks" / f"{lock}.txt").read_text(encoding="utf-8")
    return set(re.findall(r"^[a-z0-9][^\\\n]*", text, re.M))


def test_the_lock_for_development_holds_all_of_the_lock_for_running():
    assert _pins("runtime") - _pins("dev") == set()


def test_every_dependency_is_locked():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    locked = {pin.split("==")[0] for pin in _pins("runtime")}
    assert {name.lower() for name in project["dependencies"]} - locked == set()


@pytest.mark.parametrize("lock", ["runtime", "dev", "peers", "peers_dedupe", "peers_packs"])
def test_locks_have_hashes_and_no_addresses(lock: str):
    text = (ROOT / "packaging" / "locks" / f"{lock}.txt").read_text(encoding="utf-8")
    pinned = re.findall(r"^[a-z0-9].*==", text, re.M)
    assert len(pinned) > 10
    assert "://" not in text
    assert "--index" not in text
    assert "--find-links" not in text
    for entry in re.split(r"\n(?=[a-z0-9])", text.strip()):
        assert "--hash=sha256:" in entry, entry.splitlines()[0]
