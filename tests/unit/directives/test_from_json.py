"""The published JSON can be read back."""

import json
from dataclasses import replace

import pytest

from namhoc.citations import Citation, Kind
from namhoc.core import Finding, PartialDate, SchoolYear, Severity, Span
from namhoc.directives import Directive, DocumentFields, Statistic
from namhoc.directives.as_json import as_json
from namhoc.directives.from_json import from_json
from tests.unit.directives.review.example import DIRECTIVE, TEXT

_CITED = Citation(Span(0, 7), "CHỈ THỊ", "71/2020/NĐ-CP", "nghị định", "CP", PartialDate(2020), "test", 0.7, Kind.DATED)
WHOLE = replace(
    DIRECTIVE,
    fields=DocumentFields(
        type="chi_thi",
        number="12",
        symbol="CT-UBND",
        date=PartialDate(2026, 8, 25),
        effective_date=PartialDate(2026, 9),
        school_year=SchoolYear(2026),
        title="Về nhiệm vụ",
        title_span=Span(8, 20),
        theme="Dạy tốt",
    ),
    citations=(
        Citation(Span(0, 7), "CHỈ THỊ", "1/CT-UBND", "chỉ thị", "UBND", PartialDate(2025), "test", 0.7, Kind.STATE),
    ),
    statistics=(Statistic(Span(0, 7), "test", 0.8, "trường", (1, 2.5), "trường", None, "2025"),),
    furniture=(Span(0, 3),),
    findings=(Finding("X-1", "Sai", "Sửa", Severity.BLOCKS, (Span(1, 2),), "trang 1"),),
)


def test_what_was_printed_is_read_back_unchanged() -> None:
    assert from_json(json.loads(json.dumps(as_json(WHOLE, TEXT)))) == WHOLE


def test_no_data_are_an_empty_directive() -> None:
    assert from_json({}) == Directive(DocumentFields())


@pytest.mark.parametrize("broken", [{"tasks": [{}]}, {"boilerplate": [{"start": 5, "end": 1}]}])
def test_another_shape_is_refused(broken: dict[str, object]) -> None:
    with pytest.raises((KeyError, ValueError)):
        from_json(broken)
