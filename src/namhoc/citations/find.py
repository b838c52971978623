"""Find the mentions of legal documents in a text.

The text is walked once for numbers with a symbol ("71/2020/NĐ-CP"), once for types followed by a number alone
("Đề án 06") or by a blank, once for documents known by name ("Luật Giáo dục"). Each number then looks to its left for
its type and to its right for its date and issuer; ``settle`` makes one picture of all mentions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from namhoc.citations import named
from namhoc.citations.citation import Citation
from namhoc.citations.issuers import by_symbol, tidy
from namhoc.citations.number import NUMBER, SYM, UPPER, YEAR, DocumentNumber, Kind, parse
from namhoc.citations.settle import settle
from namhoc.citations.tail import read_tail
from namhoc.citations.taken import Taken
from namhoc.citations.types import ABBREVIATED, ABBREVIATIONS, LAWS, TYPE_WORDS, type_by_number, type_of
from namhoc.core import PartialDate, Span

_JOIN = rf"""(?:[/-]|\s{{1,3}}[/-]|[/-]\s{{1,3}}(?=[{UPPER}&]{{2}}|TTg|CTr|TTr|\d{{4}}/)
    |\s-\s(?=(?:NQ|CT|KL|QĐ|TB|HD|KH)/T)
    |(?:(?<=/QĐ)|(?<=/NQ)|(?<=/NĐ)|(?<=/CT)|(?<=/KH)|(?<=/TT))\s-\s(?=(?:TTg|TTG|CP|UBND|HĐND|BGD\w+|SGD\w+)\b))"""
"""A slash or hyphen with blanks on one side at most: "NĐ- CP", "TT-⏎BGDĐT", but not "UBND - Sở"; on both sides only
between a code and a well-known issuer: "QĐ - TTg"."""

_WITH_SYMBOL = re.compile(rf"(?<![\w/.,&-]){NUMBER}(?:{_JOIN}{YEAR})?(?:{_JOIN}{SYM}){{1,4}}", re.VERBOSE)

_SO = r"(?i:số)\s*:?"
_OPEN = r"[\s*_(“\"]*"
_TYPE_BEFORE = re.compile(rf"(?<!\w)(?P<type>(?i:{TYPE_WORDS}))\s*:?{_OPEN}(?:{_SO})?{_OPEN}$")
_SHORT_TYPE_BEFORE = re.compile(rf"(?<!\w)(?P<type>{ABBREVIATED}){_OPEN}(?:{_SO})?{_OPEN}$")
_TYPE_AND_WORDS_BEFORE = re.compile(rf"(?<!\w)(?P<type>(?i:{TYPE_WORDS}))(?:\s+[a-zà-ỹđ]+){{1,4}}\s+{_SO}{_OPEN}$")
"""A type with a word that tells it more closely: "Nghị quyết chuyên đề số", "Công điện khẩn số"."""
_TYPE_AND_ISSUER_BEFORE = re.compile(
    rf"""(?<!\w)(?P<type>(?i:{TYPE_WORDS}))\s+(?:của\s+)?
    (?P<issuer>[{UPPER}][^.;:()\d]{{3,60}}?)\s*,?\s+{_SO}\s*$""",
    re.VERBOSE,
)
_LAW_BEFORE = re.compile(
    rf"(?P<type>(?i:Bộ\s+luật|Luật|Pháp\s+lệnh))\s+[{UPPER}sd][^;:.]{{2,160}}?\s*,?\s*(?:{_SO})?\s*$"
)
_CLAUSE = re.compile(r"[;:.]\s|\n\s*\n|/QH\d+\b")
_HEAD = re.compile(
    rf"""(?:^|[\n|*_\t]|\s{2}|[{UPPER}]{{2}}\s(?=[ *_|]*Số\s*:)
    |Độc\s+lập\s*-\s*Tự\s+do\s*-\s*Hạnh\s+phúc\s*|ĐÀO\s+TẠO\s+|DÂN\s+)[ *_|]*
    S[ốỐ](?:\s+(?i:hiệu|(?:văn\s+bản|và\s+)?(?:ký|kí)\s+hiệu|văn\s+bản))?\s*:?\s*[*_]*\s*$""",
    re.VERBOSE,
)
"""The number line of a document's own head."""
_LIST_GAP = re.compile(r"\s*(?:,|;|và|hoặc|&|,\s*và)\s*(?:số\s*)?")

