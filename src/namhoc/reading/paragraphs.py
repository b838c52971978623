"""Printed lines to paragraphs: hard wraps undone, hyphens kept where they belong to a word or a number."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from namhoc.reading.document import BlockKind
from namhoc.reading.draft import Draft, DraftLine
from namhoc.reading.printed import PrintedLine
from namhoc.reading.syllables import is_syllable

MARK = re.compile(
    r"(?:[IVX]{1,5}\s*[.)/]|\d{1,2}(?:\.\d{1,2})*\s*[.)/](?!\d)|\((?:\d{1,2}|[ivx]{1,4}|[a-zđ])\)|[a-zđ]\s?[.)](?!\w)"
    r"|[-–—+•*●○▪\uf0b7](?=\s|\w)|(?:Điều|Chương|Mục|Phần|PHẦN|CHƯƠNG)\s+[\dIVX]+\s*[.:]?"
    r"|(?:Một|Hai|Ba|Bốn|Tư|Năm|Sáu|Bảy|Tám|Chín|Mười)\s+là\b)"
)
_OPENER = re.compile(r"(?:Phụ lục|PHỤ LỤC|Nơi nhận\s*:|Căn cứ\b|Theo đề nghị|Xét đề nghị|Thực hiện\b)")
_ENDS_SENTENCE = re.compile(r"[.;:!?…][\"”’)\]]*$|\./\.$")
_WORD_END = re.compile(r"([^\W\d_]+)-$")
_WORD_START = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Measure:
    """The column that lines are set in: left and right edge, and the usual distance from line to line."""

    left: float
    right: float
    leading: float


def measure(lines: Sequence[PrintedLine]) -> Measure:
    """The measure of these lines: the left edge most lines share, the right edge that full lines reach."""
    lefts = sorted(line.x0 for line in lines)
    rights = sorted(line.x1 for line in lines)
    steps = [
        b.base - a.base
        for a, b in pairwise(lines)
        if a.page == b.page and 0 < b.base - a.base < 3 * max(a.size, b.size)
    ]
    size = median(line.size for line in lines)
    left = min(lefts, key=lambda x: (-sum(1 for other in lefts if abs(other - x) < 2.5), x))
    return Measure(left, rights[-(-9 * len(rights) // 10) - 1], median(steps) if steps else 1.25 * size)


def paragraphs_of(lines: Sequence[PrintedLine], frames: Mapping[int, Measure]) -> Iterator[list[PrintedLine]]:
    """Cut consecutive lines into paragraphs, each a list of the lines it was printed on.

    ``frames`` gives the measure of each page that the lines stand on.
    """
    if not lines:
        return
    paragraph = [lines[0]]
    for line in lines[1:]:
        if _begins(line, paragraph, frames):
            yield paragraph
            paragraph = []
        paragraph.append(line)
    yield paragraph


def short_lines_of(lines: Sequence[PrintedLine]) -> Iterator[list[PrintedLine]]:
    """The lines of a narrow column (head, recipients, signature), each by itself unless it plainly goes on."""
    paragraph: list[PrintedLine] = []
    for line in lines:
        if paragraph:
            before = paragraph[-1].text
            marked = MARK.match(line.text) is not None
            goes_on = not marked and (
                line.text[0].islower() or line.text[0].isdigit() or before.endswith((",", "-", "/"))
            )
            if not goes_on or _ENDS_SENTENCE.search(before):
                yield paragraph
                paragraph = []
        paragraph.append(line)
    if paragraph:
        yield paragraph


def _begins(line: PrintedLine, paragraph: list[PrintedLine], frames: Mapping[int, Measure]) -> bool:
    """True when ``line`` begins a new paragraph after ``paragraph``."""
    previous = paragraph[-1]
    frame = frames[line.page]
    ended = _ENDS_SENTENCE.search(previous.text) is not None
    marked = (MARK.match(line.text) or _OPENER.match(line.text)) is not None
    lower = line.text[0].islower() and not marked
    if abs(line.size - previous.size) > 0.2 * max(line.size, previous.size) and not lower:
        return True
    same_page = line.page == previous.page
    if same_page and line.base - previous.base > 1.9 * frame.leading and not (lower and not ended):
        return True
    room = _room(previous, frames[previous.page])
    first_word = line.words[0]
    fits = room > (first_word.x1 - first_word.x0) + 0.6 * line.size  # it would have fitted on the line before
    if fits:
        return not (lower and not ended)
    if same_page and line.base - previous.base > 1.22 * frame.leading + 0.5 and ended:
        return True
    if _is_centred(line, frame) and _is_centred(previous, frames[previous.page]):
        return marked
    deeper = line.x0 - previous.x0 > 0.8 * line.size
    if deeper:
        hanging = len(paragraph) == 1 and MARK.match(previous.text) is not None and not marked
        return not hanging and not lower
    indented = line.x0 - frame.left > 0.8 * line.size and abs(line.x0 - previous.x0) < 3 and len(paragraph) == 1
    if indented and not lower and (marked or ended):
        return True
    return marked and ended


def _room(line: PrintedLine, frame: Measure) -> float:
    """How much more would have fitted on a line; a centred line has its room on both sides."""
    on_the_right = frame.right - line.x1
    return on_the_right + line.x0 - frame.left if _is_centred(line, frame) else on_the_right


def _is_centred(line: PrintedLine, frame: Measure) -> bool:
    on_the_right, on_the_left = frame.right - line.x1, line.x0 - frame.left
    return abs(on_the_right - on_the_left) < 0.5 * line.size and on_the_left > 0.2 * line.size


def joined(lines: Sequence[PrintedLine]) -> tuple[str, list[DraftLine]]:
    """The lines of a paragraph as one line of text, and where each printed line stands in it."""
    text = ""
    placed: list[DraftLine] = []
    for line in lines:
        words = line.text
        if text:
            text, glue = _bridge(text, words)
            if placed and placed[-1].end > len(text):
                placed[-1] = DraftLine(placed[-1].start, len(text), placed[-1].page, placed[-1].box)
            text += glue
        placed.append(DraftLine(len(text), len(text) + len(words), line.page, line.box))
        text += words
    return text, placed


def _bridge(before: str, after: str) -> tuple[str, str]:
    """What stands before a wrap, and what goes in its place.

    A hyphen or slash that ends a line belongs to the word or number it stands in ("245/KH-" + "UBND", "2026-" +
    "2027"); only between two parts that are no Vietnamese syllables ("mar-" + "keting") is it a wrap hyphen.
    """
    if before.endswith("\xad"):
        return before[:-1], ""
    if len(before) < 2 or before[-2].isspace() or not after[0].isalnum():
        return before, " "
    if before[-1] == "/":
        return before, ""
    if before[-1] != "-":
        return before, " "
    left, right = _WORD_END.search(before), _WORD_START.match(after)
    lower = left is not None and right is not None and left[1][-1].islower() and right[0].islower()
    if lower and left and right and not is_syllable(left[1]) and not is_syllable(right[0]):
        return before[:-1], ""
    return before, ""


def draft_of(lines: Sequence[PrintedLine], kind: BlockKind | None = None) -> Draft:
    """A paragraph as a draft block, with its printed lines and its confidence."""
    text, placed = joined(lines)
    if kind is None:
        kind = BlockKind.LIST_ITEM if MARK.match(text) else BlockKind.PARAGRAPH
    return Draft(text, kind, placed, confidence_of(lines))


def confidence_of(lines: Sequence[PrintedLine]) -> float:
    """Mean confidence of the lines, each by its length."""
    letters = sum(len(line.text) for line in lines)
    return sum(line.confidence * len(line.text) for line in lines) / letters if letters else 1.0
