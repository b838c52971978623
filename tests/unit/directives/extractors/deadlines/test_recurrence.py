"""How often a duty comes back, in short English."""

import pytest

from namhoc.directives.extractors.deadlines.recurrence import recurrence_of


@pytest.mark.parametrize(
    ("words", "recurrence"),
    [
        ("hằng năm", "yearly"),
        ("hàng\nnăm", "yearly"),
        ("trước ngày 25/12 hằng năm", "yearly, before 12-25"),
        ("trước ngày 01/6 và 15/11 hằng năm", "yearly, before 06-01 and 11-15"),
        ("trước ngày 20 hằng tháng", "monthly, before day 20"),
        ("định kỳ", "periodic"),
        ("định kỳ hằng quý", "quarterly"),
        ("định kỳ hoặc đột xuất khi có yêu cầu", "periodic or on request"),
        ("khi được yêu cầu", "on request"),
        ("báo cáo ngay các vấn đề phát sinh", "immediately when it arises"),
        ("các vấn đề phát sinh", "when it arises"),
        ("báo cáo kịp thời", "immediately"),
        ("cuối mỗi học kỳ và cuối năm học", "each semester and each school year"),
        ("thường xuyên", "continuous"),
        ("hoàn thành nhiệm vụ", None),
        ("", None),
    ],
)
def test_the_recurrence_that_is_said(words: str, recurrence: str | None) -> None:
    assert recurrence_of(words) == recurrence
