"""Dated duties: a date after words that set a limit ("trước ngày ...", "hoàn thành trong ..."), periods, events."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from namhoc.core import PartialDate, Span
from namhoc.core.phrases import phrases
from namhoc.directives.directive import Deadline, DocumentFields
from namhoc.directives.extractors.deadlines.due_dates import DueDate, due_dates
from namhoc.directives.extractors.deadlines.recurrence import recurrence_of

_HOUR = r"\d{1,2} ?(?:h|giờ) ?\d{0,2}(?: phút)?"
_TO_THE_DAY = rf"(?:\s+(?:là|đến|hết|cuối|vào|trong|trước|ngày|sáng|chiều|thứ \w+|{_HOUR}))*\s*[:(]?\s*$"
_LIMIT = re.compile(
    phrases("""
    trước | chậm nhất | muộn nhất | hạn cuối | hạn chót | thời hạn | hạn | xong | hoàn thành | hoàn tất | hết | đến
    cuối | trong | vào
""")
    + _TO_THE_DAY,
    re.IGNORECASE,
)
_BY = re.compile(r"(?:trước|chậm nhất|muộn nhất|hạn)\s+(?:vào\s+|là\s+)?(?:ngày\s+)?$", re.IGNORECASE)
_WITHIN = re.compile(
    r"(?<!\w)(?:trong|vào|trước|xong|chậm\s+nhất|muộn\s+nhất|(?:đến|vào|trước)\s+(?:hết|cuối))(?:\s+(?:là|vào))*\s*$",
    re.IGNORECASE,
)
_WHOLE_YEAR = re.compile(r"(?:trong|hết|trước|(?:đến|vào|trước)\s+cuối)\s*$", re.IGNORECASE)
_SUMS_UP = re.compile(r"(?:sơ|tổng)\s+kết(?:[^;.,]{0,40})?\svào\s+(?:(?:cuối|hết)\s+)?$", re.IGNORECASE)
_FROM = re.compile(r"từ(?:\s+ngày)?\s*$", re.IGNORECASE)
_TO = re.compile(r"\s*(?:đến|tới|[-–])\s*(?:hết\s*)?(?:ngày\s*)?", re.IGNORECASE)
_FROM_NOW = re.compile(r"(?<!\w)từ\s+nay\s+(?:cho\s+)?đến(?:\s+hết|\s+cuối)?(?:\s+ngày)?\s*$", re.IGNORECASE)
_WORK = re.compile(
    phrases("triển khai | thực hiện | tổ chức | tập trung | duy trì | phát động | tăng cường | đẩy mạnh | hoàn thành"),
    re.IGNORECASE,
)
_LIST = re.compile(r"\s*(?:,|và)\s*(?:trước\s+)?(?:ngày\s+)?", re.IGNORECASE)
_EVERY = re.compile(r"\s*(?:của\s+)?(?:hằng|hàng|mỗi)\s+(?:năm|quý|tháng)", re.IGNORECASE)
_EVERY_BEFORE = re.compile(
    r"(?:(?:hằng|hàng|mỗi)\s+(?:năm|quý|tháng)|định\s+kỳ\s+(?:0?6\s+tháng|(?:01|1|một)\s+năm|năm))[^;.]{0,200}$",
    re.IGNORECASE,
)

_PAST = re.compile(
    phrases("đã | căn cứ | tính đến | theo báo cáo | kể từ | ban hành ngày | được ban hành | số liệu đến | hiệu lực")
    + r"|(?:luật|nghị định|thông tư) \w",
    re.IGNORECASE,
)
_DONE = re.compile(r"[^;.]{0,40}(?<!\w)đã(?!\w)(?! được phê duyệt| được giao| ban hành)", re.IGNORECASE)
_LAW = re.compile(r"\s*,?\s*(?:luật|nghị định|thông tư|quyết định|chính thức có hiệu lực)", re.IGNORECASE)

_FINISHES = (
    r"(?:(?<!khi )kết\s+thúc|"
    + phrases("hoàn thành | hoàn tất | xong | ban hành | đăng ký | nộp | khởi công | phê duyệt | công bố")
    + ")"
)
_FINISH = re.compile(
    rf"(?:{_FINISHES}|(?<!chương )trình(?! độ| duyệt)|đưa\s+vào\s+sử\s+dụng|gửi|báo\s+cáo|khắc\s+phục)[^;]{{0,120}}$",
    re.IGNORECASE,
)
_VERB = re.compile(
    r"(?P<report>(?<!hoàn thành )(?<!hoàn thiện )báo\s+cáo|gửi\s+(?:kết\s+quả|số\s+liệu)|tổng\s+hợp[^,;.]{0,40}gửi)"
    rf"|(?P<act>{_FINISHES})",
    re.IGNORECASE,
)
_REPORT = re.compile(r"báo\s+cáo", re.IGNORECASE)
_REPORT_AFTER = re.compile(r"(?:(?!để\s)[^;.]){0,70}?báo\s+cáo", re.IGNORECASE)
"""A report asked for after its date; "để tổng hợp, báo cáo" only says what the papers are for."""
_EVENT = re.compile(
    phrases("""
    khai giảng | tựu trường | bế giảng | tổng kết năm học | thi tốt nghiệp
    bắt đầu học kỳ | bắt đầu năm học | kết thúc học kỳ | kết thúc năm học
