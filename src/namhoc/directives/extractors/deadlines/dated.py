"""Dated duties: a date after words that set a limit ("trước ngày ...", "hoàn thành trong ..."), periods, events."""

from __future__ import annotations

import re
from collections.abc import Iterator

from namhoc.core import PartialDate, SchoolYear, Span
from namhoc.core.phrases import phrases
from namhoc.directives.directive import Deadline
from namhoc.directives.extractors.deadlines.due_dates import DueDate, due_dates
from namhoc.directives.extractors.deadlines.recurrence import recurrence_of

_LIMIT = re.compile(
    phrases("""
    trước | chậm nhất | muộn nhất | hạn cuối | hạn chót | thời hạn | hạn | xong | hoàn thành | hoàn tất | hết | đến
    cuối | trong
""")
    + r"(?:\s+(?:là|đến|hết|cuối|vào|trong|trước|ngày|sáng|chiều|thứ \w+|\d{1,2} ?(?:h|giờ)\d{0,2}))*\s*[:(]?\s*$",
    re.IGNORECASE,
)
_WHOLE_YEAR = re.compile(r"(?:trong|hết|trước|(?:đến|vào|trước)\s+cuối)\s*$", re.IGNORECASE)
_BY = re.compile(r"(?:trước|chậm nhất|muộn nhất|hạn)\s+(?:vào\s+|là\s+)?(?:ngày\s+)?$", re.IGNORECASE)
_WITHIN = re.compile(r"trong\s*$", re.IGNORECASE)
_NEAR = 250
_FROM = re.compile(r"từ(?:\s+ngày)?\s*$", re.IGNORECASE)
_TO = re.compile(r"\s*(?:đến|tới|[-–])\s*(?:hết\s*)?(?:ngày\s*)?", re.IGNORECASE)
_LIST = re.compile(r"\s*(?:,|và)\s*(?:trước\s+)?(?:ngày\s+)?", re.IGNORECASE)
_EVERY = re.compile(r"\s*(?:của\s+)?(?:hằng|hàng|mỗi)\s+(?:năm|quý|tháng)", re.IGNORECASE)
_EVERY_BEFORE = re.compile(r"(?:hằng|hàng|mỗi)\s+(?:năm|quý|tháng)[^;.]{0,200}$", re.IGNORECASE)
_PAST = re.compile(
    phrases("đã | căn cứ | tính đến | theo báo cáo | kể từ | ban hành ngày | được ban hành | số liệu đến | hiệu lực")
    + r"|(?:luật|nghị định|thông tư) \w",
    re.IGNORECASE,
)
_LAW = re.compile(r"\s*,?\s*(?:luật|nghị định|thông tư|quyết định|chính thức có hiệu lực)", re.IGNORECASE)
_DONE = re.compile(r"[^;.]{0,40}(?<!\w)đã(?!\w)(?! được phê duyệt| được giao| ban hành)", re.IGNORECASE)
_ENDS_WITH = (
    "(?:(?<!khi )kết\\s+thúc|"
    + phrases("hoàn thành | hoàn tất | xong | ban hành | đăng ký | nộp | khởi công | phê duyệt | công bố")
    + ")"
)
_FINISH = re.compile(
    rf"(?:{_ENDS_WITH}|(?<!chương )trình(?! độ| duyệt)|đưa\s+vào\s+sử\s+dụng|gửi|báo\s+cáo|khắc\s+phục)[^;]{{0,120}}$",
    re.IGNORECASE,
)
_VERB = re.compile(
    rf"(?P<report>báo\s+cáo|gửi\s+(?:kết\s+quả|số\s+liệu)|tổng\s+hợp[^,;.]{{0,40}}gửi)|(?P<act>{_ENDS_WITH})",
    re.IGNORECASE,
)
_EVENT = re.compile(
    phrases("""
    khai giảng | tựu trường | bế giảng | tổng kết năm học | thi tốt nghiệp
    bắt đầu học kỳ | bắt đầu năm học | kết thúc học kỳ | kết thúc năm học
""")
    + r"[^,;.(\d]{0,50}$",
    re.IGNORECASE,
)
_LEAD = re.compile(
    phrases("báo cáo | hoàn thành | hoàn tất | gửi | trình | đăng ký | nộp | ban hành | khởi công")
    + r"(?:[^;.\d]|\d(?![\d/]*/)){0,120}$",
    re.IGNORECASE,
)


