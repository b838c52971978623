"""The text seen as lines with marks: what every extractor starts from."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from namhoc.citations import Citation
from namhoc.core import Span, squash
from namhoc.directives.directive import DocumentFields, Task
from namhoc.directives.marks import mark_of


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the text, without its line break and the blanks around it.

    ``mark`` is the number or bullet it opens with ("1.", "a)", "-", "Một là"), ``level`` the kind of mark
    ("roman", "arabic", "letter", "dash", ...; "" for none), ``number`` what the mark counts ((1,), (2, 3);
    () for bullets). ``head`` is where the mark begins once ``**``, ``###`` and the like are left out, ``body``
    where the words after the mark begin, ``gap`` tells that a blank line stands before, or
    nothing.
    """

    span: Span
    text: str
    mark: str = ""
    level: str = ""
    furniture: bool = False
    number: tuple[int, ...] = ()
    head: int = 0
    body: int = 0
    gap: bool = False

    @property
    def words(self) -> str:
        """The words after the mark, without markup at their end."""
        return self.text[self.body - self.span.start :].rstrip("*_ \t")

    @property
    def start(self) -> int:
        """Where a unit that opens with this line begins: its number, or its first letter after a bullet."""
        return self.body if self.level in ("", "dash", "plus", "bullet") else self.head


def lines_of(text: str, furniture: tuple[Span, ...] = ()) -> Iterator[Line]:
    """The lines of ``text`` that hold words, with their marks; those inside ``furniture`` are flagged.

    Lines come in order and furniture spans are sorted, so one walk over both is enough.
    """
    noise = sorted(furniture)
    at = start = 0
    gap = True
    for raw in text.split("\n"):
        span = Span(start, start + len(raw)).trimmed(text)
        start += len(raw) + 1
        if not len(span):
            gap = True
            continue
        while at < len(noise) and noise[at].end < span.end:
            at += 1
        words = span.of(text)
        mark = mark_of(words)
        yield Line(
            span=span,
            text=words,
            mark=mark.text,
            level=mark.level,
            furniture=at < len(noise) and noise[at].covers(span),
            number=mark.number,
            head=span.start + mark.start,
            body=span.start + mark.end,
            gap=gap,
        )
        gap = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines that belong together: a mark with its words, or a sentence that a page's width broke into lines."""

    lines: tuple[Line, ...]
    words: str  # the words after the mark on one line, without markup

    @property
    def first(self) -> Line:
        """The line that opens the paragraph."""
        return self.lines[0]

    @property
    def span(self) -> Span:
        """From the first line to the last, markup included."""
        return Span(self.lines[0].span.start, self.lines[-1].span.end)

    @property
    def start(self) -> int:
        """Where a unit that opens with this paragraph begins."""
        return self.first.start

    @property
    def furniture(self) -> bool:
        """True when the paragraph is page furniture."""
        return self.first.furniture


_MARKUP = re.compile(r"\*{1,3}|^#{1,6}\s|_{2,}")
_MAY_HOLD_MARKUP = re.compile(r"[*#_]")
_ENDS = re.compile(r"[.;:!?…]['\"”’)*_]*$|/\.*[*_]*$")
_YEAR_ENDS, _YEAR_OPENS = re.compile(r"20\d\d$"), re.compile(r"20\d\d(?!\d)")
_HANGS = re.compile(
    r"(?:[≥≤<>=]|(?<!\w)(?:ít nhất|tối thiểu|không quá|tối đa|trên|dưới|hơn|gần|khoảng|đạt|có|tháng|ngày|quý"
    r"|năm|năm học|giai đoạn|số|điều|khoản|từ|đến|trước|và))\s*$",
    re.IGNORECASE,
)
"""A line that ends before the number it speaks of ("Có ≥" / "30%") goes on with a line that opens with a digit."""
_ROMAN_QUARTER = re.compile(r"(?:IV|III|II|I)(?:/| năm )20\d\d")
_LEADS_ON = re.compile(r"[a-zà-ỹ]\s+(?:và|của|với|các|cho|tại|theo|từ|trong|trên|do|để|Sở|Bộ|UBND)$")
"""A line that breaks off in mid-phrase goes on below, whatever the letter there."""


def _words(lines: list[Line]) -> str:
    printed = " ".join([lines[0].words, *(line.text for line in lines[1:])])
    return squash(_MARKUP.sub("", printed) if _MAY_HOLD_MARKUP.search(printed) else printed)


