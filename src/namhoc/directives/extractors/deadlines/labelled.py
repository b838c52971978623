"""Time lines ("Thời gian thực hiện: Hoàn thành trong năm 2025"), and cells of a task table that hold only a date."""

from __future__ import annotations

import re
from collections.abc import Iterator

from namhoc.core import PartialDate, Span
from namhoc.core.phrases import phrases
from namhoc.directives.directive import Deadline
from namhoc.directives.extractors.deadlines.due_dates import due_dates
from namhoc.directives.extractors.deadlines.recurrence import recurrence_of
from namhoc.directives.layout import Paragraph
from namhoc.directives.sentences import Sentence

_LABEL = re.compile(
    r"(?:\(?[a-zđ0-9]{1,2}[.)]\s*|\W*)"
    + phrases("""
    thời gian | thời gian thực hiện | thời gian hoàn thành | thời gian triển khai | thời gian, tiến độ
    thời hạn | thời hạn hoàn thành | thời hạn thực hiện | tiến độ | tiến độ thực hiện | tiến độ hoàn thành
    hạn hoàn thành | hạn nộp | hạn chót | hạn cuối
""")
    + r"\s*:\s*(?P<said>[^\n]+)",
    re.IGNORECASE,
)
_FIXED = re.compile(
    r"(?:\(?[a-zđ0-9]{1,2}[.)]\s*|(?:\d{1,2}\.){1,3}\s*|\W*)(?:mốc\s+)?thời\s+điểm(?:\s+[^\W\d]+){0,5}\s*:\s*(?P<said>[^\n]+)",
    re.IGNORECASE,
)
"""A moment that is fixed: "Thời điểm điều tra: ngày 30/9/2026"."""
_LAST_DAY = re.compile(
    r"(?:\(?[a-zđ0-9]{1,2}[.)]\s*|\W*)(?P<of>(?:thời\s+)?hạn(?:\s+[^\W\d]+){1,5})\s*:\s*(?P<said>[^\n]+)", re.IGNORECASE
)
""" "Hạn cuối nộp báo cáo: 25/12/2026"."""
_ONWARD = re.compile(r"(?:và|đến) (?:các|những) năm (?:tiếp theo|sau)|trở đi", re.IGNORECASE)
_YEARS = re.compile(r"(?<!\d)(20\d\d)\s*(?:[-–]|đến(?: hết)?(?: năm)?)\s*(20\d\d)(?!\d)")
_MONTH_AND_YEAR = re.compile(r"(?<![\d/.-])(?<!tháng )(?<!Tháng )(\d{1,2}[/.-]20\d\d)(?!\d|[/.-]\d)")
_SPAN = re.compile(r"[-–]|đến|tới", re.IGNORECASE)
_FROM = re.compile(r"\W*từ\b", re.IGNORECASE)
_EVERY = re.compile(r"(?:hằng|hàng|mỗi)\s", re.IGNORECASE)
_NO_TIME = re.compile(r"\d{1,3}\s*phút|\d{1,2} ?(?:giờ|h)\d{0,2}", re.IGNORECASE)
_BETWEEN_CELLS = re.compile(r"\t|\s\|\s")
_CELL = re.compile(
    r"(?:(?:hoàn thành|trong|trước|đến hết|hết|chậm nhất)\s+)*"
    r"(?:ngày\s+\d{1,2}[/.-]\d{1,2}[/.-]20\d\d|\d{1,2}[/.-]\d{1,2}[/.-]20\d\d|(?:tháng\s*)?\d{1,2}[/.-]20\d\d"
    r"|qu[ýí]\s*(?:IV|III|II|I|[1-4])\s*(?:[-–/.,]|năm)?\s*20\d\d)",
    re.IGNORECASE,
)


