"""The citations of other documents."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from namhoc.citations import Citation, once, parse
from namhoc.citations.types import type_by_number
from namhoc.core import Span, fold
from namhoc.directives.directive import DocumentFields
from namhoc.directives.extractors.head.form import TYPE_NAMES
from namhoc.directives.extractors.head.issuer import with_province
from namhoc.directives.extractors.head.page import headline_of
from namhoc.directives.layout import Context


def find(context: Context) -> tuple[Citation, ...]:
    """The citations of other documents, once the document's own number and title are known; named ones once.

    A document with a printed form does not cite itself where an annex repeats its number ("Kèm theo Kế hoạch số …"),
    nor does a scheme that stands in its own title; in news the mention of the document is a citation.
    """
    fields = context.fields
    printed_form = fields.type in TYPE_NAMES.values()
    others = once(c for c in context.citations if not _of_itself(context, c, printed_form))
    told = None if printed_form else _told(others, fields, headline_of(context))
    return tuple(
        replace(c, date=fields.date, issuer=fields.issuing_body or c.issuer)
        if c is told
        else _placed(c, fields.province)
        for c in others
    )


def _told(citations: Sequence[Citation], fields: DocumentFields, headline: Span | None) -> Citation | None:
    """The mention that tells of the document itself, whose day stands before its number: "Ngày 16/9, UBND tỉnh ban hành
    Chỉ thị số 15/CT-UBND"."""
    own = (c for c in citations if c.number and c.number == fields.symbol)
    outside = (c for c in own if headline is None or not headline.covers(c.span))
    first = next(outside, None)
    return first if first and fields.date and (first.date is None or first.date.day is None) else None


_LOCAL = re.compile(
    r"(?i)(?:chủ\s+tịch\s+)?(?:ubnd|hđnd)\s+(?:tỉnh|thành\s+phố)$|(?:ban\s+thường\s+vụ\s+)?(?:tỉnh|thành)\s+ủy$|sở\s[^,]+$"
)


def _placed(citation: Citation, province: str | None) -> Citation:
    """A provincial issuer named without its place ("UBND tỉnh") is the one of the document's own province."""
    if province is None or citation.issuer is None or not _LOCAL.match(citation.issuer):
        return citation
    return replace(citation, issuer=with_province(citation.issuer, province) or citation.issuer)


_ANNEXED = re.compile(r"(?i)kèm\s+theo\s*$")


def _of_itself(context: Context, citation: Citation, printed_form: bool) -> bool:
    fields = context.fields
    if citation.number is not None:
        annexed = _ANNEXED.search(context.text, max(0, citation.span.start - 40), citation.span.start)
        return printed_form and citation.number == fields.symbol and annexed is not None
    if printed_form and fields.title_span is not None and fields.title_span.covers(citation.span):
        return True
    if citation.rule != "named-by-issuer" or citation.issuer is None or fields.issuing_body is None:
        return False
    number = parse(fields.symbol or "")
    own_type = type_by_number(number) if number else None
    return citation.type == own_type and fold(citation.issuer).removeprefix("chu tich ") in fold(fields.issuing_body)
