"""Which document of the register a citation means."""

from __future__ import annotations

import pytest

from namhoc import citations
from namhoc.citations import resolve
from namhoc.rulebook import documents


def meant(text: str) -> list[str]:
    (citation,) = citations.find(text)
    return [f"{d.number} {d.date.iso() if d.date else ''}".strip() for d in resolve(citation, documents.load())]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chỉ thị số 31/CT-TTg ngày 05/8/2026 của Thủ tướng Chính phủ", ["31/CT-TTg 2026-08-05"]),
        ("Chỉ thị số 31/CT-TTg ngày 29/7/2020 của Thủ tướng Chính phủ", ["31/CT-TTg 2020-07-29"]),
        ("Chỉ thị số 31/CT-TTg năm 2026", ["31/CT-TTg 2026-08-05"]),
        ("Chỉ thị số 31/CT-TTg", ["31/CT-TTg 2020-07-29", "31/CT-TTg 2026-08-05"]),
        ("Chỉ thị số 31/CT-TTg ngày 01/01/2021", []),
        ("Nghị quyết 29 của Ban Chấp hành Trung ương Đảng", ["29-NQ/TW 2013-11-04"]),
        ("Thông tư 9/2024", ["09/2024/TT-BGDĐT 2024-06-03"]),
        ("Thông tư số 9/2024/TT-BGD&ĐT", ["09/2024/TT-BGDĐT 2024-06-03"]),
        ("Luật Giáo dục 2005", ["38/2005/QH11 2005-06-14"]),
        ("Luật Giáo dục năm 2019", ["43/2019/QH14 2019-06-14"]),
        ("Luật Giáo dục", ["38/2005/QH11 2005-06-14", "43/2019/QH14 2019-06-14"]),
        ("Kế hoạch số 9999/KH-UBND ngày 01/01/2026", []),
        ("Kế hoạch số 389/KH-UBND của UBND tỉnh", ["389/KH-UBND 2018-03-29"]),
        ("Kế hoạch số 389/KH-UBND của UBND tỉnh An Giang", []),
    ],
)
def test_number_day_issuer_and_name_settle_what_is_meant(text: str, expected: list[str]) -> None:
    assert meant(text) == expected
