"""The document's own fields, from the cases an officer can write: tests/cases/heads/*.yaml."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
import yaml

from namhoc.directives import extract
from namhoc.directives.as_json import as_json
from namhoc.reading import read_bytes
from tests.conftest import ROOT


def cases() -> list[Any]:
    return [
        pytest.param(case, id=f"{path.stem}: {case['why']}")
        for path in sorted((ROOT / "tests" / "cases" / "heads").glob("*.yaml"))
        for case in yaml.safe_load(path.read_text(encoding="utf-8"))
    ]


def document_of(text: str) -> dict[str, Any]:
    document = read_bytes(text.encode(), "van-ban.txt")
    fields = as_json(extract(document, date(2026, 11, 24)), document.text)["document"]
    if fields["title"] is not None:
        assert document.text[fields["title_start"] : fields["title_end"]] == fields["title"]
    return dict(fields)


@pytest.mark.parametrize("case", cases())
def test_the_head_reads_as_the_officer_wrote_it(case: dict[str, Any]) -> None:
    found = document_of(case["text"])
    assert {key: found[key] for key in case["expect"]} == case["expect"]


@pytest.mark.parametrize("text", ["|", "Số:", "CHỈ THỊ", "KẾ HOẠCH\n", "# ", "**", "Căn cứ", "Ngày 31/02/2026"])
def test_a_text_without_a_head_gives_no_fields_and_no_fault(text: str) -> None:
    found = document_of(text)
    assert (found["number"], found["date"], found["issuing_body"]) == (None, None, None)
