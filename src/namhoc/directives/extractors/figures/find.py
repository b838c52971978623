"""Targets and statistics of a whole text: sentence by sentence, without what names and headlines only repeat."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from namhoc.core import Span
from namhoc.core.phrases import phrases
from namhoc.directives.directive import Statistic, Target
from namhoc.directives.extractors.figures.in_sentence import SentenceFigures
from namhoc.directives.layout import Context
from namhoc.directives.sections import sections_of
from namhoc.directives.sentences import Prose, Sentence, prose_of

_QUOTED_NAME = re.compile(r"[“\"](?P<name>[^”\"\n]{5,300})[”\"]")
_NAMED = re.compile(
    phrases("""
    đề án | dự án | chương trình | kế hoạch | hành động | quyết định | quy định | phong trào | cuộc thi | hội thi
    thi đua | đề tài | chủ đề | nghị quyết | phê duyệt | về | cuộc vận động | chiến lược
""")
    + r"\s*:?\s*$",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\d[\d.,]*")
_LONGEST_LEAD, _LONGEST_NAME = 400, 600
_LONGEST_HEADLINE = 200


def find(context: Context) -> tuple[tuple[Target, ...], tuple[Statistic, ...]]:
    """Targets and statistics of the text, in order."""
    items = sorted(_items(context), key=lambda item: item.span)
    targets = tuple(item for item in items if isinstance(item, Target))
    return targets, tuple(item for item in items if isinstance(item, Statistic))


def _items(context: Context) -> Iterator[Target | Statistic]:
    prose = prose_of(context.text, context.lines)
    sections = sections_of(prose, context.fields)
    names = _names(context, prose)
    for sentence in prose.sentences:
        start = sentence.span.start
        near = tuple(_overlapping(names, sentence.span))
        lead = prose.text[max(sentence.paragraph.span.start, start - _LONGEST_LEAD) : start]
        figures = SentenceFigures(context, sentence, sections.at(start), sections.headings_at(start), lead, near)
        for item in figures.items():
            if not (_is_headline(sentence) and _said_again(prose, sentence, item)):
                yield item


def _names(context: Context, prose: Prose) -> tuple[Span, ...]:
    """Spans whose numbers belong to a name: citations, the title, quoted names of schemes."""
    spans = [citation.span for citation in context.citations]
    if context.fields.title_span is not None:
        spans.append(context.fields.title_span)
    for match in _QUOTED_NAME.finditer(prose.text):
        if _NAMED.search(prose.text, max(0, match.start() - 30), match.start()):
            spans.append(Span(*match.span()))
    return tuple(sorted(spans))


def _overlapping(spans: tuple[Span, ...], place: Span) -> Iterator[Span]:
    """Those of the sorted ``spans`` that overlap ``place``; names are short, so a look a little way back is enough."""
    at = bisect_left(spans, max(0, place.start - _LONGEST_NAME), key=lambda span: span.start)
    while at < len(spans) and spans[at].start < place.end:
        if spans[at].overlaps(place):
            yield spans[at]
        at += 1


def _is_headline(sentence: Sentence) -> bool:
    """A short line without mark and full stop: a headline, which says what the text says again."""
    marked = bool(sentence.paragraph.first.mark)
    short = len(sentence.text) <= _LONGEST_HEADLINE
    return short and not marked and not sentence.text.endswith((".", ";", ":", ",", "/"))


def _said_again(prose: Prose, headline: Sentence, item: Target | Statistic) -> bool:
    number = _NUMBER.search(item.span.of(prose.text))
    if number is None:
        return False
    again = re.compile(rf"(?<![\d.,/]){re.escape(number[0].rstrip('.,'))}(?![\d/]|[.,]\d)")
    return bool(again.search(prose.text, headline.span.end))
