"""The text seen as lines with marks: what every extractor starts from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from namhoc.citations import Citation
from namhoc.core import Span
from namhoc.directives.directive import DocumentFields, Task


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the text, without its line break. ``mark`` is the number or bullet it opens with ("1.", "a)",
    "-", "Một là"), ``level`` the kind of mark ("roman", "arabic", "letter", "dash", ...; "" for none)."""

    span: Span
    text: str
    mark: str = ""
    level: str = ""
    furniture: bool = False


_MARKS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("roman", re.compile(r"[IVX]{1,5}\s*[.)]\s")),
    ("arabic", re.compile(r"\d{1,2}(?:\.\d{1,2})*\s*[.)/]\s*(?!\d)")),
    ("paren", re.compile(r"\((?:\d{1,2}|[ivx]{1,4}|[a-zđ])\)\s*")),
    ("letter", re.compile(r"[a-zđ]\)\s*")),
    ("dash", re.compile(r"[-–—+•*]\s+")),
    ("article", re.compile(r"Điều\s+\d{1,3}\s*[.:]")),
    ("ordinal", re.compile(r"(?:Một|Hai|Ba|Bốn|Tư|Năm|Sáu|Bảy|Tám|Chín|Mười)\s+là\b[:,]?", re.IGNORECASE)),
)


def lines_of(text: str, furniture: tuple[Span, ...] = ()) -> Iterator[Line]:
    """The lines of ``text`` that hold words, with their marks; those inside ``furniture`` are flagged."""
    start = 0
    for raw in text.split("\n"):
        span = Span(start, start + len(raw)).trimmed(text)
        start += len(raw) + 1
        if not len(span):
            continue
        words = span.of(text)
        mark, level = "", ""
        for name, pattern in _MARKS:
            if match := pattern.match(words):
                mark, level = match[0].strip(), name
                break
        yield Line(span, words, mark, level, any(f.covers(span) for f in furniture))


@dataclass(frozen=True, slots=True)
class Context:
    """What the extractors know about a text before they look at it; each step fills in one more field.

    Order of the steps: furniture, lines, fields, citations, tasks, then assignments, figures, deadlines.
    """

    text: str
    furniture: tuple[Span, ...] = ()
    lines: tuple[Line, ...] = ()
    fields: DocumentFields = field(default_factory=DocumentFields)
    citations: tuple[Citation, ...] = ()
    tasks: tuple[Task, ...] = ()

    def in_furniture(self, span: Span) -> bool:
        """True when ``span`` lies inside page furniture: nothing is extracted from there."""
        return any(f.covers(span) for f in self.furniture)

    def task_at(self, position: int) -> Task | None:
        """The unit that ``position`` stands in, None outside every unit."""
        return next((task for task in self.tasks if position in task.span), None)
