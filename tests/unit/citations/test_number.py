"""Numbers of documents: the grammar, its examples, the normal form and the key."""

from __future__ import annotations

import pytest
import yaml

from namhoc import citations
from namhoc.citations import Kind, normalise, parse
from tests.conftest import ROOT

EXAMPLES: dict[str, list[str]] = yaml.safe_load(
    (ROOT / "tests" / "cases" / "citations" / "so-ky-hieu.yaml").read_text(encoding="utf-8")
)
ALL = [pytest.param(kind, number, id=number) for kind, numbers in EXAMPLES.items() for number in numbers]


def test_there_are_all_the_examples_of_the_rule_book() -> None:
    assert len(ALL) >= 109


@pytest.mark.parametrize(("kind", "number"), ALL)
def test_each_real_number_parses_to_its_kind_and_prints_back(kind: str, number: str) -> None:
    parsed = parse(number)
    assert parsed is not None
    assert (parsed.kind, parsed.symbol) == (Kind(kind), number)


@pytest.mark.parametrize(("kind", "number"), [p for p in ALL if p.values[0] != "bare"])
def test_each_real_number_is_found_in_a_sentence(kind: str, number: str) -> None:
    (found,) = citations.find(f"Các cơ quan thực hiện {number}, báo cáo kết quả.")
    assert (found.number, found.kind, found.text) == (number, Kind(kind), number)


@pytest.mark.parametrize(
    ("printed", "normal"),
    [
        ("02/2022/TT-\nBGDĐT", "02/2022/TT-BGDĐT"),
        ("28/2023/NĐ- CP", "28/2023/NĐ-CP"),
        ("33/QĐ-TTG", "33/QĐ-TTg"),
        ("33/QD-TTg", "33/QĐ-TTg"),
        ("615/QÐ-BVHTTDL", "615/QĐ-BVHTTDL"),
        ("12/Ttr-UBND", "12/TTr-UBND"),
        ("235-CTR/TU", "235-CTr/TU"),
        ("không phải số", "khôngphảisố"),
    ],
)
def test_spellings_come_out_in_the_official_form(printed: str, normal: str) -> None:
    assert normalise(printed) == normal


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("05/CT-UBND", "5/CT-UBND"),
        ("111/BC-SGD&ĐT", "111/BC-SGDĐT"),
        ("16/2008/QĐ-BGDĐT", "16/2008/QD-BGDDT"),
        ("5512/BGDĐT-GDTrH", "5512/BGDĐT-VP"),
    ],
)
def test_spellings_of_one_number_share_a_key(one: str, other: str) -> None:
    first, second = parse(one), parse(other)
    assert first is not None
    assert second is not None
    assert first.key() == second.key()


@pytest.mark.parametrize(
    ("one", "other"),
    [("29-NQ/TW", "29-CT/TW"), ("05/2025/TT-BNV", "05/2025/TT-BGDĐT"), ("33/QĐ-TTg", "33/2019/QĐ-TTg")],
)
def test_different_documents_have_different_keys(one: str, other: str) -> None:
    first, second = parse(one), parse(other)
    assert first is not None
    assert second is not None
    assert first.key() != second.key()


@pytest.mark.parametrize("printed", ["", "16/9/2020", "2021-2025", "abc", "12/", "/KH-UBND", "12-34/UBND", "8/8"])
def test_what_is_no_number_is_refused(printed: str) -> None:
    assert parse(printed) is None
