"""YAML cases of the extractors: a text under a heading of a document, and what must be read from it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from namhoc.core import PartialDate, SchoolYear
from namhoc.directives.directive import DocumentFields
from namhoc.directives.layout import Context, lines_of

FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Case:
    """One case: the context to read, and the expected items by field."""

    name: str
    context: Context
    expected: dict[str, list[str]]
    loose: bool


def cases(subject: str) -> Iterator[Case]:
    """The cases of ``tests/cases/<subject>/*.yaml``; a field left out of a case must come out empty."""
    for path in sorted((FOLDER / subject).glob("*.yaml")):
        book = yaml.safe_load(path.read_text(encoding="utf-8"))
        for number, case in enumerate(book["cases"], 1):
            text = "\n\n".join(part for part in (book.get("heading"), case["text"]) if part)
            expected = {field: case.get(field, []) for field in ("targets", "statistics", "deadlines")}
            context = Context(text, (), tuple(lines_of(text)), _fields(book["document"]))
            yield Case(f"{path.stem}-{number}", context, expected, bool(case.get("loose")))


def _fields(document: dict[str, Any]) -> DocumentFields:
    return DocumentFields(
        type=document["type"],
        date=PartialDate(*map(int, document["date"].split("-"))),
        school_year=SchoolYear.parse(document["school_year"]),
    )
