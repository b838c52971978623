"""The printed form (thể thức) of a document: issuer, number line, place and date, type name, summary.

Boxes 2 to 5 of Nghị định 30/2020/NĐ-CP, Phụ lục I, mục IV. They arrive with markup, with the bars of a layout table,
with both columns joined on one line, with blanks for number and day, or with line breaks anywhere.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from namhoc.citations import parse
from namhoc.citations.number import NUMBER, SYM, UPPER, YEAR
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

HEAD_CHARS = 2500
"""A head never reaches further than this into a text."""

MARKUP = " \t*_#|>\u00a0"
_MOTTO = re.compile(
    r"""cộng\s+h(?:òa|oà)\s+xã\s+hội(?:\s+chủ\s+nghĩa)?(?:\s+việt\s+nam)?|chủ\s+nghĩa\s+việt\s+nam
    |đảng\s+cộng\s+sản\s+việt\s+nam|độc\s+lập\s*[-–]?\s*tự\s+do\s*[-–]?\s*hạnh\s+phúc""",
    re.VERBOSE | re.IGNORECASE,
)
_JOIN = r"\s?[/-]\s?"
_NUMBER_LINE = re.compile(
    rf"""(?:^|[\n|*_\s])(?:S[ốỐôÔ]|So)\s*[:.]?[\s*_]*(?P<n>{NUMBER})?[ \t.…_]*
    (?P<sym>{_JOIN}(?:{YEAR}{_JOIN})?{SYM}(?:{_JOIN}{SYM}){{0,3}})""",
    re.VERBOSE,
)
_PLACE = rf"(?P<place>[{UPPER}][^,\n|\d:;]{{1,40}}(?:\n[^,\n|\d:;]{{1,25}})?)\s*,\s*[nN]gày\s*[*_]*"
_PLACE_DATE = re.compile(
    rf"""{_PLACE}(?P<d>\d{{1,2}})?[\s.…_]*tháng\s*[*_]*(?P<m>\d{{1,2}})?[\s.…_]*năm\s*(?P<y>\d{{4}})
    |{_PLACE.replace("<place>", "<place2>")}(?P<d2>\d{{1,2}})\s*[/.-]\s*(?P<m2>\d{{1,2}})\s*[/.-]\s*(?P<y2>\d{{4}})""",
    re.VERBOSE,
)


_DATE_ONLY = r"""[nN]gày\s*(?P<d>\d{1,2})?
    (?:[\s.…_]*tháng\s*(?P<m>\d{1,2})?[\s.…_]*năm|\s*[/.-]\s*(?P<m2>\d{1,2})\s*[/.-])\s*(?P<y>\d{4})(?!\d)"""
_DATE_ON_ITS_LINE = re.compile(rf"(?:^|\n)[ \t*_|(]*{_DATE_ONLY}[ \t*_|).]*(?=\n|$)", re.VERBOSE)
_DATE_BEHIND_NUMBER = re.compile(rf"[\s,*_|]{{1,4}}{_DATE_ONLY}", re.VERBOSE)
"""Dates that have lost their place."""


@dataclass(frozen=True, slots=True)
class Form:
    """What the printed form gives; ``body`` is where the text after the summary begins, ``found`` tells whether there
    is a form at all: a number line, the motto of the state or of the Party, or a type name near the top."""

    type: str | None
    number: str | None
    symbol: str | None
    date: PartialDate | None
    place: str | None
    title: Span | None
    issuer_lines: tuple[str, ...]
    body: int
    found: bool


def read_form(text: str) -> Form:
    """Read the boxes at the top of ``text``; the date may also stand at its end (schools do that)."""
    lines = words_of_lines(text[:HEAD_CHARS])
    motto = _MOTTO.search(text[:HEAD_CHARS])
    number_line = _NUMBER_LINE.search(text, 0, min(len(text), 1200))
    if number_line and motto is None and number_line.start() > 400:
        number_line = None
    name = _type_name(lines, formal=motto is not None or number_line is not None)
    top = lines[name.line].span.start if name else min(len(text), HEAD_CHARS)
    title = _title(text, lines, name) if name is not None else None
    title = title or _letter_title(text)
    end = min(len(text), top if name is not None else 1500)
    dated = (
        _place_date(text, 0, end)
        or (_date_alone(_DATE_BEHIND_NUMBER.match(text, number_line.end())) if number_line else None)
        or _date_alone(_DATE_ON_ITS_LINE.search(text, 0, end))
        or _place_date_at_end(text)
    )
    number, symbol = _number(number_line) if number_line else (None, None)
    formal = motto is not None or number_line is not None
    above = number_line.start() if number_line and number_line.start() < top else top
    return Form(
        type=TYPE_NAMES[name.name] if name else "cong_van" if formal else None,
        number=number,
        symbol=symbol,
        date=dated[1] if dated else None,
        place=dated[0] if dated else None,
        title=title,
        issuer_lines=_issuer_lines(text[:above]) if formal and (number_line or name is not None) else (),
        body=title.end if title else number_line.end() if number_line else 0,
        found=formal or (name is not None and name.line < 12),
    )


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one line, markup stripped, and where they stand."""

    span: Span
    words: str


