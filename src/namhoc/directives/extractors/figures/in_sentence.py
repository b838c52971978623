"""The figures of one sentence: its mentions judged, bounded and dated."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from namhoc.core import Span
from namhoc.core.numbers import parse_number
from namhoc.core.phrases import phrase_pattern, phrases
from namhoc.directives.directive import Statistic, Target
from namhoc.directives.extractors.figures.comparators import approximation, comparator_of, is_bounded
from namhoc.directives.extractors.figures.mentions import Mention, mentions_in
from namhoc.directives.extractors.figures.mood import Judgement, Mood, judge
from namhoc.directives.extractors.figures.units import counts_persons
from namhoc.directives.extractors.figures.without_digits import Worded, kept_standards, worded_in
from namhoc.directives.layout import Context
from namhoc.directives.sections import Subject
from namhoc.directives.sentences import Sentence

_RANK = re.compile(
    phrases("đứng | xếp | xếp hạng | xếp vị trí | đứng vị trí | rộng | lớn | đông | hạng | vị trí")
    + r"\s+thứ\s+(?P<rank>\d{1,3}|nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|mười)(?!\w)[^,;.]{0,60}",
    re.IGNORECASE,
)
_BUILDS = re.compile(
    phrases("""
    xây dựng | xây mới | lắp đặt | đầu tư | cải tạo | sửa chữa | thành lập | tuyển dụng | tuyển | tuyển mới
    trang bị | mua sắm | đào tạo | bồi dưỡng | kết nạp | trồng | bổ sung | thu hút | huy động | hỗ trợ
    công nhận mới | công nhận | giảm | mở | mở mới | xây | khởi công | xóa | xoá | xóa bỏ | sáp nhập | giải thể | đạt
    đưa vào sử dụng | vận động | hoàn thành
