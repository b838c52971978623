"""Every case of tests/cases/assignments: the duties found in a text are exactly those expected."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from namhoc.core import Span
from namhoc.directives.directive import DocumentFields, Task, TaskKind
from namhoc.directives.extractors import assignments
from namhoc.directives.layout import Context, lines_of

FOLDER = Path(__file__).parents[4] / "cases" / "assignments"
CASES = [case for path in sorted(FOLDER.glob("*.yaml")) for case in yaml.safe_load(path.read_text("utf8"))]


def context_of(case: dict[str, Any]) -> Context:
    """A context with the units of the case, each up to the next one."""
    text = case["text"]
    starts = [text.index(words) for words in case["units"]]
    ends = [*starts[1:], text.index(case["closing"]) if "closing" in case else len(text)]
    units = tuple(
        Task(Span(start, end).trimmed(text), "case", 1.0, number, TaskKind(case.get("kinds", "task")), text[start:end])
        for number, (start, end) in enumerate(zip(starts, ends, strict=False), 1)
    )
    fields = DocumentFields(issuing_body=case.get("issuer"), symbol=case.get("symbol"))
    context = Context(text, fields=fields, tasks=units)
    return replace(context, lines=tuple(lines_of(text)))


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_case(case: dict[str, Any]):
    context = context_of(case)
    found = assignments.find(context)
    printed = sorted({f"{a.agency_id} {a.role} {a.task_ordinal or '-'}" for a in found})
    assert printed == sorted(case["expect"])
    assert all(a.span.of(context.text).strip() and 0 < a.confidence <= 1 and a.rule for a in found)
