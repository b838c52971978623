"""What a part of a document is about, told by its headings."""

import pytest

from namhoc.directives.directive import DocumentFields
from namhoc.directives.layout import lines_of
from namhoc.directives.sections import Subject, sections_of
from namhoc.directives.sentences import prose_of


def subject_of(text: str, words: str, **fields: str) -> Subject:
    prose = prose_of(text, tuple(lines_of(text)))
    return sections_of(prose, DocumentFields(**fields)).at(text.index(words))


REPORT = """Phần thứ nhất
KẾT QUẢ THỰC HIỆN NHIỆM VỤ NĂM HỌC 2025-2026

I. Kết quả đạt được

1. Giáo dục mầm non

Trẻ ra lớp đạt 98%.

Phần thứ hai
PHƯƠNG HƯỚNG, NHIỆM VỤ

I. Mục tiêu

Trẻ ra lớp đạt 99%.

II. Nhiệm vụ

1. Giáo dục mầm non

Trẻ ra lớp đạt 97%.
"""


@pytest.mark.parametrize(("words", "subject"), [("98%", Subject.REVIEW), ("99%", Subject.GOALS), ("97%", Subject.PLAN)])
def test_a_heading_that_says_nothing_leaves_the_subject_as_it_was(words: str, subject: Subject) -> None:
    assert subject_of(REPORT, words) is subject


def test_a_task_about_assessment_is_no_review() -> None:
    text = "II. NHIỆM VỤ\n\n3. Đổi mới kiểm tra, đánh giá\n\nTổ chức ít nhất 02 lần.\n"
    assert subject_of(text, "02") is Subject.PLAN


PAGE = (
    "# Công văn 2554 hướng dẫn dạy học ra sao?\n\n"
    + "Sở Giáo dục và Đào tạo hướng dẫn các trường tổ chức dạy học. " * 4
    + "\n\n**Mục đích của kế hoạch là gì?**\n\nCăn cứ Mục I Công văn 2554/SGDĐT-GDPT, phấn đấu 60% học sinh.\n"
    "\n**Nhà giáo có những quyền gì?**\n\nTheo Điều 8 Luật Nhà giáo, ít nhất 70% thời gian.\n"
)


def test_a_question_about_another_document_opens_a_quoted_part() -> None:
    assert subject_of(PAGE, "70%", number="2554") is Subject.QUOTED


def test_a_question_about_the_document_itself_does_not() -> None:
    assert subject_of(PAGE, "60%", number="2554") is not Subject.QUOTED


def test_news_of_a_plan_tells_a_plan() -> None:
    text = (
        "Kế hoạch phổ cập năm 2026 vừa được Sở đưa ra, nhằm giữ vững các chuẩn đã đạt và mở rộng ra toàn tỉnh.\n\n"
        "Giữ 8/8 huyện.\n"
    )
    assert subject_of(text, "8/8") is Subject.PLAN


@pytest.mark.parametrize("text", ["", "?", "I.", "I. MỤC TIÊU", "\n\n|\n"])
def test_scraps_have_sections_too(text: str) -> None:
    prose = prose_of(text, tuple(lines_of(text)))
    sections_of(prose, DocumentFields()).at(0)