""")
    + r"[^,;.(\d]{0,50}$",
    re.IGNORECASE,
)
_APART = re.compile(
    r"\W*(?:riêng|đối\s+với)\s[^;.\d]{0,30}\d{0,2}(?:[^;.\d]{0,30}\d{1,2}){0,4}[^;.\d]{0,30}", re.IGNORECASE
)
"""The same event on another day for some: "tựu trường ngày 24/8, riêng lớp 1 ngày 17/8"."""
_LEAD = re.compile(
    phrases("báo cáo | hoàn thành | hoàn tất | gửi | trình | đăng ký | nộp | ban hành | khởi công")
    + r"(?:[^;.\d]|\d(?![\d/]*/)){0,120}$",
    re.IGNORECASE,
)
_NEAR = 250


@dataclass(frozen=True, slots=True)
class DatedClause:
    """A clause read for dated duties.

    ``offset`` is where its ``words`` begin in the text. ``fields``: the document's school year settles the year of the
    school's events (khai giảng ngày 5/9), its date tells what lies ahead. ``ordering``: work is ordered here, so that
    "trong tháng 9/2026" needs no verb of finishing.
    """

    words: str
    offset: int
    fields: DocumentFields
    ordering: bool

    def duties(self, cited: tuple[Span, ...]) -> Iterator[Deadline]:
        """The dated duties of the clause in order; dates inside ``cited`` documents are none."""
        words = self.words
        dates = [d for d in due_dates(words) if not any(c.overlaps(self._place(d.span)) for c in cited)]
        passed = -1
        event = -1
        for index, due in enumerate(dates):
            before, after = self._around(due)
            if index <= passed or _PAST.search(before[-90:]) or _DONE.match(after):
                continue
            last = index
            while last + 1 < len(dates) and _LIST.fullmatch(words, dates[last].span.end, dates[last + 1].span.start):
                last += 1
            if _EVERY.match(words, dates[last].span.end) or (due.known is None and _EVERY_BEFORE.search(before)):
                passed = last
                yield self._yearly(due, dates[last])
                continue
            following = dates[index + 1] if index + 1 < len(dates) else None
            if following and _FROM.search(before) and _TO.fullmatch(words, due.span.end, following.span.start):
                passed = index + 1
                yield from self._period(due, following)
            elif due.form == "day" and (match := _EVENT.search(before)) and not _BY.search(before):
                event = due.span.end
                yield self._event(due, len(before) - match.start())
            elif due.form == "day" and event >= 0 and _APART.fullmatch(words, event, due.span.start):
                event = due.span.end
                yield self._event(due, 0)
            else:
                yield from self._limit(due)

    def _limit(self, due: DueDate) -> Iterator[Deadline]:
        before, after = self._around(due)
        if _FROM.search(before):
            if due.form == "day" and not _LAW.match(after) and self._lies_ahead(due):
                yield self._item(due, 0, "from", 0.55, "milestone")
            return
        limit = _LIMIT.search(before)
        if limit is None:
            return
        if now := _FROM_NOW.search(before):
            if now.start() == 0 or _WORK.search(before):
                yield self._item(due, len(before) - now.start(), "from-now", 0.6, "period")
            return
        if due.form != "day" and not self._is_due(due, before, after):
            return
        lead = _LEAD.search(before[: limit.start()]) or limit
        yield self._item(due, len(before) - lead.start(), f"limit-{due.form}", 0.8, _kind(before, after))

    def _is_due(self, due: DueDate, before: str, after: str) -> bool:
        """True when a month, a quarter or a year is a limit: something is to be finished or reported in it."""
        if due.form == "year" and not _WHOLE_YEAR.search(before):
            return bool(_SUMS_UP.search(before))
        if _FINISH.search(before) or _SUMS_UP.search(before) or _REPORT.search(after[:60]):
            return True
        return due.form != "year" and self.ordering and bool(_WITHIN.search(before)) and "%" not in before[-80:]

    def _yearly(self, first: DueDate, last: DueDate) -> Deadline:
        """A day that comes back ("trước ngày 25/12 hằng năm"): no date, but a recurrence with its day."""
        before, _ = self._around(first)
        lead = _LEAD.search(before) or _LIMIT.search(before)
        every = _EVERY.match(self.words, last.span.end)
        start = first.span.start - (len(before) - lead.start() if lead else 0)
        span = self._place(Span(start, every.end() if every else last.span.end))
        recurrence = recurrence_of(self.words[max(0, first.span.start - _NEAR) : last.span.end + 20])
        if last.form == "month" and recurrence:
            recurrence = f"{recurrence}, in month {last.month}"
        kind = "report" if _REPORT.search(self.words) else "recurring"
        return Deadline(span, "every", 0.8, kind, None, recurrence, self._what)

    def _period(self, first: DueDate, last: DueDate) -> Iterator[Deadline]:
        """From one date to another; a first day without a year takes the year of the last one."""
        if last.known is None or last.form == "year":
            return
        start = first.known
        if start is None:
            try:
                start = PartialDate(last.known.year - (first.month > last.month), first.month, first.day)
            except ValueError:
                return
        span = self._place(Span(first.span.start, last.span.end))
        yield Deadline(span, "from-to", 0.75, "period", f"{start.iso()}/{last.known.iso()}", None, self._what)

    def _event(self, due: DueDate, back: int) -> Deadline:
        settled = due.within(self.fields.school_year) if self.fields.school_year is not None else due
        return self._item(settled, back, "event", 0.75, "milestone")

    def _item(self, due: DueDate, back: int, rule: str, confidence: float, kind: str) -> Deadline:
        """The item whose words begin ``back`` characters before the date."""
        span = self._place(Span(due.span.start - back, due.span.end))
        if due.known is None:
            due, confidence = due.from_day(self.fields.date), confidence - 0.2
        return Deadline(span, rule, confidence, kind, due.last_day, due.unsettled, self._what)

    def _lies_ahead(self, due: DueDate) -> bool:
        """True for a day that is not over when the document is signed; what began earlier is no event of it."""
        signed = self.fields.date
        return due.known is not None and signed is not None and due.known.last_day() >= signed.last_day()

    def _around(self, due: DueDate) -> tuple[str, str]:
        """The words near a date, before and after it."""
        start, end = due.span.start, due.span.end
        return self.words[max(0, start - _NEAR) : start], self.words[end : end + _NEAR]

    def _place(self, span: Span) -> Span:
        return Span(self.offset + span.start, self.offset + span.end)

    @property
    def _what(self) -> str:
        """The duty in short: the clause's first words on one line."""
        return " ".join(self.words[:200].split())[:120]


def _kind(before: str, after: str) -> str:
    """``report`` when the nearest duty before the date is to report; a date for acting and reporting is a deadline."""
    verbs = list(_VERB.finditer(before))
    if verbs:
        return "report" if verbs[-1]["report"] else "deadline"
    return "report" if _REPORT_AFTER.match(after) else "deadline"
