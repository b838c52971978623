from datetime import date

import pytest

from namhoc.directives import extract
from namhoc.directives.checks.announced_counts import CODE
from namhoc.reading import read_bytes

TEXT = """CHỈ THỊ
Chủ tịch UBND tỉnh yêu cầu toàn ngành thực hiện {announced} sau:
1. Rà soát mạng lưới trường, lớp.
2. Tuyển dụng giáo viên.
3. Đẩy mạnh chuyển đổi số.
"""


def findings(text):
    document = read_bytes(text.encode(), "a.txt")
    found = extract(document, date(2026, 11, 24)).findings
    return [(f, [span.of(document.text) for span in f.spans]) for f in found if f.code == CODE]


def test_a_count_that_is_not_met_is_found_with_its_words_and_both_numbers():
    ((finding, quoted),) = findings(TEXT.format(announced="05 nhiệm vụ"))
    assert quoted == ["05 nhiệm vụ"]
    assert "5 nhiệm vụ" in finding.message
    assert "đọc được 3 nhiệm vụ" in finding.message
    assert "thực hiện 05 nhiệm vụ sau" in finding.message
    assert finding.fix


@pytest.mark.parametrize("announced", ["03 nhiệm vụ", "ba nhiệm vụ trọng tâm", "2 nhóm, 3 nhiệm vụ", "các nhiệm vụ"])
def test_a_count_that_is_met_or_not_given_is_no_finding(announced):
    assert findings(TEXT.format(announced=announced)) == []


def test_solutions_are_counted_apart_from_tasks():
    text = TEXT.format(announced="03 nhiệm vụ và 02 giải pháp")
    ((finding, _),) = findings(text)
    assert "2 giải pháp" in finding.message
    assert "đọc được 0 giải pháp" in finding.message


def test_counts_of_last_year_or_of_another_document_are_left_alone():
    last_year = "Năm học trước, ngành đã hoàn thành 12 nhiệm vụ nêu tại Chỉ thị số 24/CT-UBND.\n"
    assert findings(last_year + TEXT.format(announced="03 nhiệm vụ")) == []


def test_a_count_inside_a_unit_announces_nothing():
    text = TEXT.format(announced="03 nhiệm vụ").replace("Tuyển dụng", "Giao 7 nhiệm vụ tuyển dụng")
    assert findings(text) == []


def test_a_text_without_units_gives_no_finding():
    assert findings("Hội nghị quán triệt 8 nhiệm vụ trọng tâm của ngành.") == []
