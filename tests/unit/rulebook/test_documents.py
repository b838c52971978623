"""The register of legal documents: what it holds, and what it refuses."""

from __future__ import annotations

from datetime import date

import pytest

from namhoc.rulebook import documents
from namhoc.rulebook.documents import RegisterError, build

GOOD = """
- number: 36/2017/TT-BGDĐT
  type: thông tư
  to: 2024-07-18
  source: E-01
  confidence: H
- number: 09/2024/TT-BGDĐT
  type: thông tư
  date: "2024-06-03"
  from: 2024-07-19
  replaces: [36/2017/TT-BGDĐT]
  source: E-02
  confidence: H
  unconfirmed: [date]
"""


def test_the_register_holds_the_documents_of_the_rule_book() -> None:
    register = documents.load()
    assert len(register) > 150
    assert {"71/2020/NĐ-CP", "30/2020/NĐ-CP", "29-NQ/TW", "666/CT-BGDĐT"} <= {d.number for d in register}


def test_every_document_says_where_it_was_read() -> None:
    assert all(document.source for document in documents.load())


def test_a_number_may_be_of_two_documents() -> None:
    found = documents.load().with_number("31/CT-TTg")
    assert [d.date.iso() for d in found if d.date] == ["2020-07-29", "2026-08-05"]


def test_spellings_of_a_number_find_the_same_document() -> None:
    register = documents.load()
    assert register.with_number("9/2024/TT-BGD&ĐT") == register.with_number("09/2024/TT-BGDĐT") != ()


def test_successors_and_amendments_are_found_from_the_old_document() -> None:
    register = documents.load()
    (old,) = register.with_number("36/2017/TT-BGDĐT")
    (changed,) = register.with_number("29/2024/TT-BGDĐT")
    assert [d.number for d in register.successors(old)] == ["09/2024/TT-BGDĐT"]
    assert [d.number for d in register.amendments(changed)] == ["19/2026/TT-BGDĐT"]


def test_what_a_person_must_check_is_marked() -> None:
    register = documents.load()
    (decree,) = register.with_number("311/2025/NĐ-CP")
    (circular,) = register.with_number("09/2024/TT-BGDĐT")
    assert not decree.is_confirmed("amends")
    assert circular.is_confirmed("from", "replaces")


def test_a_document_is_named_as_a_sentence_names_it() -> None:
    register = documents.load()
    assert register.with_number("09/2024/TT-BGDĐT")[0].name == "Thông tư 09/2024/TT-BGDĐT ngày 03/6/2024"
    assert register.with_number("43/2019/QH14")[0].name == "Luật Giáo dục số 43/2019/QH14"


def test_dates_are_read_as_days_and_shortened_dates() -> None:
    old, new = build([("test.yaml", GOOD)])
    assert (old.end, new.start) == (date(2024, 7, 18), date(2024, 7, 19))
    assert new.date is not None
    assert new.date.iso() == "2024-06-03"


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("09/2024/TT-BGDĐT", "9 2024", "not in its normal form"),
        ("confidence: H\n  unconfirmed", "confidence: X\n  unconfirmed", "confidence is H, M or L"),
        ("  source: E-01\n", "", "source is missing"),
        ("source: E-01", "origin: E-01\n  source: E-01", "unknown field origin"),
        ("unconfirmed: [date]", "unconfirmed: [day]", "names no field: day"),
        ("replaces: [36/2017/TT-BGDĐT]", "replaces: [1/2017/TT-BGDĐT]", "is not in the register"),
        ("from: 2024-07-19", "from: 2024-07-18", "still in force when 09/2024/TT-BGDĐT replaced it"),
        ("from: 2024-07-19", "from: 2024-05-01", "in force before it was signed"),
        ("from: 2024-07-19", "from: mùa hè", "are days"),
        ('date: "2024-06-03"', 'date: "2024-06-31"', "is no date"),
        ("to: 2024-07-18", "from: 2025-01-01\n  to: 2024-07-18", "from is after to"),
    ],
)
def test_a_fault_in_the_data_is_named(old: str, new: str, fault: str) -> None:
    assert old in GOOD
    with pytest.raises(RegisterError, match=fault):
        build([("test.yaml", GOOD.replace(old, new))])


def test_two_entries_that_no_date_tells_apart_are_refused() -> None:
    twice = "\n".join("- {number: 31/CT-TTg, type: chỉ thị, source: a.7, confidence: H}" for _ in range(2))
    with pytest.raises(RegisterError, match="stands twice"):
        build([("test.yaml", twice)])
