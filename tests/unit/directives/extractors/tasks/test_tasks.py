"""Whole directives, written as an officer would: tests/cases/tasks/*.yaml; and the labelled texts."""

import json
from datetime import date
from pathlib import Path

import pytest
import yaml

from namhoc.directives import extract
from namhoc.directives.extractors.tasks import HEADING
from namhoc.reading import read, read_bytes
from tests.unit.directives.extractors.tasks import reading

CASES = sorted((Path(__file__).parents[4] / "cases" / "tasks").glob("*.yaml"))
KINDS = {"nhiệm vụ": "task", "giải pháp": "solution", "giao việc": "assignment"}
AS_OF = date(2026, 11, 24)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_directive_gives_the_units_that_an_officer_counts(path):
    case = yaml.safe_load(path.read_text("utf-8"))
    document = read_bytes(case["van_ban"].encode(), f"{path.stem}.txt")
    found = [(task.kind.value, task.span.of(document.text)) for task in extract(document, AS_OF).tasks]
    expected = case["don_vi"]
    assert len(found) == len(expected)
    for (kind, words), unit in zip(found, expected, strict=True):
        assert kind == KINDS[unit["loai"]]
        assert words.startswith(unit["bat_dau"])
        assert words.endswith(unit["ket_thuc"])


def test_there_are_cases():
    assert len(CASES) > 10


def test_a_task_carries_its_heading_label_rule_and_ordinal():
    text = "II. NHIỆM VỤ\n1. Rà soát " + "mạng lưới " * 30 + "\n2. Tuyển dụng\n"
    first, second = reading.read(text)
    assert (first.ordinal, second.ordinal) == (1, 2)
    assert (first.label, second.label) == ("1.", "2.")
    assert len(first.heading) == HEADING
    assert second.heading == "2. Tuyển dụng"
    assert first.rule
    assert 0 < first.confidence <= 1


def test_an_empty_text_has_no_units():
    assert reading.read("") == ()
    assert reading.read("\n\n|\n") == ()


@pytest.mark.corpus
@pytest.mark.parametrize("folder", ["seeds", "dev"])
def test_the_labelled_texts_give_their_units_to_the_last_line(shared, folder):
    exact = counted = 0
    for gold_file in sorted((shared / "corpus" / folder).glob("*.gold.json")):
        gold = json.loads(gold_file.read_text("utf-8"))["tasks"]
        document = read(gold_file.with_name(gold_file.name.replace(".gold.json", ".txt")))
        found = {(t.kind.value, t.span.start, t.span.end) for t in extract(document, AS_OF).tasks}
        expected = {(t["kind"], t["start"], t["end"]) for t in gold}
        if folder == "seeds":
            assert found == expected, gold_file.name
        exact += len(found & expected)
        counted += len(found | expected)
    assert exact >= 0.92 * counted
