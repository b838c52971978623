"""Figures: the YAML cases, and what belongs to no figure whatever numbers it holds."""

import pytest

from namhoc.core import Span
from namhoc.core.numbers import Number
from namhoc.directives.directive import DocumentFields
from namhoc.directives.extractors import figures
from namhoc.directives.layout import Context, lines_of
from tests.cases.reading import Case, cases


def printed(value: Number | tuple[Number, Number] | None) -> str:
    return "..".join(map(str, value)) if isinstance(value, tuple) else str(value)


@pytest.mark.parametrize("case", [pytest.param(case, id=case.name) for case in cases("figures")])
def test_cases_of_the_field(case: Case) -> None:
    targets, statistics = figures.find(case.context)
    found = {
        "targets": [f"{t.comparator} {printed(t.value)} {t.unit}" for t in targets],
        "statistics": [f"{printed(s.value)} {s.unit}" for s in statistics],
    }
    for field, items in found.items():
        if case.loose:
            assert set(case.expected[field]) <= set(items)
        else:
            assert items == case.expected[field]


def context(text: str, furniture: tuple[Span, ...] = (), **fields: str) -> Context:
    return Context(text, furniture, tuple(lines_of(text, furniture)), DocumentFields(**fields))


def test_every_item_points_to_its_words() -> None:
    text = "Toàn tỉnh hiện có 594 trường, 8.231 nhóm/lớp; tỷ lệ phòng học kiên cố đạt 82%."
    _, statistics = figures.find(context(text, type="tin_bao"))
    assert [s.span.of(text) for s in statistics] == [
        "có 594 trường",
        "8.231 nhóm/lớp",
        "tỷ lệ phòng học kiên cố đạt 82%",
    ]


def test_nothing_is_read_from_furniture() -> None:
    text = "Tin cùng chuyên mục\nTrao 200 suất quà cho học sinh vùng lũ, đạt 100% kế hoạch.\n"
    assert figures.find(context(text, (Span(0, len(text)),), type="tin_bao")) == ((), ())


def test_a_figure_broken_by_the_page_is_read_whole() -> None:
    text = "II. MỤC TIÊU\n\na) Đến hết năm 2030: Có ≥\n60% trường học\ncó thư viện đạt chuẩn.\n"
    targets, _ = figures.find(context(text, type="ke_hoach"))
    assert [(t.comparator, t.value, t.unit, t.year) for t in targets] == [(">=", 60, "%", 2030)]


def test_a_headline_does_not_count_what_the_text_says_again() -> None:
    text = "Tuyển thêm 600 giáo viên\n\nSở Giáo dục và Đào tạo vừa tuyển hơn 600 giáo viên cho các trường.\n"
    _, statistics = figures.find(context(text, type="tin_bao"))
    assert [s.unit for s in statistics] == ["giáo viên (hơn)"]


def test_rules_quoted_from_another_document_set_no_target() -> None:
    text = (
        "# Công văn 3905 hướng dẫn công tác thư viện ra sao?\n\n"
        + "Sở yêu cầu các trường tổ chức giới thiệu sách. " * 5
        + "\n\n**Điều kiện thành lập thư viện là gì?**\n\n- Có ít nhất 2.000 bản sách theo Nghị định 93/2020/NĐ-CP.\n"
    )
    assert figures.find(context(text, type="tin_cong_van", number="3905")) == ((), ())


@pytest.mark.parametrize("text", ["", "\n\n", "%", "1.2.3.4%", "Có 5", "không để xảy ra", "ít nhất một", "≥", "12/"])
def test_scraps_of_text_are_read_without_failing(text: str) -> None:
    figures.find(context(text))


def test_a_second_run_gives_the_same_ids() -> None:
    text = "II. MỤC TIÊU\n\nĐạt 95% trường chuẩn quốc gia; không để xảy ra bạo lực học đường, tai nạn.\n"
    first, second = (figures.find(context(text, type="chi_thi")) for _ in range(2))
    assert [t.key() for t in first[0]] == [t.key() for t in second[0]]
    assert len({t.key() for t in first[0]}) == 3
