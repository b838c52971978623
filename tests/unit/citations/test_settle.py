"""Mentions of one text together."""

from __future__ import annotations

from namhoc import citations
from namhoc.core import Span


def numbers(text: str, skip: tuple[Span, ...] = ()) -> list[str | None]:
    return [citation.number for citation in citations.find(text, skip)]


def test_a_mention_in_furniture_is_dropped_but_lends_its_number() -> None:
    text = "Nghị quyết số 29-NQ/TW\nThực hiện Nghị quyết 29 của Đảng."
    assert numbers(text, (Span(0, 22),)) == ["29-NQ/TW"]


def test_two_numbers_that_fit_stay_candidates() -> None:
    text = "Chỉ thị số 31/CT-TTg, Chỉ thị số 31-CT/TU. Theo Chỉ thị 31, các sở báo cáo."
    mention = citations.find(text)[-1]
    assert mention.number == "31"
    assert mention.candidates == ("31/CT-TTg", "31-CT/TU")


def test_the_issuer_decides_between_two_numbers_that_fit() -> None:
    text = "Chỉ thị số 31/CT-TTg, Chỉ thị số 31-CT/TU. Theo Chỉ thị 31 của Tỉnh ủy, các sở báo cáo."
    assert citations.find(text)[-1].number == "31-CT/TU"


def test_another_type_with_the_same_digits_lends_no_number() -> None:
    assert numbers("Quyết định số 29/QĐ-TTg. Nghị quyết 29 của Đảng.") == ["29/QĐ-TTg", "29"]


def test_a_named_law_is_given_once_with_and_without_its_year() -> None:
    found = citations.once(citations.find("Luật Giáo dục năm 2019. Theo Luật Giáo dục, các trường báo cáo."))
    assert [citation.text for citation in found] == ["Luật Giáo dục năm 2019"]


def test_every_mention_of_a_number_is_given() -> None:
    assert len(citations.once(citations.find("Chỉ thị 666/CT-BGDĐT. Chỉ thị 666/CT-BGDĐT."))) == 2


def test_a_second_run_finds_the_same() -> None:
    text = "Căn cứ Luật Nhà giáo; Nghị định số 71/2020/NĐ-CP ngày 30/6/2020 của Chính phủ."
    assert citations.find(text) == citations.find(text)
