"""The first statement of a unit, without its number."""

import pytest

from namhoc.reporting.statement import first_statement


@pytest.mark.parametrize(
    ("words", "label", "statement"),
    [
        ("1. Rà soát mạng lưới trường lớp. Ưu tiên vùng khó.", "1.", "Rà soát mạng lưới trường lớp"),
        ("a) Sở Giáo dục và Đào tạo:\n- Chủ trì ...", "a)", "Sở Giáo dục và Đào tạo"),
        ("Một là, nâng cao chất lượng; bảo đảm an toàn", "Một là,", "nâng cao chất lượng"),
        ("Tăng từ 1.219 lên 1.300 lớp", "", "Tăng từ 1.219 lên 1.300 lớp"),
        ("b) Các xã lập danh sách; gửi Sở", "", "Các xã lập danh sách"),
        ("", "", ""),
    ],
)
def test_the_first_statement_of_a_unit(words, label, statement):
    assert first_statement(words, label) == statement


def test_a_long_statement_is_cut_at_a_word_and_marked():
    assert first_statement("Nâng cao chất lượng dạy học", longest=18) == "Nâng cao chất…"