""")
    + r"(?:[^,;.]{0,60}|[^;.]{0,60}\d[^,;.\d]{1,40}(?:,|\svà)\s*)$",
    re.IGNORECASE,
)
"""Verbs that turn a count in a plan into a target ("xây mới 100 trường, 20 nhà công vụ")."""
_MONEY = re.compile(r"đồng|USD|đô la", re.IGNORECASE)
_COMPARED_BEFORE = re.compile(r"\((?:tăng|giảm)[^)]*$", re.IGNORECASE)
_COMPARED_AFTER = re.compile(r"[^)]{0,20}so\s+với", re.IGNORECASE)
"""A bracket that compares with the past ("(tăng 05 xã so với năm 2025)") sets nothing."""
_THERE_ARE = re.compile(
    phrases("có | gồm | với | tổng số | tổng cộng") + r"\s+(?:hơn\s+|gần\s+|trên\s+|khoảng\s+)?$", re.IGNORECASE
)
_REACHES = re.compile(r"[^;.]{0,60}?\s(?:đạt|được\s+công\s+nhận|hoàn\s+thành|trở\s+lên)(?!\w)", re.IGNORECASE)
""" "có 30 xã, phường đạt chuẩn" in a unit of work: that many are to reach it."""
_FROM_BASE = re.compile(r"(?:giảm|tăng|nâng)[^,;.]{0,50}\stừ\s+$", re.IGNORECASE)
_TO_GOAL = re.compile(r"[^,;.]{0,60}?\s(?:xuống|lên)\s(?:còn\s|dưới\s|trên\s)?\d", re.IGNORECASE)
"""In "giảm từ 23 xuống 18" the target is 18; 23 is where it starts."""
_SCOPE = phrase_pattern("toàn tỉnh | toàn thành phố | toàn huyện | toàn xã | toàn ngành | toàn quốc | cả nước")
_YEAR = re.compile(r"(?<!với )năm\s+(20\d\d)", re.IGNORECASE)
_SCHOOL_YEAR = re.compile(r"năm\s+học\s+(20\d\d)\s*[-–]\s*(20\d\d)", re.IGNORECASE)
_MONTH = re.compile(r"tháng\s+(?P<month>1[0-2]|0?[1-9])(?:/|\s+năm\s+)(?P<year>20\d\d)", re.IGNORECASE)
_BEFORE, _AFTER, _FAR = 160, 80, 300
_ORDERED = 1.5
"""Targets told by words ("không để xảy ra") are worded as orders: facts are told otherwise."""


@dataclass
class SentenceFigures:
    """A sentence being read for figures.

    ``lead``: what its paragraph said before it; ``names``: spans in it whose numbers belong to names.
    """

    context: Context
    sentence: Sentence
    subject: Subject
    headings: str
    lead: str
    names: tuple[Span, ...]

    def items(self) -> Iterator[Target | Statistic]:
        """Targets and statistics of the sentence, rule by rule."""
        mentions = list(mentions_in(self.sentence, self.names))
        counted = list(self._counted(mentions))
        yield from counted
        yield from self._ranks()
        told = list(self._told(tuple(mention.span for mention in mentions)))
        yield from told
        if told or any(isinstance(item, Target) for item in counted):
            for worded in kept_standards(self.sentence):
                clause = self.sentence.clause_at(worded.span.start)
                kept = any(
                    isinstance(item, Target) and item.comparator == "maintain" and item.span.overlaps(clause)
                    for item in counted
                )
                if not kept and not any(mention.span.overlaps(worded.span) for mention in mentions):
                    yield self._worded(worded)

    def _counted(self, mentions: list[Mention]) -> Iterator[Target | Statistic]:
        for mention in mentions:
            verdict = self._judge(mention.core, mention.unit)
            if verdict.mood is Mood.STATED:
                yield self._statistic(mention, verdict)
            elif verdict.mood is Mood.WANTED and (target := self._target(mention, verdict)):
                yield target
            elif verdict.mood is Mood.WANTED and self._stands_plainly(mention):
                yield self._statistic(mention, Judgement(Mood.STATED, 0.5, cued=False))

    def _told(self, counted: tuple[Span, ...]) -> Iterator[Target]:
        for worded in worded_in(self.sentence):
            clause = self.sentence.clause_at(worded.span.start)
            if worded.rule == "level" and any(
                span.overlaps(clause) and not self._heads(worded.span, span) for span in counted
            ):
                continue  # the level belongs to the count: "8/8 đơn vị đạt xóa mù chữ mức độ 2"
            if worded.rule != "zero" and any(span.overlaps(worded.span) for span in self.names):
                continue
            leaning = 0.0 if worded.rule == "level" else _ORDERED
            if self._judge(worded.span, worded.unit, leaning).mood is Mood.WANTED:
                yield self._worded(worded)

    def _heads(self, level: Span, figure: Span) -> bool:
        """True where the level is the heading of an item and the figure stands behind its colon."""
        start = self.sentence.span.start
        between = self.sentence.text[level.end - start : max(level.end, figure.start) - start]
        return ":" in between and len(between) < _FAR

    def _judge(self, figure: Span, unit: str, leaning: float = 0.0) -> Judgement:
        return judge(
            self.sentence,
            figure,
            unit,
            self.subject,
            self.context.fields,
            lead=self.lead,
            leaning=leaning + 1.5 * self._in_task(figure),
        )

    def _target(self, mention: Mention, verdict: Judgement) -> Target | None:
        before = self.sentence.before(mention.number.start, _BEFORE)
        end = mention.core.end - self.sentence.span.start
        after = self.sentence.text[end : end + _AFTER]
        if _COMPARED_BEFORE.search(before) and _COMPARED_AFTER.match(after):
            return None
        if _FROM_BASE.search(before) and _TO_GOAL.match(after):
            return None
        comparator = comparator_of(before, after, ranged=isinstance(mention.value, tuple))
        share = mention.unit.startswith("%")
        if not (share or is_bounded(comparator) or verdict.cued or self._sets_a_count(mention, before)):
            return None
        return Target(
            mention.span,
            f"{'share' if share else 'count'}-{self.subject}",
            verdict.confidence,
            self._indicator(mention),
            mention.value,
            mention.unit,
            self._scope,
            comparator,
            self._year(mention.span),
        )

    def _sets_a_count(self, mention: Mention, before: str) -> bool:
        """True when a plain count is a target: its section sets goals, a plan builds it, or a list allots posts."""
        if self.subject is Subject.GOALS:
            return True
        end = mention.core.end - self.sentence.span.start
        if self._in_task(mention.core) and _THERE_ARE.search(before) and _REACHES.match(self.sentence.text, end):
            return True
        if self.subject is not Subject.REVIEW and not _MONEY.search(mention.unit) and _BUILDS.search(_squashed(before)):
            return True
        noun = mention.number.end - self.sentence.span.start
        while noun < len(self.sentence.text) and self.sentence.text[noun].isspace():
            noun += 1
        return before.rstrip().endswith(":") and counts_persons(self.sentence.text, noun)

    def _stands_plainly(self, mention: Mention) -> bool:
        """True for a count that nothing wants, where no heading speaks of plans: "Dự hội nghị có 250 đại biểu"."""
        before = self.sentence.before(mention.number.start, 30)
        plain = self.subject is Subject.OPEN and not self._in_task(mention.core)
        return plain and mention.unit != "%" and bool(_THERE_ARE.search(before))

    def _in_task(self, figure: Span) -> bool:
        return self.context.task_at(figure.start) is not None

    def _statistic(self, mention: Mention, verdict: Judgement) -> Statistic:
        about = approximation(self.sentence.before(mention.number.start, 20))
        return Statistic(
            mention.span,
            f"{'share' if mention.unit.startswith('%') else 'count'}-{self.subject}",
            round(verdict.confidence - (0 if mention.listed else 0.2), 2),
            self._indicator(mention),
            mention.value,
            f"{mention.unit} ({about})" if about else mention.unit,
            self._scope,
            self._period,
        )

    def _ranks(self) -> Iterator[Statistic]:
        for match in _RANK.finditer(self.sentence.text) if self.sentence.mentions("thứ") else ():
            words = match[0].rstrip()
            start = self.sentence.span.start + match.start()
            span = Span(start, start + len(words))
            if self._judge(span, "thứ hạng").mood is Mood.STATED:
                rank = 1 if match["rank"] == "nhất" else parse_number(match["rank"])
                yield Statistic(span, "rank", 0.7, words, rank, "thứ hạng", None, self._period)

    def _worded(self, worded: Worded) -> Target:
        return Target(
            worded.span,
            worded.rule,
            worded.confidence,
            " ".join(worded.indicator.split())[:120],
            worded.value,
            worded.unit,
            self._scope,
            worded.comparator,
            self._year(worded.span),
        )

    def _indicator(self, mention: Mention) -> str:
        """The words of the figure without its number: what is counted."""
        head = self.sentence.words(Span(mention.span.start, max(mention.span.start, mention.number.start)))
        tail = self.sentence.words(Span(mention.number.end, max(mention.number.end, mention.span.end)))
        return " ".join(f"{head} {tail}".split())[:120]

    @cached_property
    def _scope(self) -> str | None:
        match = _SCOPE.search(self.sentence.text)
        return " ".join(match[0].split()) if match else None

    def _year(self, figure: Span) -> int | None:
        """The year of a target: its clause's, else its sentence's, else the nearest heading's or the school year's."""
        clause = self.sentence.clause_at(figure.start)
        said = self.sentence.words(Span(max(clause.start, figure.start - _FAR), min(clause.end, figure.end + _FAR)))
        if years := _YEAR.findall(said) or self._years:
            return int(years[-1])
        school_year = self.context.fields.school_year
        return None if school_year is None else school_year.start + 1

    @cached_property
    def _years(self) -> list[str]:
        return _YEAR.findall(self.sentence.text) or _YEAR.findall(self.headings)

    @cached_property
    def _period(self) -> str | None:
        """The time that a statistic speaks of, from its own sentence."""
        if match := _SCHOOL_YEAR.search(self.sentence.text):
            return f"{match[1]}-{match[2]}"
        if match := _MONTH.search(self.sentence.text):
            return f"{match['year']}-{int(match['month']):02d}"
        match = _YEAR.search(self.sentence.text)
        return match[1] if match else None


def _squashed(words: str) -> str:
    return " ".join(words.split())
