"""Captions: picture files, the line under them, captions by their wording, captions printed twice."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from namhoc.core import CAPITALS, Span
from namhoc.directives.extractors.furniture.rows import Row

_PICTURE_FILE = re.compile(r"^\S+\.(?:jpe?g|png|gif|webp|bmp|svg)\W*$", re.IGNORECASE)
_PICTURED = re.compile(
    r"^\W*(?:(?:quang|toàn) cảnh .{3,140}$"
    r"|(?:các|đông đảo) (?:đại biểu|học viên|thầy,? cô|em học sinh) [^.;]{3,80}"
    r"(?:hội nghị|hội thảo|buổi \w+|chương trình|lớp tập huấn|lễ \w+ \w+)\.?$"
    r"|ảnh(?: minh h[ọo]a)?\s*[:(]|\(?ảnh minh h[ọo]a|hình ảnh (?:tại|trong|của|buổi|hội nghị)[^.;]{3,100}\.?$"
    r"|minh h[ọo]a\s*/)"
    r"|\(?(?:ảnh|hình) (?:từ internet|minh h[ọo]a)|(?<!\w)ảnh\s*:\s*\S.{0,40}$|nguồn ảnh",
    re.IGNORECASE,
)
_SPEAKER = re.compile(
    r"^\W*(?:(?:Đồng chí|(?:Phó )?Bí thư|(?:Phó )?Chủ tịch|(?:Phó )?Giám đốc|Lãnh đạo)[^.;:]{0,80} "
    r"phát biểu[^.;,:]{0,40} "
    rf"|[^.;:]{{0,90}}?(?:[{CAPITALS}]\w+ ){{2,4}}(?:phát biểu|trao đổi|báo cáo|chủ trì|kết luận)[^.;,:]{{0,40}} )"
    r"(?:tại )?(?:hội nghị|buổi|cuộc họp|điểm cầu)[^.;,:]{0,60}\.?$"
)
_WORDS = ("cảnh", "biểu", "ảnh", "hình", "minh h", "học viên", "thầy", "học sinh", "trì", "luận", "báo cáo", "trao đổi")
"""No caption is worded without one of these: looking for them first spares the patterns most lines."""

_FIGURE = re.compile(
    r"\d(?:[\d.,]*)\s*(?:%|phần trăm|(?:tỷ|triệu|nghìn|trường|lớp|học sinh|trẻ|giáo viên|xã|phường)\b)"
)


def find(rows: Sequence[Row]) -> Iterator[Span]:
    """Captions in order, but for those that state a figure in a full sentence."""
    under_picture = False
    for row in rows:
        if _PICTURE_FILE.match(row.words):
            under_picture = True
            yield row.span
            continue
        caption = (under_picture and not row.gap and len(row.words) < 300) or _is_worded_so(row.words)
        under_picture = False
        if caption and not (_FIGURE.search(row.words) and row.words.endswith(".")):
            yield row.span
    yield from _printed_twice(rows)


def _is_worded_so(words: str) -> bool:
    """True for "Quang cảnh hội nghị.", "(Ảnh minh họa)", "Bí thư Tỉnh ủy Nguyễn Văn A phát biểu tại hội nghị."."""
    if len(words) > 260 or not any(word in words.lower() for word in _WORDS):
        return False
    return bool(_PICTURED.search(words) or _SPEAKER.match(words))


def _printed_twice(rows: Sequence[Row]) -> Iterator[Span]:
    """A caption printed twice in a row. "-------" or a cell of a table may well stand twice."""
    for before, row in pairwise(rows[1:]):  # the first row is the title
        if row.words == before.words and len(row.words) >= 30 and "|" not in row.words:
            yield before.span
            yield row.span
