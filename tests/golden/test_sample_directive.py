"""The sample directive of the demo gives the same tasks, citations and deadlines in each of its five forms."""

import shutil
from datetime import date
from importlib.resources import files
from pathlib import Path

import pytest
import yaml

from namhoc.core import fold, squash
from namhoc.directives import Directive, extract
from namhoc.reading import read

SAMPLES = Path(str(files("namhoc.simulation").joinpath("samples")))
SOURCE = yaml.safe_load((SAMPLES / "chi-thi-12.yaml").read_text("utf-8"))
KINDS = ("task", "solution", "assignment")
HEADINGS = [
    (kind, item["heading"])
    for kind, section in zip(KINDS, SOURCE["sections"], strict=True)
    for item in section["items"]
]
CITED = ["31/CT-TTg", "71-NQ/TW", "71/2020/NĐ-CP", "20/2018/TT-BGDĐT", "36/2017/TT-BGDĐT"]
DATES = {
    "2026-11-30", "2026-09-25", "2026-09-30", "2026-12-31", "2026-09-15", "2027-01-31", "2027-06-15",
}  # fmt: skip
OCR = pytest.mark.skipif(shutil.which("tesseract") is None, reason="máy chưa có Tesseract")


@pytest.fixture(
    scope="module",
    params=[
        "chi-thi-12.txt",
        "chi-thi-12.html",
        "chi-thi-12.docx",
        "chi-thi-12.pdf",
        pytest.param("chi-thi-12-ban-quet.pdf", marks=[pytest.mark.ocr, OCR]),
    ],
)
def directive(request) -> Directive:
    return extract(read(SAMPLES / request.param), date(2026, 9, 21))


def test_the_units_are_those_the_directive_announces(directive):
    found = [(str(task.kind), squash(task.heading)) for task in directive.tasks]
    assert len(found) == len(HEADINGS) == 8 + 5 + 6
    for (kind, heading), (wanted_kind, wanted) in zip(found, HEADINGS, strict=True):
        assert kind == wanted_kind
        assert fold(heading).startswith(fold(wanted)[:100]), "tone marks may be lost in a scan, words may not"


def test_the_cited_documents_are_found_with_their_numbers(directive):
    assert [citation.number for citation in directive.citations] == CITED


def test_the_head_of_the_document_is_read(directive):
    fields = directive.fields
    assert (fields.symbol, fields.date.iso(), str(fields.school_year)) == ("12/CT-UBND", "2026-08-25", "2026-2027")
    assert squash(fields.title) == SOURCE["title"]
    assert fields.province == "Hoàng Sơn"


def test_every_dated_deadline_is_found(directive):
    assert {deadline.date for deadline in directive.deadlines} >= DATES


def test_what_needs_a_look_is_said(directive):
    codes = {finding.code for finding in directive.findings}
    messages = " ".join(finding.message + finding.fix for finding in directive.findings)
    assert codes
    assert "09/2024/TT-BGDĐT" in messages, "36/2017 was replaced by 09/2024 (disclosure)"


def test_nothing_is_taken_from_menus_teasers_and_recipients(directive):
    assert all("nông thôn mới" not in squash(str(c.text)) for c in directive.citations)
    assert all(a.agency_id != "so-yte" for a in directive.assignments)
