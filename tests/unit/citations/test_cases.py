"""The cases an officer can write: tests/cases/citations/*.yaml."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from namhoc import citations
from tests.conftest import ROOT

FOLDER = ROOT / "tests" / "cases" / "citations"


def cases() -> list[Any]:
    return [
        pytest.param(case, id=f"{path.stem}: {case['why']}")
        for path in (FOLDER / "bay.yaml", FOLDER / "ten-goi.yaml")
        for case in yaml.safe_load(path.read_text(encoding="utf-8"))
    ]


def shown(citation: citations.Citation, keys: set[str]) -> dict[str, Any]:
    value = {
        "text": citation.text,
        "number": citation.number,
        "type": citation.type,
        "issuer": citation.issuer,
        "date": citation.date.iso() if citation.date else None,
        "kind": str(citation.kind) if citation.kind else None,
        "provisions": citation.provisions,
    }
    return {key: value[key] for key in keys}


@pytest.mark.parametrize("case", cases())
def test_the_case_reads_as_the_officer_wrote_it(case: dict[str, Any]) -> None:
    found = citations.find(case["text"])
    expected = case["expect"]
    assert [c.text for c in found] if len(found) != len(expected) else len(found) == len(expected)
    assert [shown(c, set(e)) for c, e in zip(found, expected, strict=True)] == expected
    assert all(c.span.of(case["text"]) == c.text for c in found)
