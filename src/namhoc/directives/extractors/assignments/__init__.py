"""Assignments: which agency has which part (lead, coordinate, implement) in which unit.

One construction a file: whom a block addresses (``addressee``), orders (``orders``), partners (``partners``), who is
directed through a superior (``directed``), labelled lines (``labelled``), annex tables (``tables``), what stands
outside the units (``outside``); ``units`` puts them together. ``phrases`` holds the wording of official Vietnamese.
"""

from __future__ import annotations

from dataclasses import replace

from namhoc.core import fold
from namhoc.directives.directive import Assignment
from namhoc.directives.extractors.assignments.duties import Duties
from namhoc.directives.extractors.assignments.names import Names
from namhoc.directives.extractors.assignments.orders import read_orders
from namhoc.directives.extractors.assignments.outside import (
    leads_outside,
    orders_this_document,
    read_announced,
    read_reported,
    read_subject,
)
from namhoc.directives.extractors.assignments.paragraphs import Paragraphs
from namhoc.directives.extractors.assignments.phrases import PROPOSALS, QUESTION, REQUIREMENTS
from namhoc.directives.extractors.assignments.stretches import Stretches
from namhoc.directives.extractors.assignments.tables import read_tables
from namhoc.directives.extractors.assignments.units import UnitReader
from namhoc.directives.layout import Context
from namhoc.directives.rows import overlaps_any
from namhoc.rulebook.agency_names import Mention, find_agencies

__all__ = ["find"]

_OF_EDUCATION = frozenset({"so-gddt", "bo-gddt", "phong-gddt"})


def find(context: Context) -> tuple[Assignment, ...]:
    """The duties laid on agencies, in order."""
    text = context.text
    issuers = find_agencies(context.fields.issuing_body or "")
    last_so = next((mention.agency_id for mention in issuers if mention.agency_id.startswith("so-")), None)
    found = [mention for mention in find_agencies(text, last_so=last_so) if not context.in_furniture(mention.span)]
    mentions = tuple(
        _by_issuer(mention, text, issuers or tuple(found[max(0, at - 2) : at])) for at, mention in enumerate(found)
    )
    names, duties, paragraphs = Names(text, mentions), Duties(text), Paragraphs(context)
    stretches = Stretches(context.tasks, names, paragraphs)
    rows = read_tables(names, 0, len(text), duties, lambda at: _ordinal_at(context, at))
    for unit, span in stretches.of_units:
        inside = [p for p in paragraphs.within(span.start, span.end) if not overlaps_any(p.span, rows)]
        UnitReader(names, unit, duties).read(inside)
    _read_outside(context, names, stretches, paragraphs, duties)
    return duties.all()


def _read_outside(context: Context, names: Names, stretches: Stretches, paragraphs: Paragraphs, duties: Duties) -> None:
    """Duties in the sentences between the units: orders, reported speech, news, the part "Yêu cầu"."""
    requirements = speaks_of_another = proposals = False
    for stretch in stretches.sentences():
        for paragraph in paragraphs.within(stretch.start, stretch.end):
            words = paragraph.span.of(context.text)
            if stretch.start > 0 and QUESTION.fullmatch(words):
                speaks_of_another = True
            elif context.fields.symbol and context.fields.symbol in words:
                speaks_of_another = False
            if paragraph.level == "roman" or PROPOSALS.fullmatch(words):
                proposals = PROPOSALS.fullmatch(words) is not None
            if speaks_of_another or proposals:
                continue
            if paragraph.level in ("roman", "arabic", "paren") or REQUIREMENTS.match(words):
                requirements = REQUIREMENTS.match(words) is not None
            elif requirements:
                read_subject(names, paragraph.span, "requirement", duties)
            if orders_this_document(names, paragraph.span):
                read_subject(names, paragraph.span, "closing", duties)
            read_orders(names, paragraph.span, None, duties)
            read_reported(names, paragraph.span, duties)
            read_announced(names, paragraph.span, duties)
            leads_outside(names, paragraph.span, duties)


def _ordinal_at(context: Context, position: int) -> int | None:
    task = context.task_at(position)
    return None if task is None else task.ordinal


def _by_issuer(mention: Mention, text: str, speakers: tuple[Mention, ...]) -> Mention:
    """ "Các đơn vị trực thuộc" are schools where the department of education speaks, else parts of some other body.

    ``speakers``: who issued the text or, where that is not known, who was named last.
    """
    if not fold(mention.name(text)).endswith("don vi truc thuoc"):
        return mention
    if any(speaker.agency_id in _OF_EDUCATION for speaker in speakers):
        return mention
    return replace(mention, agency_id="don-vi-lien-quan")
