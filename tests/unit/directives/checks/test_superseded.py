"""Citations out of force on a day."""

from __future__ import annotations

from datetime import date

import pytest

from namhoc import citations
from namhoc.core import Finding, Severity
from namhoc.directives.checks import superseded
from namhoc.directives.directive import Directive, DocumentFields
from namhoc.directives.layout import Context

TODAY = date(2026, 11, 24)


def findings(text: str, as_of: date = TODAY) -> tuple[Finding, ...]:
    directive = Directive(DocumentFields(), citations=citations.find(text))
    return superseded.check(Context(text), directive, as_of)


def test_a_circular_out_of_force_names_its_successor() -> None:
    text = "theo Thông tư số 36/2017/TT-BGDĐT ngày 28/12/2017 của Bộ Giáo dục và Đào tạo"
    (finding,) = findings(text)
    assert finding.code == "CITE-SUPERSEDED"
    assert finding.message == (
        "Thông tư 36/2017/TT-BGDĐT ngày 28/12/2017 đã hết hiệu lực từ ngày 19/7/2024, "
        "được thay thế bởi Thông tư 09/2024/TT-BGDĐT ngày 03/6/2024."
    )
    assert [span.of(text) for span in finding.spans] == [text.removeprefix("theo ")]


def test_the_same_citation_was_right_in_its_day() -> None:
    assert findings("theo Thông tư số 36/2017/TT-BGDĐT", date(2024, 7, 18)) == ()
    assert len(findings("theo Thông tư số 36/2017/TT-BGDĐT", date(2024, 7, 19))) == 1


def test_all_mentions_of_one_document_make_one_finding() -> None:
    (finding,) = findings("Thông tư 17/2012/TT-BGDĐT; theo Thông tư số 17/2012/TT-BGDĐT ngày 16/5/2012")
    assert len(finding.spans) == 2


def test_a_document_amended_since_is_a_note() -> None:
    (finding,) = findings("theo Thông tư số 29/2024/TT-BGDĐT")
    assert (finding.code, finding.severity) == ("CITE-AMENDED", Severity.NOTE)
    assert "Thông tư 19/2026/TT-BGDĐT" in finding.message


def test_a_document_cited_with_its_amendment_is_cited_rightly() -> None:
    assert findings("Thông tư 29/2024/TT-BGDĐT được sửa đổi, bổ sung bởi Thông tư 19/2026/TT-BGDĐT") == ()


def test_a_document_cited_as_repealed_is_cited_rightly() -> None:
    assert findings("Quyết định này thay thế Thông tư số 17/2012/TT-BGDĐT ngày 16/5/2012") == ()


def test_a_number_of_two_documents_asks_for_the_day() -> None:
    (finding,) = findings("thực hiện Chỉ thị số 31/CT-TTg của Thủ tướng Chính phủ")
    assert finding.code == "CITE-AMBIGUOUS"
    assert "29/7/2020" in finding.message
    assert "05/8/2026" in finding.message


def test_one_dated_mention_settles_the_others() -> None:
    assert findings("Chỉ thị số 31/CT-TTg ngày 05/8/2026; theo Chỉ thị số 31/CT-TTg") == ()


def test_what_is_not_confirmed_is_said_to_be_so() -> None:
    (finding,) = findings("theo Nghị định số 71/2020/NĐ-CP ngày 30/6/2020 của Chính phủ")
    assert finding.message.endswith("Thông tin này chưa được xác nhận.")


def test_an_old_law_cited_by_name_and_year_names_the_new_one() -> None:
    (finding,) = findings("theo Luật Giáo dục năm 2005")
    assert "Luật Giáo dục số 43/2019/QH14" in finding.message


@pytest.mark.parametrize("text", ["Luật Giáo dục", "Kế hoạch số 12/KH-UBND ngày 01/02/2026", "Đề án 06", ""])
def test_what_the_register_does_not_settle_is_no_finding(text: str) -> None:
    assert findings(text) == ()
