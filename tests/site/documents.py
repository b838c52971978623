"""Documents to test with (fixtures, loaded by conftest)."""

import hashlib
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.utils import timezone

from namhoc.directives import extract
from namhoc.directives.as_json import as_json
from namhoc.reading import read_bytes
from namhoc.reading.stored import as_values
from namhoc.site.accounts.models import User
from namhoc.site.directives.models import LegalDocument

DIRECTIVE_TEXT = """ỦY BAN NHÂN DÂN
TỈNH HOÀNG SƠN
Số: 12/CT-UBND
Hoàng Sơn, ngày 25 tháng 8 năm 2026
CHỈ THỊ
Về nhiệm vụ trọng tâm năm học 2026-2027
Chủ tịch Ủy ban nhân dân tỉnh yêu cầu:
1. Sở Giáo dục và Đào tạo chủ trì rà soát điểm trường lẻ trước ngày 30/11/2026.
2. Ủy ban nhân dân các xã, phường lập danh sách điểm trường trước ngày 25/9/2026.
"""


@pytest.fixture
def make_document(specialist: User) -> Callable[..., LegalDocument]:
    """``make_document()``: a kept directive of the DOET, read from ``text``; fields may be given."""

    def make(*, text: str = DIRECTIVE_TEXT, by: User = specialist, **fields: Any) -> LegalDocument:
        data = text.encode()
        read = read_bytes(data, "chi-thi.txt")
        sha256 = hashlib.sha256(data).hexdigest()
        if not storages["originals"].exists(f"{sha256[:2]}/{sha256}"):
            storages["originals"].save(f"{sha256[:2]}/{sha256}", ContentFile(data))
        head: dict[str, Any] = {
            "kind": "chi_thi",
            "number": "12",
            "symbol": "CT-UBND",
            "issuer": "Chủ tịch UBND tỉnh Hoàng Sơn",
            "issued_on": date(2026, 8, 25),
            "title": "Về nhiệm vụ trọng tâm năm học 2026-2027",
            "school_year": 2026,
            "state": "read",
            "kept_at": timezone.now(),
            "sha256": sha256,
        }
        return LegalDocument.objects.create(
            unit=by.unit,
            uploaded_by=by,
            file_name="chi-thi.txt",
            media_type="text/plain",
            size=len(data),
            text=read.text,
            reading=as_values(read),
            directive=as_json(extract(read, date(2026, 11, 24)), read.text),
            **head | fields,
        )

    return make


@pytest.fixture
def document(make_document: Callable[..., LegalDocument]) -> LegalDocument:
    """Chỉ thị 12/CT-UBND, kept by the DOET, not passed down."""
    return make_document()
