"""Saved copies are signed with the hub's certificate, and whoever changes one letter is found out."""

from __future__ import annotations

import io
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from asn1crypto.x509 import Certificate as Asn1
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ed25519, rsa
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, load_pem_private_key, pkcs12
from cryptography.x509.oid import NameOID
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.status import SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from hubdesk.domain.errors import Known, Refused
from hubdesk.service.desk import Desk
from hubdesk.service.forms import MadePack
from hubdesk.service.pack import make_pack, save_pack
from hubdesk.service.pack_certificate import (
    certificate,
    check_file,
    make_certificate,
    take_certificate,
    write_certificate,
)
from tests.packs.reading import checked, needs_poppler, pages_of
from tests.packs.structure import faults
from tests.service.hubs import NOON
from tests.service.test_packs_out import family_of, signed

SECRET = "four words nobody joins"
GIVEN = "the passphrase of the file"


@pytest.fixture
def out(tmp_path: Path) -> Path:
    folder = tmp_path / "out"
    folder.mkdir()
    return folder


@pytest.fixture
def ready(empty: Desk) -> MadePack:
    """A pack that two people have signed."""
    return signed(empty, make_pack(empty, family_of(empty), "mdt"))


def given_file(path: Path, *, days: int = 400, key: object = None) -> Path:
    """Make a PKCS#12 file such as a public authority hands out, under a passphrase."""
    own = key or rsa.generate_private_key(65537, 2048)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Stoke North Hub")])
    builder = x509.CertificateBuilder().subject_name(name).issuer_name(name).serial_number(7)
    builder = builder.public_key(own.public_key()).not_valid_before(NOON - timedelta(days=900))  # type: ignore[attr-defined]
    made = builder.not_valid_after(NOON + timedelta(days=days)).sign(
        own,
        None if isinstance(own, ed25519.Ed25519PrivateKey) else hashes.SHA256(),  # type: ignore[arg-type]
    )
    how = BestAvailableEncryption(GIVEN.encode())
    path.write_bytes(pkcs12.serialize_key_and_certificates(b"hub", own, made, None, how))  # type: ignore[arg-type]
    return path


@needs_poppler
def test_a_copy_is_signed_and_pyhanko_itself_finds_it_whole(empty: Desk, ready: MadePack, out: Path) -> None:
    made = make_certificate(empty)
    save_pack(empty, ready, out / "pack.pdf")
    pdf = (out / "pack.pdf").read_bytes()
    (found,) = PdfFileReader(io.BytesIO(pdf)).embedded_signatures
    assert found.sig_object["/SubFilter"] == "/ETSI.CAdES.detached"
    moment = datetime(2026, 12, 1, tzinfo=UTC)
    trust = ValidationContext(trust_roots=[Asn1.load(made.der)], allow_fetching=False, moment=moment)
    status = validate_pdf_signature(found, signer_validation_context=trust)
    assert status.bottom_line and status.coverage is SignatureCoverageLevel.ENTIRE_FILE
    assert "No syntax or stream encoding errors" in checked(pdf, out)
    assert faults(pdf) == []
    assert "copy 1" in pages_of(pdf, out)[0]
    said = check_file(empty, out / "pack.pdf")
    assert said.good and f"It is pack {ready.pack.number}, of which 1 copy left." in said.words


