"""Figures and deadlines on any mixture of the words they are read from: no failure, no stray spans, stable ids."""

from hypothesis import given, settings
from hypothesis import strategies as st

from namhoc.core import PartialDate, SchoolYear, Span
from namhoc.directives.directive import DocumentFields
from namhoc.directives.extractors import deadlines, figures
from namhoc.directives.layout import Context, lines_of

FRAGMENTS = st.sampled_from(
    [
        *("I. MỤC TIÊU\n\n", "II. KẾT QUẢ\n", "- ", "1. ", "phấn đấu ", "đã ", "đạt ", "từ ", "ít nhất ", "không quá "),
        *("95%", "8,3 - 8,5% ", "586/594 trường ", "12 ", "1.219,11 tỷ đồng", "08/9/2026", "15/9 ", "31/6 ", "tăng "),
        *(
            "tháng 13/2026",
            "trước ngày ",
            "đến ",
            "trong ",
            "quý IV ",
            "năm 2026",
            "hằng năm ",
            "hằng tháng ",
            "báo cáo ",
        ),
        *(
            "định kỳ ",
            "không để xảy ra ",
            "bạo lực, ",
            "mức độ 2",
            "phổ cập giáo dục ",
            "đủ chỉ tiêu ",
            "nếu ",
            "vướng mắc ",
        ),
        *(
            "trở lên",
            "học sinh, ",
            "giáo viên/lớp ",
            "(",
            ")",
            "; ",
            ". ",
            ", ",
            "\n",
            "\t",
            " | ",
            "“",
            "”",
            "?",
            "…",
            "%",
        ),
        *("≥\n", "và ", "Thời gian thực hiện: ", "Quyết định này có hiệu lực ", "kể từ ngày ký ", "khai giảng ngày "),
    ]
)
TEXTS = st.lists(FRAGMENTS, max_size=40).map("".join)
FIELDS = st.sampled_from(
    [
        DocumentFields(),
        DocumentFields(type="ke_hoach", date=PartialDate(2026, 8), school_year=SchoolYear(2026)),
        DocumentFields(type="tin_bao", date=PartialDate(2026, 2, 28), number="12", title_span=Span(0, 9)),
    ]
)


@settings(max_examples=200)
@given(TEXTS, FIELDS)
def test_any_mixture_is_read_and_every_item_stands_in_the_text(text: str, fields: DocumentFields) -> None:
    context = Context(text, (), tuple(lines_of(text)), fields)
    targets, statistics = figures.find(context)
    found = [*targets, *statistics, *deadlines.find(context)]
    for item in found:
        assert 0 <= item.span.start < item.span.end <= len(text)
        assert 0 < item.confidence <= 1
        assert item.rule
    assert [t.span.start for t in targets] == sorted(t.span.start for t in targets)


@given(TEXTS, FIELDS)
def test_furniture_gives_nothing(text: str, fields: DocumentFields) -> None:
    everything = (Span(0, len(text)),)
    context = Context(text, everything, tuple(lines_of(text, everything)), fields)
    assert figures.find(context) == ((), ())
    assert deadlines.find(context) == ()


@given(TEXTS, FIELDS)
def test_a_second_reading_gives_the_same_ids(text: str, fields: DocumentFields) -> None:
    context = Context(text, (), tuple(lines_of(text)), fields)
    first, second = ([t.key() for t in figures.find(context)[0]] for _ in range(2))
    assert first == second
