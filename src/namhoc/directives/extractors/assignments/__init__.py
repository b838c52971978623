"""Assignments: which agency has which part (lead, coordinate, implement) in which unit.

One construction a file: whom a block addresses and who is the subject of a duty (``units``), orders (``orders``),
partners (``partners``), labelled lines (``labelled``), what stands outside the units (``outside``). ``phrases``
holds the wording of official Vietnamese.
"""

from __future__ import annotations

from dataclasses import replace

from namhoc.core import Span, fold
from namhoc.directives.directive import Assignment
from namhoc.directives.extractors.assignments.duties import Duties
from namhoc.directives.extractors.assignments.names import Names
from namhoc.directives.extractors.assignments.orders import read_orders
from namhoc.directives.extractors.assignments.outside import (
    leads_outside,
    read_announced,
    read_reported,
    read_requirement,
)
from namhoc.directives.extractors.assignments.paragraphs import paragraphs
from namhoc.directives.extractors.assignments.phrases import RECIPIENTS, REQUIREMENTS
from namhoc.directives.extractors.assignments.units import UnitReader
from namhoc.directives.layout import Context
from namhoc.rulebook.agency_names import Mention, find_agencies

__all__ = ["find"]


def find(context: Context) -> tuple[Assignment, ...]:
    """The duties laid on agencies, in order."""
    text = context.text
    issuers = find_agencies(context.fields.issuing_body or "")
    last_so = next((mention.agency_id for mention in issuers if mention.agency_id.startswith("so-")), None)
    of_education = "giao duc" in fold(context.fields.issuing_body or "")
    mentions = tuple(
        _by_issuer(mention, text, of_education)
        for mention in find_agencies(text, last_so=last_so)
        if not context.in_furniture(mention.span)
    )
    names, duties = Names(text, mentions), Duties(text)
    for unit in context.tasks:
        UnitReader(context, names, unit, duties).read()
    requirements = False
    for outside in _outside(context):
        for paragraph in paragraphs(context, outside.start, outside.end):
            if paragraph.level in ("roman", "arabic", "paren") or REQUIREMENTS.match(paragraph.span.of(text)):
                requirements = REQUIREMENTS.match(paragraph.span.of(text)) is not None
            elif requirements:
                read_requirement(names, paragraph.span, duties)
            read_orders(names, paragraph.span, None, duties)
            read_reported(names, paragraph.span, duties)
            read_announced(names, paragraph.span, duties)
            leads_outside(names, paragraph.span, duties)
    return duties.all()


def _by_issuer(mention: Mention, text: str, of_education: bool) -> Mention:
    """ "Các đơn vị trực thuộc" are schools where the department of education speaks, else parts of some other body."""
    if of_education or not fold(mention.name(text)).endswith("don vi truc thuoc"):
        return mention
    return replace(mention, agency_id="don-vi-lien-quan")


def _outside(context: Context) -> list[Span]:
    """The stretches of text between the units, up to the list of recipients."""
    last_unit = max((unit.span.end for unit in context.tasks), default=len(context.text) // 3)
    recipients = RECIPIENTS.search(context.text, last_unit)
    end = recipients.start() if recipients else len(context.text)
    found, at = [], 0
    for unit in sorted(context.tasks, key=lambda task: task.span.start):
        if at < unit.span.start:
            found.append(Span(at, min(unit.span.start, end)) if at < end else Span(end, end))
        at = max(at, unit.span.end)
    if at < end:
        found.append(Span(at, end))
    return found
