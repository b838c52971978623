"""How often: "hằng năm", "trước ngày 20 hằng tháng", "định kỳ hoặc đột xuất khi có yêu cầu" in short English."""

from __future__ import annotations

import re

_EVERY = r"(?:hằng|hàng|mỗi)"
_FREQUENCIES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(words, re.IGNORECASE))
    for name, words in (
        ("weekly", rf"{_EVERY} tuần"),
        ("monthly", rf"{_EVERY} tháng"),
        ("quarterly", rf"{_EVERY} quý|theo quý|cuối (?:mỗi )?quý"),
        ("twice a year", r"0?6 tháng,? (?:và )?(?:(?:hằng|hàng|một|cả|01|1) )?năm|định kỳ 0?6 tháng|sơ kết học kỳ"),
        ("each semester", rf"{_EVERY} học kỳ|cuối học kỳ"),
        ("each school year", rf"{_EVERY} năm học|cuối năm học|kết thúc năm học"),
        ("yearly", rf"{_EVERY} năm(?! học)"),
        ("daily", rf"{_EVERY} ngày"),
        ("periodic", r"định k[ỳì]|sơ kết|tổng kết"),
        ("continuous", r"thường xuyên|liên tục"),
    )
)
_DAY_LIST = r"\d{1,2}(?:/\d{1,2})?(?:\s*(?:,|và)\s*(?:ngày\s+)?\d{1,2}(?:/\d{1,2})?)*"
_BEFORE_DAYS = re.compile(
    rf"(?:trước|chậm nhất)\s+(?:là\s+)?(?:vào\s+)?ngày\s+(?P<days>{_DAY_LIST}(?:\s+tháng\s+\d{{1,2}})?)", re.IGNORECASE
)
_DAY = re.compile(r"(?P<day>\d{1,2})(?:(?:/|\s+tháng\s+)(?P<month>\d{1,2}))?")
_ON_REQUEST = re.compile(r"đột xuất|khi (?:có|được) yêu\s+cầu|theo yêu cầu", re.IGNORECASE)
_ARISING = re.compile(r"phát sinh|vượt (?:quá )?thẩm quyền|bất thường|khi xảy ra|khi có", re.IGNORECASE)
_AT_ONCE = re.compile(r"(?<!\w)ngay(?!\w)|kịp thời|khẩn|nhanh", re.IGNORECASE)


def recurrence_of(words: str) -> str | None:
    """The recurrence said in ``words``: frequency, then the day ("monthly, before day 20"); None where none is said."""
    words = " ".join(words.split())
    frequencies = [name for name, pattern in _FREQUENCIES if pattern.search(words)]
    if len(frequencies) > 1 and "periodic" in frequencies:
        frequencies.remove("periodic")
    said = " and ".join(frequencies[:2])
    if said and (before := _BEFORE_DAYS.search(words)):
        said = f"{said}, before {' and '.join(_days(before['days']))}"
    if _ON_REQUEST.search(words):
        return f"{said} or on request" if said else "on request"
    if said:
        return said
    if _ARISING.search(words):
        return "immediately when it arises" if _AT_ONCE.search(words) else "when it arises"
    return "immediately" if _AT_ONCE.search(words) else None


def _days(words: str) -> list[str]:
    return [
        f"{int(day['month']):02d}-{int(day['day']):02d}" if day["month"] else f"day {int(day['day'])}"
        for day in _DAY.finditer(words)
    ]
