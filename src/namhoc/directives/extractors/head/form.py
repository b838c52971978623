"""The printed form (thể thức) of a document: issuer, number line, place and date, type name, summary.

Boxes 2 to 5 of Nghị định 30/2020/NĐ-CP, Phụ lục I, mục IV; they arrive with markup, with the bars of a layout table, with
both columns joined on one line, with blanks for number and day, or with line breaks anywhere.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from namhoc.citations import parse
from namhoc.citations.number import NUMBER, UPPER, YEAR
from namhoc.core import PartialDate, Span, fold, squash

TYPE_NAMES: dict[str, str] = {
    "CHỈ THỊ": "chi_thi",
    "KẾ HOẠCH": "ke_hoach",
    "KẾ HOẠCH HÀNH ĐỘNG": "ke_hoach",
    "QUYẾT ĐỊNH": "quyet_dinh",
    "THÔNG BÁO": "thong_bao",
    "THÔNG BÁO KẾT LUẬN": "thong_bao",
    "BÁO CÁO": "bao_cao",
    "CÔNG ĐIỆN": "cong_dien",
    "CÔNG VĂN": "cong_van",
    "HƯỚNG DẪN": "huong_dan",
    "NGHỊ QUYẾT": "nghi_quyet",
    "NGHỊ ĐỊNH": "nghi_dinh",
    "THÔNG TƯ": "thong_tu",
    "KẾT LUẬN": "ket_luan",
    "CHƯƠNG TRÌNH": "chuong_trinh",
    "CHƯƠNG TRÌNH HÀNH ĐỘNG": "chuong_trinh",
    "ĐỀ ÁN": "de_an",
    "PHƯƠNG ÁN": "phuong_an",
    "TỜ TRÌNH": "to_trinh",
    "QUY CHẾ": "quy_che",
    "QUY ĐỊNH": "quy_dinh",
    "THÔNG TRI": "thong_tri",
}
"""Type name as the form prints it, and its code in the published schema."""

_MARKUP = " \t*_#|>\u00a0"
_MOTTO = re.compile(
    r"(?i)cộng\s+h(?:òa|oà)\s+xã\s+hội(?:\s+chủ\s+nghĩa)?(?:\s+việt\s+nam)?|đảng\s+cộng\s+sản\s+việt\s+nam|"
    r"độc\s+lập\s*[-–]?\s*tự\s+do\s*[-–]?\s*hạnh\s+phúc|chủ\s+nghĩa\s+việt\s+nam"
)
_SEGMENT = rf"[{UPPER}&][{UPPER}a-z&0-9]*"
_JOIN = r"(?:\s?[/-]\s?)"
_NUMBER_LINE = re.compile(
    rf"(?:^|[\n|*_\s])(?:Số|SỐ|S[oốôổ])\s*[:.]?[ \t*_]*(?P<n>{NUMBER})?(?P<gap>[\s.…_]*?)"
    rf"(?P<sym>{_JOIN}(?:{YEAR}{_JOIN})?{_SEGMENT}(?:{_JOIN}{_SEGMENT}){{0,3}})"
)
_DAY = r"(?P<d>\d{1,2})?[\s.…_]*"
_PLACE_DATE = re.compile(
    rf"(?P<place>[{UPPER}][^,\n|\d:;]{{1,40}}(?:\n[^,\n|\d:;]{{1,25}})?)\s*,\s*(?:n|N)gày\s*[*_]*{_DAY}tháng\s*[*_]*(?P<m>\d{{1,2}})?[\s.…_]*năm\s*(?P<y>\d{{4}})"
)
_SHORT_PLACE_DATE = re.compile(
    rf"(?P<place>[{UPPER}][^,\n|\d:;]{{1,40}})\s*,\s*(?:n|N)gày\s*(?P<d>\d{{1,2}})\s*[/.-]\s*(?P<m>\d{{1,2}})\s*[/.-]\s*(?P<y>\d{{4}})"
)
HEAD_CHARS = 2500
"""A head never reaches further than this into a text."""


@dataclass(frozen=True, slots=True)
class Form:
    """What the printed form gives; ``body`` is where the text after the summary begins."""

    type: str | None
    number: str | None
    symbol: str | None
    date: PartialDate | None
    place: str | None
    title: Span | None
    issuer_lines: tuple[str, ...]
    body: int
    complete: bool  # False where neither number line, nor motto, nor type name was met: no printed form


def read_form(text: str) -> Form:
    """Read the boxes at the top of ``text``; the date may also stand at its end (schools do that)."""
    lines = _lines(text[:HEAD_CHARS])
    motto = _MOTTO.search(text[:HEAD_CHARS]) is not None
    name = _type_line(lines)
    top = lines[name[0]][0].start if name else HEAD_CHARS
    number_line = _NUMBER_LINE.search(text, 0, min(len(text), top + 600 if name else 1200))
    if number_line and not _is_head(text, number_line, name is not None, lines, top):
        number_line = None
    title = _title(text, lines, name) if name else _letter_title(text, number_line)
    dated = _place_date(text, 0, min(len(text), max(top, 1500))) or _place_date_at_end(text)
    number, symbol = _number(number_line)
    body = title.end if title else (number_line.end() if number_line else 0)
    kind = TYPE_NAMES.get(name[1]) if name else ("cong_van" if motto or number_line else None)
    return Form(
        type=kind,
        number=number,
        symbol=symbol,
        date=dated[1] if dated else None,
        place=dated[0] if dated else None,
        title=title,
        issuer_lines=_issuer_lines(text, number_line.start() if number_line else (top if name else 0), motto or number_line is not None),
        body=body,
        complete=bool(motto or number_line or (name and name[0] < 12)),
    )


def _lines(text: str) -> list[tuple[Span, str]]:
    """Non-empty lines with markup stripped, and where their words stand."""
    found, start = [], 0
    for raw in text.split("\n"):
        left = len(raw) - len(raw.lstrip(_MARKUP))
        words = raw.strip(_MARKUP)
        if words:
            found.append((Span(start + left, start + left + len(words)), words))
        start += len(raw) + 1
    return found


def _type_line(lines: list[tuple[Span, str]]) -> tuple[int, str, int] | None:
    """The line that is a type name and nothing else: (its index, the name, 0), or begins with one in capitals."""
    for index, (_, words) in enumerate(lines):
        plain = squash(words.rstrip(":")).upper().replace("CHỈ THỊ", "CHỈ THỊ")
        if re.fullmatch(r"(?:\w ){4,}\w", plain):  # letters spaced out: C H Ỉ  T H Ị
            plain = plain.replace(" ", "")
        if plain in TYPE_NAMES and words.rstrip(":").isupper():
            return index, plain, 0
    return None


def _is_head(text: str, match: re.Match[str], named: bool, lines: list[tuple[Span, str]], top: int) -> bool:
    before = text[: match.start()]
    return named or _MOTTO.search(before) is not None or len(before) < 400


def _number(match: re.Match[str] | None) -> tuple[str | None, str | None]:
    if match is None:
        return None, None
    symbol = re.sub(r"\s+", "", match["sym"])
    if match["n"] is None:
        return None, symbol.replace("Ð", "Đ")
    number = parse(match["n"] + symbol)
    while number is None and ("-" in symbol[1:] or "/" in symbol[1:]):
        symbol = symbol[: max(symbol.rfind("-"), symbol.rfind("/"))]
        number = parse(match["n"] + symbol)
    return match["n"], number.symbol if number else match["n"] + symbol


def _partial(day: str | None, month: str | None, year: str) -> PartialDate | None:
    try:
        return PartialDate(int(year), int(month) if month else None, int(day) if day and month else None)
    except ValueError:
        return None


def _place_date(text: str, start: int, end: int) -> tuple[str, PartialDate] | None:
    for pattern in (_PLACE_DATE, _SHORT_PLACE_DATE):
        for match in pattern.finditer(text, start, end):
            if (value := _partial(match["d"], match["m"], match["y"])) is not None:
                return squash(match["place"].strip(_MARKUP)), value
    return None


def _place_date_at_end(text: str) -> tuple[str, PartialDate] | None:
    tail = max(0, len(text) - 1500)
    found = None
    for match in _PLACE_DATE.finditer(text, tail):
        line = text.rfind("\n", 0, match.start()) + 1
        if not text[line : match.start()].strip(_MARKUP):
            value = _partial(match["d"], match["m"], match["y"])
            found = (squash(match["place"].strip(_MARKUP)), value) if value else found
    return found


_PREAMBLE = re.compile(
    r"(?i)(?:căn\s+cứ|thực\s+hiện|kính\s+gửi|để|trong|trên\s+cơ\s+sở|theo|xét|nhằm|năm\s+học|ngày|thời\s+gian|phần|điều|chương|"
    r"chủ\s+tịch|giám\s+đốc|ủy\s+ban|uỷ\s+ban|bộ\s+trưởng|[ivx]+\s*[.)]|[a-c]\s*[.)]|\d+\s*[.)]|\(?kèm\s+theo|\(?ban\s+hành\s+kèm|----|___|•)"
)
_LEAD = re.compile(r"^(?:V/v|v/v|V/V)\s*:?\s*")
_CONTINUES = re.compile(r"(?:[,–-]|(?i:\b(?:và|của|trên|về|tỉnh|thành|phố|học|năm|các|giai|đoạn|cho|với|tại|trong|đến)))$")


def _title(text: str, lines: list[tuple[Span, str]], name: tuple[int, str, int]) -> Span | None:
    """The summary under the type name: the lines up to a blank line, a change from capitals, or the preamble."""
    index = name[0] + 1
    if index >= len(lines) or _PREAMBLE.match(lines[index][1]) and not lines[index][1].isupper():
        return None
    first, words = lines[index]
    start, end = first.start, first.end
    capitals = _is_capitals(words)
    for span, more in lines[index + 1 :]:
        between = text[end : span.start]
        blank = between.count("\n") > 1 or "|" in between
        if blank or re.fullmatch(r"[-_=* ]{3,}", more):
            break
        if capitals != _is_capitals(more) or (capitals is False and _PREAMBLE.match(more)):
            break
        if _PREAMBLE.match(more) and not _CONTINUES.search(text[start:end]) and not capitals:
            break
        if capitals and _opens_body(more):
            break
        end = span.end
    span = Span(start, end)
    lead = _LEAD.match(span.of(text))
    return Span(start + lead.end(), end) if lead else span


def _is_capitals(words: str) -> bool:
    letters = [c for c in words if c.isalpha()]
    return bool(letters) and sum(c.isupper() for c in letters) >= 0.85 * len(letters)


def _opens_body(words: str) -> bool:
    """A line in capitals that is no part of the summary: the issuer of a decision, the first heading."""
    return re.match(r"(?:CHỦ TỊCH|GIÁM ĐỐC|BỘ TRƯỞNG|ỦY BAN NHÂN DÂN|UỶ BAN NHÂN DÂN|HỘI ĐỒNG NHÂN DÂN|THỦ TƯỚNG|HIỆU TRƯỞNG|[IVX]+\.|[A-C]\.|PHẦN|CHƯƠNG|ĐIỀU)\b", words) is not None and not re.match(
        r"[IVX]+$", words
    )


_LETTER_TITLE = re.compile(r"(?:^|[\n|*_]|\s{2})[ *_]*(?:V/v|V/V|v/v|Về\s+việc)\s*:?\s*(?P<title>[^\n|]+(?:\n(?![ \t]*(?:\n|\||Kính|KÍNH|-{3}))[^\n|]+){0,4})")


def _letter_title(text: str, number_line: re.Match[str] | None) -> Span | None:
    """The summary of a công văn: "V/v …" under the number."""
    match = _LETTER_TITLE.search(text, 0, min(len(text), HEAD_CHARS))
    if match is None:
        return None
    start, end = match.span("title")
    cut = re.search(rf"\s+(?:Kính\s+gửi|[{UPPER}][\w\s.]{{1,30}},\s*ngày\s)", text[start:end])
    span = Span(start, start + cut.start() if cut else end).trimmed(text)
    while span.end > span.start and text[span.end - 1] in "*_;. ":
        span = Span(span.start, span.end - 1)
    return span


def _issuer_lines(text: str, end: int, formal: bool) -> tuple[str, ...]:
    """Lines above the number that name the issuer and its parent, motto and rules taken out."""
    if not formal:
        return ()
    head = _MOTTO.sub("\n", text[:end])
    found = []
    for _, words in _lines(head):
        for part in re.split(r"\s{3,}|\t", words):
            plain = squash(part.strip(_MARKUP + "-–—=*"))
            if plain and _is_capitals(plain) and fold(plain) not in ("", "so"):
                found.append(plain)
    return tuple(found)
