"""Titles of units: the first statement, without its number, short enough for two lines."""

import pytest

from namhoc.steering import title_of


@pytest.mark.parametrize(
    ("words", "label", "title"),
    [
        ("1. Rà soát mạng lưới trường lớp. Ưu tiên vùng khó.", "1.", "Rà soát mạng lưới trường lớp"),
        ("a) Sở Giáo dục và Đào tạo:\n- Chủ trì ...", "a)", "Sở Giáo dục và Đào tạo"),
        ("Một là, nâng cao chất lượng; bảo đảm an toàn", "Một là,", "nâng cao chất lượng"),
        ("Tăng từ 1.219 lên\n1.300 lớp", "", "Tăng từ 1.219 lên"),
        ("", "", ""),
    ],
)
def test_the_title_of_a_unit(words, label, title):
    assert title_of(words, label) == title


def test_a_long_statement_is_cut_at_a_word():
    title = title_of("Nâng cao chất lượng " * 20)
    assert len(title) <= 141
    assert title.endswith("lượng…") or title.endswith("chất…") or title.endswith("cao…") or title.endswith("Nâng…")
