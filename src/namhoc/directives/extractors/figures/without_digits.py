"""Targets that print no figure of their own: zero ("không để xảy ra ..."), the full quota ("đủ chỉ tiêu"), levels
("mức độ 2"), small numbers in words ("ít nhất một mô hình"), standards to be kept."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from namhoc.core import Span
from namhoc.core.numbers import Number, parse_number
from namhoc.core.phrases import phrase_pattern, phrases
from namhoc.directives.extractors.figures.units import unit_at, zero_unit
from namhoc.directives.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Worded:
    """A target told by words; ``indicator`` is what is to be reached or avoided."""

    span: Span
    comparator: str
    value: Number
    unit: str
    indicator: str
    rule: str
    confidence: float


_NOBODY = "(?=" + phrases("học sinh | trẻ em | trẻ | người | hộ | cán bộ | giáo viên | em nào | cháu nào") + ")"
_NOTHING = (
    "(?="
    + phrases("""học sinh | trẻ em | trẻ | hộ | vụ | trường hợp | xã | trường | tai nạn | vi phạm | điểm nóng
    | cơ sở giáo dục | cơ sở | đơn vị | giáo viên | cán bộ | người""")
    + ")"
)
_OPENING = (
    r"(?:^(?P<mark>(?:\d{1,2}[.)]|[-+•]|[a-zđ]\))\s+)?"
    r"|(?<=[,;:]\s)|(?<=bảo đảm\s)|(?<=đảm bảo\s)|(?<=phấn đấu\s)|(?<=và\s))"
)
"""Where "không có" states a wish: opening a sentence or an item, behind a comma, after "bảo đảm"."""
_ZERO = re.compile(
    phrases("không để xảy ra | không xảy ra | không để phát sinh | không phát sinh | không để tái diễn")
    + rf"|(?<!\w)không\s+để\s+{_NOBODY}"
    + rf"|{_OPENING}không\s+(?:có|còn)\s+{_NOTHING}",
    re.IGNORECASE,
)
_OBJECT_END = re.compile(
    r"[;.:()]|,|\s+(?:và|hoặc)\s+|\s+"
    + phrases("trong | trên | tại | do | đối với | vì | ở | gây | làm | khi | giữa | ngoài"),
    re.IGNORECASE,
)
_LONGEST_OBJECT = 120
_LINK = re.compile(r"\s*(?:,|và|hoặc)\s+", re.IGNORECASE)
_EVENTS = phrase_pattern("""
    tai nạn | ngộ độc | bạo lực | xâm hại | cháy | cháy nổ | cháy, nổ | đuối nước | vi phạm | gian lận | dịch bệnh
    tội phạm | tệ nạn | khiếu kiện | mất an toàn | tai biến | đánh nhau | lạm thu | thương tích | phá rừng | cháy rừng
    học sinh | trẻ em | vụ | vụ việc | trường hợp | điểm nóng | sự cố
""")
_NOT_COUNTED = phrase_pattern("""
    lãng phí | thất thoát | gián đoạn | ùn tắc | chậm trễ | quá tải | thiếu hụt | tình trạng thiếu | tình trạng chậm
    ảnh hưởng | tâm lý | áp lực | ách tắc | bị động | lợi dụng
""")
_ASSUMED = re.compile(phrases("nếu | khi | trường hợp | chịu trách nhiệm") + r"[^,;.]{0,40}$", re.IGNORECASE)
_QUOTA = re.compile(
    r"(?:(?:thực hiện|hoàn thành|bảo đảm|đảm bảo)\s+)*(?:tuyển sinh|tuyển dụng|tuyển|đạt|hoàn thành)\s+"
    r"(?:đúng,?\s*(?:và\s+)?)?đủ\s+(?:số\s+)?(?:lượng\s+)?(?:chỉ tiêu|biên chế)[^,;.]{0,60}"
    r"|(?:đạt|hoàn thành)\s+(?P<beyond>và\s+)(?:hoàn thành\s+)?vượt\s+(?:mức\s+)?(?:các\s+|mọi\s+)?"
    r"(?:chỉ tiêu|kế hoạch|dự toán)[^,;.]{0,60}",
    re.IGNORECASE,
)
_LEVEL = re.compile(
    phrases("""
    công nhận | đạt chuẩn | phổ cập giáo dục | phổ cập | PCGD | PCGDTH | PCGDTHCS | xóa mù chữ | xoá mù chữ | XMC
    kiểm định | chuẩn quốc gia
