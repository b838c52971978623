"""Digital signatures of a PDF: who signed, when, and whether the bytes are what was signed. Nothing is changed.

The certificate is not judged (that needs the state's root certificates and the network); what is said here is only
that the bytes are intact and whether all of them were signed.
"""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from namhoc.core import Finding, Severity
from namhoc.reading.document import SignatureReport

_UNREADABLE = "không đọc được cấu trúc của chữ ký"


def signatures_of(data: bytes) -> tuple[SignatureReport, ...]:
    """The signatures in a PDF, in the order they were made; never raises, a broken one says so in ``problem``."""
    if b"/ByteRange" not in data:  # spares the import and the parsing for the many files without a signature
        return ()
    logging.getLogger("pyhanko").setLevel(logging.CRITICAL)
    try:
        from pyhanko.pdf_utils.reader import PdfFileReader

        embedded = PdfFileReader(io.BytesIO(data), strict=False).embedded_signatures
    except Exception:
        return (SignatureReport(None, None, False, False, _UNREADABLE),)
    return tuple(_report(signature) for signature in embedded)


def _report(signature: Any) -> SignatureReport:
    try:
        signer = signature.signer_cert.subject.native.get("common_name")
        signed_at: datetime | None = signature.self_reported_timestamp
    except Exception:
        return SignatureReport(None, None, False, False, _UNREADABLE)
    try:
        intact, whole, problem = _integrity(signature)
    except Exception:
        intact, whole, problem = False, False, "không kiểm tra được chữ ký: cấu trúc tệp đã hỏng"
    return SignatureReport(str(signer) if signer else None, signed_at, intact, whole, problem)


def _integrity(signature: Any) -> tuple[bool, bool, str]:
    """Whether the signed bytes are intact, whether they are the whole file, and what is wrong if anything."""
    from pyhanko.sign.validation.generic_cms import validate_sig_integrity
    from pyhanko.sign.validation.status import SignatureCoverageLevel

    signature.compute_integrity_info(skip_diff=True)
    intact, valid = validate_sig_integrity(
        signature.signer_info,
        signature.signer_cert,
        expected_content_type="data",
        actual_digest=signature.compute_digest(),
    )
    whole = signature.coverage is SignatureCoverageLevel.ENTIRE_FILE
    if not intact:
        return False, whole, "nội dung đã bị thay đổi sau khi ký"
    if not valid:
        return False, whole, "chữ ký không khớp với chứng thư kèm theo"
    return True, whole, "" if whole else "tệp được bổ sung nội dung sau khi ký"


def signature_findings(signatures: tuple[SignatureReport, ...]) -> Iterator[Finding]:
    """What a person should know before relying on a signed file."""
    for number, signature in enumerate(signatures, 1):
        if not signature.intact:
            yield Finding(
                "READ-SIGNATURE-BROKEN",
                f"Chữ ký số không còn toàn vẹn: {signature.problem}.",
                "lấy lại bản gốc từ nơi phát hành trước khi dùng",
                place=f"chữ ký {number}",
            )
        elif not signature.covers_whole_file and number == len(signatures):
            yield Finding(
                "READ-SIGNATURE-PARTIAL",
                "Chữ ký số còn toàn vẹn nhưng không bao trùm cả tệp: tệp được bổ sung nội dung sau khi ký.",
                "đối chiếu phần bổ sung với bản gốc",
                Severity.LOOK,
                place=f"chữ ký {number}",
            )
