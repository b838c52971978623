"""Documents known by name, without a number: laws, schemes, plans (quy hoạch), resolutions of Party congresses."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from namhoc.citations.citation import Citation
from namhoc.citations.issuers import ISSUER, tidy
from namhoc.citations.laws import CODE_NAMES, LAW_NAMES
from namhoc.citations.number import UPPER
from namhoc.citations.tail import Tail, read_tail
from namhoc.citations.taken import Taken
from namhoc.citations.types import type_of, words_pattern
from namhoc.core import PartialDate, Span


def find(text: str, numbered: Taken) -> list[Citation]:
    """Documents cited by name, outside the spans that ``numbered`` mentions take."""
    found: list[Citation] = []
    taken = Taken(numbered)
    for citation in (
        *_laws(text),
        *_constitutions(text),
        *_resolutions(text),
        *_standards(text),
        *_implementing(text, numbered),
        *_schemes(text, numbered),
        *_by_issuer(text),
    ):
        if citation.rule == "named-implementing":
            found.append(citation)
        elif not taken.overlaps(citation.span):
            found.append(citation)
            taken.add(citation.span)
    return found


def _spelled(names: Sequence[str]) -> str:
    """A pattern for names, with the tone marks of hoà and uỷ as either school writes them."""
    pattern = words_pattern(names).replace(",", r"\s*,")
    for new, old in (("óa", "oá"), ("òa", "oà"), ("ủy", "uỷ"), ("úy", "uý")):
        pattern = pattern.replace(new, f"(?:{new}|{old})")
    return pattern.replace("Ủy", "(?:Ủy|Uỷ)")


_NO_NAME = (
    r"(?:và|các|của|quy|được|đã|có|trên|trong|tại|theo|để|là|năm|ngày|số|hiện|về|khi|cho|với|do|phải|này|hoặc|thì|nêu|từ|"
    r"đến|vào|những|mà|sẽ|không|chưa|gồm|bảo|vừa|mới|sửa)"
)
"""Words that no short name of a law or scheme holds: the name ends before them."""

_LAW_YEAR = r"""(?:\s+(?:\(\s*sửa\s+đổi\s*\)\s*)?(?:năm\s+)?(?P<y>(?:19|20)\d\d)(?![\d/-])
    |\s*\(\s*(?:năm\s+\d{4}|sửa\s+đổi(?:,\s+bổ\s+sung[^()]{0,40})?)\s*\))?"""
_LISTED_LAW = re.compile(
    rf"""(?<!\w)(?:(?:Bộ\s+luật|BỘ\s+LUẬT)\s+(?i:{_spelled(CODE_NAMES)})
    |(?:Luật|LUẬT)\s+(?i:{_spelled(LAW_NAMES)}))(?!\w){_LAW_YEAR}""",
    re.VERBOSE,
)
_OTHER_LAW = re.compile(
    rf"""(?<!\w)(?:Luật|Pháp\s+lệnh)\s+(?!{_NO_NAME}\b)[{UPPER}]\w*(?:\s+(?!{_NO_NAME}\b)\w+){{0,7}}?
    (?=\s+{_NO_NAME}\b|\s*[.;:,)“”"]|\s*$|\n\n){_LAW_YEAR}""",
    re.VERBOSE,
)
_AMENDED = rf"(?:Luật\s+)?(?i:{_spelled(LAW_NAMES)})(?!\w)"
_AMENDING_LAW = re.compile(
    rf"""Luật\s+[Ss]ửa\s+đổi,?\s+bổ\s+sung\s+(?:một\s+số\s+điều\s+(?:của\s+)?)?
    (?:{_AMENDED}(?:\s*(?:,|và)\s*Luật\s+{_AMENDED})*
    |(?:Luật\s+|các\s+[Ll]uật\s+)?\w+(?:\s+(?!{_NO_NAME}\b)\w+){{0,8}})""",
    re.VERBOSE,
)


def _laws(text: str) -> Iterator[Citation]:
    for pattern, confidence in ((_AMENDING_LAW, 0.8), (_LISTED_LAW, 0.95), (_OTHER_LAW, 0.7)):
        for match in pattern.finditer(text):
            tail = read_tail(text, match.end())
            year = match.groupdict().get("y")
            ordinance = match[0].lower().startswith("pháp")
            kind = "pháp lệnh" if ordinance else "bộ luật" if match[0].lower().startswith("bộ") else "luật"
            yield _named(
                text,
                Span(match.start(), tail.end if tail.date else match.end()),
                kind,
                Tail(0, tail.date or (PartialDate(int(year)) if year else None), _PARLIAMENT[ordinance]),
                "named-law",
                confidence,
            )


_CONSTITUTION = re.compile(r"(?<!\w)Hiến\s+pháp\s+(?:năm\s+)?(?P<y>(?:19|20)\d\d)(?!\d)")


