"""Texts that no officer writes: they are read to the end, at once, and without a fault."""

from __future__ import annotations

import pytest

from namhoc import citations
from namhoc.directives.extractors import fields
from namhoc.directives.layout import Context, lines_of

PIECES = [
    "1", "12/", "12-A/", "QĐ-", "1/A-", "Luật ", "Luật Giáo ", "Đề án ", "Đề án “", " ", "\n", "số ", "ngày 1 tháng ",
    "Quyết định số ", "UBND tỉnh ", "Sở Giáo dục và Đào tạo ", "A ", "Anh ", ".", "Hà, ", "của UBND tỉnh A ", "Căn cứ ",
    "Nghị quyết Đại hội đại biểu Đảng bộ tỉnh ", "Đề án tăng cường tiếng ", "Bộ Giáo ", "Hà Nội, ngày ", "|\n",
    "** **\n",
    "Kế hoạch số 1/KH-UBND, ", "cộng hòa xã hội ", "Hội nghị tổ chức ", "Trường THPT Nguyễn ", "SỐ KÝ HIỆU: ",
    "khoản 1 điều 2 ", "giai đoạn 2020 - 2025 ", "Chỉ thị 31 ", "Luật sửa đổi, bổ sung một số điều của ", "Toàn văn ",
]  # fmt: skip


@pytest.mark.parametrize("piece", PIECES)
def test_a_piece_repeated_without_end_is_read(piece: str) -> None:
    text = piece * (20_000 // len(piece))
    found = citations.find(text)
    context = Context(text, lines=tuple(lines_of(text)), citations=found)
    head = fields.find(context)
    assert all(citation.span.of(text) == citation.text for citation in found)
    assert head.title_span is None or head.title_span.of(text) == head.title
