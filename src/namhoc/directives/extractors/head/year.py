"""The school year that a document directs, its motto, and the day it enters into force."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta

from namhoc.core import PartialDate, SchoolYear, Span, find_dates, fold, squash

_SCHOOL_YEAR = re.compile(r"(?i)năm\s+học\s*:?\s*((?:19|20)\d\d)\s*[-–—/]?\s*((?:19|20)\d\d)(?!\d)")


def school_year(text: str, titles: Sequence[Span | None]) -> SchoolYear | None:
    """The year the document directs: the latest of its title (a title may review one year and plan the next), else of
    the tasks it speaks of ("nhiệm vụ năm học …"), else the latest of the first sentence that names one."""
    for title in titles:
        if title and (years := _school_years(title.of(text))):
            return max(years)
    opening = text[:4000]
    if years := [year for tasks in _TASKS_OF_YEAR.finditer(opening) for year in _school_years(tasks[0])]:
        return max(years)
    for sentence in _SENTENCE.split(opening):
        if years := _school_years(sentence):
            return max(years)
    return None


_TASKS_OF_YEAR = re.compile(r"(?i)nhiệm\s+vụ[^.;\n]{0,60}?\snăm\s+học\s*(?:19|20)\d\d\s*[-–—/]?\s*(?:19|20)\d\d")
_SENTENCE = re.compile(r"[.;]\s|\n\s*\n")


def _school_years(words: str) -> list[SchoolYear]:
    return [SchoolYear(int(first)) for first, second in _SCHOOL_YEAR.findall(words) if int(second) == int(first) + 1]


_THEME = re.compile(
    r"(?i)chủ\s+đề(?:\s+(?:của\s+)?năm\s+học)?[^“\".;]{0,40}?[“\"](?P<theme>(?:[^”\"\n]|\n(?!\s*\n)){5,200})[”\"]"
)


def theme(text: str) -> str | None:
    """The motto of the year, where it is printed: chủ đề năm học "…"."""
    match = _THEME.search(text)
    return squash(match["theme"]) if match else None


_EFFECT = re.compile(
    r"""(?P<type>quyết\s+định|chỉ\s+thị|kế\s+hoạch|thông\s+tư|nghị\s+quyết|nghị\s+định|văn\s+bản|quy\s+định|quy\s+chế|hướng\s+dẫn)
    (?:\s+(?P<this>này))?\s+(?:chính\s+thức\s+)?có\s+hiệu\s+lực\s+(?:thi\s+hành\s+)?(?P<rule>(?:[^.;]|\.(?=\d)){3,90})""",
    re.VERBOSE | re.IGNORECASE,
)
_WAIT = re.compile(r"(?i)sau\s+(\d{1,3})\s*(?:\([^()]*\)\s*)?ngày")
_FROM_SIGNING = re.compile(r"(?i)từ\s+ngày\s+(?:ký|ban\s+hành)")


_ANY_TYPE = ("van ban", "quy dinh", "quy che")
"""Names that a document of another type may give itself: a decision that issues rules."""


def effective_date(text: str, signed: PartialDate | None, own_type: str | None = None) -> PartialDate | None:
    """When the document enters into force: printed, "kể từ ngày ký", or "sau 10 ngày kể từ ngày ký" computed.

    ``own_type`` ("quyết định"): a sentence that names another type speaks of another document; without "này" it must
    name this one.
    """
    for match in _EFFECT.finditer(text):
        same = fold(match["type"]) == fold(own_type or "")
        if not same and not (match["this"] and (own_type is None or fold(match["type"]) in _ANY_TYPE)):
            continue
        rule = match["rule"]
        signing = _FROM_SIGNING.search(rule)
        for found in find_dates(rule[: signing.start()] if signing else rule):
            if found.value.day is not None:
                return found.value
        if signed is None or signed.day is None:
            continue
        if wait := _WAIT.search(rule):
            day = signed.last_day() + timedelta(days=int(wait[1]))
            return PartialDate(day.year, day.month, day.day)
        if signing:
            return signed
    return None