def _constitutions(text: str) -> Iterator[Citation]:
    for match in _CONSTITUTION.finditer(text):
        tail = Tail(0, PartialDate(int(match["y"])), "Quốc hội")
        yield _named(text, Span(*match.span()), "hiến pháp", tail, "named-law", 0.9)


_PARLIAMENT = {False: "Quốc hội", True: "Ủy ban Thường vụ Quốc hội"}

_ORDINAL = r"lần\s+thứ\s+(?:[IVX]+|nhất|\w+)"
_COMMITTEE = r"(?:Ban\s+[Cc]hấp\s+hành|BCH)\s+(?:Trung\s+ương|TW)(?:\s+Đảng)?"
_PARTY_RESOLUTION = re.compile(
    rf"""(?<!\w)(?P<type>(?i:nghị\s+quyết))\s+(?:của\s+)?(?:
      [Đđ]ại\s+hội\s+(?:đại\s+biểu\s+)?(?:
        (?:Đảng\s+)?toàn\s+quốc\s+{_ORDINAL}(?:\s+của\s+Đảng)?
        |{_ORDINAL}(?:\s+của)?\s+Đảng(?:\s+bộ)?(?:\s+(?:tỉnh|thành\s+phố|xã|phường))?(?:\s+[{UPPER}]\w*){{0,3}}
        |Đảng\s+bộ\s+(?:(?:tỉnh|thành\s+phố|Thành\s+phố|xã|phường|huyện)\s*)?(?:[{UPPER}]\w*\s+){{0,4}}{_ORDINAL}
        |Đảng\s+{_ORDINAL}|[IVX]+(?:\s+của\s+Đảng)?)
      |Trung\s+ương\s+\d{{1,2}}\s*,?\s*\(?[Kk]h[óo][áa]?\s+[IVX]+\)?
      |Hội\s+nghị\s+(?:{_ORDINAL}\s*,?\s*)?{_COMMITTEE}\s*,?\s*(?:{_ORDINAL}\s*,?\s*)?\(?[Kk]h[óo][áa]?\s+[IVX]+\)?
    )(?:\s*,?\s*nhiệm\s+kỳ\s+\d{{4}}\s*[-–]\s*\d{{4}})?""",
    re.VERBOSE,
)
_STANDARD = re.compile(
    r"(?<!\w)(?:(?i:tiêu\s+chuẩn|quy\s+chuẩn)\s+)?(?P<code>(?:TCVN|QCVN)\s+(?:ISO\s+)?\d[\d:.\-/]*\d(?:/[A-ZĐ]+)?)"
)


def _resolutions(text: str) -> Iterator[Citation]:
    for match in _PARTY_RESOLUTION.finditer(text):
        issuer = "Ban Chấp hành Trung ương" if re.search(r"(?i)trung\s+ương", match[0]) else None
        yield _named(text, Span(*match.span()), "nghị quyết", Tail(0, None, issuer), "named-resolution", 0.9)


def _standards(text: str) -> Iterator[Citation]:
    for match in _STANDARD.finditer(text):
        code = " ".join(match["code"].split())
        span = Span(*match.span())
        kind = "quy chuẩn" if code.startswith("QCVN") else "tiêu chuẩn"
        yield Citation(span, span.of(text), code, kind, rule="standard", confidence=0.9)


_TERM = r"""(?:(?:trong\s+)?(?:giai\s+đoạn|thời\s+kỳ|nhiệm\s+kỳ)\s+\d{4}\s*[-–]\s*\d{4}|đến\s+(?:hết\s+)?năm\s+\d{4})
    (?:\s*,?\s*(?:và\s+)?(?:định\s+hướng|tầm\s+nhìn)\s+(?:đến\s+)?(?:năm\s+)?\d{4})?"""
_PLACE_AFTER = rf"(?:\s+(?:tỉnh|thành\s+phố|Thành\s+phố)\s+[{UPPER}]\w*(?:\s+[{UPPER}]\w*){{0,3}})?"
_QUOTED_SCHEME = re.compile(
    r"(?<!\w)(?P<type>(?i:đề\s+án|dự\s+án|quy\s+hoạch|chương\s+trình))\s+[“\"«](?P<name>[^”\"»]{8,260})[”\"»]"
)
_SCHEME_WITH_TERM = re.compile(
    rf"""(?<!\w)(?P<type>Đề\s+án|Dự\s+án|Quy\s+hoạch|Chương\s+trình)\s+
    (?!\d|(?:này|trên|được|của|đã|và|là|theo|cho|tại|số|giai|từ|đến|nêu|nói)\b)
    (?P<name>[^.;:!?“”"()|]{{6,240}}?\s{_TERM}){_PLACE_AFTER}""",
    re.VERBOSE,
)
_NAMED_SCHEME = re.compile(
    rf"""(?<!\w)(?P<type>Đề\s+án)\s+(?P<name>[{UPPER}][a-zà-ỹđ]\w*(?:\s+(?!{_NO_NAME}\b)\w+){{2,14}}?)
    (?=\s+{_NO_NAME}\b|\s*[.;:,)”"]|\s*$)""",
    re.VERBOSE,
)
_NO_CITATION = re.compile(r"(?i)mục\s+tiêu\s+quốc\s+gia|MTQG|GDPT|giáo\s+dục\s+phổ\s+thông|giáo\s+dục\s+mầm\s+non\s*$")
"""National target programmes and the curriculum are known by everyone and cited by nobody."""

