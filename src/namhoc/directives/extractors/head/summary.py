"""The summary (trích yếu): under the type name (box 5a of the form), or "V/v …" under the number (box 5b)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from namhoc.citations.number import UPPER
from namhoc.core import Span
from namhoc.directives.extractors.head.lines import Words, is_capitals

_NO_SUMMARY = re.compile(r"(?:căn\s+cứ|kính\s+gửi|xét\s|[ivx]+\s*[.)]|[\d-]+\s*[.)]|điều\s+\d|số\s*:)", re.IGNORECASE)
"""What stands under a type name that has no summary."""
_OPENS_BODY = re.compile(
    r"""(?:Căn\s+cứ|Thực\s+hiện|Kính\s+gửi|Để|Trong|Trên\s+cơ\s+sở|Theo|Xét|Nhằm|Năm\s+học|Năm\s+\d|Ngày|Thời\s+gian|Tiếp\s+tục
    |Phần|Điều\s+\d|Chương\s+[IVX\d]|Chủ\s+tịch|Giám\s+đốc|[ỦU][ỷy]?\s+ban|UBND|Sở\s|Bộ\s+trưởng|Trường\s|[IVX]+\s*[.)]|[a-cA-C]\s*[.)]
    |\d+\s*[.)]|\(?[Kk]èm\s+theo|\(?[Bb]an\s+hành\s+kèm|[-_=*\s]{3,}$|[•+-]\s)""",
    re.VERBOSE,
)
_OPENS_BODY_IN_CAPITALS = re.compile(
    r"""(?:CHỦ\s+TỊCH|GIÁM\s+ĐỐC|BỘ\s+TRƯỞNG|(?:ỦY|UỶ)\s+BAN\s+NHÂN|HỘI\s+ĐỒNG\s+NHÂN|THỦ\s+TƯỚNG|HIỆU\s+TRƯỞNG
    |[IVX]+\s*\.|[A-C]\s*\.|PHẦN\s+(?:THỨ|[IVX\d])|CHƯƠNG\s+[IVX\d]+\b|ĐIỀU\s+\d|KÍNH\s+GỬI|CĂN\s+CỨ)""",
    re.VERBOSE,
)
"""A line in capitals that is no part of the summary: the issuer of a decision, the first heading."""
_LEAD = re.compile(r"V/v\s*:?\s*", re.IGNORECASE)
_GOES_ON = re.compile(r"(?i)(?:,|\b(?:của|và|với|tại|trên|cho|về|do|bởi|các|tỉnh|thành\s+phố))$")


_BY_WHOM = re.compile(
    r"CỦA\s+(?:BAN\s+(?:THƯỜNG\s+VỤ|CHẤP\s+HÀNH|BÍ\s+THƯ)|(?:TỈNH|THÀNH|ĐẢNG)\s+(?:ỦY|UỶ)|BỘ\s|CHỦ\s+TỊCH"
    r"|(?:ỦY|UỶ)\s+BAN)[^.;:]*"
)
"""A line of its own between type name and summary, as the Party prints it: "CỦA BAN THƯỜNG VỤ TỈNH ỦY"."""


def under_type_name(text: str, lines: Sequence[Words]) -> Span | None:
    """The summary that opens with the first of ``lines``: up to a blank line, a change from capitals, or the body."""
    if not lines or _NO_SUMMARY.match(lines[0].words):
        return None
    if len(lines) > 1 and _BY_WHOM.fullmatch(lines[0].words):
        return under_type_name(text, lines[1:])
    first, end = lines[0], lines[0].span.end
    capitals = is_capitals(first.words)
    opens_body = _OPENS_BODY_IN_CAPITALS if capitals else _OPENS_BODY
    for line in lines[1:]:
        between = text[end : line.span.start]
        if between.count("\n") > 1 or "|" in between or capitals != is_capitals(line.words):
            break
        if opens_body.match(line.words) and not _GOES_ON.search(text[first.span.start : end]):
            break
        end = line.span.end
    lead = _LEAD.match(first.words)
    return Span(first.span.start + (lead.end() if lead else 0), end)


_OF_LETTER = re.compile(
    r"""(?:(?:^|[\n|*_]|\s{2})[ *_]*(?:V/v|V/V|v/v|Về\s+việc)|(?<=\w)\sV/v)\s*:?\s*
    (?P<title>[^\n|]+(?:\n(?![ \t]*(?:\n|\||Kính|KÍNH|-{3}))[^\n|]+){0,4})""",
    re.VERBOSE,
)
_AFTER_LETTER = re.compile(
    rf"\s+(?:Kính\s+gửi|CỘNG\s+H[ÒO]À?A?\s+XÃ|(?:Độc|ĐỘC)\s+(?:lập|LẬP)\s*[-–]|[{UPPER}][\w\s.]{{1,30}},\s*ngày\s)"
)
"""What follows the summary of a letter when the two halves of the head were read one after the other."""


def of_letter(text: str, end: int) -> Span | None:
    """The summary of a công văn: "V/v …" under the number, in the head that ends at ``end``."""
    match = _OF_LETTER.search(text, 0, end)
    if match is None:
        return None
    start, stop = match.span("title")
    if after := _AFTER_LETTER.search(text, start, stop):
        stop = after.start()
    return Span(start, start + len(text[start:stop].rstrip("*_;. \n")))
