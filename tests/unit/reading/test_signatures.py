import io
from datetime import UTC, datetime, timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from PIL import Image
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import signers

from namhoc.reading.signatures import signature_findings, signatures_of

NAME = "UBND TỈNH HOÀNG SƠN (MÔ PHỎNG)"


@pytest.fixture(scope="module")
def signed(tmp_path_factory) -> bytes:
    """A one-page PDF signed with a key of our own."""
    folder = tmp_path_factory.mktemp("key")
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, NAME)])
    begin = datetime(2026, 1, 1, tzinfo=UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(7)
        .not_valid_before(begin)
        .not_valid_after(begin + timedelta(days=3650))
        .sign(key, hashes.SHA256())
    )
    (folder / "key.pem").write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    (folder / "cert.pem").write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    signer = signers.SimpleSigner.load(str(folder / "key.pem"), str(folder / "cert.pem"))
    page = io.BytesIO()
    Image.new("L", (300, 400), "white").save(page, "PDF")
    out = io.BytesIO()
    signers.sign_pdf(
        IncrementalPdfFileWriter(io.BytesIO(page.getvalue()), strict=False),
        signers.PdfSignatureMetadata(field_name="ChuKy"),
        signer=signer,
        output=out,
    )
    return out.getvalue()


def test_an_untouched_signature_is_reported_with_signer_and_time(signed):
    before = bytes(signed)
    (report,) = signatures_of(signed)
    assert report.signer == NAME
    assert report.signed_at is not None
    assert report.signed_at.year >= 2024
    assert (report.intact, report.covers_whole_file, report.problem) == (True, True, "")
    assert list(signature_findings((report,))) == []
    assert signed == before


def test_bytes_added_after_signing_are_noticed(signed):
    added = io.BytesIO()
    writer = IncrementalPdfFileWriter(io.BytesIO(signed), strict=False)
    writer.root["/Them"] = writer.root["/Type"]
    writer.update_root()
    writer.write(added)
    (report,) = signatures_of(added.getvalue())
    assert report.intact
    assert not report.covers_whole_file
    assert [finding.code for finding in signature_findings((report,))] == ["READ-SIGNATURE-PARTIAL"]


def test_a_changed_byte_breaks_the_signature_and_is_not_fatal(signed):
    place = signed.index(b"/MediaBox")
    changed = signed[:place] + b"/mediaBox" + signed[place + 9 :]
    (report,) = signatures_of(changed)
    assert not report.intact
    assert report.problem
    assert [finding.code for finding in signature_findings((report,))] == ["READ-SIGNATURE-BROKEN"]


def test_a_signature_that_is_garbage_is_reported_not_raised():
    reports = signatures_of(b"%PDF-1.7 /ByteRange hong")
    assert [report.intact for report in reports] == [False]
    assert reports[0].problem


def test_a_file_without_signature_has_no_report():
    assert signatures_of(b"%PDF-1.7 khong ky") == ()