_SENTENCE = re.compile(
    r"(?i)\b(?:được|đã|sẽ|yêu\s+cầu|chỉ\s+đạo|báo\s+cáo|phối\s+hợp|tổ\s+chức\s+thực\s+hiện)\b|\n\s*\n"
)
"""Words that make a sentence of what would be a name."""
_OF_BODY = re.compile(r"\s+của\s+(?:tỉnh|Tỉnh|thành\s+phố|Thành\s+phố|Chính\s+phủ|ngành)(?!\w)")


def _schemes(text: str, numbered: Taken) -> Iterator[Citation]:
    for pattern, rule, confidence in (
        (_QUOTED_SCHEME, "named-quoted", 0.8),
        (_SCHEME_WITH_TERM, "named-term", 0.75),
        (_NAMED_SCHEME, "named-scheme", 0.6),
    ):
        for match in pattern.finditer(text):
            programme = match["type"].lower().startswith("chương")
            if (programme and _NO_CITATION.search(match[0])) or _in_title(text, match.start(), numbered):
                continue
            if rule == "named-term" and _SENTENCE.search(match["name"]):
                continue
            tail = read_tail(text, match.end())
            end = tail.end if rule == "named-quoted" else match.end()
            if rule == "named-quoted" and (body := _OF_BODY.match(text, end)):
                end = body.end()
            type_name = type_of(match["type"]) or match["type"].lower()
            yield _named(text, Span(match.start(), end), type_name, tail, rule, confidence)


def _in_title(text: str, start: int, numbered: Taken) -> bool:
    """True where the name is part of the summary of a numbered document before it in the same clause."""
    return any(not _BREAK.search(text, span.end, start) for span in numbered.before(start, 300))


_BREAK = re.compile(r"[;.]\s")
_IMPLEMENTING = re.compile(
    rf"(?<!\w)(?P<type>Chương\s+trình\s+hành\s+động)(?:\s+của\s+{ISSUER})?\s+(?:triển\s+khai\s+)?thực\s+hiện\s+$"
)
_SUBJECT = re.compile(r"\s+về\s+[^,.;:()\n]{5,150}")


def _implementing(text: str, numbered: Taken) -> Iterator[Citation]:
    """A programme still to come, known by what it carries out: "Chương trình hành động thực hiện Nghị quyết 71"."""
    for span in numbered:
        match = _IMPLEMENTING.search(text, max(0, span.start - 110), span.start)
        if match and not _in_title(text, match.start(), numbered):
            subject = _SUBJECT.match(text, span.end)
            end = subject.end() if subject else span.end
            yield _named(text, Span(match.start(), end), "chương trình hành động", Tail(0), "named-implementing", 0.6)


_BY_ISSUER = re.compile(
    rf"""(?<!\w)(?<!các\ )(?<!những\ )(?<!mọi\ )(?<!Các\ )
    (?P<type>Chỉ\s+thị|Nghị\s+quyết|Nghị\s+định|Công\s+văn|Công\s+điện|Kế\s+hoạch|Thông\s+tư|Quyết\s+định|Kết\s+luận)
    \s+của\s+(?P<issuer>{ISSUER})(?!\w)
    (?P<subject>\s+về\s+[^,.;:()]{{5,150}}?(?=[,.;:()]|\n\s*\n|\s+(?:để|nhằm|trong\s+đó|và\s+các|được|đã)\s|\s*$))?""",
    re.VERBOSE,
)


def _by_issuer(text: str) -> Iterator[Citation]:
    """A document known by issuer and subject; a chỉ thị also without subject, for there is one a year."""
    for match in _BY_ISSUER.finditer(text):
        type_name = type_of(match["type"]) or ""
        if match["subject"] or type_name == "chỉ thị":
            tail = Tail(0, None, tidy(match["issuer"]))
            yield _named(text, Span(*match.span()), type_name, tail, "named-by-issuer", 0.5)


def _named(text: str, span: Span, type_name: str, tail: Tail, rule: str, confidence: float) -> Citation:
    span = span.trimmed(text)
    return Citation(span, span.of(text), None, type_name, tail.issuer, tail.date, rule, confidence)
