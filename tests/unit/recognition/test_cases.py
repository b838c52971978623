"""The open set of test vectors, and cases of our own in YAML."""

import json

import pytest
import yaml

from namhoc.recognition.cases import differences
from tests.conftest import ROOT, SHARED

OWN = yaml.safe_load((ROOT / "tests/cases/recognition/communes.yaml").read_text("utf-8"))
VECTORS = SHARED / "domain/universal-education-cases.json"


@pytest.mark.parametrize("case", OWN, ids=lambda case: case["id"])
def test_a_case_written_by_an_officer_holds(case):
    assert differences(case) == []


@pytest.mark.corpus
def test_every_vector_of_the_open_set_holds(shared):
    cases = json.loads(VECTORS.read_text("utf-8"))["cases"]
    assert len(cases) > 100
    assert {case["id"]: wrong for case in cases if (wrong := differences(case))} == {}


def test_a_wrong_expectation_is_told():
    case = {**OWN[0], "expect": {"level": 7}}
    assert differences(case) == ["level: mong đợi 7, được 2"]
