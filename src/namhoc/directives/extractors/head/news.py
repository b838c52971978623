"""News, portal pages and explainers about a document: which document, signed when, by whom.

The day of publication or of crawling is never the document's date; number, date and issuer are those of the document
the text is about, where it gives them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from namhoc.citations import Citation
from namhoc.citations.issuers import tidy
from namhoc.citations.number import UPPER
from namhoc.citations.types import TYPE_WORDS, type_of
from namhoc.core import PROVINCE_PATTERN, PartialDate, SchoolYear, Span, find_dates
from namhoc.directives.extractors.head.bodies import BODY, PERSON

_DAY_MONTH = (
    r"(?P<d>\d{1,2})\s*(?:/|-|\.|\s+tháng\s+)\s*(?P<m>\d{1,2})(?:\s*(?:/|-|\.|\s+năm\s+)\s*(?P<y>\d{4}))?(?!\d)"
)
_ISSUED = re.compile(
    rf"""(?:[Nn]gày\s*{_DAY_MONTH}\s*,?\s*)?
    (?P<body>{BODY}){PERSON}?\s*(?:\([^()]{{2,20}}\)\s*)?,?\s*(?:(?:đã|vừa|mới|cũng|tiếp\s+tục)\s+)*
    (?:(?:ký\s+)?ban\s+hành\s+|ký\s+|có\s+|ra\s+|thông\s+qua\s+)(?:(?:các|một)\s+)?(?P<type>(?i:{TYPE_WORDS}))(?!\w)""",
    re.VERBOSE,
)
_WAS_ISSUED = re.compile(
    rf"""(?P<type>(?i:{TYPE_WORDS}))[^.\n]{{0,200}}?\s(?:vừa|đã|mới)\s+được\s+(?P<body>{BODY}){PERSON}?\s+
    (?:ký\s+)?(?:ban\s+hành|phê\s+duyệt|đưa\s+ra|thông\s+qua|ký)(?:\s+ngày\s+{_DAY_MONTH})?""",
    re.VERBOSE,
)
_DECIDES = re.compile(
    rf"""(?P<body>{BODY}){PERSON}?\s+(?:vừa|đã|mới)\s+(?:quyết\s+định|phê\s+duyệt|công\s+nhận|công\s+bố|đưa\s+ra|triển\s+khai
    |chỉ\s+đạo|yêu\s+cầu|giao|đồng\s+ý|thống\s+nhất)\b|[Tt]heo\s+(?P<body2>{BODY}),[^.\n]{{0,80}}\bsẽ\s""",
    re.VERBOSE,
)
_TWO_LINES = re.compile(r"\s*[^\n]*\n?\s*[^\n]*")
"""Who decided something counts as issuer only where the story opens with it."""
_OF_BODY = re.compile(
    rf"""(?i:theo)\s+(?:nội\s+dung\s+)?(?P<type>(?i:{TYPE_WORDS}))\s+(?:mới(?:\s+nhất)?\s+)?của\s+
    (?P<body>{BODY})""",
    re.VERBOSE,
)
_ACCORDING = re.compile(
    rf"""(?i:theo)\s+(?P<type>(?i:{TYPE_WORDS}))\s+(?i:ngày)\s*{_DAY_MONTH}\s+của\s+(?P<body>{BODY})""", re.VERBOSE
)
_DIRECTS = re.compile(
    rf"""(?P<body>{BODY}){PERSON}?\s+(?:yêu\s+cầu|chỉ\s+đạo|chỉ\s+thị|giao|đề\s+nghị)\s+
    (?:các|ngành|Sở|sở|UBND|toàn)\b""",
    re.VERBOSE,
)
_GATHERING = r"""(?i:hội\s+nghị|hội\s+thảo|cuộc\s+họp|phiên\s+họp|buổi\s+làm\s+việc|lễ\s+(?:tổng\s+kết|khai\s+giảng)
    |tập\s+huấn|họp\s+(?:phiên|bàn|đánh\s+giá|giao\s+ban))"""
_MEETING = re.compile(
    rf"""(?:tổ\s+chức|khai\s+mạc|diễn\s+ra|chủ\s+trì|dự|đã)\s+(?:\w+\s+){{0,3}}?{_GATHERING}
    |{_GATHERING}\s+(?:\w+\s+){{0,4}}?diễn\s+ra""",
    re.VERBOSE | re.IGNORECASE,
)
_MEETING_DAY = re.compile(
    r"""(?:(?:[Ss]áng|[Cc]hiều|[Tt]ối)\s+(?:ngày\s+)?|[Nn]gày\s+|ngày\s*\(|\()
    (?P<d>\d{1,2})(?:\s*(?:và|,|-|–|đến)\s*(?:ngày\s+)?\d{1,2})?\s*(?:/|-|\s+tháng\s+)\s*(?P<m>\d{1,2})(?:\s*(?:/|-|\s+năm\s+)\s*(?P<y>\d{4}))?(?!\d|[/-]\d)""",
    re.VERBOSE,
)
_ORGANISER = re.compile(
    rf"""(?P<body>[{UPPER}][^.;()\n]{{3,120}}?)\s+(?:đã\s+|vừa\s+|phối\s+hợp[^.;]{{3,60}}?\s)?
    (?:(?:tổ\s+chức|khai\s+mạc|triệu\s+tập)\s+(?:\w+\s+){{0,3}}?{_GATHERING}|họp\s)""",
    re.VERBOSE,
)
_SPEAKER = re.compile(
    rf"""(?<!Phó\ )(?<!phó\ )(?P<post>Bí\s+thư\s+(?:Tỉnh|Thành)\s+(?:ủy|uỷ)|Chủ\s+tịch\s+UBND\s+(?:tỉnh|thành\s+phố))
    (?:\s+[{UPPER}]\w*){{2,5}}?\s+(?:đã\s+)?
    (?:phát\s+biểu|khẳng\s+định|nhấn\s+mạnh|chỉ\s+đạo|yêu\s+cầu|đề\s+nghị|kết\s+luận)""",
    re.VERBOSE,
)
_SECTOR = re.compile(
    rf"(?:[Nn]gành|[Tt]oàn\s+ngành)\s+[Gg]iáo\s+dục(?:\s+và\s+[Đđ]ào\s+tạo)?\s+(?:tỉnh\s+)?(?P<name>(?i:{PROVINCE_PATTERN}))(?!\w)"
)
LEAD_CHARS = 1800
"""What a story is about, it tells in its first paragraphs."""


@dataclass(frozen=True, slots=True)
class Story:
    """What a text about a document tells of it."""

    about: Citation | None = None
    type: str | None = None
    date: PartialDate | None = None
    issuer: str | None = None
    meeting: bool = False


def read_story(text: str, start: int, citations: Sequence[Citation], page_title: Span | None) -> Story:
    """The document or the meeting that the story beginning at ``start`` is about."""
    end = min(len(text), start + LEAD_CHARS)
    if page_title is not None and (story := _named_in_title(text, citations, page_title)):
        return story
    issued = next((m for p in (_ISSUED, _WAS_ISSUED, _ACCORDING) if (m := p.search(text, start, end))), None)
    meeting = _MEETING.search(text, start, end)
    if meeting and (issued is None or meeting.start() < issued.start()):
        return _meeting(text, start, meeting)
    if issued:
        day = _settled(text, issued)
        about = _same_document(issued, day, citations)
        signed = about.date if about and about.date and about.date.day else day
        return Story(about, type_of(issued["type"]), signed, tidy(issued["body"]))
    if about := _opening_with(text, start, end, citations):
        return Story(about, about.type, about.date, about.issuer)
    if directs := _DIRECTS.search(text, start, end) or _OF_BODY.search(text, start, end):
        return Story(issuer=tidy(directs["body"]))
    opening = _TWO_LINES.match(text, start, end)
    if opening and (decides := _DECIDES.search(text, start, opening.end())):
        return Story(issuer=tidy(decides["body"] or decides["body2"]))
    if sector := _SECTOR.search(text, start, end):
        return Story(issuer=f"Sở Giáo dục và Đào tạo tỉnh {sector['name']}")
    return Story()


def _named_in_title(text: str, citations: Sequence[Citation], title: Span) -> Story | None:
    """An explainer names the document in its page title; its day and issuer stand in the sentence that issues it."""
    about = next((c for c in citations if c.number and title.covers(c.span)), None)
    if about is None or _BY_THE_WAY.search(text, title.start, about.span.start):
        return None
    date, issuer = about.date, about.issuer
    for other in citations:
        if other.number != about.number or title.covers(other.span):
            continue
        if other.date and (date is None or date.day is None):
            date = other.date
        sentence = max(text.rfind(". ", 0, other.span.start), text.rfind("\n", 0, other.span.start)) + 1
        if match := _ISSUED.search(text, sentence, other.span.end):
            return Story(other, about.type, _settled(text, match) or date, tidy(match["body"]))
        if date and date.day and other.issuer:
            return Story(other, about.type, date, other.issuer)
    return Story(about, about.type, date, issuer)


def _opening_with(text: str, start: int, end: int, citations: Sequence[Citation]) -> Citation | None:
    """The document that a paragraph of the lead opens with: "Theo Kế hoạch số 45/KH-UBND ngày … của UBND tỉnh, …"."""
    for citation in citations:
        if start <= citation.span.start < end and citation.number:
            before = text[max(start, citation.span.start - 40) : citation.span.start]
            if _OPENING.search(before):
                return citation
    return None


_OPENING = re.compile(r"(?:^|\n)\W*(?:\([^()]{2,20}\)\s*[-–]?\s*)?(?:[Tt]heo\s+(?:nội\s+dung\s+)?|[Tt]ại\s+)?$")
_BY_THE_WAY = re.compile(r"(?i)(?:theo|căn\s+cứ|tại|của|thực\s+hiện)\s+(?:quy\s+định\s+)?$")
"""A page title may name another document than the one it is about: "… theo Thông tư 29"."""


def _same_document(issued: re.Match[str], day: PartialDate | None, citations: Sequence[Citation]) -> Citation | None:
    """The numbered mention of the document a sentence issues: at its type word, else one of equal type and day."""
    numbered = [c for c in citations if c.number]
    at_type = (c for c in numbered if c.span.start == issued.start("type"))
    same_day = (c for c in numbered if day is not None and c.date == day and c.type == type_of(issued["type"]))
    return next(at_type, None) or next(same_day, None)


def _settled(text: str, match: re.Match[str]) -> PartialDate | None:
    """The day printed in ``match``; without a year it gets the one that the text settles."""
    if not match["d"]:
        return None
    year = int(match["y"]) if match["y"] else settle_year(text, match.end(), int(match["m"]))
    return _day(year, match["m"], match["d"])


def _day(year: int | None, month: str, day: str) -> PartialDate | None:
    try:
        return PartialDate(year, int(month), int(day)) if year else None
    except ValueError:
        return None


def settle_year(text: str, position: int, month: int) -> int | None:
    """The year of a day printed without one, as far as the text settles it.

    From a full date close by; else from the years the next sentences name: where the year that is planned stands
    beside the one that is reviewed, it is the later; the review of a year alone may be held in spring of the next.
    Else from the school years: a new one is prepared from June of its first year, an old one reviewed in its second.
    """
    near = text[position : position + 600]
    for found in find_dates(near[:400]):
        if found.value.day is not None:
            return found.value.year
    if years := [int(year) for year in _YEAR.findall(near)]:
        alone = len(set(years)) == 1 and month <= 4 and _REVIEWS.search(near)
        return max(years) + (1 if alone else 0)
    schools = [SchoolYear(int(a)) for a, b in _SCHOOL_YEAR.findall(near) if int(b) == int(a) + 1]
    school = max(schools, default=None) or SchoolYear.parse(text)
    if school is None:
        return None
    reviewed = len(set(schools)) == 1 and _REVIEWS_SCHOOL_YEAR.search(near)
    return school.start if month >= 6 and not (reviewed and month <= 9) else school.start + 1


_YEAR = re.compile(r"(?i)năm\s+((?:19|20)\d\d)(?!\s*[-–]\s*\d)")
_SCHOOL_YEAR = re.compile(r"(?i)năm\s+học\s+((?:19|20)\d\d)\s*[-–]\s*((?:19|20)\d\d)")
_REVIEWS = re.compile(r"(?i)tổng\s+kết[^.;]{0,150}\snăm\s+(?:19|20)\d\d")
_REVIEWS_SCHOOL_YEAR = re.compile(r"(?i)tổng\s+kết[^.;,]{0,60}\snăm\s+học\s+(?:19|20)\d\d")


_WHEN_AND_WHERE = re.compile(r"^(?:(?i:ngày|sáng|chiều|tối|tại|trong|mới\s+đây|vừa\s+qua|hôm|nhân)\b[^,]*,\s*)+")


def _meeting(text: str, start: int, meeting: re.Match[str]) -> Story:
    """A meeting: its day, and who gave the directions there, the organiser or a leader who spoke."""
    date = None
    if day := _MEETING_DAY.search(text, start, meeting.end() + 400):
        year = int(day["y"]) if day["y"] else settle_year(text, day.end(), int(day["m"]))
        date = _day(year, day["m"], day["d"])
    sentence = max(text.rfind(". ", 0, meeting.start()), text.rfind("\n", 0, meeting.start())) + 1
    issuer = None
    if organiser := _ORGANISER.search(text, sentence, meeting.end() + 5):
        issuer = tidy(_WHEN_AND_WHERE.sub("", organiser["body"]))
    if speaker := _SPEAKER.search(text, start):
        issuer = tidy(speaker["post"])
    return Story(date=date, issuer=issuer, meeting=True)