def words_of_lines(text: str) -> list[Words]:
    """The lines of ``text`` that hold words."""
    found, start = [], 0
    for raw in text.split("\n"):
        left = len(raw) - len(raw.lstrip(MARKUP))
        if words := raw.strip(MARKUP):
            found.append(Words(Span(start + left, start + left + len(words)), words))
        start += len(raw) + 1
    return found


_SPACED_OUT = re.compile(r"(?:\w )+\w")
_GLUED_NAMES = {name.replace(" ", ""): name for name in TYPE_NAMES}


def _plain(words: str) -> str:
    """A type name in its official spelling, letters spaced out put together: "C H Ỉ  T H Ị" -> "CHỈ THỊ"."""
    plain = squash(words.rstrip(": "))
    return _GLUED_NAMES.get(plain.replace(" ", ""), plain) if _SPACED_OUT.fullmatch(plain) else plain


@dataclass(frozen=True, slots=True)
class _TypeName:
    """Where the type name stands: its line, and the summary that goes on behind it on the same line, if any."""

    line: int
    name: str
    rest: Words | None = None


_TYPE_AND_SUMMARY = re.compile(
    rf"(?P<name>{'|'.join(sorted(TYPE_NAMES, key=len, reverse=True))})\s+(?P<rest>\S.{{15,}})"
)


def _type_name(lines: Sequence[Words], formal: bool) -> _TypeName | None:
    """The line that is a type name and nothing else; in a form also one that goes on with the summary."""
    for index, line in enumerate(lines):
        if (plain := _plain(line.words)) in TYPE_NAMES:
            return _TypeName(index, plain)
        if formal and (match := _TYPE_AND_SUMMARY.match(line.words)):
            start = line.span.start + match.start("rest")
            return _TypeName(index, match["name"], Words(Span(start, line.span.end), match["rest"]))
    return None


def _number(match: re.Match[str]) -> tuple[str | None, str]:
    """Number and normalised symbol of a number line; a left-out number leaves the symbol as printed."""
    symbol = re.sub(r"\s+", "", match["sym"]).replace("Ð", "Đ")
    if match["n"] is None:
        return None, symbol
    number = parse(match["n"] + symbol)
    while number is None and symbol.rfind("-") > 0:
        symbol = symbol[: symbol.rfind("-")]
        number = parse(match["n"] + symbol)
    return match["n"], number.symbol if number else match["n"] + symbol


def _place_date(text: str, start: int, end: int) -> tuple[str, PartialDate] | None:
    for match in _PLACE_DATE.finditer(text, start, end):
        day, month, year = (match[key] or match[f"{key}2"] for key in "dmy")
        if (value := _date(day, month, year)) is not None:
            return squash((match["place"] or match["place2"]).strip(MARKUP)), value
    return None


def _date_alone(match: re.Match[str] | None) -> tuple[str, PartialDate] | None:
    value = _date(match["d"], match["m"] or match["m2"], match["y"]) if match else None
    return None if value is None else ("", value)


def _date(day: str | None, month: str | None, year: str) -> PartialDate | None:
    """The date of a place-and-date line; where the day or the month is left blank, what remains counts."""
    try:
        return PartialDate(int(year), int(month) if month else None, int(day) if day and month else None)
    except ValueError:
        return None


def _place_date_at_end(text: str) -> tuple[str, PartialDate] | None:
    """The last place-and-date that has a line of its own near the end of the text."""
    found = None
    for match in _PLACE_DATE.finditer(text, max(0, len(text) - 1500)):
        line = text.rfind("\n", 0, match.start()) + 1
        day, month, year = (match[key] or match[f"{key}2"] for key in "dmy")
        if not text[line : match.start()].strip(MARKUP) and (value := _date(day, month, year)):
            found = squash((match["place"] or match["place2"]).strip(MARKUP)), value
    return found