def labelled(sentence: Sentence, signed: PartialDate | None = None) -> Iterator[Deadline]:
    """The deadline that the time line or the table cell ``sentence`` states; nothing for other sentences."""
    if label := _LABEL.match(sentence.text):
        if _NO_TIME.search(label["said"]):
            return
        start = sentence.span.start + label.start("said")
        said = label["said"].rstrip(" .;")
        yield _read(said, Span(start, start + len(said)), signed)
    elif (last := _LAST_DAY.match(sentence.text)) and any(
        due.form == "day" for due in due_dates(f"ngày {last['said']}")
    ):
        start = sentence.span.start + last.start("said")
        said = last["said"].rstrip(" .;/")
        due = next(due for due in due_dates(f"ngày {said}")).from_day(signed)
        kind = "report" if "báo cáo" in last["of"].lower() else "deadline"
        yield Deadline(Span(start, start + len(said)), "time-line", 0.85, kind, due.last_day, due.unsettled, said[:120])
    elif (fixed := _FIXED.match(sentence.text)) and (dates := [d for d in due_dates(fixed["said"]) if d.known]):
        start = sentence.span.start + fixed.start("said")
        place = Span(start + dates[0].span.start, start + dates[0].span.end)
        yield Deadline(place, "time-line", 0.8, "milestone", dates[0].last_day, None, fixed["said"][:120])
    elif sentence.opens_paragraph() and (item := _cell(sentence.text, sentence.span)):
        yield item


def in_column(words: str, place: Span, signed: PartialDate | None) -> Iterator[Deadline]:
    """The deadline of a cell in the column "Thời gian": a day, a month, a period; what recurs has no day of its own."""
    said = _MONTH_AND_YEAR.sub(r"tháng \1", " ".join(words.split()))
    dates = [due.from_day(signed) for due in due_dates(f"từ {said}")]
    known = [due for due in dates if due.known is not None]
    if not known or known[-1] is not dates[-1]:
        return
    last = known[-1].known
    assert last is not None
    if years := _YEARS.search(said):
        yield Deadline(place, "table-cell", 0.8, "period", f"{years[1]}/{years[2]}", None, words[:120])
    elif len(dates) == 2 and _SPAN.search(said):
        before = dates[0].month > (last.month or dates[0].month)
        first = dates[0].known or PartialDate(last.year - before, dates[0].month, dates[0].day)
        yield Deadline(place, "table-cell", 0.8, "period", f"{first.iso()}/{last.iso()}", None, words[:120])
    else:
        yield Deadline(place, "table-cell", 0.8, "deadline", known[-1].last_day, None, words[:120])


def in_table_row(paragraph: Paragraph) -> Iterator[Deadline]:
    """The deadlines of a task table's row, whose cells are parted by tabs or bars: cells that hold only a date."""
    for line in paragraph.lines:
        if not _BETWEEN_CELLS.search(line.text):
            continue
        start = 0
        for cut in (*_BETWEEN_CELLS.finditer(line.text), None):
            end = cut.start() if cut else len(line.text)
            place = Span(line.span.start + start, line.span.start + end)
            if item := _cell(line.text[start:end], place):
                yield item
            start = cut.end() if cut else end


def _cell(words: str, place: Span) -> Deadline | None:
    date = words.strip(" |.;")
    if not _CELL.fullmatch(date):
        return None
    dates = list(due_dates(f"ngày {date}")) or list(due_dates(f"tháng {date}"))
    if not dates or not dates[-1].last_day:
        return None
    start = place.start + words.index(date)
    return Deadline(Span(start, start + len(date)), "table-cell", 0.8, "deadline", dates[-1].last_day, None, date)


def _read(said: str, span: Span, signed: PartialDate | None) -> Deadline:
    recurs = _EVERY.search(said)
    dates = [due for each in due_dates(said) if (due := each if recurs else each.from_day(signed)).known is not None]
    onward = "and following years" if _ONWARD.search(said) else None
    if years := _YEARS.search(said):
        return Deadline(span, "time-line", 0.8, "period", f"{years[1]}/{years[2]}", onward, said[:120])
    if dates and (onward or (len(dates) == 1 and _FROM.match(said))):
        return Deadline(span, "time-line", 0.9, "period", _iso(dates[0].known), onward, said[:120])
    if len(dates) >= 2 and _FROM.match(said):
        date = f"{_iso(dates[0].known)}/{_iso(dates[1].known)}"
        return Deadline(span, "time-line", 0.9, "period", date, None, said[:120])
    if dates:
        return Deadline(span, "time-line", 0.9, "deadline", dates[-1].last_day, None, said[:120])
    if recurrence := recurrence_of(said):
        return Deadline(span, "time-line", 0.85, "recurring", None, recurrence, said[:120])
    return Deadline(span, "time-line", 0.6, "deadline", None, "unspecified", said[:120])


def _iso(date: PartialDate | None) -> str:
    assert date is not None
    return date.iso()