_COUNTED = (
    r"(?:năm(?!\s+(?:19|20)\d\d)|tháng|tuần|ngày(?!\s*\d)|quý|lần|nội\s+dung|nhiệm\s+vụ|giải\s+pháp|chương|phần|mục|buổi|tiết|kỳ|học\s+kỳ|"
    r"tỉnh|xã|trường|lớp|nhóm|đơn\s+vị|bước|cấp|người|học\s+sinh|triệu|tỷ|nghìn|đồng|giai\s+đoạn|điểm|vùng|công\s+trình)"
)
_WITHOUT_SYMBOL = re.compile(
    rf"""(?<!\w)(?P<type>(?i:{TYPE_WORDS})|{ABBREVIATED})
    (?:(?P<so>\s*{_SO}\s*)|\s+)
    (?P<n>\d{{1,5}})(?:/CP\b)?
    (?:(?P<sep>\s*/\s*)(?P<y>{YEAR})|\s(?P<y2>{YEAR})(?:\s(?:(?:TT|NĐ|QĐ|NQ)[\s-])?(?:BGDĐT|CP|TTg|UBND|HĐND)\b)?)?
    (?![\d%])(?!\s*[-–/.,]\s*\d)(?!\s*/)(?!-[{UPPER}])(?!\s+{_COUNTED}\b)""",
    re.VERBOSE,
)
_BLANK_NUMBER = re.compile(
    rf"""(?<!\w)(?P<type>(?i:{TYPE_WORDS}))\s+{_SO}[\s.…_]{{0,30}}
    (?P<sym>[/-]\s?{SYM}(?:{_JOIN}{SYM}){{0,2}})""",
    re.VERBOSE,
)
_STANDS_ALONE = re.compile(
    rf"""\s*(?:$|[.,;:)\]”"*?!]|\n|[{UPPER}]
    |(?:của|ngày|về|và|năm|là|cho|do|trên|tại|được|đã|gồm|quy|nêu|với|để|theo|thực|cấp|tỉnh)\b)""",
    re.VERBOSE,
)
_PROVISIONS = re.compile(
    r"(?i:(?:tiết|điểm|khoản|điều|chương|mục|phụ\s+lục|phần)\s+[\wđ]{1,5}(?:\s*(?:,|và|đến)\s*|\s+)){1,6}(?:(?:của|tại)\s+)?$"
)


def find(text: str, skip: Sequence[Span] = ()) -> tuple[Citation, ...]:
    """Every mention of a legal document in ``text``, in order.

    A shortened mention gets the full number where the text gives it elsewhere. Mentions inside ``skip`` (page
    furniture) are dropped, but still lend their full number to others. The number line in a document's own head
    ("Số: 10/CT-UBND") is no mention. A document known by name alone comes back at each of its mentions: see ``once``.
    """
    mentions = list(_with_symbol(text))
    mentions += _without_symbol(text, Taken(mention.span for mention in mentions))
    mentions += named.find(text, Taken(mention.span for mention in mentions))
    return settle(text, sorted(mentions, key=lambda mention: mention.span), skip)


def _with_symbol(text: str) -> Iterator[Citation]:
    previous: Citation | None = None
    for match in _WITH_SYMBOL.finditer(text):
        start = match.start()
        number, end = _longest(text, start, match.end())
        if number is None or number.kind is Kind.SHORT or _HEAD.search(text, max(0, start - 60), start):
            continue
        citation = _mention(text, start, end, number, previous)
        if citation is not None:
            previous = citation
            yield citation


def _longest(text: str, start: int, end: int) -> tuple[DocumentNumber | None, int]:
    """The longest stretch from ``start`` that the grammar knows: segments are given up from the right."""
    while end > start:
        printed = text[start:end]
        if (number := parse(printed)) is not None:
            return number, end
        cut = max(printed.rfind(mark) for mark in "/-.")
        end = start + len(printed[: max(cut, 0)].rstrip())
    return None, end


def _mention(text: str, start: int, end: int, number: DocumentNumber, previous: Citation | None) -> Citation | None:
    """The mention around a number: its type word before it, or the type that an enumeration hands on."""
    window = text[max(0, start - 100) : start]
    offset = start - len(window)
    before = _TYPE_BEFORE.search(window) or _SHORT_TYPE_BEFORE.search(window)
    named_law = number.kind is Kind.LAW and (before is None or type_of(before["type"]) in LAWS)
    if named_law and (law := _law_before(text, start)):
        return _build(text, law.start(), end, number, type_of(law["type"]), "law+number")
    if before:
        return _build(text, offset + before.start(), end, number, _said(before["type"], number), "type+number")
    if before := _TYPE_AND_WORDS_BEFORE.search(window):
        return _build(text, offset + before.start(), end, number, _said(before["type"], number), "type+words+number")
    if before := _TYPE_AND_ISSUER_BEFORE.search(window):
        type_name, issuer = type_of(before["type"]), tidy(before["issuer"])
        return _build(text, offset + before.start(), end, number, type_name, "type+issuer+number", issuer)
    if previous is not None and _LIST_GAP.fullmatch(text, previous.span.end, start):
        return _build(text, start, end, number, _inherited(previous, number), "list")
    whole = number.kind is not Kind.LETTER or number.unit is not None
    if whole and (type_name := type_by_number(number)):
        return _build(text, start, end, number, type_name, "number")
    return None


