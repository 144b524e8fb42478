"""Sign a finished PDF with the hub's certificate (PAdES B-B), and tell whether a file is as it was signed.

This is the only place that knows pyHanko. Nothing is fetched: no time stamps, no lists of revoked certificates.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO

from asn1crypto.x509 import Certificate
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, SimpleSigner
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.status import SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from hubdesk.domain.errors import Known, Refused

_FIELD = "Hub"


@dataclass(frozen=True, slots=True)
class Seal:
    """What a file's signature says: `whole` whether it covers all of it unchanged, `ours` whether we know by whom."""

    whole: bool
    ours: bool
    der: bytes
    at: datetime | None
    title: str


def signed(pdf: bytes, certificate: bytes, hub: str, passphrase: str = "") -> bytes:
    """Sign a PDF with a PKCS#12 file without a passphrase; an encrypted one is signed as it is, with its own.

    What is added stands behind the file's own bytes, and allows no change after it.
    """
    signer = SimpleSigner.load_pkcs12_data(certificate, other_certs=[], passphrase=None)
    if signer is None:
        raise Known("The hub's certificate cannot be used. Nothing was written. Make a new one, or take in another.")
    writer = IncrementalPdfFileWriter(BytesIO(pdf))
    if passphrase:
        writer.encrypt(passphrase)  # type: ignore[no-untyped-call]  # it has no types yet
    said = PdfSignatureMetadata(
        field_name=_FIELD, md_algorithm="sha256", subfilter=SigSeedSubFilter.PADES, certify=True,
        docmdp_permissions=MDPPerm.NO_CHANGES, name=hub,
    )  # fmt: skip
    out = PdfSigner(said, signer).sign_pdf(writer)
    return bytes(out.getvalue())


def sealed(pdf: bytes, known: Sequence[bytes], passphrase: str = "") -> Seal | None:
    """Read a file's signature; None where it has none, Refused where it is no PDF or opens with another passphrase.

    `known` are certificates of ours (DER), older ones too: a file signed while one was valid stays ours after its end.
    """
    logging.getLogger("pyhanko").setLevel(logging.CRITICAL)  # what it finds wrong is said by us, in a sentence
    logging.getLogger("pyhanko_certvalidator").setLevel(logging.CRITICAL)
    try:
        reader = PdfFileReader(BytesIO(pdf))
        if reader.encrypted and not (passphrase and reader.decrypt(passphrase).status.value):
            raise Refused("That file is encrypted and does not open with this passphrase. Give its own passphrase.")
        found = reader.embedded_signatures
        title = str(reader.trailer["/Info"].get("/Title", ""))
    except Refused:
        raise
    except Exception as error:  # a damaged file breaks the reader anywhere, by assertions of its own too
        raise Refused("That file cannot be read as a PDF: it is damaged, or of another kind.") from error
    if not found:
        return None
    try:
        at = found[0].self_reported_timestamp
        trust = ValidationContext(
            trust_roots=[Certificate.load(der) for der in known], allow_fetching=False, moment=at or datetime.now(UTC)
        )
        status = validate_pdf_signature(found[0], signer_validation_context=trust)
        whole = status.intact and status.valid and status.coverage is SignatureCoverageLevel.ENTIRE_FILE
        signer = found[0].signer_cert
        return Seal(bool(whole and status.docmdp_ok), bool(status.trusted), signer.dump() if signer else b"", at, title)
    except Exception as error:  # as above: whatever is thrown, the file is not as it left
        raise Refused("That file's signature cannot be read: the file was changed after it was signed.") from error
