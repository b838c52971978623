"""The text as it is read aloud: lines that the page broke are joined, sentences and clauses are told apart.

Everything keeps its place: the joined text has the length of the original, so offsets are the same in both.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from namhoc.core import Span
from namhoc.directives.layout import Line, Paragraph, paragraphs_of

_MARKUP = str.maketrans(dict.fromkeys("*_#\u00a0\u200b\ufeff", " ") | {"\t": ";", "|": ";"})
"""Emphasis and odd blanks are blanks; the cells of a row are clauses of their own."""
_SENTENCE_END = re.compile(
    r"(?<=[^\W\d]|[%)\]”\"'/\d])(?<![A-ZĐ])[.!?…]+[”\"')]?(?=\s+[\"“(]?(?:[A-ZÀ-ỸĐ]|\([ivx]+\)))"
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the joined text.

    ``folded`` is the text in small letters, for a quick look at what it may hold; ``clauses`` are its parts between
    semicolons; ``paragraph`` is where it stands.
    """

    span: Span
    text: str
    folded: str
    clauses: tuple[Span, ...]
    paragraph: Paragraph

    def clause_at(self, position: int) -> Span:
        """The clause that ``position`` stands in."""
        index = bisect_right(self.clauses, position, key=lambda clause: clause.end)
        return self.clauses[min(index, len(self.clauses) - 1)]

    def words(self, span: Span) -> str:
        """The words of ``span``, which lies inside the sentence."""
        return self.text[span.start - self.span.start : span.end - self.span.start]

    def before(self, position: int, most: int = 400) -> str:
        """The words of the clause before ``position``, at most its last ``most`` characters."""
        start = max(self.clause_at(position).start, position - most)
        return self.words(Span(start, position)) if start < position else ""

    def mentions(self, *words: str) -> bool:
        """True when one of ``words`` (in small letters) stands in the sentence: a cheap look before a close one."""
        return any(word in self.folded for word in words)

    def opens_paragraph(self) -> bool:
        """True for the first sentence of its paragraph, which carries the paragraph's mark."""
        return self.span.start == self.paragraph.span.start


@dataclass(frozen=True, slots=True)
class Prose:
    """A text as paragraphs and sentences, in order, without furniture."""

    text: str
    paragraphs: tuple[Paragraph, ...]
    sentences: tuple[Sentence, ...]


def prose_of(text: str, lines: tuple[Line, ...]) -> Prose:
    """Paragraphs and sentences of ``text``, whose ``lines`` know which of them are furniture."""
    paragraphs = tuple(paragraph for paragraph in paragraphs_of(lines) if not paragraph.furniture)
    flat = _joined(text, paragraphs)
    sentences = tuple(sentence for paragraph in paragraphs for sentence in _sentences(flat, paragraph))
    return Prose(flat, paragraphs, sentences)


def _joined(text: str, paragraphs: tuple[Paragraph, ...]) -> str:
    """``text`` with breaks and furniture inside paragraphs turned into blanks, markup too; same length."""
    parts: list[str] = []
    done = 0
    for paragraph in paragraphs:
        for line in paragraph.lines:
            gap = text[done : line.span.start]
            parts.append(gap if line is paragraph.first else " " * len(gap))
            parts.append(line.text.translate(_MARKUP))
            done = line.span.end
    parts.append(text[done:])
    return "".join(parts)


def _sentences(flat: str, paragraph: Paragraph) -> Iterator[Sentence]:
    start, stop = paragraph.span.start, paragraph.span.end
    ends = [match.end() for match in _SENTENCE_END.finditer(flat, paragraph.first.body, stop)]
    for end in (*ends, stop):
        span = Span(start, end).trimmed(flat)
        if len(span):
            words = span.of(flat)
            yield Sentence(span, words, words.lower(), tuple(_clauses(flat, span)), paragraph)
        start = end


def _clauses(flat: str, span: Span) -> Iterator[Span]:
    start = span.start
    while (cut := flat.find(";", start, span.end)) >= 0:
        yield Span(start, cut + 1)
        start = cut + 1
    if start < span.end:
        yield Span(start, span.end)
