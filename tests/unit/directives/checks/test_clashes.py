"""Figures that cannot all hold: quoted with the arithmetic, never repaired; figures that fit are left alone."""

from datetime import date

import pytest

from namhoc.core import Finding
from namhoc.directives.checks.clashes import check
from namhoc.directives.directive import Directive, DocumentFields
from namhoc.directives.extractors import figures
from namhoc.directives.layout import Context, lines_of


def clashes(text: str, kind: str = "tin_hoi_nghi") -> tuple[Finding, ...]:
    context = Context(text, (), tuple(lines_of(text)), DocumentFields(type=kind))
    targets, statistics = figures.find(context)
    return check(context, Directive(context.fields, targets=targets, statistics=statistics), date(2026, 11, 24))


def test_a_share_that_fits_no_total_is_quoted_with_the_arithmetic() -> None:
    text = (
        "Toàn tỉnh có 594 trường với 235.731 học sinh.\n\n"
        "Tính đến hết tháng 12/2024 có 586 trường đạt chuẩn quốc gia, đạt 72,2%.\n"
    )
    (finding,) = clashes(text)
    assert finding.code == "FIGURE-SHARE"
    assert "586 trường đạt chuẩn quốc gia" in finding.message
    assert "594 trường" in finding.message
    assert "98,7%" in finding.message
    assert "429" in finding.message
    assert "812" in finding.message
    assert "Để nguyên như văn bản" in finding.fix
    assert [text[s.start : s.end][-10:] for s in finding.spans] == ["594 trường", "n quốc gia", "đạt 72,2%"]


@pytest.mark.parametrize(
    "text",
    [
        "Toàn tỉnh có 600 trường. Hiện có 540 trường đạt chuẩn quốc gia, đạt 90%.",
        "Toàn tỉnh có 600 trường. Hiện có 541 trường đạt chuẩn quốc gia, đạt 90%.",
        "Hiện có 586 trường đạt chuẩn quốc gia, đạt 72,2%.",
        "Toàn tỉnh có 594 trường. Hiện có 586 trường đạt chuẩn quốc gia, tăng 2,1% so với cùng kỳ.",
        "Toàn tỉnh có 95/99 xã (96%) đạt chuẩn phổ cập giáo dục.",
        "Hiện có 100 giáo viên mới, gồm: 60 giáo viên mầm non và 40 giáo viên tiểu học.",
        "Hiện có 100 giáo viên mới, trong đó có 30 giáo viên mầm non và 40 giáo viên tiểu học.",
        "",
    ],
)
def test_figures_that_fit_give_no_finding(text: str) -> None:
    assert clashes(text) == ()


def test_a_share_beside_its_own_parts_is_checked() -> None:
    (finding,) = clashes("Hiện có 430/450 trường đạt chuẩn (85%).")
    assert "430/450 = 95,6%, không phải 85%" in finding.message


def test_parts_that_do_not_add_up_are_quoted() -> None:
    (finding,) = clashes("Hiện có 100 giáo viên mới, gồm: 60 giáo viên mầm non và 50 giáo viên tiểu học.")
    assert finding.code == "FIGURE-SUM"
    assert "60 + 50 = 110" in finding.message


def test_one_indicator_with_two_values_is_noticed() -> None:
    text = (
        "Tính đến tháng 12/2025, tỷ lệ phòng học kiên cố toàn tỉnh đạt 82%.\n\n"
        "Kết quả đến tháng 12/2025: tỷ lệ phòng học kiên cố toàn tỉnh đạt 85%.\n"
    )
    (finding,) = clashes(text)
    assert finding.code == "FIGURE-TWICE"
    assert [text[s.start : s.end][-3:] for s in finding.spans] == ["82%", "85%"]


def test_one_indicator_in_two_years_is_no_clash() -> None:
    text = (
        "II. MỤC TIÊU\n\na) Đến năm 2030: 60% trường học có thư viện.\n\nb) Đến năm 2035: 85% trường học có thư viện.\n"
    )
    assert clashes(text, "ke_hoach") == ()


def test_a_bracket_with_zero_is_no_division_by_zero() -> None:
    assert clashes("Đạt 0/0 trường (0%).") == ()
