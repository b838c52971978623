"""Products are recognised from the words that ask for them."""

import pytest

from namhoc.core import Span
from namhoc.directives.review import products


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("hoàn thành hồ sơ tự kiểm tra trước ngày 30/9/2026.", ["Hồ sơ tự kiểm tra"]),
        ("lập danh sách điểm trường, gửi Sở trước ngày 25/9/2026", ["Danh sách điểm trường"]),
        ("xây dựng kế hoạch tuyển dụng giáo viên để trình Ủy ban", ["Kế hoạch tuyển dụng giáo viên"]),
        ("trình Ủy ban nhân dân tỉnh đề án sáp nhập.", ["Đề án sáp nhập"]),
        (
            "ban hành tiêu chí sắp xếp điểm trường; gửi báo cáo sơ kết về Sở",
            ["Tiêu chí sắp xếp điểm trường", "Báo cáo sơ kết"],
        ),
    ],
)
def test_the_thing_that_a_verb_of_making_asks_for_is_a_product(text: str, expected: list[str]) -> None:
    assert [said.text for said in products.find(Span(0, len(text)), text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "báo cáo Ủy ban nhân dân tỉnh theo quy định",
        "thực hiện Kế hoạch số 12/KH-UBND ngày 01/02/2026",
        "Ủy ban nhân dân tỉnh đã ban hành Kế hoạch số 12/KH-UBND",
        "",
    ],
)
def test_a_verb_and_a_document_that_exists_are_no_products(text: str) -> None:
    assert products.find(Span(0, len(text)), text) == ()


def test_a_product_points_to_its_words() -> None:
    text = "Các xã lập danh sách\nđiểm trường."
    (said,) = products.find(Span(0, len(text)), text)
    assert said.span is not None
    assert said.span.of(text) == "danh sách\nđiểm trường"
    assert said.text == "Danh sách điểm trường"
