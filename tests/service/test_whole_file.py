"""What leaves the hub stands whole where it was wanted or not at all, and a sentence says why."""

from __future__ import annotations

import io
import shutil
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest

from hubdesk.domain.errors import Known, Refused
from hubdesk.service.desk import Desk
from hubdesk.service.forms import MadePack
from hubdesk.service.pack import make_pack, save_pack
from hubdesk.service.queue import queue
from hubdesk.service.record import record_concern
from hubdesk.service.transparency import transparency
from hubdesk.service.whole_file import WholeFile
from hubdesk.store import audit
from tests.packs.reading import everything_in
from tests.service.hubs import FORM

SECRET = "four words nobody joins"
WRITES = """
import sys
from pathlib import Path
from hubdesk.domain.errors import Known
from hubdesk.service.whole_file import WholeFile
try:
    with WholeFile(Path(sys.argv[1]), "The pack", "It is safe in the hub.") as file:
        file.write(b"x" * 300_000)
        file.put()
except Known as known:
    print(known)
"""


@pytest.fixture
def made(empty: Desk) -> MadePack:
    record_concern(empty, FORM)
    return make_pack(empty, queue(empty)[0].family_id, "mdt")


def verbs(desk: Desk) -> list[tuple[str, str]]:
    return [(line.verb, line.reason) for line in audit.every(desk.database)]


def test_a_pack_is_saved_whole_and_replaces_the_file_of_its_name(empty: Desk, made: MadePack, tmp_path: Path) -> None:
    path = tmp_path / "out" / "pack.pdf"
    path.parent.mkdir()
    path.write_bytes(b"older")
    save_pack(empty, made, path)
    assert path.read_bytes() == made.pdf
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.parametrize(
    ("where", "why"),
    [("nowhere/pack.pdf", "no such folder"), ("a file/pack.pdf", "no such folder"), ("a folder", "Choose another")],
)
def test_where_a_pack_cannot_stand_a_sentence_says_so_and_nothing_is_logged_or_left(
    empty: Desk, made: MadePack, tmp_path: Path, where: str, why: str
) -> None:
    out = tmp_path / "out"
    (out / "a folder" / "within").mkdir(parents=True)
    (out / "a file").write_bytes(b"")
    before = sorted(out.rglob("*"))
    with pytest.raises(Known, match=r"could not be written.*safe in the hub") as raised:
        save_pack(empty, made, out / where)
    assert why in str(raised.value)
    assert sorted(out.rglob("*")) == before
    # That it was about to leave is logged before the file may stand, never after.
    assert (("save_pack", "") in verbs(empty)) == (where == "a folder")


def test_a_record_that_cannot_be_written_leaves_nothing(empty: Desk, tmp_path: Path) -> None:
    (tmp_path / "there").write_bytes(b"")
    with pytest.raises(Known, match="no such folder"):
        transparency(empty, tmp_path / "there" / "record.pdf")
    assert "transparency" not in {verb for verb, _ in verbs(empty)}
    transparency(empty, tmp_path / "record.pdf")
    assert (tmp_path / "record.pdf").read_bytes().startswith(b"%PDF")
    assert not list(tmp_path.glob("*.part"))


def test_what_could_not_be_kept_after_all_does_not_stay(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError), WholeFile(tmp_path / "a.pdf", "The letter") as file:
        file.write(b"words")
        file.put()
        raise RuntimeError("the log could not be written")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit of this kind; a full disk is tried by hand")
def test_beyond_what_the_system_lets_write_nothing_half_stays(tmp_path: Path) -> None:
    limit = f"import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (65536, 65536))\n{WRITES}"
    done = subprocess.run(
        [sys.executable, "-c", limit, str(tmp_path / "pack.pdf")], capture_output=True, text=True, check=True
    )
    assert "The disk is full. Make room or choose another folder." in done.stdout
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not shutil.which("unshare"), reason="a small disk of its own is made with unshare")
def test_on_a_full_disk_nothing_half_stays(tmp_path: Path) -> None:
    (tmp_path / "small").mkdir()
    alone = ["unshare", "-rm", "sh", "-c"]
    mount = "mount -t tmpfs -o size=64k none small"
    if subprocess.run([*alone, mount], cwd=tmp_path, capture_output=True, check=False).returncode:
        pytest.skip("this system lets nobody make a small disk")
    tried = f'{mount} && "$0" -c "$1" small/pack.pdf && ls -A small'
    done = subprocess.run(
        [*alone, tried, sys.executable, WRITES], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip().endswith("The disk is full. Make room or choose another folder.")


def test_under_a_passphrase_a_pack_opens_with_nothing_else(empty: Desk, made: MadePack, tmp_path: Path) -> None:
    path = tmp_path / "pack.pdf"
    save_pack(empty, made, path, passphrase=SECRET)
    data = path.read_bytes()
    for wrong in ("", "four words nobody join"):
        with pytest.raises(pikepdf.PasswordError):
            pikepdf.open(path, password=wrong)
    with pikepdf.open(path, password=SECRET) as opened:
        found = opened.encryption
        assert (found.R, found.V, found.bits) == (6, 5, 256)
        assert found.stream_method == found.string_method == pikepdf.models.EncryptionMethod.aesv3
        assert str(opened.docinfo["/Title"]) == f"Pack {made.pack.number}"
        out = io.BytesIO()
        opened.save(out)
    assert made.pack.number.encode() in everything_in(out.getvalue(), tmp_path)
    assert made.pack.number.encode() not in data and b"rdf:RDF" not in data
    assert ("save_pack", "saved under a passphrase") in verbs(empty)


def test_a_passphrase_that_is_too_short_or_too_long_writes_nothing(empty: Desk, made: MadePack, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    for bad in ("short", "é" * 80):
        with pytest.raises(Refused, match="passphrase"):
            save_pack(empty, made, out / "pack.pdf", passphrase=bad)
    assert list(out.iterdir()) == [] and "save_pack" not in {verb for verb, _ in verbs(empty)}
