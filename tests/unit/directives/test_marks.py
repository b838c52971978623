import pytest

from namhoc.directives.marks import follows, mark_of, rank, roman


@pytest.mark.parametrize(
    ("line", "printed", "level", "number"),
    [
        ("I. NHIỆM VỤ", "I.", "roman", (1,)),
        ("IV - GIẢI PHÁP", "IV -", "roman", (4,)),
        ("A. NHIỆM VỤ CHUNG", "A.", "upper", (1,)),
        ("1. Sở Nội vụ", "1.", "arabic", (1,)),
        ("12) Rà soát", "12)", "arabic", (12,)),
        ("3/ Tổ chức", "3/", "arabic", (3,)),
        ("2- Nâng cao chất lượng", "2-", "arabic", (2,)),
        ("1.Tiếp tục đổi mới", "1.", "arabic", (1,)),
        ("2.1. Giáo dục mầm non", "2.1.", "decimal", (2, 1)),
        ("4.2.3 Nguồn lực", "4.2.3", "decimal-3", (4, 2, 3)),
        ("a) Chủ trì", "a)", "letter", (1,)),
        ("đ) Báo cáo", "đ)", "letter", (5,)),
        ("(3) Bồi dưỡng", "(3)", "paren", (3,)),
        ("(iv) Bố trí", "(iv)", "paren-roman", (4,)),
        ("(b) Hướng dẫn", "(b)", "paren-letter", (2,)),
        ("- Tăng cường", "-", "dash", ()),
        ("-Tăng cường", "-", "dash", ()),
        ("+ Công khai", "+", "plus", ()),
        ("• Rà soát", "•", "bullet", ()),
        ("* Đối với cấp tiểu học", "*", "bullet", ()),
        ("Điều 3. Trách nhiệm", "Điều 3.", "article", (3,)),
        ("**II.", "II.", "roman", (2,)),
        ("**2.1.", "2.1.", "decimal", (2, 1)),
        ("Phần thứ hai", "Phần thứ hai", "chapter", (2,)),
        ("Chương II", "Chương II", "chapter", (2,)),
        ("Mục I. Mục tiêu", "Mục I.", "chapter", (1,)),
        ("Một là, hoàn thành", "Một là,", "ordinal", (1,)),
        ("Thứ ba: củng cố", "Thứ ba:", "ordinal", (3,)),
        ("Nhiệm vụ 2: Nâng cấp", "Nhiệm vụ 2:", "ordinal", (2,)),
    ],
)
def test_a_mark_is_read_with_its_level_and_number(line, printed, level, number):
    mark = mark_of(line)
    assert (mark.text, mark.level, mark.number) == (printed, level, number)


@pytest.mark.parametrize(
    "line",
    [
        "Sở Giáo dục và Đào tạo",
        "2025.",
        "24.3.2016 của Bộ trưởng",
        "1.958 giáo viên",
        "100% học sinh",
        "30% học sinh đạt chứng chỉ",
        "V/v tăng cường công tác",
        "-------",
        "ngày 12 tháng 5 năm 2026",
        "Thứ trưởng Bộ Giáo dục và Đào tạo",
        "Năm học 2026 - 2027",
        "Nhiệm vụ trọng tâm",
        "Mục tiêu cụ thể",
    ],
)
def test_words_and_figures_that_only_look_like_a_mark_are_none(line):
    assert mark_of(line).level == ""


@pytest.mark.parametrize(
    "line", ["**1. Mục đích**", "**1**. **Mục đích**", "### 1. Mục đích", "*1. Mục đích*", "  1. Mục đích"]
)
def test_markup_before_and_inside_a_mark_is_left_out(line):
    mark = mark_of(line)
    assert line[mark.start] == "1"
    assert line[mark.end :].startswith("Mục đích")


def test_roman_numerals_are_read_by_the_rule_of_subtraction():
    assert [roman(n) for n in ("i", "iv", "ix", "xiv", "XIX")] == [1, 4, 9, 14, 19]


def test_a_list_goes_on_with_the_next_number_and_forgives_a_slip():
    assert follows((2,), (3,))
    assert follows((2,), (2,))  # printed twice
    assert follows((2,), (4,))  # one skipped
    assert follows((1, 2), (2, 1))  # 1.2., 2.1.
    assert follows((), ())
    assert not follows((2,), (1,))
    assert not follows((2,), (20,))
    assert not follows((1, 2), (3,))


def test_wider_levels_rank_before_narrower_ones():
    levels = ["chapter", "upper", "roman", "article", "arabic", "decimal", "decimal-3", "letter", "paren-roman"]
    levels += ["bullet", "plus"]
    assert [rank(level) for level in levels] == sorted(rank(level) for level in levels)
