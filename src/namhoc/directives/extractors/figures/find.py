"""From mentions to targets and statistics."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from namhoc.core import Span
from namhoc.core.numbers import parse_number
from namhoc.core.phrases import phrases
from namhoc.directives.directive import Statistic, Target
from namhoc.directives.extractors.figures.comparators import approximation, comparator_of, is_bounded
from namhoc.directives.extractors.figures.mentions import Mention, mentions_in
from namhoc.directives.extractors.figures.mood import Judgement, Mood, judge
from namhoc.directives.extractors.figures.units import counts_persons
from namhoc.directives.extractors.figures.without_digits import Worded, kept_standards, worded_in
from namhoc.directives.layout import Context
from namhoc.directives.sections import Sections, Subject, sections_of
from namhoc.directives.sentences import Prose, Sentence, prose_of

_QUOTED_NAME = re.compile(r"[“\"](?P<name>[^”\"\n]{5,300})[”\"]")
_NAMED = re.compile(
    phrases("án | trình | hoạch | động | định | quyết | đề | trào | thi | đua | tài") + r"\s*$", re.IGNORECASE
)
_RANK = re.compile(
    phrases("đứng | xếp | xếp hạng | xếp vị trí | đứng vị trí | rộng | lớn | đông | hạng | vị trí")
    + r"\s+thứ\s+(?P<rank>\d{1,3}|nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|mười)(?!\w)[^,;.]{0,60}",
    re.IGNORECASE,
)
_BUILDS = re.compile(
    phrases("""
    xây dựng | xây mới | lắp đặt | đầu tư | cải tạo | sửa chữa | thành lập | tuyển dụng | tuyển | tuyển mới
    trang bị | mua sắm | đào tạo | bồi dưỡng | kết nạp | trồng | bổ sung | thu hút | huy động | hỗ trợ
    công nhận mới | công nhận
