"""What the part of a document that a sentence stands in is about: plans, a review, or rules quoted from elsewhere."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum

from namhoc.directives.directive import DocumentFields
from namhoc.directives.layout import Paragraph
from namhoc.directives.marks import rank
from namhoc.directives.sentences import Prose


class Subject(StrEnum):
    """GOALS: figures are set (mục tiêu, chỉ tiêu). PLAN: work is ordered (nhiệm vụ, tổ chức thực hiện). REVIEW: what
    was found (kết quả, tình hình). QUOTED: other documents are explained. OPEN: headings do not say."""

    OPEN = "open"
    PLAN = "plan"
    GOALS = "goals"
    REVIEW = "review"
    QUOTED = "quoted"


_GOALS = re.compile(r"mục tiêu|chỉ tiêu|phấn đấu|kết quả cần đạt", re.IGNORECASE)
_PLAN = re.compile(
    r"phương hướng|nhiệm vụ|giải pháp|tổ chức thực hiện|định hướng|yêu cầu|kế hoạch|biện pháp|nội dung|trách nhiệm"
    r"|phân công|triển khai|thời gian tới|như sau$",
    re.IGNORECASE,
)
_REVIEW = re.compile(
    r"(?:một số |những |các |về |khái quát |tổng kết |công tác |sự cần thiết|phần thứ nhất[.:]? )*"
    r"(?:kết quả(?! cần)|đánh giá|thực trạng|tình hình|hiện trạng|tồn tại|hạn chế|khó khăn|ưu điểm|thuận lợi"
    r"|nguyên nhân|khái quát|đặc điểm|quy mô|thành tích|bài học|cơ sở thực tiễn)",
    re.IGNORECASE,
)
_REVIEW_WITHIN = re.compile(r"\bđã (?:đạt|có|được)|kết quả (?:đạt được|thực hiện)", re.IGNORECASE)
_ANNOUNCES = re.compile(
    r"(?:kế hoạch|chỉ thị|công văn)[^.]{0,200}(?:ban hành|đưa ra|đề ra|đặt mục tiêu|nhằm|yêu cầu)"
    r"|(?:đề nghị|yêu cầu|chỉ đạo|nhấn mạnh)[^.]{0,40}(?:thời gian tới|cần)"
    r"|(?:phấn đấu|các chỉ tiêu|các mục tiêu)[^.]{0,60}:$",
    re.IGNORECASE,
)
"""A paragraph of running text after which a plan is told: news of a plan, the orders of a speech, a list of goals."""
_PART = re.compile(r"\d+(?=/)|(?<=công văn )\d+|(?<=chỉ thị )\d+|(?<=kế hoạch )\d+", re.IGNORECASE)
_LONGEST_HEADING = 160
_WITHOUT_MARK = 20  # narrower than every mark: any heading closes it
_WIDEST = -1


@dataclass(frozen=True, slots=True)
class Sections:
    """Subjects by position: from ``starts[i]`` on the text is about ``subjects[i]`` under ``headings[i]``."""

    starts: tuple[int, ...]
    subjects: tuple[Subject, ...]
    headings: tuple[str, ...]

    def at(self, position: int) -> Subject:
        """What the part around ``position`` is about."""
        index = bisect_right(self.starts, position) - 1
        return self.subjects[index] if index >= 0 else Subject.OPEN

    def headings_at(self, position: int) -> str:
        """The headings above ``position``, the nearest last."""
        index = bisect_right(self.starts, position) - 1
        return self.headings[index] if index >= 0 else ""


def sections_of(prose: Prose, fields: DocumentFields) -> Sections:
    """The sections of a text, from its headings; a deeper heading that says nothing leaves the subject as it was."""
    found: list[tuple[int, Subject, str]] = []
    stack: list[tuple[int, Subject, str]] = []
    own = _own_numbers(prose, fields)
    bodies = 0
    for index, paragraph in enumerate(prose.paragraphs):
        if fields.title_span is not None and fields.title_span.overlaps(paragraph.span):
            continue
        words = paragraph.words
        head = _heading(paragraph, words)
        if head is None:
            bodies += len(words) > _LONGEST_HEADING
            if not paragraph.first.mark and not _quoted(stack) and _ANNOUNCES.search(words[:1000]):
                subject = Subject.GOALS if words.endswith(":") else Subject.PLAN
                found.append((paragraph.span.start, subject, _path(stack)))
            continue
        if head.endswith("?"):
            if not bodies:
                continue  # the title of a page that asks what a document says
            opening = " ".join(p.words[:300] for p in prose.paragraphs[index : index + 2])
            about_itself = bool(own & set(_PART.findall(opening)))
            depth, subject = _WIDEST, Subject.OPEN if about_itself else Subject.QUOTED
        else:
            depth, subject = _depth(paragraph), _subject(head)
        if subject is Subject.OPEN and not paragraph.first.mark and depth != _WIDEST:
            continue
        while stack and stack[-1][0] >= depth and (depth == _WIDEST or stack[-1][1] is not Subject.QUOTED):
            stack.pop()
        stack.append((depth, subject, head))
        found.append((paragraph.span.start, _prevailing(stack), _path(stack)))
    starts, subjects, headings = zip(*found, strict=True) if found else ((), (), ())
    return Sections(starts, subjects, headings)


def _own_numbers(prose: Prose, fields: DocumentFields) -> set[str]:
    """The document's own number, from its head or from the title of a page about it."""
    numbers = {fields.number} if fields.number else set()
    if fields.symbol and fields.symbol[0].isdigit():
        numbers.add(fields.symbol.split("/")[0])
    if not numbers and prose.paragraphs:
        numbers |= set(_PART.findall(prose.paragraphs[0].words))
    return numbers


def _quoted(stack: list[tuple[int, Subject, str]]) -> bool:
    return any(subject is Subject.QUOTED for _, subject, _ in stack)


def _prevailing(stack: list[tuple[int, Subject, str]]) -> Subject:
    """The subject of the innermost heading that has one; under a quoted rule everything is quoted."""
    if _quoted(stack):
        return Subject.QUOTED
    return next((subject for _, subject, _ in reversed(stack) if subject is not Subject.OPEN), Subject.OPEN)


def _path(stack: list[tuple[int, Subject, str]]) -> str:
    return " › ".join(head for _, _, head in stack)


def _depth(paragraph: Paragraph) -> int:
    if paragraph.first.level:
        return rank(paragraph.first.level)
    return rank("roman") if paragraph.words.isupper() else _WITHOUT_MARK


def _heading(paragraph: Paragraph, words: str) -> str | None:
    """The words of the heading that the paragraph is or opens with; None for a paragraph of running text."""
    if paragraph.first.level in ("dash", "plus", "bullet") and not words.endswith(":"):
        return None
    if len(words) <= _LONGEST_HEADING and not words.endswith((".", ";", ",", "/.")):
        return words.rstrip(":")
    label, colon, _ = words[:100].partition(":")
    return label if colon and paragraph.first.level not in ("", "dash", "plus", "bullet") else None


def _subject(head: str) -> Subject:
    if _REVIEW.match(head) or _REVIEW_WITHIN.search(head):
        return Subject.REVIEW
    if _GOALS.search(head):
        return Subject.GOALS
    return Subject.PLAN if _PLAN.search(head) else Subject.OPEN
