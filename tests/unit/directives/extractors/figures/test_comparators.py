"""Comparators and approximations, from the words on both sides of a number."""

import pytest

from namhoc.directives.extractors.figures.comparators import approximation, comparator_of, is_bounded


@pytest.mark.parametrize(
    ("before", "after", "comparator"),
    [
        ("đạt ", "", "="),
        ("ít nhất ", "", ">="),
        ("tối thiểu là ", "", ">="),
        ("không dưới ", "", ">="),
        ("đạt từ ", " trở lên", ">="),
        ("từ ", " trẻ 6 tuổi ra lớp trở lên", ">="),
        ("có ", " trở lên", ">="),
        ("Có ≥\n", "", ">="),
        ("đạt trên ", "", ">"),
        ("không quá ", "", "<="),
        ("tối đa ", "", "<="),
        ("", " trở xuống", "<="),
        ("xuống dưới ", "", "<"),
        ("tăng thêm ít nhất ", "", "increase>="),
        ("tăng tỷ lệ trẻ ra lớp ít nhất ", "", "increase>="),
        ("nâng tỷ lệ lên ", "", "="),
        ("giữ vững ", "", "maintain"),
        ("Duy trì, củng cố và nâng cao chất lượng ở ", "", "maintain"),
        ("được duy trì ở ", "", "="),
        ("duy trì sĩ số đạt ", "", "="),
        ("duy trì nền nếp, huy động ", "", "="),
        ("", " xã duy trì đạt chuẩn", "maintain"),
        ("", " giáo viên đạt trình độ đại học trở lên", "="),
    ],
)
def test_the_words_around_a_number_bound_it(before: str, after: str, comparator: str) -> None:
    assert comparator_of(before, after, ranged=False) == comparator


def test_a_range_is_between_whatever_stands_before_it() -> None:
    assert comparator_of("ít nhất từ ", "", ranged=True) == "between"


def test_limits_are_targets_wherever_they_stand_in_a_plan() -> None:
    assert [c for c in ("=", ">", "<", ">=", "<=", "between", "maintain", "increase>=") if is_bounded(c)] == [
        ">=",
        "<=",
        "increase>=",
    ]


@pytest.mark.parametrize(("before", "word"), [("có hơn ", "hơn"), ("Gần ", "gần"), ("có ", ""), ("", "")])
def test_an_approximate_figure_says_so(before: str, word: str) -> None:
    assert approximation(before) == word
