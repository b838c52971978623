"""Mentions: every number of a text that counts or measures something, with its unit, before it is judged."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from namhoc.core import Span
from namhoc.core.numbers import FoundNumber, Number, find_numbers, parse_number
from namhoc.core.phrases import phrases
from namhoc.directives.extractors.figures.exclusions import stands_for_something_else
from namhoc.directives.extractors.figures.units import guessed_unit_at, percent_unit_at, unit_at
from namhoc.directives.sentences import Sentence

Value = Number | tuple[Number, Number]


@dataclass(frozen=True, slots=True)
class Mention:
    """A number with its unit. ``number`` spans the digits, ``core`` number and unit, ``span`` the phrase to mark."""

    number: Span
    core: Span
    span: Span
    value: Value
    unit: str
    listed: bool = True

    def moved(self, by: int) -> Mention:
        """The same mention with offsets ``by`` characters further on."""
        number, core, span = (Span(s.start + by, s.end + by) for s in (self.number, self.core, self.span))
        return Mention(number, core, span, self.value, self.unit, self.listed)


_DIGIT = re.compile(r"\d")
_LEAD = re.compile(
    "(?:"
    + phrases("""
    tăng thêm | tăng | giảm | đạt | có | giữ | duy trì | ít nhất | tối thiểu | tối đa | không quá | trên | dưới | hơn
    gần | khoảng | từ | công nhận | ước
""")
    + r"\s+)+$",
    re.IGNORECASE,
)
_STOP = re.compile(
    r"[;:()]|[,.](?!\d)|\s(?:(?:so |đối )?với|trong đó)\s|\svà\s+(?=(?:(?:có|đạt|trên|hơn|tăng thêm|ít nhất)\s+)*\d)"
)
_START = re.compile(r"[;(]\s|[,.]\s|%\s")
_START_OR_COLON = re.compile(r"[;:(]\s|[,.]\s|%\s")
_SHARE = re.compile(
    r"(?:[^;.:()\d]|mức độ \d){0,110}[(,=]\s*(?:(?:đạt|chiếm|bằng|=)\s*)?(?:t[ỷỉ] lệ\s*)?(?P<share>\d+(?:,\d+)?)\s?%",
    re.IGNORECASE,
)
_IN_BRACKET = re.compile(r"%[^;.:()\d]{0,40}\(\s*$")
_COUNTING = re.compile(
    phrases("""
    có | gồm | với | được | đạt | tổng số | tổng cộng | hơn | gần | trên | khoảng | thêm | tặng | cấp | thiếu
    tuyển | là | ít nhất | tối thiểu | không quá | tối đa | dưới
""")
    + r"\s*$|:\s*$",
    re.IGNORECASE,
)
_ELLIPSIS = re.compile(r"\s*" + phrases("đạt | chưa đạt | được công nhận | hoàn thành | không đạt"), re.IGNORECASE)
_NOTHING_COUNTED = re.compile(r"\s{0,2}|\s*(?:vào|trong|đến|từ|so|của|hằng|mỗi)\s.*", re.IGNORECASE | re.DOTALL)
_STAGE = re.compile(
    phrases("""
    mầm non | tiểu học | THCS | THPT | trung học cơ sở | trung học phổ thông | nhà trẻ | mẫu giáo | công lập | tư thục
