"""How a document is cited: first mention, later mentions."""

from __future__ import annotations

from namhoc.citations import first_mention, later_mention
from namhoc.rulebook import documents


def test_the_first_mention_has_number_day_issuer_and_summary() -> None:
    (decree,) = documents.load().with_number("09/2024/TT-BGDĐT")
    assert first_mention(decree) == (
        "Thông tư số 09/2024/TT-BGDĐT ngày 03 tháng 6 năm 2024 của Bộ Giáo dục và Đào tạo "
        "quy định về công khai trong hoạt động của các cơ sở giáo dục"
    )


def test_later_mentions_have_type_and_number_only() -> None:
    (decree,) = documents.load().with_number("71/2020/NĐ-CP")
    assert later_mention(decree) == "Nghị định số 71/2020/NĐ-CP"


def test_laws_are_cited_by_name() -> None:
    (law,) = documents.load().with_number("43/2019/QH14")
    assert first_mention(law) == later_mention(law) == "Luật Giáo dục"
