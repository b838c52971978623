"""Document to Directive: the extractors in their order, then the checks."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from namhoc import citations
from namhoc.directives.checks import CHECKS
from namhoc.directives.directive import Directive
from namhoc.directives.extractors import assignments, cited, deadlines, fields, figures, furniture, tasks
from namhoc.directives.layout import Context, lines_of
from namhoc.reading import Document


def extract(document: Document, as_of: date) -> Directive:
    """Read the structure of ``document``; equal text gives equal items with equal ids.

    ``as_of`` is the day on which laws and agencies are looked up for the findings; the items do not depend on it.
    """
    text = document.text
    context = Context(text)
    context = replace(context, furniture=furniture.find(text, document.furniture()))
    context = replace(context, lines=tuple(lines_of(text, context.furniture)))
    context = replace(context, citations=citations.find(text, context.furniture))
    context = replace(context, fields=fields.find(context))
    context = replace(context, citations=cited.find(context))
    context = replace(context, tasks=tasks.find(context))
    targets, statistics = figures.find(context)
    directive = Directive(
        fields=context.fields,
        citations=context.citations,
        tasks=context.tasks,
        assignments=assignments.find(context),
        targets=targets,
        deadlines=deadlines.find(context),
        statistics=statistics,
        furniture=context.furniture,
    )
    found = tuple(finding for check in CHECKS for finding in check(context, directive, as_of))
    return replace(directive, findings=document.findings + found)