""")
    + r"\s*(?:là|có|:)?\s*$",
    re.IGNORECASE,
)
_ENDS = re.compile(r"\s*(?:[;,.)]|và\s|$)")
_AGES = re.compile(r"tuổi\s*(?:từ\s*)?$", re.IGNORECASE)
_LONGEST = 140


def mentions_in(sentence: Sentence, blocked: tuple[Span, ...]) -> Iterator[Mention]:
    """The mentions of one sentence in order; numbers inside ``blocked`` spans (citations, titles) are passed over."""
    text, offset = sentence.text, sentence.span.start
    if not _DIGIT.search(text):
        return
    done = sentence.paragraph.first.body - offset if sentence.opens_paragraph() else 0
    last_unit = ""
    for found in find_numbers(text, max(0, done)):
        place = Span(found.span.start + offset, found.span.end + offset)
        if found.span.start < done or any(span.overlaps(place) for span in blocked):
            continue
        if stands_for_something_else(text, found):
            continue
        mention = _read(text, found, last_unit)
        if mention is None:
            continue
        done = mention.core.end
        if mention.unit != "%":
            last_unit = mention.unit.split(" (")[0]
        yield mention.moved(offset)


def _read(text: str, found: FoundNumber, last_unit: str) -> Mention | None:
    value: Value = found.value if found.upper is None else (found.value, found.upper)
    if found.percent:
        rate = percent_unit_at(text, found.span.end, len(text))
        core = Span(found.span.start, rate.span.end)
        return Mention(found.span, core, _phrase(text, core), value, rate.name)
    at = found.span.end
    while at < len(text) and text[at].isspace():
        at += 1
    unit = unit_at(text, at, len(text))
    if unit is None and _COUNTING.search(text, max(0, found.span.start - 20), found.span.start):
        unit = guessed_unit_at(text, at, len(text))
    if unit is None:
        if last_unit and found.whole is None and found.upper is None and (phrase := _left_out(text, found.span)):
            return Mention(found.span, found.span, phrase, value, last_unit)
        return None
    core = Span(found.span.start, unit.span.end)
    if found.whole is not None:
        return _share(text, found, core, unit.name)
    return Mention(found.span, core, _phrase(text, core), value, unit.name, unit.listed)


def _left_out(text: str, number: Span) -> Span | None:
    """The phrase of a number whose noun is understood from the one before; None for other numbers.

    "153 xã đạt mức 1 và 13 đạt mức 2", "612 trường (mầm non 205; tiểu học 220)".
    """
    if _ELLIPSIS.match(text, number.end) and not _AGES.search(text, max(0, number.start - 20), number.start):
        return _phrase(text, number)
    stage = _STAGE.search(text, max(0, number.start - 30), number.start)
    return Span(stage.start(), number.end) if stage and _ENDS.match(text, number.end) else None


def _share(text: str, found: FoundNumber, core: Span, unit: str) -> Mention | None:
    """ "430/450 trường (95,6%)" is its percentage; without one it is n, with N in the unit's bracket.

    The bracket of "95,6% (430/450 trường)" says nothing more.
    """
    if _IN_BRACKET.search(text, max(0, found.span.start - 60), found.span.start):
        return None
    if match := _SHARE.match(text, core.end):
        whole = _closed(text, Span(core.start, match.end()))
        return Mention(Span(match.start("share"), match.end()), whole, whole, parse_number(match["share"]), "%")
    return Mention(found.span, core, _phrase(text, core), found.value, f"{unit} (trên {found.whole})")


def _phrase(text: str, core: Span) -> Span:
    """The words that belong to the figure: what leads to it, and the noun phrase after it.

    Where nothing follows ("Tỷ lệ phòng học kiên cố đạt 82%", "Giáo viên THPT: 291 chỉ tiêu") what stands before it.
    """
    start, limit = core.start, min(len(text), core.end + _LONGEST)
    if lead := _LEAD.search(text, max(0, start - 40), start):
        start = lead.start()
    stop = _STOP.search(text, core.end, limit)
    end = stop.start() if stop else limit
    listed = text[max(0, start - 3) : start].rstrip().endswith(":")
    if (listed or text[core.end - 1] == "%") and _NOTHING_COUNTED.fullmatch(text, core.end, end):
        floor = max(0, start - 90)
        begins = _START if listed else _START_OR_COLON
        start = max((match.end() for match in begins.finditer(text, floor, start)), default=floor)
    return _closed(text, Span(start, max(end, core.end)).trimmed(text))


def _closed(text: str, span: Span) -> Span:
    """``span`` with the bracket that closes one it opens."""
    opened = text.count("(", span.start, span.end) > text.count(")", span.start, span.end)
    return Span(span.start, span.end + 1) if opened and text.startswith(")", span.end) else span