def date_at_end(text: str) -> PartialDate | None:
    """The date of a place-and-date line near the end of the text."""
    found = _place_date_at_end(text)
    return found[1] if found else None


_PREAMBLE = re.compile(
    r"""(?:căn\s+cứ|thực\s+hiện|kính\s+gửi|để|trong|trên\s+cơ\s+sở|theo|xét|nhằm|năm\s+học|ngày|thời\s+gian|phần|điều|chương
    |chủ\s+tịch|giám\s+đốc|[ủu][ỷy]?\s+ban|bộ\s+trưởng|[ivx]+\s*[.)]|[a-c]\s*[.)]|\d+\s*[.)]|\(?kèm\s+theo
    |\(?ban\s+hành\s+kèm|[-_=*\s]{3,}$|•)""",
    re.VERBOSE | re.IGNORECASE,
)
"""What the text after the summary opens with."""
_OPENS_BODY = re.compile(
    r"""(?:CHỦ\s+TỊCH|GIÁM\s+ĐỐC|BỘ\s+TRƯỞNG|[ỦU][ỶY]?\s+BAN\s+NHÂN|HỘI\s+ĐỒNG\s+NHÂN|THỦ\s+TƯỚNG|HIỆU\s+TRƯỞNG
    |[IVX]+\s*\.|[A-C]\s*\.|PHẦN|CHƯƠNG|ĐIỀU)""",
    re.VERBOSE,
)
"""A line in capitals that is no part of the summary: the issuer of a decision, the first heading."""
_NO_TITLE = re.compile(r"(?:căn\s+cứ|kính\s+gửi|xét\s|[ivx]+\s*[.)]|[\d-]+\s*[.)]|điều\s+\d|số\s*:)", re.IGNORECASE)
"""What stands under a type name that has no summary."""
_LEAD = re.compile(r"V/v\s*:?\s*", re.IGNORECASE)


def _title(text: str, lines: Sequence[Words], name: _TypeName) -> Span | None:
    """The summary under the type name: its lines up to a blank line, a change from capitals, or the preamble."""
    following = [name.rest] if name.rest else []
    following += lines[name.line + 1 :]
    if not following:
        return None
    first = following[0]
    capitals = is_capitals(first.words)
    if _NO_TITLE.match(first.words):
        return None
    end = first.span.end
    for line in following[1:]:
        between = text[end : line.span.start]
        opens_body = (_OPENS_BODY if capitals else _PREAMBLE).match(line.words)
        if between.count("\n") > 1 or "|" in between or opens_body or capitals != is_capitals(line.words):
            break
        end = line.span.end
    lead = _LEAD.match(first.words)
    return Span(first.span.start + (lead.end() if lead else 0), end)


def is_capitals(words: str) -> bool:
    """True for a line in capitals; numbers such as 26/CT-TTg may hold small letters."""
    letters = [c for c in words if c.isalpha()]
    return bool(letters) and sum(c.isupper() for c in letters) >= 0.85 * len(letters)


_LETTER_TITLE = re.compile(
    r"""(?:^|[\n|*_]|\s{2})[ *_]*(?:V/v|V/V|v/v|Về\s+việc)\s*:?\s*
    (?P<title>[^\n|]+(?:\n(?![ \t]*(?:\n|\||Kính|KÍNH|-{3}))[^\n|]+){0,4})""",
    re.VERBOSE,
)
_AFTER_LETTER_TITLE = re.compile(rf"\s+(?:Kính\s+gửi|[{UPPER}][\w\s.]{{1,30}},\s*ngày\s)")


def _letter_title(text: str) -> Span | None:
    """The summary of a công văn: "V/v …" under the number."""
    match = _LETTER_TITLE.search(text, 0, min(len(text), HEAD_CHARS))
    if match is None:
        return None
    start, end = match.span("title")
    if after := _AFTER_LETTER_TITLE.search(text, start, end):
        end = after.start()
    return Span(start, start + len(text[start:end].rstrip("*_;. \n")))


def _issuer_lines(head: str) -> tuple[str, ...]:
    """Lines in capitals that name the issuer and its parent, motto and rules taken out."""
    found = []
    for line in words_of_lines(_MOTTO.sub("\n", head)):
        for part in re.split(r"\s{3,}|\t", line.words):
            plain = squash(part.strip(f"{MARKUP}-–—="))
            if is_capitals(plain) and fold(plain) != "so":
                found.append(plain)
    return tuple(found)
