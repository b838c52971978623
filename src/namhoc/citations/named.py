"""Documents known by name, without a number: laws, schemes, plans (quy hoạch), resolutions of Party congresses."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from namhoc.citations.citation import Citation
from namhoc.citations.issuers import ISSUER, tidy
from namhoc.citations.laws import CODE_NAMES, LAW_NAMES
from namhoc.citations.number import UPPER
from namhoc.citations.tail import read_tail
from namhoc.citations.types import type_of, words_pattern
from namhoc.core import PartialDate, Span


def _spelled(names: Sequence[str]) -> str:
    """Names with blanks as line breaks may stand, "y" and "i", "hóa" and "hoá" as either is printed."""
    pattern = words_pattern(list(names)).replace(",", r"\s*,")
    return (
        pattern.replace("óa", "(?:óa|oá)")
        .replace("ủy", "(?:ủy|uỷ)")
        .replace("Ủy", "(?:Ủy|Uỷ)")
        .replace("úy", "(?:úy|uý)")
    )


_YEAR_OF_LAW = r"(?:\s+(?:\(\s*sửa\s+đổi\s*\)\s*)?(?:năm\s+)?(?P<y>(?:19|20)\d\d)(?![\d/-])|\s*\(\s*(?:sửa\s+đổi|năm\s+\d{4}|sửa\s+đổi,\s+bổ\s+sung[^()]{0,40})\s*\))?"
_LAW = re.compile(
    rf"(?<!\w)(?:(?i:bộ\s+luật)\s+(?i:{_spelled(CODE_NAMES)})|(?i:luật)\s+(?i:{_spelled(LAW_NAMES)}))(?!\w){_YEAR_OF_LAW}"
)
_NO_NAME = (
    r"(?:và|các|của|quy|được|đã|có|trên|trong|tại|theo|để|là|năm|ngày|số|hiện|về|khi|cho|với|do|phải|này|hoặc|thì|nêu|từ|đến|vào|"
    r"những|mà|sẽ|không|chưa|gồm|bảo\s+đảm)"
)
_OTHER_LAW = re.compile(
    rf"(?<!\w)(?:Luật|Pháp\s+lệnh)\s+(?!{_NO_NAME}\b)[{UPPER}]\w*(?:\s+(?!{_NO_NAME}\b)\w+){{0,7}}?"
    rf"(?=\s+{_NO_NAME}\b|\s*[.;:,)“”\"]|\s*$|\n\n){_YEAR_OF_LAW}"
)
_AMENDING_LAW = re.compile(
    r"Luật\s+sửa\s+đổi,?\s+bổ\s+sung\s+một\s+số\s+điều\s+của\s+[^.;\n()]{5,120}?(?=[.;,()\n]|\s+được\b|\s+số\b|\s+ngày\b)"
)

_TERM = (
    r"(?:(?:trong\s+)?(?:giai\s+đoạn|thời\s+kỳ|nhiệm\s+kỳ)\s+\d{4}\s*[-–]\s*\d{4}|giai\s+đoạn\s+(?:I{1,3}|\d)(?!\d)|đến\s+(?:hết\s+)?năm\s+\d{4}|năm\s+\d{4})"
    r"(?:\s*,?\s*(?:và\s+)?(?:định\s+hướng|tầm\s+nhìn)\s+(?:đến\s+)?(?:năm\s+)?\d{4})?"
)
_PLACE_AFTER = rf"(?:\s+(?:tỉnh|thành\s+phố|Thành\s+phố)\s+[{UPPER}]\w*(?:\s+[{UPPER}]\w*){{0,3}})?"
_SCHEME = re.compile(
    r"(?<!\w)(?P<type>(?i:đề\s+án|dự\s+án|quy\s+hoạch)|(?i:chương\s+trình))\s+"
    r"(?:(?P<open>[“\"«])(?P<quoted>[^”\"»]{8,260})[”\"»]"
    rf"|(?P<plain>(?!\d|này\b|trên\b|được\b|của\b|đã\b|và\b|là\b|theo\b|cho\b|tại\b|mục\s+tiêu|MTQG|số\b)[^.;:!?“”\"()\n]{{6,240}}?\s{_TERM}){_PLACE_AFTER})"
)
_SCHEME_BY_CAPITAL = re.compile(
    rf"(?<!\w)(?P<type>Đề\s+án)\s+(?P<plain>[{UPPER}][{UPPER}a-zà-ỹđ]+(?:\s+(?!{_NO_NAME}\b)\w+){{2,14}}?)(?=\s+{_NO_NAME}\b|\s*[.;:,)”\"]|\s*$)"
)
_NOT_CITED = re.compile(
    r"(?i)(?:mục\s+tiêu\s+quốc\s+gia|MTQG|GDPT|giáo\s+dục\s+phổ\s+thông\s+(?:\(|mới|2018|năm\s+2018|hiện\s+hành)|giáo\s+dục\s+mầm\s+non\s*$|công\s+tác\s+năm)"
)

_RESOLUTION = re.compile(
    r"(?<!\w)(?P<type>(?i:nghị\s+quyết))\s+(?:của\s+)?(?:"
    rf"(?:Đại|đại)\s+hội\s+(?:đại\s+biểu\s+)?(?:toàn\s+quốc\s+lần\s+thứ\s+[IVX]+(?:\s+của\s+Đảng)?|lần\s+thứ\s+[IVX]+(?:\s+của)?\s+(?:Đảng\s+bộ|Đảng)(?:\s+(?:tỉnh|thành\s+phố|xã|phường))?(?:\s+[{UPPER}]\w*){{0,3}}|Đảng\s+bộ\s+(?:(?:tỉnh|thành\s+phố|Thành\s+phố|xã|phường|huyện)\s*)?(?:[{UPPER}]\w*\s+){{0,4}}lần\s+thứ\s+(?:[IVX]+|nhất)|Đảng\s+(?:toàn\s+quốc\s+)?lần\s+thứ\s+[IVX]+|[IVX]+(?:\s+của\s+Đảng)?)"
    r"|Trung\s+ương\s+\d{1,2}\s*,?\s*\(?[Kk]hóa\s+[IVX]+\)?"
    r"|Hội\s+nghị\s+(?:lần\s+thứ\s+\w+\s*,?\s*)?(?:Ban\s+[Cc]hấp\s+hành|BCH)\s+Trung\s+ương(?:\s+Đảng)?\s*,?\s*(?:lần\s+thứ\s+\w+\s*,?\s*)?\(?[Kk]hóa\s+[IVX]+\)?"
    r")(?:\s*,?\s*nhiệm\s+kỳ\s+\d{4}\s*[-–]\s*\d{4})?"
)
_STANDARD = re.compile(
    r"(?<!\w)(?:(?i:tiêu\s+chuẩn|quy\s+chuẩn)\s+)?(?P<code>(?:TCVN|QCVN)\s+(?:ISO\s+)?\d[\d:.\-/]*\d(?:/[A-ZĐ]+)?)"
)
_BY_ISSUER = re.compile(
    rf"(?<!\w)(?<!các )(?<!những )(?<!mọi )(?P<type>Chỉ\s+thị|Công\s+văn|Công\s+điện|Kế\s+hoạch|Thông\s+tư|Quyết\s+định)\s+của\s+(?P<issuer>{ISSUER})(?!\w)"
)
_TITLE_OF = re.compile(
    r"(?i)(?:phê\s+duyệt|ban\s+hành|triển\s+khai|thực\s+hiện|thông\s+qua|về(?:\s+việc)?|tại|trong|theo|của)\s*(?:kèm\s+theo\s+)?(?:việc\s+)?[“\"]?\s*$"
)
_CITED_BEFORE = re.compile(r"[^;.]{0,200}$")


def find(text: str, taken: Sequence[Span]) -> list[Citation]:
    """Documents cited by name, outside the spans already ``taken`` by numbered mentions."""
    found: list[Citation] = []
    spans = list(taken)
    for citation in (*_laws(text), *_resolutions(text), *_standards(text), *_schemes(text, taken), *_by_issuer(text)):
        if not any(span.overlaps(citation.span) for span in spans):
            found.append(citation)
            spans.append(citation.span)
    return found


def _laws(text: str) -> Iterator[Citation]:
    for pattern, confidence in ((_AMENDING_LAW, 0.8), (_LAW, 0.95), (_OTHER_LAW, 0.7)):
        for match in pattern.finditer(text):
            tail = read_tail(text, match.end())
            year = match.groupdict().get("y")
            words = match[0].lower().split()
            yield _named(
                text,
                Span(match.start(), tail.end if tail.date else match.end()),
                "bộ luật" if words[0] == "bộ" else "pháp lệnh" if words[0] == "pháp" else "luật",
                "Ủy ban Thường vụ Quốc hội" if words[0] == "pháp" else "Quốc hội",
                tail.date or (PartialDate(int(year)) if year else None),
                "named-law",
                confidence,
            )


def _resolutions(text: str) -> Iterator[Citation]:
    for match in _RESOLUTION.finditer(text):
        issuer = "Ban Chấp hành Trung ương" if re.search(r"(?i)trung\s+ương", match[0]) else None
        yield _named(text, Span(*match.span()), "nghị quyết", issuer, None, "named-resolution", 0.9)


def _standards(text: str) -> Iterator[Citation]:
    for match in _STANDARD.finditer(text):
        code = " ".join(match["code"].split())
        span = Span(*match.span())
        kind = "quy chuẩn" if code.startswith("QCVN") else "tiêu chuẩn"
        yield Citation(span, span.of(text), code, kind, rule="standard", confidence=0.9)


def _schemes(text: str, taken: Sequence[Span]) -> Iterator[Citation]:
    for pattern, confidence in ((_SCHEME, 0.8), (_SCHEME_BY_CAPITAL, 0.6)):
        for match in pattern.finditer(text):
            name = match.groupdict().get("quoted") or match["plain"]
            if _NOT_CITED.search(match[0]) or _in_title(text, match.start(), taken):
                continue
            if match["type"][0].islower() and not match.groupdict().get("quoted"):
                continue
            tail = read_tail(text, match.end())
            end = tail.end if match.groupdict().get("quoted") else match.end()
            type_name = type_of(match["type"]) or match["type"].lower()
            if name and type_name != "chương trình":
                yield _named(text, Span(match.start(), end), type_name, tail.issuer, None, "named-scheme", confidence)
            elif match.groupdict().get("quoted"):
                yield _named(
                    text, Span(match.start(), end), type_name, tail.issuer, None, "named-programme", confidence
                )


def _in_title(text: str, start: int, taken: Sequence[Span]) -> bool:
    """True where the name is part of the summary of a numbered document before it in the same clause."""
    for span in taken:
        if span.end <= start <= span.end + 300 and not re.search(r"[;.]\s", text[span.end : start]):
            return True
    return False


def _by_issuer(text: str) -> Iterator[Citation]:
    for match in _BY_ISSUER.finditer(text):
        yield _named(
            text, Span(*match.span()), type_of(match["type"]) or "", tidy(match["issuer"]), None, "named-by-issuer", 0.5
        )


def _named(
    text: str, span: Span, type_name: str, issuer: str | None, date: PartialDate | None, rule: str, confidence: float
) -> Citation:
    span = span.trimmed(text)
    return Citation(span, span.of(text), None, type_name, issuer, date, rule, confidence)
