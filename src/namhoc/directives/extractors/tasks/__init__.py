"""Tasks, solutions and assignment blocks: the units the document itself counts.

One file a layout; ``sections`` walks the outline and asks them in order. See docs/adr/0030.
"""

from __future__ import annotations

from namhoc.core import Span
from namhoc.directives.directive import Task, TaskKind
from namhoc.directives.extractors.tasks import annex, handed, speech
from namhoc.directives.extractors.tasks.sections import Sections
from namhoc.directives.extractors.tasks.unit import Unit
from namhoc.directives.layout import Context, paragraphs_of
from namhoc.directives.outline import outline_of

HEADING = 120
"""A heading is the first 120 characters of a unit, as in the labelled texts."""


def find(context: Context) -> tuple[Task, ...]:
    """The units of the document in order."""
    paragraphs = paragraphs_of(context.lines)
    if not paragraphs:
        return ()
    root = outline_of(context.text, paragraphs)
    units = Sections(context.text, root.limit, context.fields.symbol, report=context.fields.type == "bao_cao").read(
        root
    )
    if not units:
        units = speech.find(context.text, paragraphs) or handed.find(paragraphs)
    if all(unit.kind is TaskKind.ASSIGNMENT for unit in units):
        units = [*units, *annex.find(context.text, context.lines)]
    return tuple(_task(context.text, unit, ordinal) for ordinal, unit in enumerate(_apart(units), 1))


def _apart(units: list[Unit]) -> list[Unit]:
    """Units that do not overlap: of two, the one that begins first is kept."""
    kept: list[Unit] = []
    for unit in sorted(units, key=lambda u: (u.start, -u.end)):
        if unit.start < unit.end and (not kept or kept[-1].end <= unit.start):
            kept.append(unit)
    return kept


def _task(text: str, unit: Unit, ordinal: int) -> Task:
    return Task(
        span=Span(unit.start, unit.end),
        rule=unit.rule,
        confidence=unit.confidence,
        ordinal=ordinal,
        kind=unit.kind,
        heading=text[unit.start : min(unit.end, unit.start + HEADING)],
        label=unit.label,
    )
