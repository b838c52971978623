"""The printed form (thể thức) of a document: issuer, number line, place and date, type name, summary.

Boxes 2 to 5 of Nghị định 30/2020/NĐ-CP, Phụ lục I, mục IV. They arrive with markup, with the bars of a layout table,
with both columns joined on one line, with blanks for number and day, or with line breaks anywhere.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from namhoc.citations import parse
from namhoc.citations.number import NUMBER, SYM, YEAR
from namhoc.citations.types import TYPE_WORDS
from namhoc.core import Span, fold, squash
from namhoc.directives.extractors.head import summary
from namhoc.directives.extractors.head.lines import MARKUP, Words, is_capitals, unmarked, words_of_lines
from namhoc.directives.extractors.head.signed import Signed, read_signed, read_signed_at_end, read_signed_under

TYPE_NAMES: dict[str, str] = {
    "CHỈ THỊ": "chi_thi",
    "KẾ HOẠCH": "ke_hoach",
    "KẾ HOẠCH HÀNH ĐỘNG": "ke_hoach",
    "KẾ HOẠCH LIÊN TỊCH": "ke_hoach",
    "KẾ HOẠCH LIÊN NGÀNH": "ke_hoach",
    "KẾ HOẠCH PHỐI HỢP": "ke_hoach",
    "QUYẾT ĐỊNH": "quyet_dinh",
    "THÔNG BÁO": "thong_bao",
    "THÔNG BÁO KẾT LUẬN": "thong_bao",
    "BÁO CÁO": "bao_cao",
    "CÔNG ĐIỆN": "cong_dien",
    "CÔNG VĂN": "cong_van",
    "HƯỚNG DẪN": "huong_dan",
    "HƯỚNG DẪN LIÊN NGÀNH": "huong_dan",
    "NGHỊ QUYẾT": "nghi_quyet",
    "NGHỊ ĐỊNH": "nghi_dinh",
    "THÔNG TƯ": "thong_tu",
    "KẾT LUẬN": "ket_luan",
    "CHƯƠNG TRÌNH": "chuong_trinh",
    "CHƯƠNG TRÌNH HÀNH ĐỘNG": "chuong_trinh",
    "CHƯƠNG TRÌNH PHỐI HỢP": "chuong_trinh",
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

_MOTTO = re.compile(
    r"""cong\s+hoa\s+xa\s+hoi(?:\s+chu\s+nghia)?(?:\s+viet\s+nam)?|chu\s+nghia\s+viet\s+nam
    |dang\s+cong\s+san\s+viet\s+nam|doc\s+lap\s*[-–]?\s*tu\s+do\s*[-–]?\s*hanh\s+phuc""",
    re.VERBOSE | re.IGNORECASE,
)
"""The motto of the state or of the Party without its marks, which recognition of a scan loses first."""
_JOIN = r"\s?[/-]\s?"
_NUMBER_LINE = re.compile(
    rf"""(?:^|[\n|*_\s])(?:S[ốỐôÔổỔõÕồỒ]|So)\s*[:.;]?[\s*_]*(?P<n>{NUMBER})?[ \t.…_]*
    (?P<sym>{_JOIN}(?:{YEAR}{_JOIN})?{SYM}(?:{_JOIN}{SYM}){{0,3}})""",
    re.VERBOSE,
)
_TYPE_BEFORE = re.compile(rf"(?i:{TYPE_WORDS})\s*$")


@dataclass(frozen=True, slots=True)
class Form:
    """What the printed form gives; ``body`` is where the text after the summary begins, ``found`` tells whether there
    is a form at all: a number line, the motto of the state or of the Party, or a type name near the top."""

    type: str | None
    number: str | None
    symbol: str | None
    signed: Signed | None
    title: Span | None
    issuer_lines: tuple[str, ...]
    body: int
    found: bool


def read_form(text: str, furniture: Sequence[Span] = ()) -> Form:
    """Read the boxes at the top of ``text``, page furniture aside.

    The date may also stand at the end (schools do that), and a portal may print type name and summary above the rest.
    """
    head = _without(text[:HEAD_CHARS], furniture)
    lines = words_of_lines(head)
    motto = _MOTTO.search(unmarked(head))
    line = _number_line(head, motto is not None)
    formal = motto is not None or line is not None
    name = _type_name(lines, formal)
    top = lines[name.line].span.start if name else min(len(head), 1500)
    title = summary.under_type_name(text, [*name.rest, *lines[name.line + 1 :]]) if name else None
    title = title or summary.of_letter(head, len(head))
    number, symbol = _number(line) if line else (None, None)
    below = line is not None and title is not None and title.end < line.start()
    signed = read_signed(head, line.end() + 200 if line and below else top, line.end() if line else None)
    return Form(
        type=TYPE_NAMES[name.name] if name else "cong_van" if formal else None,
        number=number,
        symbol=symbol,
        signed=signed or (read_signed_under(head, title.end) if title else None) or read_signed_at_end(text),
        title=title,
        issuer_lines=_issuer_of(head, line, top, title if below else None) if formal and (line or name) else (),
        body=line.end() if line and (below or title is None) else title.end if title else 0,
        found=formal or (name is not None and name.line < 12),
    )


def _without(head: str, furniture: Sequence[Span]) -> str:
    """``head`` with the letters of page furniture blanked, so that every offset stays."""
    for span in furniture:
        if span.start < len(head):
            head = head[: span.start] + _LETTER.sub(" ", head[span.start : span.end]) + head[span.end :]
    return head


_LETTER = re.compile(r"[^\n]")


def _issuer_of(head: str, line: re.Match[str] | None, top: int, title: Span | None) -> tuple[str, ...]:
    """The lines above the number line, or above the type name; where the summary stands first, those between."""
    if line is not None and title is not None:
        return _issuer_lines(head[title.end : line.start()]) or _issuer_lines(head[:top])
    return _issuer_lines(head[: min(line.start(), top) if line else top])


def _number_line(text: str, motto: bool) -> re.Match[str] | None:
    """The first "Số: …" that no type word introduces; without a motto it must stand near the top."""
    for match in _NUMBER_LINE.finditer(text, 0, min(len(text), 1200 if motto else 500)):
        if not _TYPE_BEFORE.search(text, max(0, match.start() - 30), match.start() + 1):
            return match
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


_SPACED_OUT = re.compile(r"(?:\w )+\w")
_BY_FOLD = {fold(name).replace(" ", ""): name for name in TYPE_NAMES}


def _plain(words: str) -> str:
    """A type name in its official spelling: letters spaced out put together, marks that recognition lost restored
    ("C H Ỉ  T H Ị", "KÉ HOẠCH")."""
    plain = squash(words.rstrip(": "))
    if len(plain) > 45 or not (is_capitals(plain) or _SPACED_OUT.fullmatch(plain)):
        return plain
    return _BY_FOLD.get(fold(plain).replace(" ", ""), plain)


@dataclass(frozen=True, slots=True)
class _TypeName:
    """Where the type name stands, and the summary that goes on behind it on the same line, if any."""

    line: int
    name: str
    rest: tuple[Words, ...] = ()


_LAST_OF_HEAD = 14
"""Fonts of the time before Unicode drew capitals from small letters: their heads reach us as "kế hoạch"."""
_TYPE_AND_SUMMARY = re.compile(
    rf"(?P<name>{'|'.join(sorted(TYPE_NAMES, key=len, reverse=True))})\s+(?P<rest>\S.{{15,}})"
)


def _type_name(lines: Sequence[Words], formal: bool) -> _TypeName | None:
    """The line that is a type name and nothing else; in a form also one that goes on with the summary."""
    for index, line in enumerate(lines):
        if (plain := _plain(line.words)) in TYPE_NAMES:
            return _TypeName(index, plain)
        if formal and index < _LAST_OF_HEAD and plain.islower() and plain.upper() in TYPE_NAMES:
            return _TypeName(index, plain.upper())
        if formal and (match := _TYPE_AND_SUMMARY.match(line.words)):
            start = line.span.start + match.start("rest")
            return _TypeName(index, match["name"], (Words(Span(start, line.span.end), match["rest"]),))
    return None


_NO_ISSUER = re.compile(
    r"(?:số|dự\s+thảo|hỏa\s+tốc|thượng\s+khẩn|khẩn|(?:tối\s+|tuyệt\s+)?mật|công\s+báo|sao\s+y.*)\W*$", re.IGNORECASE
)
"""Lines of the head that name nobody: marks of a draft, of urgency and of secrecy."""
_BODY_NAME = re.compile(
    r"(?:UBND|(?:Ủy|Uỷ) ban nhân dân|HĐND|Sở|Bộ|Trường|Phòng|Tỉnh ủy|Thành ủy|Đảng ủy|Ban [Cc]hỉ đạo)\s"
)


def _without_motto(head: str) -> str:
    """``head`` with a line break where the motto stands."""
    parts, at = [], 0
    for motto in _MOTTO.finditer(unmarked(head)):
        parts.append(head[at : motto.start()])
        at = motto.end()
    return "\n".join([*parts, head[at:]])


def _issuer_lines(head: str) -> tuple[str, ...]:
    """Lines that name the issuer and its parent, motto and rules taken out: those in capitals, else names of bodies."""
    parts = [
        plain
        for line in words_of_lines(_without_motto(head))
        for part in re.split(r"\s{3,}|\t", line.words)
        if (plain := squash(part.strip(f"{MARKUP}-–—="))) and not _NO_ISSUER.match(plain)
    ]
    capitals = tuple(part for part in parts if is_capitals(part))
    if capitals:
        return capitals
    if parts and parts[0].islower():  # a font without capitals
        named = takewhile(str.islower, parts)
        return tuple(part.upper() for part in named if len(part.split()) < 13)
    return tuple(part.upper() for part in parts if _BODY_NAME.match(part) and len(part.split()) < 13)