""")
    + r"[^,;.]{0,60}$",
    re.IGNORECASE,
)
"""Verbs that turn a count in a plan into a target ("xây mới 100 trường")."""
_SCOPE = re.compile(
    phrases("toàn tỉnh | toàn thành phố | toàn huyện | toàn xã | toàn ngành | toàn quốc | cả nước"), re.IGNORECASE
)
_YEAR = re.compile(r"năm (20\d\d)")
_SCHOOL_YEAR = re.compile(r"năm học (20\d\d)\s*[-–]\s*(20\d\d)", re.IGNORECASE)
_MONTH = re.compile(r"tháng (?P<month>1[0-2]|0?[1-9])(?:/| năm )(?P<year>20\d\d)", re.IGNORECASE)


def find(context: Context) -> tuple[tuple[Target, ...], tuple[Statistic, ...]]:
    """Targets and statistics of the text, in order."""
    reader = _Reader(context)
    items = sorted(reader.items(), key=lambda item: item.span)
    targets = tuple(item for item in items if isinstance(item, Target))
    return targets, tuple(item for item in items if isinstance(item, Statistic))


@dataclass(slots=True)
class _Reader:
    """One text being read: its prose and sections, and the spans whose numbers belong to names."""

    context: Context
    prose: Prose
    sections: Sections
    blocked: tuple[Span, ...]

    def __init__(self, context: Context) -> None:
        self.context = context
        self.prose = prose_of(context.text, context.lines)
        self.sections = sections_of(self.prose, context.fields)
        self.blocked = _names(context, self.prose)

    def items(self) -> Iterator[Target | Statistic]:
        for sentence in self.prose.sentences:
            for item in self._in_sentence(sentence):
                if not (_is_headline(sentence) and self._said_again(sentence, item)):
                    yield item

    def _in_sentence(self, sentence: Sentence) -> Iterator[Target | Statistic]:
        near = tuple(span for span in self.blocked if span.overlaps(sentence.span))
        subject = self.sections.at(sentence.span.start)
        taken: list[Span] = []
        wanted = False
        for mention in mentions_in(sentence, near):
            verdict = self._judge(sentence, mention.core, mention.unit, subject)
            taken.append(mention.span)
            if verdict.mood is Mood.WANTED and (target := self._target(sentence, mention, verdict, subject)):
                wanted = True
                yield target
            elif verdict.mood is Mood.STATED:
                yield self._statistic(sentence, mention, verdict, subject)
        yield from self._ranks(sentence, subject)
        for worded in worded_in(sentence):
            clause = sentence.clause_at(worded.span.start)
            if worded.rule == "level" and any(span.overlaps(clause) for span in taken):
                continue  # the level belongs to the count: "8/8 đơn vị đạt xóa mù chữ mức độ 2"
            if worded.rule != "zero" and any(span.overlaps(worded.span) for span in near):
                continue
            if self._judge(sentence, worded.span, worded.unit, subject).mood is Mood.WANTED:
                wanted = True
                yield self._worded(sentence, worded)
        if wanted:
            for worded in kept_standards(sentence):
                if not any(span.overlaps(worded.span) for span in taken):
                    yield self._worded(sentence, worded)

    def _judge(self, sentence: Sentence, figure: Span, unit: str, subject: Subject) -> Judgement:
        clause = sentence.clause_at(figure.start)
        in_task = self.context.task_at(figure.start) is not None
        return judge(sentence, clause, figure, unit, subject, self.context.fields, in_task=in_task)

    def _target(self, sentence: Sentence, mention: Mention, verdict: Judgement, subject: Subject) -> Target | None:
        clause = sentence.clause_at(mention.core.start)
        before = sentence.words(Span(clause.start, mention.number.start))
        after = sentence.text[mention.core.end - sentence.span.start :]
        comparator = comparator_of(before, after, ranged=isinstance(mention.value, tuple))
        if mention.unit != "%" and not (
            is_bounded(comparator) or self._sets(sentence, mention, verdict, subject, before)
        ):
            return None
        return Target(
            mention.span,
            f"{'share' if mention.unit == '%' else 'count'}-{subject}",
            round(verdict.confidence, 2),
            _indicator(sentence, mention),
            mention.value,
            mention.unit,
            _scope(sentence),
            comparator,
            self._year(sentence),
        )

    def _sets(self, sentence: Sentence, mention: Mention, verdict: Judgement, subject: Subject, before: str) -> bool:
        """True when a plain count is a target: its words say so, its section sets goals, a plan builds or hires it."""
        if verdict.cued or subject is Subject.GOALS:
            return True
        if subject is not Subject.REVIEW and _BUILDS.search(" ".join(before.split())):
            return True
        noun = mention.number.end - sentence.span.start
        while noun < len(sentence.text) and sentence.text[noun].isspace():
            noun += 1
        return before.rstrip().endswith(":") and counts_persons(sentence.text, noun)

    def _statistic(self, sentence: Sentence, mention: Mention, verdict: Judgement, subject: Subject) -> Statistic:
        number = mention.number.start - sentence.span.start
        about = approximation(sentence.text[max(0, number - 20) : number])
        return Statistic(
            mention.span,
            f"{'share' if mention.unit == '%' else 'count'}-{subject}",
            round(verdict.confidence - (0 if mention.listed else 0.2), 2),
            _indicator(sentence, mention),
            mention.value,
            f"{mention.unit} ({about})" if about else mention.unit,
            _scope(sentence),
            _period(sentence),
        )

    def _ranks(self, sentence: Sentence, subject: Subject) -> Iterator[Statistic]:
        for match in _RANK.finditer(sentence.text):
            span = Span(
                sentence.span.start + match.start(), sentence.span.start + len(sentence.text[: match.end()].rstrip())
            )
            if self._judge(sentence, span, "thứ hạng", subject).mood is Mood.STATED:
                rank = 1 if match["rank"] == "nhất" else parse_number(match["rank"])
                yield Statistic(span, "rank", 0.7, match[0].strip(), rank, "thứ hạng", None, _period(sentence))

    def _worded(self, sentence: Sentence, worded: Worded) -> Target:
        return Target(
            worded.span,
            worded.rule,
            worded.confidence,
            " ".join(worded.indicator.split())[:120],
            worded.value,
            worded.unit,
            _scope(sentence),
            worded.comparator,
            self._year(sentence),
        )

    def _year(self, sentence: Sentence) -> int | None:
        """The year of a target: its own sentence's, else the nearest heading's."""
        for words in (sentence.text, self.sections.headings_at(sentence.span.start)):
            if years := _YEAR.findall(words):
                return int(years[-1])
        return None

    def _said_again(self, headline: Sentence, item: Target | Statistic) -> bool:
        number = re.search(r"\d[\d.,]*", item.span.of(self.prose.text))
        if number is None:
            return False
        again = re.compile(rf"(?<![\d.,/]){re.escape(number[0].rstrip('.,'))}(?![\d/]|[.,]\d)")
        return bool(again.search(self.prose.text, headline.span.end))


def _names(context: Context, prose: Prose) -> tuple[Span, ...]:
    """Spans whose numbers belong to a name: citations, the title, quoted names of schemes."""
    spans = [citation.span for citation in context.citations]
    if context.fields.title_span is not None:
        spans.append(context.fields.title_span)
    for match in _QUOTED_NAME.finditer(prose.text):
        if _NAMED.search(prose.text, max(0, match.start() - 30), match.start()):
            spans.append(Span(*match.span()))
    return tuple(sorted(spans))


def _is_headline(sentence: Sentence) -> bool:
    """A short line without mark and full stop: a headline, which says what the text says again."""
    marked = bool(sentence.paragraph.first.mark)
    return not marked and len(sentence.text) <= 200 and not sentence.text.endswith((".", ";", ":", ",", "/"))


def _indicator(sentence: Sentence, mention: Mention) -> str:
    """The words of the figure without its number: what is counted."""
    head = sentence.words(Span(mention.span.start, max(mention.span.start, mention.number.start)))
    tail = sentence.words(Span(mention.number.end, max(mention.number.end, mention.span.end)))
    return " ".join(f"{head} {tail}".split())[:120]


def _scope(sentence: Sentence) -> str | None:
    match = _SCOPE.search(sentence.text)
    return " ".join(match[0].split()) if match else None


def _period(sentence: Sentence) -> str | None:
    """The time that a statistic speaks of, from its own sentence."""
    if match := _SCHOOL_YEAR.search(sentence.text):
        return f"{match[1]}-{match[2]}"
    if match := _MONTH.search(sentence.text):
        return f"{match['year']}-{int(match['month']):02d}"
    match = _YEAR.search(sentence.text)
    return match[1] if match else None
