"""Rows of the tables in a text: a row is a piece of work, the head says who leads it, who joins and by when.

Three shapes reach us as text: cells of a row joined by TAB (Word, PDF), cells between bars on one line (Markdown and
plain text), and cells on lines of their own between lines that hold only "|" (text taken from web pages).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from namhoc.core import Span, fold

Row = tuple[Span, ...]
"""The cells of a row in order; an empty cell keeps its place."""

_WORK = re.compile(r"(?:ten |cac )?(?:nhiem vu|noi dung|cong viec|hoat dong|dau viec)")
_WHO = re.compile(r"\b(?:co quan|don vi|nguoi|bo phan|chu tri|phoi hop|thuc hien|dau moi|chu nhiem|phu trach)\b")
_WHEN = re.compile(r"\b(?:thoi gian|thoi han|tien do|han hoan thanh|hoan thanh)\b")
_NEITHER = re.compile(r"\b(?:noi dung|nhiem vu|ket qua|san pham|kinh phi|ghi chu|cong viec)\b")
_COUNTS = re.compile(r"(?:so )?(?:stt|tt|so thu tu)$")
_PRODUCT = re.compile(r"(?:san pham|ket qua|dau ra)\b")
_NUMBER = re.compile(r"\W*\d{1,3}(?:\.\d{1,2})?\W*$")
_BAR = re.compile(r"^[^\S\n]*\|[^\S\n]*$", re.MULTILINE)
_RULE = frozenset(" \t|:+-")  # of what the line below the head of a Markdown table is made
_LONGEST_HEAD = 60


@dataclass(frozen=True, slots=True)
class Table:
    """A table of work: its rows below the head, and the columns by what the head says of them.

    ``work`` is the column of the work itself, ``who`` and ``when`` those that name who does it and by when (column
    and printed head), ``number`` the column that counts the rows, ``product`` the one that says what comes of the work;
    None where no column does.
    """

    rows: tuple[Row, ...]
    work: int
    who: tuple[tuple[int, str], ...]
    when: tuple[int, ...]
    number: int | None
    product: int | None

    def is_work(self, text: str, row: Row) -> bool:
        """True for a row that is a piece of work, not the title of a group of rows."""
        if not row[self.work : self.work + 1] or not len(row[self.work]):
            return False
        if self.number is not None:
            return bool(_NUMBER.match(row[self.number].of(text)))
        return sum(len(cell) > 0 for cell in row) > 1


def tables_of(text: str, start: int = 0, end: int | None = None) -> Iterator[Table]:
    """The tables of work in ``text[start:end]``: their head names the work, and who does it or by when."""
    end = len(text) if end is None else end
    for read in (_tabbed, _piped, _barred):
        head: Row | None = None
        rows: list[Row] = []
        for row in read(text, start, end):
            if (found := _head(text, row)) is not None:
                if head is not None and rows:
                    yield _table(text, head, rows)
                head, rows = found, []
            elif head is not None and len(row) <= len(head):
                rows.append(row)
        if head is not None and rows:
            yield _table(text, head, rows)


def overlaps_any(span: Span, rows: Sequence[Span]) -> bool:
    """True when ``span`` overlaps one of ``rows``, which are in order and apart."""
    at = bisect_right(rows, span.start, key=lambda row: row.end)
    return at < len(rows) and rows[at].start < span.end


def _head(text: str, row: Row) -> Row | None:
    if len(row) < 3:
        return None
    words = [fold(cell.of(text)) if len(cell) <= _LONGEST_HEAD else "" for cell in row]
    work = any(_WORK.match(each) for each in words)
    others = any(_is_who(each) or _WHEN.search(each) for each in words if not _WORK.match(each))
    return row if work and others else None


def _is_who(words: str) -> bool:
    return bool(_WHO.search(words)) and not _WHEN.search(words) and not _NEITHER.search(words)


def _table(text: str, head: Row, rows: Sequence[Row]) -> Table:
    words = [fold(cell.of(text)) for cell in head]
    return Table(
        rows=tuple(rows),
        work=next(n for n, each in enumerate(words) if _WORK.match(each)),
        who=tuple((n, head[n].of(text)) for n, each in enumerate(words) if _is_who(each)),
        when=tuple(n for n, each in enumerate(words) if _WHEN.search(each) and not _WORK.match(each)),
        number=next((n for n, each in enumerate(words) if _COUNTS.match(each)), None),
        product=next((n for n, each in enumerate(words) if _PRODUCT.match(each)), None),
    )


def _cells(text: str, start: int, line: str, parted_by: str) -> Row:
    cells = []
    for cell in line.split(parted_by):
        cells.append(Span(start, start + len(cell)).trimmed(text))
        start += len(cell) + 1
    return tuple(cells)


def _tabbed(text: str, start: int, end: int) -> Iterator[Row]:
    at = start
    for line in text[start:end].split("\n"):
        if line.count("\t") >= 2:
            yield _cells(text, at, line, "\t")
        at += len(line) + 1


def _piped(text: str, start: int, end: int) -> Iterator[Row]:
    """Rows on one line: "| 1 | Rà soát | Sở Y tế |", the outer bars may be missing."""
    at = start
    for line in text[start:end].split("\n"):
        inner = line.strip()
        if line.count("|") >= 2 and inner.strip("| ") and not _RULE.issuperset(inner):
            begin = at + line.index(inner) + inner.startswith("|")
            yield _cells(text, begin, inner.removeprefix("|").removesuffix("|"), "|")
        at += len(line) + 1


def _barred(text: str, start: int, end: int) -> Iterator[Row]:
    """Rows of cells on lines of their own; they end where one bar follows another."""
    cells: list[Span] = []
    at: int | None = None
    for bar in _BAR.finditer(text, start, end):
        if at is not None:
            cell = Span(at, bar.start()).trimmed(text)
            if "\n\n" in cell.of(text):  # paragraphs between two tables
                cells = []
            elif len(cell):
                cells.append(cell)
            elif cells:
                yield tuple(cells)
                cells = []
        at = bar.end()
    if cells:
        yield tuple(cells)
