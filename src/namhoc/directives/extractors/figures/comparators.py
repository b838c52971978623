"""How a figure is bounded: the words before and after it ("ít nhất", "không quá", "từ ... trở lên", "tăng thêm")."""

from __future__ import annotations

import re

from namhoc.core.phrases import phrases

_AT_LEAST = (
    phrases("ít nhất | tối thiểu | không dưới | không thấp hơn | không ít hơn | thấp nhất | đạt và vượt") + r"|≥|>="
)
_AT_MOST = (
    phrases("không quá | không vượt quá | không vượt | không lớn hơn | không cao hơn | không trên | tối đa") + r"|≤|<="
)
_MORE = phrases("trên | hơn | vượt | quá | cao hơn | lớn hơn") + "|>"
_LESS = phrases("dưới | thấp hơn | ít hơn | nhỏ hơn | chưa đến | chưa đầy") + "|<"
_BETWEEN_WORD_AND_NUMBER = r"\s*(?:(?:là|đạt|được|từ|có|bằng|mức|ở mức)\s+)?$"
_BEFORE: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (comparator, re.compile(f"(?:{words}){_BETWEEN_WORD_AND_NUMBER}", re.IGNORECASE))
    for comparator, words in ((">=", _AT_LEAST), ("<=", _AT_MOST), (">", _MORE), ("<", _LESS))
)
_FROM = re.compile(r"từ\s*$", re.IGNORECASE)
_ONWARD = re.compile(r"\s*trở (?:lên|đi)(?!\w)", re.IGNORECASE)
_SOMEWHERE_ONWARD = re.compile(r"[^,;.]{0,40}?\strở lên(?!\w)", re.IGNORECASE)
_NO_RUNG = r"(?:(?!(?<!\w)(?:đạt|có|trình|loại|mức|hạng|khá|tốt|đẳng|đại|trung|bậc|cấp|từ|lớp|tuổi)(?!\w))[^,;.\d])"
_NOUN_ONWARD = re.compile(rf"{_NO_RUNG}{{2,30}}?\strở lên(?!\w)", re.IGNORECASE)
""" "99% trẻ mẫu giáo trở lên"; in "100% giáo viên có trình độ đại học trở lên" the words belong to the rung."""
_DOWNWARD = re.compile(r"\s*trở xuống(?!\w)", re.IGNORECASE)
_BY = r"(?:(?:ít nhất|tối thiểu|từ|trên|khoảng|bình quân) ?)*$"
_INCREASE = re.compile(rf"tăng (?:thêm )?{_BY}|tăng (?:thêm )?[^,;.:\d]{{0,40}}(?:ít nhất|tối thiểu) $", re.IGNORECASE)
_KEEP = phrases("duy trì | giữ vững | giữ")
_KEPT = re.compile(rf"(?<!được )(?<!được\s){_KEEP}(?:,[^,;.:]{{0,25}}\svà\s[^,;.:]*|[^,;.:]*)$", re.IGNORECASE)
_KEPT_AFTER = re.compile(r"[^;.:(]{0,40}\s(?:tiếp tục\s)?(?:duy trì|giữ vững)\s", re.IGNORECASE)
_REACHED = re.compile(r"(?<!\w)(?:đạt|lên|còn)\s*$", re.IGNORECASE)
_ABOUT = re.compile(r"(?P<word>hơn|gần|trên|khoảng|xấp xỉ|dưới|ngót)\s*$", re.IGNORECASE)


def comparator_of(before: str, after: str, *, ranged: bool) -> str:
    """The comparator of a target from the words around its number, in the notation of the published schema.

    ``ranged``: the number itself is a range, which is "between" whatever stands before it.
    """
    before = " ".join(before.split()) + " "
    if ranged:
        return "between"
    if _INCREASE.search(before):
        return "increase>="
    if _ONWARD.match(after) or (_FROM.search(before) and _SOMEWHERE_ONWARD.match(after)) or _NOUN_ONWARD.match(after):
        return ">="
    if _DOWNWARD.match(after):
        return "<="
    for comparator, words in _BEFORE:
        if words.search(before):
            return comparator
    kept = (_KEPT.search(before) and not _REACHED.search(before)) or _KEPT_AFTER.match(after)
    return "maintain" if kept else "="


def is_bounded(comparator: str) -> bool:
    """True for a limit that is a target wherever it stands in a plan ("không quá", "ít nhất")."""
    return comparator in ("<=", ">=", "increase>=")


def approximation(before: str) -> str:
    """The word that makes a statistic approximate ("hơn", "gần", "trên"); "" for an exact one."""
    match = _ABOUT.search(before)
    return match["word"].lower() if match else ""
