"""Whatever a commune's workbook holds: no row is lost, no cell stops the reading, columns may stand anywhere."""

import re
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from namhoc.core import Severity
from namhoc.reading import Sheet
from namhoc.survey import read_survey

HEADS = (
    "STT", "Thôn/xóm", "Số phiếu", "Họ và tên", "Ngày sinh", "Nữ", "Dân tộc", "Số định danh cá nhân", "Chủ hộ",
    "Tình trạng cư trú", "Lớp đang học", "Nơi học", "Lưu ban", "2 buổi/ngày", "Chưa đi học", "Trình độ cao nhất",
    "Năm tốt nghiệp", "Bỏ học lớp", "Năm bỏ học", "Mức độ biết chữ", "Tái mù chữ", "Khuyết tật",
    "Khả năng học tập", "Tiếp cận giáo dục", "Năm hoàn thành tiểu học", "Tốt nghiệp THCS",
)  # fmt: skip
WORDS = ("x", "", "5A", "MG lớn", "Thái", "thường trú", "chuyển đi", "ngoài tỉnh", "THCS", "2015", "05/9/2015", "không")
cells = st.one_of(
    st.none(),
    st.sampled_from(WORDS),
    st.text(max_size=12),
    st.integers(-5, 3000),
    st.floats(allow_nan=True, allow_infinity=True),
    st.booleans(),
    st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 1, 1)),
)
rows = st.lists(st.lists(cells, min_size=len(HEADS), max_size=len(HEADS)).map(tuple), min_size=1, max_size=8)
decent = st.fixed_dictionaries(
    {
        "Họ và tên": st.sampled_from(["Lò Thị Mẩy", "Vàng A Páo", "Nguyễn Văn An"]),
        "Ngày sinh": st.one_of(st.integers(1940, 2026), st.dates(date(1940, 1, 1), date(2026, 9, 30))),
        "Dân tộc": st.sampled_from(["Kinh", "Thái", "Mông", ""]),
        "Lớp đang học": st.sampled_from(["", "1", "5A", "9B LB", "MG bé", "11 GDTX"]),
        "Nơi học": st.sampled_from(["", "tại chỗ", "ngoài tỉnh"]),
        "Trình độ cao nhất": st.sampled_from(["", "TH", "THCS"]),
        "Khuyết tật": st.sampled_from(["", "vận động"]),
    }
)


def read(*lines):
    return read_survey([Sheet("A", tuple(lines))], survey_year=2026, commune="H9001", commune_name="Nà Pheo")


@given(rows)
def test_every_row_is_taken_refused_at_a_cell_or_no_person(filled):
    found = read(HEADS, *filled)
    blocked = {int(re.search(r"\d+$", f.place)[0]) for f in found.findings if f.severity is Severity.BLOCKS}
    taken = {row.line for row in found.rows}
    assert len(blocked) == found.refused
    assert not taken & blocked
    for number, row in enumerate(filled, 2):
        if row[3] not in (None, "") and str(row[3]).strip() and number not in taken | blocked:
            words = [str(cell).lower() for cell in row if isinstance(cell, str)]
            assert sum(cell is not None for cell in row) == 1 or any("cộng" in w or "tổng" in w for w in words)


@given(rows)
def test_every_finding_stands_at_a_cell_of_the_sheet(filled):
    for finding in read(HEADS, *filled).findings:
        sheet, cell = finding.place.split(", ô ")
        assert sheet == "A"
        assert 1 <= int(re.search(r"\d+", cell)[0]) <= len(filled) + 1
        assert finding.fix


@given(st.lists(decent, min_size=1, max_size=6), st.randoms(use_true_random=False))
def test_columns_in_another_order_tell_the_same(people, random):
    heads = list(people[0])
    turned = random.sample(heads, len(heads))
    one = read(tuple(heads), *(tuple(person[head] for head in heads) for person in people))
    other = read(tuple(turned), *(tuple(person[head] for head in turned) for person in people))
    assert [(row.person, row.year) for row in one.rows] == [(row.person, row.year) for row in other.rows]


@given(st.lists(decent, min_size=1, max_size=6))
def test_a_higher_stage_completed_implies_the_lower(people):
    heads = tuple(people[0])
    for row in read(heads, *(tuple(person.values()) for person in people)).rows:
        if row.year.completed_lower_secondary:
            assert row.year.completed_primary
        if row.year.completed_upper_secondary:
            assert row.year.completed_lower_secondary