""")
    + r"[^,;.:()]{0,110}?mức\s+(?:độ\s+)?(?P<level>[1-5])(?!\d|\s*(?:,|và|-)\s*\d)",
    re.IGNORECASE,
)
_KEEPING = re.compile(r"(?<!được )" + phrases("duy trì | giữ vững | giữ") + r"[^;.:]{0,200}$", re.IGNORECASE)
_KEPT = re.compile(
    r"(?<!được )"
    + phrases("giữ | giữ vững | duy trì | duy trì vững chắc")
    + r"\s+(?:kết quả\s+)?(?:đạt\s+)?chuẩn\s+phổ\s+cập[^,;.:]{0,80}",
    re.IGNORECASE,
)
_LEVEL_NAMED = re.compile(r"mức\s+(?:độ\s+)?[1-5]", re.IGNORECASE)
_SPELLED = re.compile(
    rf"(?P<bound>{phrases('ít nhất | tối thiểu | không quá | tối đa')})\s+(?:là\s+|có\s+)?"
    rf"(?P<number>{phrases('một | hai | ba | bốn | năm | sáu | bảy | tám | chín | mười')})\s+",
    re.IGNORECASE,
)


def worded_in(sentence: Sentence) -> Iterator[Worded]:
    """The worded targets of a sentence, in the order of the rules."""
    if sentence.mentions("không"):
        yield from _zeros(sentence.text, sentence.span.start)
    if sentence.mentions("đủ", "vượt"):
        yield from _quotas(sentence.text, sentence.span.start)
    if sentence.mentions("mức"):
        yield from _levels(sentence.text, sentence.span.start)
    if sentence.mentions("ít nhất", "tối thiểu", "không quá", "tối đa"):
        yield from _spelled(sentence.text, sentence.span.start)


def _quotas(text: str, offset: int) -> Iterator[Worded]:
    for match in _QUOTA.finditer(text):
        yield Worded(_span(match, offset), ">=" if match["beyond"] else "=", 100, "%", match[0], "quota", 0.7)


def _levels(text: str, offset: int) -> Iterator[Worded]:
    for match in _LEVEL.finditer(text):
        kept = _KEEPING.search(text, max(0, match.start() - 220), match.start())
        comparator = "maintain" if kept else "level"
        yield Worded(_span(match, offset), comparator, int(match["level"]), "mức độ", match[0], "level", 0.75)


def _spelled(text: str, offset: int) -> Iterator[Worded]:
    for match in _SPELLED.finditer(text):
        if unit := unit_at(text, match.end(), len(text)):
            comparator = ">=" if match["bound"].lower() in ("ít nhất", "tối thiểu") else "<="
            value = parse_number(match["number"])
            span = Span(offset + match.start(), offset + unit.span.end)
            yield Worded(span, comparator, value, unit.name, text[match.end() : unit.span.end], "spelled", 0.6)


def kept_standards(sentence: Sentence) -> Iterator[Worded]:
    """Standards to be kept, said without a figure ("giữ chuẩn phổ cập giáo dục mầm non cho trẻ 5 tuổi")."""
    for match in _KEPT.finditer(sentence.text):
        if _LEVEL_NAMED.search(match[0]):
            continue  # the level is the target: see _levels
        yield Worded(_span(match, sentence.span.start), "maintain", 1, "đạt", match[0], "kept-standard", 0.5)


def _zeros(text: str, offset: int) -> Iterator[Worded]:
    """What must not happen: one item for each kind of event or person named."""
    for match in _ZERO.finditer(text):
        if _ASSUMED.search(text, max(0, match.start() - 50), match.start()):
            continue
        first = begin = _skip_blanks(text, match.end())
        while begin < len(text):
            limit = min(len(text), begin + _LONGEST_OBJECT)
            stop = _OBJECT_END.search(text, begin, limit)
            end = stop.start() if stop else limit
            if end - begin < 2 or _NOT_COUNTED.match(text, begin) or (begin > first and not _EVENTS.match(text, begin)):
                break
            start = max(match.start(), match.end("mark")) if begin == first else begin
            span = Span(offset + start, offset + end)
            yield Worded(span, "=", 0, zero_unit(text, begin, end), text[begin:end].strip(), "zero", 0.75)
            link = _LINK.match(text, end)
            if link is None:
                break
            begin = link.end()


def _skip_blanks(text: str, position: int) -> int:
    while position < len(text) and text[position].isspace():
        position += 1
    return position


def _span(match: re.Match[str], offset: int) -> Span:
    return Span(offset + match.start(), offset + match.start() + len(match[0].rstrip()))