def dated(
    words: str, offset: int, cited: tuple[Span, ...], school_year: SchoolYear | None, *, ordering: bool
) -> Iterator[Deadline]:
    """The dated duties of a clause whose ``words`` begin at ``offset``; dates inside ``cited`` documents are none.

    ``school_year``: the document's own, which settles the year of the school's events (khai giảng ngày 5/9);
    ``ordering``: the clause stands where work is ordered, so "trong tháng 9/2026" needs no verb of finishing.
    """
    dates = [d for d in due_dates(words) if not any(c.overlaps(_place(d.span, offset)) for c in cited)]
    passed = -1
    for index, due in enumerate(dates):
        before, after = _around(words, due.span)
        if index <= passed or _PAST.search(before[-90:]) or _DONE.match(after):
            continue
        last = index
        while last + 1 < len(dates) and _LIST.fullmatch(words, dates[last].span.end, dates[last + 1].span.start):
            last += 1
        if _EVERY.match(words, dates[last].span.end) or (due.known is None and _EVERY_BEFORE.search(before)):
            passed = last
            yield _yearly(words, offset, due, dates[last])
            continue
        following = dates[index + 1] if index + 1 < len(dates) else None
        if following and _FROM.search(before) and _TO.fullmatch(words, due.span.end, following.span.start):
            passed = index + 1
            if period := _period(words, offset, due, following):
                yield period
            continue
        if item := _single(words, offset, due, school_year, ordering=ordering):
            yield item


def _single(
    words: str, offset: int, due: DueDate, school_year: SchoolYear | None, *, ordering: bool
) -> Deadline | None:
    before, after = _around(words, due.span)
    place = _place(due.span, offset)
    if due.form == "day" and _EVENT.search(before) and not _BY.search(before):
        event = _EVENT.search(before)
        start = due.span.start - len(before) + (event.start() if event else len(before))
        span = Span(offset + start, place.end)
        settled = due.within(school_year) if school_year is not None else due
        return Deadline(span, "event", 0.75, "milestone", settled.last_day, settled.unsettled, _what(words))
    limit = _LIMIT.search(before)
    if limit is None:
        if due.form == "day" and _FROM.search(before) and not _LAW.match(after):
            return Deadline(place, "from", 0.55, "milestone", due.last_day, due.unsettled, _what(words))
        return None
    finish = _FINISH.search(before)
    if due.form in ("month", "quarter") and ordering and _WITHIN.search(before) and "%" not in before[-80:]:
        finish = finish or limit
    if due.form != "day" and not finish and not re.search(r"báo\s+cáo", after[:60], re.IGNORECASE):
        return None
    if due.form == "year" and not _WHOLE_YEAR.search(before):
        return None
    start = lead.start() if (lead := _LEAD.search(before[: limit.start()])) else limit.start()
    span = Span(place.start - len(before) + start, place.end)
    kind = _kind(before, after)
    return Deadline(span, f"limit-{due.form}", 0.8, kind, due.last_day, due.unsettled, _what(words))


def _kind(before: str, after: str) -> str:
    """``report`` when the nearest duty before the date is to report; a date for acting and reporting is a deadline."""
    verbs = list(_VERB.finditer(before))
    if verbs:
        return "report" if verbs[-1]["report"] else "deadline"
    return "report" if re.search(r"báo\s+cáo", after[:80], re.IGNORECASE) else "deadline"


def _yearly(words: str, offset: int, first: DueDate, last: DueDate) -> Deadline:
    """A day that comes back ("trước ngày 25/12 hằng năm"): no date, but a recurrence with its day."""
    kind = "report" if re.search(r"báo\s+cáo", words, re.IGNORECASE) else "recurring"
    before, _ = _around(words, first.span)
    lead = _LEAD.search(before) or _LIMIT.search(before)
    start = first.span.start - (len(before) - lead.start() if lead else 0)
    every = _EVERY.match(words, last.span.end)
    span = Span(offset + start, offset + (every.end() if every else last.span.end))
    said = words[max(0, first.span.start - _NEAR) : last.span.end + 20]
    recurrence = recurrence_of(said)
    if last.form == "month" and recurrence:
        recurrence = f"{recurrence}, in month {last.month}"
    return Deadline(span, "every", 0.8, kind, None, recurrence, _what(words))


def _period(words: str, offset: int, first: DueDate, last: DueDate) -> Deadline | None:
    """From one date to another; a first day without a year takes the year of the last one."""
    if last.known is None or last.form == "year":
        return None
    start = first.known
    if start is None:
        try:
            start = PartialDate(last.known.year - (first.month > last.month), first.month, first.day)
        except ValueError:
            return None
    span = Span(offset + first.span.start, offset + last.span.end)
    return Deadline(span, "from-to", 0.75, "period", f"{start.iso()}/{last.known.iso()}", None, _what(words))


def _what(words: str) -> str:
    """The duty in short: the clause's first words on one line."""
    return " ".join(words[:200].split())[:120]


def _around(words: str, span: Span) -> tuple[str, str]:
    """The words near a date, before and after it."""
    return words[max(0, span.start - _NEAR) : span.start], words[span.end : span.end + _NEAR]


def _place(span: Span, offset: int) -> Span:
    return Span(offset + span.start, offset + span.end)
