"""Find the mentions of legal documents in a text.

The text is walked once for numbers with a symbol ("71/2020/NĐ-CP"), once for types followed by a number alone
("Đề án 06"), once for documents known by name ("Luật Giáo dục"). Each number then looks to its left for its type and
to its right for its date and issuer; ``settle`` (settle.py) makes one picture of all mentions.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from namhoc.citations import named, settle
from namhoc.citations.citation import Citation
from namhoc.citations.issuers import by_symbol, tidy
from namhoc.citations.number import NUMBER, UPPER, YEAR, DocumentNumber, Kind, parse
from namhoc.citations.tail import Tail, read_tail
from namhoc.citations.types import ABBREVIATED, TYPE_WORDS, type_by_number, type_of
from namhoc.core import Span

_SEGMENT = rf"[{UPPER}&](?:[{UPPER}a-z&0-9]|\.(?=[{UPPER}]{{2}}))*"
_JOIN = r"(?:[/-]|\s{1,3}[/-]|[/-]\s{1,3}(?=[A-ZĐÐ&]{2}|TTg|CTr|TTr|\d{4}/))"
"""A slash or hyphen with blanks on one side at most: "NĐ- CP", "02/2022/TT-⏎BGDĐT", but not "UBND - Sở"."""

_WITH_SYMBOL = re.compile(
    rf"(?<![\w/.,&-]){NUMBER}(?:{_JOIN}{YEAR})?(?:{_JOIN}{_SEGMENT}){{1,4}}",
)
_GLUED = re.compile(r"(?<=[A-ZĐ])(?:ngày|của|về|năm|và)$")

_BEFORE = re.compile(rf"(?i:(?<!\w)(?P<type>{TYPE_WORDS}))(?:\s+(?i:số)\s*:?|\s*:)?\s*[*_(“\"]*\s*$")
_BEFORE_SHORT = re.compile(rf"(?<!\w)(?P<type>{ABBREVIATED})(?:\s+(?i:số)\s*:?)?\s*$")
_BEFORE_ISSUER = re.compile(
    rf"(?i:(?<!\w)(?P<type>{TYPE_WORDS}))\s+(?:của\s+)?(?P<issuer>[{UPPER}][^.;:(){{}}\d]{{3,60}}?)\s*,?\s+(?i:số)\s*:?\s*$"
)
_LAW_BEFORE = re.compile(
    rf"(?P<type>(?i:Bộ\s+luật|Luật|Pháp\s+lệnh))\s+[{UPPER}sd][^;:.\n]{{2,160}}?\s*,?\s*(?i:số\s*:?)?\s*$"
)
_HEAD = re.compile(r"(?:^|[\n|*_]|\s{2}|Độc lập\s*-\s*Tự do\s*-\s*Hạnh phúc\s*)[ *_|]*Số\s*:?\s*[*_]*\s*$")
_LIST_GAP = re.compile(r"\s*(?:,|;|và|hoặc|&|,\s*và)\s*(?:số\s*)?")
_PROVISIONS = re.compile(
    r"(?i:(?:(?:tiết|điểm|khoản|điều|chương|mục|phụ\s+lục|phần)\s+[\wđ]{1,5}(?:\s*(?:,|và|đến)\s*)?\s*)+)(?:(?:của|tại|Quy\s+chế[^.;]{0,80}?theo)\s+)?$"
)
_SO_CALLED = re.compile(r"(?i:sau\s+đây\s+(?:gọi|viết)|gọi\s+tắt|viết\s+tắt|gọi\s+chung)[^()]{0,30}$")


def find(text: str, skip: tuple[Span, ...] = ()) -> tuple[Citation, ...]:
    """Every mention of a legal document in ``text``, in order.

    A shortened mention gets the full number where the text gives it elsewhere; a document known by name only is
    given once. Mentions inside ``skip`` (page furniture) are dropped, but still lend their full number to others.
    The number line in a document's own head ("Số: 10/CT-UBND") is no mention.
    """
    full = _with_symbol(text)
    taken = [citation.span for citation in full]
    short = _without_symbol(text, taken)
    taken += [citation.span for citation in short]
    names = named.find(text, taken)
    return settle.settle(text, sorted((*full, *short, *names), key=lambda c: c.span), skip)


def _with_symbol(text: str) -> list[Citation]:
    found: list[Citation] = []
    previous: Citation | None = None
    for match in _WITH_SYMBOL.finditer(text):
        number, end = _longest(text, match.start(), match.end())
        if number is None or number.kind is Kind.SHORT:
            continue
        start = match.start()
        if _HEAD.search(text, max(0, start - 60), start):
            continue
        citation = _mention(text, start, end, number, previous)
        if citation is not None:
            found.append(citation)
            previous = citation
    return found


def _longest(text: str, start: int, end: int) -> tuple[DocumentNumber | None, int]:
    """The longest stretch from ``start`` that the grammar knows: segments are given up from the right."""
    while end > start:
        printed = text[start:end]
        if glued := _GLUED.search(printed):
            end = start + glued.start()
            continue
        if (number := parse(printed)) is not None:
            return number, end
        cut = max(printed.rfind("/"), printed.rfind("-"), printed.rfind("."))
        if cut <= 0:
            return None, end
        end = start + len(printed[:cut].rstrip())
    return None, end


def _mention(text: str, start: int, end: int, number: DocumentNumber, previous: Citation | None) -> Citation | None:
    window = text[max(0, start - 80) : start]
    offset = start - len(window)
    issuer, rule = None, "number"
    if before := _BEFORE.search(window) or _BEFORE_SHORT.search(window):
        begin, type_name = offset + before.start("type"), type_of(before["type"])
        rule = "type+number"
    elif number.kind is Kind.LAW and (law := _law_before(text, start)):
        begin, type_name, rule = law, type_of(text[law:].split(None, 1)[0]) or "luật", "law+number"
    elif before := _BEFORE_ISSUER.search(window):
        begin, type_name, issuer = offset + before.start("type"), type_of(before["type"]), tidy(before["issuer"])
        rule = "type+issuer+number"
    elif previous is not None and _LIST_GAP.fullmatch(text, previous.span.end, start):
        begin, type_name, rule = start, _inherited(previous, number), "list"
    else:
        begin, type_name = start, type_by_number(number)
        if type_name is None:
            return None
    tail = read_tail(text, end, number.year if number.kind is Kind.LAW else None)
    return build(text, begin, end, number, type_name, tail, issuer, rule)


def _inherited(previous: Citation, number: DocumentNumber) -> str | None:
    """In "các Quyết định số 33/QĐ-TTg, 131/QĐ-TTg" the type word counts for each number its code agrees with."""
    own = type_by_number(number)
    if own is None or own == previous.type or number.kind is Kind.LETTER:
        return previous.type
    return own


def _law_before(text: str, start: int) -> int | None:
    """Where "Luật Giáo dục" begins before "số 43/2019/QH14": the leftmost Luật of the clause, so that
    "Luật sửa đổi, bổ sung một số điều của Luật Giáo dục" is taken whole."""
    window_start = max(0, start - 180)
    clause = max((m.end() for m in re.finditer(r"[;:.]\s|\n\s*\n|\d/QH\d+\b", text[window_start:start])), default=0)
    match = _LAW_BEFORE.search(text, window_start + clause, start)
    return match.start() if match else None


_COUNTED = (
    r"(?:năm|tháng|tuần|ngày(?!\s*\d)|quý|lần|nội\s+dung|nhiệm\s+vụ|giải\s+pháp|chương|phần|mục|buổi|tiết|kỳ|học\s+kỳ|"
    r"tỉnh|xã|trường|lớp|nhóm|đơn\s+vị|bước|cấp|người|học\s+sinh|%|triệu|tỷ|nghìn|đồng|giai\s+đoạn|điểm|vùng|công\s+trình)"
)
_BARE = re.compile(
    rf"(?<!\w)(?P<type>(?i:{TYPE_WORDS})|{ABBREVIATED})"
    rf"(?:(?P<so>\s+(?i:số)\s*:?\s*)|\s+)"
    rf"(?P<n>\d{{1,5}})(?:(?P<sep>\s*/\s*|\s)(?P<y>{YEAR}))?"
    rf"(?![\d%])(?!\s*[-–/.,]\s*\d)(?!\s*/)(?!-[{UPPER}])(?!\s+{_COUNTED}\b)"
)
_BLANK = re.compile(
    rf"(?<!\w)(?P<type>(?i:{TYPE_WORDS}))\s+(?i:số)\s*:?(?P<blank>[\s.…_]{{2,30}}|\s*)(?P<sym>[/-]\s?{_SEGMENT}(?:{_JOIN}{_SEGMENT}){{0,2}})"
)
_FOLLOWS = re.compile(
    r"\s*(?:$|[.,;:)\]”\"*?!]|\n|(?:của|ngày|về|và|năm|là|cho|do|trên|tại|được|đã|gồm|quy|nêu|với|để|theo|thực|cấp|tỉnh|Chính|[A-ZĐ]))"
)


def _without_symbol(text: str, taken: list[Span]) -> list[Citation]:
    """Mentions by type and number alone ("Nghị quyết 29", "Đề án số 06"), and those whose number is blank."""
    found: list[Citation] = []
    for match in _BARE.finditer(text):
        if _inside(match.start(), taken) or (match["y"] is None and not _is_number(match, text)):
            continue
        printed = f"{match['n']}/{match['y']}" if match["y"] else match["n"]
        number = parse(printed)
        if number is None:
            continue
        tail = read_tail(text, match.end())
        found.append(
            build(text, match.start(), match.end(), number, type_of(match["type"]), tail, None, "type+digits", 0.8)
        )
    for match in _BLANK.finditer(text):
        if _inside(match.start(), taken):
            continue
        tail = read_tail(text, match.end())
        found.append(
            build(text, match.start(), match.end(), None, type_of(match["type"]), tail, None, "blank-number", 0.7)
        )
    return found


def _is_number(match: re.Match[str], text: str) -> bool:
    """A year is no number, nor a count: without "số" the type must be written as a name and the digits stand alone."""
    digits = match["n"]
    if len(digits) == 4 and digits[:2] in ("19", "20") and not match["so"]:
        return False
    if match["so"]:
        return True
    return match["type"][0].isupper() and _FOLLOWS.match(text, match.end()) is not None


def _inside(position: int, spans: Iterable[Span]) -> bool:
    return any(position in span for span in spans)


def build(
    text: str,
    start: int,
    end: int,
    number: DocumentNumber | None,
    type_name: str | None,
    tail: Tail,
    issuer: str | None,
    rule: str,
    confidence: float = 0.95,
) -> Citation:
    """A citation from its parts; ``tail`` is what follows the number."""
    span = Span(start, max(end, tail.end)).trimmed(text)
    provisions = _PROVISIONS.search(text, max(0, start - 60), start)
    return Citation(
        span=span,
        text=span.of(text),
        number=None if number is None else number.symbol,
        type=type_name,
        issuer=tail.issuer or issuer or (by_symbol(number, type_name) if number else None),
        date=tail.date,
        rule=rule,
        confidence=confidence,
        kind=None if number is None else number.kind,
        provisions=None if provisions is None else " ".join(provisions[0].split()),
    )