def _said(words: str, number: DocumentNumber) -> str | None:
    """The type that the words before a number say; "văn bản số 91/TTr-SGDĐT" leaves it to the code."""
    said = type_of(words)
    return (type_by_number(number) if said == "văn bản" and number.code not in (None, "CV") else None) or said


def _inherited(previous: Citation, number: DocumentNumber) -> str | None:
    """In "các Quyết định số 33/QĐ-TTg, 131/QĐ-TTg" the type word counts for each number its code agrees with."""
    own = type_by_number(number)
    return previous.type if own is None or number.kind is Kind.LETTER else own


def _law_before(text: str, start: int) -> re.Match[str] | None:
    """The name before "số 43/2019/QH14", from the leftmost Luật of the clause, so that "Luật sửa đổi, bổ sung một số
    điều của Luật Giáo dục" is taken whole."""
    window = max(0, start - 180)
    clause = max((m.end() for m in _CLAUSE.finditer(text, window, start)), default=window)
    return _LAW_BEFORE.search(text, clause, start)


def _without_symbol(text: str, taken: Taken) -> Iterator[Citation]:
    """Mentions by type and number alone ("Nghị quyết 29", "Đề án số 06"), and those whose number is blank."""
    for match in _WITHOUT_SYMBOL.finditer(text):
        if not taken.holds(match.start()) and _is_number(match, text):
            year = match["y"] or match["y2"]
            number = parse(f"{match['n']}/{year}" if year else match["n"])
            found = _build(text, match.start(), match.end(), number, type_of(match["type"]), "type+digits")
            yield replace(found, date=PartialDate(int(match["y2"]))) if match["y2"] and not found.date else found
    for match in _BLANK_NUMBER.finditer(text):
        if not taken.holds(match.start()):
            yield _build(text, match.start(), match.end(), None, type_of(match["type"]), "blank-number")


def _is_number(match: re.Match[str], text: str) -> bool:
    """A year is no number, nor is a count: without "số" the type is written as a name and the digits stand alone."""
    type_name = type_of(match["type"])
    if "\n" in match[0] and not match["so"] and _OPENS_A_LINE.match(text, match.end()):
        return False
    if type_name in _OPTIONS and len(match["n"]) < 3:
        return False
    if match["so"] or match["y"] or (match["y2"] and type_name in _WITH_YEAR):
        return True
    if (len(match["n"]) == 4 and match["n"][:2] in ("19", "20")) or match["type"] in ABBREVIATIONS:
        return False
    if type_name not in _SPOKEN_BY_NUMBER:
        return False
    alone = match["n"].startswith("0") or _STANDS_ALONE.match(text, match.end()) is not None
    return match["type"][0].isupper() and alone


_OPENS_A_LINE = re.compile(r"[.)]\s|[^\S\n]*[\t|\n]")
"""Behind digits at the beginning of a line: they count an item or the row of a table."""
_WITH_YEAR = ("thông tư", "nghị định", "thông tư liên tịch")
"""Types whose numbers hold a year: "Thông tư 29 2024" has only lost its slashes."""
_OPTIONS = ("phương án", "dự án", "biên bản", "hợp đồng")
"""Types that are counted within one text: "Phương án 1", "Dự án số 2"."""
_SPOKEN_BY_NUMBER = (
    *("nghị quyết", "chỉ thị", "kết luận", "quyết định", "nghị định", "thông tư", "công văn", "công điện", "đề án"),
    *("kế hoạch", "chương trình", "chương trình hành động", "thông báo", "pháp lệnh", "thông tư liên tịch"),
)
"""Types that people name by digits alone, without "số": "Nghị quyết 29", "Đề án 06"."""
_CONFIDENCE = {"number": 0.8, "list": 0.9, "type+digits": 0.8, "blank-number": 0.7}


def _build(
    text: str,
    start: int,
    end: int,
    number: DocumentNumber | None,
    type_name: str | None,
    rule: str,
    issuer: str | None = None,
) -> Citation:
    """A citation from its parts; date and issuer are read from what follows the number."""
    tail = read_tail(text, end)
    span = Span(start, tail.end).trimmed(text)
    provisions = _PROVISIONS.search(text, max(0, start - 60), start)
    return Citation(
        span=span,
        text=span.of(text),
        number=None if number is None else number.symbol,
        type=type_name,
        issuer=tail.issuer or issuer or (by_symbol(number, type_name) if number else None),
        date=tail.date,
        rule=rule,
        confidence=_CONFIDENCE.get(rule, 0.95),
        kind=None if number is None else number.kind,
        provisions=None if provisions is None else " ".join(provisions[0].split()),
    )
