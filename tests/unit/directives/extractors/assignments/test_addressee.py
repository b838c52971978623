import pytest

from namhoc.core import Span
from namhoc.directives.extractors.assignments.addressee import heading_agencies, opening_list
from namhoc.directives.extractors.assignments.names import AgencyList, Names
from namhoc.rulebook.agency_names import find_agencies


def ids(found: AgencyList | None) -> list[str]:
    return [] if found is None else [mention.agency_id for mention in found.mentions]


def heading(text: str) -> list[str]:
    return ids(heading_agencies(Names(text, find_agencies(text)), Span(0, len(text))))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1. Sở Y tế", ["so-yte"]),
        ("**4. Sở Y tế; Sở Nội vụ:**", ["so-yte", "so-noi-vu"]),
        ("Điều 3. Trách nhiệm của Sở Y tế", ["so-yte"]),
        ("a) Đối với Sở Y tế và Công an tỉnh", ["so-yte", "cong-an"]),
        ("6. Đề nghị: Hội Nông dân tỉnh", ["hoi-nong-dan"]),
        ("1. Sở Y tế (Cơ quan thường trực Ban Chỉ đạo, do Sở Nội vụ giúp việc):", ["so-yte"]),
        ("2. Các doanh nghiệp viễn thông trên địa bàn", ["doanh-nghiep"]),
        ("3. Các cơ quan đăng ký đầu tư", ["don-vi-lien-quan"]),
        ("4. Đối với hợp tác xã nông nghiệp", ["hop-tac-xa-nong-nghiep"]),
    ],
)
def test_a_heading_names_whom_the_block_is_addressed_to(text, expected):
    assert heading(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "1. Sở Y tế báo cáo kết quả.",
        "1. Sở Y tế chủ trì, phối hợp với các sở, ngành:",
        "1. Nâng cao chất lượng các cơ sở giáo dục",
        "Điều 11. Điều khoản thi hành",
        "2. Các sở, ngành: là đơn vị được lấy ý kiến, chịu trách nhiệm về nội dung",
        "",
    ],
)
def test_a_sentence_and_a_heading_about_something_are_none(text):
    assert heading(text) == []


def test_a_paragraph_opens_with_its_agencies_behind_mark_and_address():
    text = "c) Đề nghị Sở Y tế; Công an tỉnh rà soát"
    assert ids(opening_list(Names(text, find_agencies(text)), Span(0, len(text)))) == ["so-yte", "cong-an"]