def test_one_flipped_byte_is_found_wherever_it_is(empty: Desk, ready: MadePack, out: Path) -> None:
    make_certificate(empty)
    save_pack(empty, ready, out / "pack.pdf")
    pdf = (out / "pack.pdf").read_bytes()
    _, before, after, _ = PdfFileReader(io.BytesIO(pdf)).embedded_signatures[0].sig_object["/ByteRange"]
    gap = range(int(before), int(after))  # the signature itself, whose padding says nothing
    ends = range(len(pdf) - 1500, len(pdf), 10)  # where the reader begins, and trips in most ways of its own
    places = [place for place in (*range(200, len(pdf), len(pdf) // 40), *ends) if place not in gap]
    for place in places:
        bad = bytearray(pdf)
        bad[place] ^= 1
        (out / "bad.pdf").write_bytes(bytes(bad))
        try:
            assert not check_file(empty, out / "bad.pdf").good, place
        except Refused as refused:
            assert "cannot be read" in refused.sentence
    assert len(places) > 60


def test_whoever_adds_a_page_behind_the_signature_is_found_out(empty: Desk, ready: MadePack, out: Path) -> None:
    make_certificate(empty)
    save_pack(empty, ready, out / "pack.pdf")
    (out / "longer.pdf").write_bytes((out / "pack.pdf").read_bytes() + b"\n% one line more\n")
    assert "changed after it was signed" in check_file(empty, out / "longer.pdf").words


def test_a_copy_under_a_passphrase_is_encrypted_first_and_then_signed(empty: Desk, ready: MadePack, out: Path) -> None:
    make_certificate(empty)
    save_pack(empty, ready, out / "pack.pdf", passphrase=SECRET)
    assert check_file(empty, out / "pack.pdf", SECRET).good
    for wrong in ("", "some other words here"):
        with pytest.raises(Refused, match="does not open with this passphrase"):
            check_file(empty, out / "pack.pdf", wrong)


def test_drafts_and_hubs_without_a_certificate_are_not_signed(empty: Desk, out: Path) -> None:
    made = make_pack(empty, family_of(empty), "mdt")
    ready = signed(empty, make_pack(empty, family_of(empty), "school"))
    save_pack(empty, ready, out / "plain.pdf")
    assert "not signed by a certificate" in check_file(empty, out / "plain.pdf").words
    make_certificate(empty)
    save_pack(empty, made, out / "draft.pdf")
    assert not check_file(empty, out / "draft.pdf").good
    assert certificate(empty) is not None


def test_a_newer_certificate_leaves_older_copies_ours(empty: Desk, ready: MadePack, out: Path) -> None:
    first = make_certificate(empty)
    save_pack(empty, ready, out / "one.pdf")
    second = make_certificate(empty)
    save_pack(empty, ready, out / "two.pdf")
    assert first.fingerprint != second.fingerprint
    assert check_file(empty, out / "one.pdf").good and check_file(empty, out / "two.pdf").good


def test_what_another_hub_signed_is_whole_and_not_ours(empty: Desk, demo: Desk, ready: MadePack, out: Path) -> None:
    made = make_certificate(empty)
    save_pack(empty, ready, out / "pack.pdf")
    said = check_file(demo, out / "pack.pdf")
    assert not said.good and f"not by this desk: {made.subject}, fingerprint {made.fingerprint}" in said.words


def test_a_given_certificate_is_taken_in_and_signs(empty: Desk, ready: MadePack, out: Path) -> None:
    taken = take_certificate(empty, given_file(out / "hub.p12"), GIVEN)
    assert taken.subject == "CN=Stoke North Hub" and certificate(empty) == taken
    save_pack(empty, ready, out / "pack.pdf")
    assert check_file(empty, out / "pack.pdf").good
    written = write_certificate(empty, out / "hub.pem")
    assert x509.load_pem_x509_certificate((out / "hub.pem").read_bytes()).subject.rfc4514_string() == written.subject
    with pytest.raises(ValueError, match="private"):
        load_pem_private_key((out / "hub.pem").read_bytes(), None)


@pytest.mark.parametrize(
    ("make", "why"),
    [
        (lambda path: given_file(path), "with this passphrase"),
        (lambda path: given_file(path, days=-1), "ended on 13 March 2026"),
        (lambda path: given_file(path, key=ed25519.Ed25519PrivateKey.generate()), "RSA or an elliptic curve"),
        (lambda path: path.write_bytes(b"not a certificate") and path, "cannot be read as a PKCS#12 file"),
        (lambda path: path.write_bytes(b"0" * 1_000_001) and path, "too large"),
    ],
    ids=["wrong passphrase", "out of date", "another kind of key", "no certificate", "a large file"],
)
def test_a_file_that_cannot_be_the_hubs_certificate_is_refused(empty: Desk, out: Path, make, why: str) -> None:
    file = make(out / "hub.p12")
    with pytest.raises(Refused, match=why):
        take_certificate(empty, file, "wrong" if "passphrase" in why else GIVEN)
    assert certificate(empty) is None
    with pytest.raises(Known, match="cannot be read"):
        take_certificate(empty, out / "nowhere.p12", GIVEN)
    with pytest.raises(Refused, match="no certificate yet"):
        write_certificate(empty, out / "hub.pem")


def test_a_certificate_that_has_ended_lets_nothing_out(empty: Desk, ready: MadePack, out: Path) -> None:
    make_certificate(empty)
    empty.clock.now += timedelta(days=3 * 365 + 2)  # type: ignore[attr-defined]  # the tests' own clock
    with pytest.raises(Refused, match="certificate ended on"):
        save_pack(empty, ready, out / "pack.pdf")
    assert list(out.iterdir()) == []


@pytest.mark.parametrize("inside", [b"", b"%PDF-1.7 and nothing else", b"GIF89a"])
def test_what_is_no_pdf_is_said_to_be_none(empty: Desk, out: Path, inside: bytes) -> None:
    (out / "any.pdf").write_bytes(inside)
    with pytest.raises(Refused, match="cannot be read as a PDF"):
        check_file(empty, out / "any.pdf")