_FULL = 6
"""A line counts as full when it ends less than this many characters, and the next word, before the page's width."""


def paragraphs_of(lines: tuple[Line, ...]) -> tuple[Paragraph, ...]:
    """Lines joined to paragraphs, whatever the format did to them.

    A text is hard-wrapped when lines often go on in lower case. There a line belongs to the one before when it
    goes on in lower case, or when that line was full: its next word would not have fitted the page's width.
    Where blank lines part the paragraphs, every other line without a mark goes on. Page furniture between two
    halves of a sentence does not part them.
    """
    wrapped = is_wrapped(lines)
    width = page_width(lines) if wrapped else 0
    gaps = wrapped and _parted_by_blank_lines(lines)
    groups: list[list[Line]] = []
    open_group: list[Line] = []
    interrupted = False
    for line in lines:
        if line.furniture:
            groups.append([line])
            interrupted = bool(open_group)
            continue
        if open_group and (
            _heading_is_open(open_group, line) or _goes_on(open_group[-1], line, wrapped, gaps, width, interrupted)
        ):
            open_group.append(line)
        else:
            open_group = [line]
            groups.append(open_group)
        interrupted = False
    return tuple(Paragraph(tuple(group), _words(group)) for group in groups)


def is_wrapped(lines: tuple[Line, ...]) -> bool:
    """True when the page's width, not the author, broke the lines: they often go on in lower case."""
    pairs = [(a, b) for a, b in pairwise(lines) if not (b.gap or b.furniture or a.furniture) and len(a.text) > 1]
    return len(pairs) > 2 and sum(b.text[0].islower() and not b.mark for _, b in pairs) * 5 > len(pairs)


def _parted_by_blank_lines(lines: tuple[Line, ...]) -> bool:
    """True when a blank line stands before most items; before one line in four where there are no items."""
    marked = [line for line in lines if line.mark and not line.furniture]
    if len(marked) > 2:
        return sum(line.gap for line in marked) * 3 > len(marked) * 2
    return sum(line.gap for line in lines) * 4 > len(lines)


def page_width(lines: tuple[Line, ...]) -> int:
    """The width that long lines reach, in characters: the 90th percentile of the longer half."""
    lengths = sorted(len(line.text) for line in lines if not line.furniture)
    longer = lengths[len(lengths) // 2 :]
    return longer[len(longer) * 9 // 10] if longer else 0


def _heading_is_open(group: list[Line], line: Line) -> bool:
    """True when ``line`` is the second half of a heading: bold print, or capitals, that the line above left open."""
    if line.gap or line.mark or line.text[0] in "|-":
        return False
    bold_is_open = sum(each.text.count("**") for each in group) % 2 == 1
    above = group[-1]
    return bold_is_open or (bool(above.mark) and above.words.isupper() and _MARKUP.sub("", line.text).isupper())


def _goes_on(before: Line, line: Line, wrapped: bool, gaps: bool, width: int, interrupted: bool) -> bool:
    """True when ``line`` goes on with the sentence or heading that ``before`` left open."""
    unfinished = not _ENDS.search(before.text)
    lower = line.text[0].islower()
    if line.gap and not (interrupted and unfinished and lower):
        return False
    full = wrapped and len(before.text) + 1 + len(line.text.split(None, 1)[0]) > width - _FULL
    if line.mark:
        range_of_figures = bool(_YEAR_ENDS.search(before.text) and _YEAR_OPENS.match(line.words))  # "2027" / "- 2028."
        if line.level == "dash" and not line.gap and range_of_figures:
            return True
        return line.level in ("dash", "bullet") and unfinished and full and not line.gap
    if line.text[0] in "|" or before.text[0] in "|":
        return False
    if lower or interrupted:
        return lower
    if line.text[0].isdigit() or _ROMAN_QUARTER.match(line.text):
        return gaps or full or bool(_HANGS.search(before.text))
    return gaps or full or (bool(_LEADS_ON.search(before.text)) and not before.text.isupper())


@dataclass(frozen=True, slots=True)
class Context:
    """What the extractors know about a text before they look at it; each step fills in one more field.

    Order of the steps: furniture, lines, citations, fields, tasks, then assignments, figures, deadlines.
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
        at = bisect_right(self.tasks, position, key=lambda task: task.span.start) - 1
        return self.tasks[at] if at >= 0 and position in self.tasks[at].span else None
