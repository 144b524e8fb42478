"""The certificate with which a hub signs the packs that leave it: made here, or a PKCS#12 file that it was given."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, pkcs12
from cryptography.x509.oid import NameOID

from hubdesk.domain.errors import Refused

DAYS = 3 * 365
_LONGEST = 64  # letters of a name in a certificate
_UNREAD = "cannot be read as a PKCS#12 file with this passphrase. Nothing was changed. Check both, and try again."


@dataclass(frozen=True, slots=True)
class Certificate:
    """What a certificate says of itself; `der` is its public half, `fingerprint` its SHA-256 in groups of four."""

    subject: str
    issuer: str
    until: datetime
    fingerprint: str
    der: bytes


def new_certificate(hub: str, at: datetime) -> bytes:
    """Make a key and a certificate that says by itself whose it is; gives a PKCS#12 file without a passphrase.

    The key is of a kind that every reader of PDFs checks (ECDSA on P-256), so it is not the key that bundles are signed
    with.
    """
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, hub.strip()[:_LONGEST] or "HubDesk")])
    usage = dict.fromkeys(
        ("key_encipherment", "data_encipherment", "key_agreement", "key_cert_sign", "crl_sign", "encipher_only",
         "decipher_only"), False,
    )  # fmt: skip
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(at - timedelta(days=1))  # local time is a parameter, and certificates count in universal time
        .not_valid_after(at + timedelta(days=DAYS))
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(x509.KeyUsage(digital_signature=True, content_commitment=True, **usage), critical=True)
        .sign(key, hashes.SHA256())
    )
    return pkcs12.serialize_key_and_certificates(b"HubDesk", key, made, None, NoEncryption())


def given_certificate(data: bytes, passphrase: str, at: datetime) -> bytes:
    """Read a PKCS#12 file that the hub was given; refuses one without a key, out of date, or of an unknown kind."""
    try:
        key, found, others = pkcs12.load_key_and_certificates(data, passphrase.encode() or None)
    except ValueError as error:
        raise Refused(f"The certificate {_UNREAD}") from error
    if key is None or found is None:
        raise Refused("That file has no certificate with its key. Ask whoever gave it to you for a PKCS#12 file.")
    if not isinstance(key, ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey):
        raise Refused("Packs are signed with an RSA or an elliptic curve key. Ask for a certificate with one of these.")
    shown = described(found.public_bytes(Encoding.DER))
    if shown.until < at:
        raise Refused(f"That certificate ended on {shown.until:%d %B %Y}. Ask for a newer one.")
    return pkcs12.serialize_key_and_certificates(b"HubDesk", key, found, others, NoEncryption())


def certificate_of(data: bytes) -> Certificate:
    """Describe the certificate of a PKCS#12 file without a passphrase, as this desk keeps it."""
    _, found, _ = pkcs12.load_key_and_certificates(data, None)
    assert found is not None, "one was checked before it was kept"
    return described(found.public_bytes(Encoding.DER))


def described(der: bytes) -> Certificate:
    """Describe a certificate from its public half."""
    found = x509.load_der_x509_certificate(der)
    mark = found.fingerprint(hashes.SHA256()).hex().upper()
    groups = " ".join(mark[start : start + 4] for start in range(0, len(mark), 4))
    until = found.not_valid_after_utc.replace(tzinfo=None)
    return Certificate(found.subject.rfc4514_string(), found.issuer.rfc4514_string(), until, groups, der)


def as_text(der: bytes) -> bytes:
    """Write a certificate as the text that other programs take in (PEM)."""
    return x509.load_der_x509_certificate(der).public_bytes(Encoding.PEM)
