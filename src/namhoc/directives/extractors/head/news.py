"""News, portal pages and explainers about a document: which document, signed when, by whom.

The day of publication or of crawling is never the document's date; number, date and issuer are those of the document the
text is about, where it gives them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from namhoc.citations import Citation
from namhoc.citations.issuers import tidy
from namhoc.citations.number import UPPER
from namhoc.citations.types import TYPE_WORDS, type_of
from namhoc.core import PartialDate, SchoolYear, Span, find_dates
from namhoc.directives.extractors.head.issuer import BODY

_DAY = r"(?:[Nn]gày\s*(?P<d>\d{1,2})\s*(?:/|-|\.|\s+tháng\s+)\s*(?P<m>\d{1,2})(?:\s*(?:/|-|\.|\s+năm\s+)\s*(?P<y>\d{4}))?(?!\d))"
_ISSUED = re.compile(
    rf"(?:{_DAY}\s*,?\s*)?(?P<body>{BODY})\s*(?:\([^()]{{2,20}}\)\s*)?,?\s*(?:đã\s+|vừa\s+|mới\s+|cũng\s+)*"
    rf"(?:ký\s+|có\s+|ra\s+|triển\s+khai\s+)?(?:ban\s+hành\s+)?(?:ký\s+)?(?P<type>(?i:{TYPE_WORDS}))(?!\w)"
)
_ACCORDING = re.compile(
    rf"(?i:theo)\s+(?P<type>(?i:{TYPE_WORDS}))\s+(?i:ngày)\s*(?P<d>\d{{1,2}})\s*(?:/|-|\.)\s*(?P<m>\d{{1,2}})(?:\s*(?:/|-|\.)\s*(?P<y>\d{{4}}))?(?!\d)\s+của\s+(?P<body>{BODY})"
)
_ORDERS = re.compile(rf"(?P<body>(?:Bí\s+thư\s+|Chủ\s+tịch\s+)?{BODY})\s+(?:yêu\s+cầu|chỉ\s+đạo|chỉ\s+thị|giao|đề\s+nghị)\b")
_MEETING = re.compile(
    r"(?i)(?:tổ\s+chức|khai\s+mạc|diễn\s+ra|chủ\s+trì)\s+(?:\w+\s+){0,3}?(?:hội\s+nghị|hội\s+thảo|cuộc\s+họp|phiên\s+họp|buổi\s+làm\s+việc|lễ\s+tổng\s+kết|tập\s+huấn)"
)
_MEETING_DAY = re.compile(
    r"(?:(?:Sáng|Chiều|Tối|sáng|chiều)\s+(?:ngày\s+)?|[Nn]gày\s+|ngày\s*\(|\()\s*(?P<d>\d{1,2})\s*(?:/|-|\s+tháng\s+)\s*(?P<m>\d{1,2})(?:\s*(?:/|-|\s+năm\s+)\s*(?P<y>\d{4}))?(?!\d|\s*[/-]\s*\d)"
)
_ORGANISER = re.compile(
    rf"(?P<body>[{UPPER}][^.;,()\n]{{3,120}}?)\s+(?:đã\s+|vừa\s+|phối\s+hợp[^.,;]{{3,60}}\s+)?(?:tổ\s+chức|khai\s+mạc|triệu\s+tập)\s+(?:\w+\s+){{0,3}}?(?:hội\s+nghị|hội\s+thảo|cuộc\s+họp|phiên\s+họp|lễ|tập\s+huấn)"
)
_SPEAKER = re.compile(
    rf"(?<!Phó )(?<!phó )(?P<post>Bí\s+thư\s+(?:Tỉnh|Thành)\s+(?:ủy|uỷ)|Chủ\s+tịch\s+UBND\s+(?:tỉnh|thành\s+phố))(?:\s+[{UPPER}]\w*){{2,5}}?\s+(?:đã\s+)?(?:phát\s+biểu|khẳng\s+định|nhấn\s+mạnh|chỉ\s+đạo|yêu\s+cầu|đề\s+nghị|kết\s+luận)"
)


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
    lead_end = min(len(text), start + 1800)
    if page_title is not None and (story := _named_in_title(text, citations, page_title, lead_end)):
        return story
    if match := _ISSUED.search(text, start, lead_end):
        day = _settled(text, match)
        about = _same_document(text, match, day, citations)
        date = about.date if about and about.date and about.date.day else day
        return Story(about, type_of(match["type"]), date, tidy(match["body"]))
    if match := _ACCORDING.search(text, start, lead_end):
        day = _settled(text, match)
        return Story(_same_document(text, match, day, citations), type_of(match["type"]), day, tidy(match["body"]))
    if match := _MEETING.search(text, start, lead_end):
        return _meeting(text, start, match)
    if match := _ORDERS.search(text, start, lead_end):
        return Story(issuer=tidy(match["body"]))
    return Story()


def _named_in_title(text: str, citations: Sequence[Citation], title: Span, lead_end: int) -> Story | None:
    """An explainer names the document in its page title; its day and issuer stand in the sentence that issues it."""
    inside = [c for c in citations if title.covers(c.span) and c.number]
    if not inside:
        return None
    about = inside[0]
    date, issuer = about.date, about.issuer
    for other in citations:
        if other.number != about.number or title.covers(other.span):
            continue
        date = other.date if other.date and (date is None or date.day is None) else date
        sentence = max(text.rfind(". ", 0, other.span.start), text.rfind("\n", 0, other.span.start)) + 1
        if match := _ISSUED.search(text, sentence, other.span.end):
            day = _settled(text, match)
            return Story(other, about.type, day or date, tidy(match["body"]))
        if date and date.day and other.issuer:
            return Story(other, about.type, date, other.issuer)
    return Story(about, about.type, date, issuer)


def _same_document(
    text: str, match: re.Match[str], day: PartialDate | None, citations: Sequence[Citation]
) -> Citation | None:
    """The numbered mention of the document a sentence issues: at its type word, else one of equal type and day."""
    kind = type_of(match["type"])
    for citation in citations:
        if citation.number and citation.span.start == match.start("type"):
            return citation
    if day is None:
        return None
    return next((c for c in citations if c.number and c.type == kind and c.date == day), None)


def _settled(text: str, match: re.Match[str]) -> PartialDate | None:
    """The day printed in ``match``; without a year it gets the one that the text settles."""
    if match["d"] is None:
        return None
    year = int(match["y"]) if match["y"] else settle_year(text, match.end(), int(match["m"]))
    return _day(year, match["m"], match["d"])


def _day(year: int | None, month: str, day: str) -> PartialDate | None:
    try:
        return PartialDate(year, int(month), int(day)) if year else None
    except ValueError:
        return None


def settle_year(text: str, position: int, month: int) -> int | None:
    """The year of a day printed without one: from the next full date close by, else from the school year of the text
    (its months August to December lie in the first year, a meeting before August of a coming school year too)."""
    for found in find_dates(text, position, min(len(text), position + 400)):
        if found.value.day is not None:
            return found.value.year
    years = [int(m) for m in re.findall(r"(?i)năm\s+((?:19|20)\d\d)(?!\s*[-–]\s*\d)", text[position : position + 1500])]
    if years:
        return max(years)
    school_year = SchoolYear.parse(text)
    if school_year is None:
        return None
    return school_year.start if month >= 6 else school_year.start + 1


def _meeting(text: str, start: int, match: re.Match[str]) -> Story:
    lead = text[start : match.end() + 400]
    date = None
    if day := _MEETING_DAY.search(lead):
        year = int(day["y"]) if day["y"] else settle_year(text, start + day.end(), int(day["m"]))
        date = _day(year, day["m"], day["d"])
    sentence = max(text.rfind(". ", 0, match.start()), text.rfind("\n", 0, match.start())) + 1
    organiser = _ORGANISER.search(text, sentence, match.end() + 5)
    issuer = _last_name(organiser["body"]) if organiser else None
    if speaker := _SPEAKER.search(text, start):
        issuer = tidy(speaker["post"])
    return Story(date=date, issuer=issuer, meeting=True)


def _last_name(words: str) -> str:
    return tidy(re.split(r",\s+", words)[-1])
