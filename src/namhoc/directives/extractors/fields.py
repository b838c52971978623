"""The document's own fields: type, number, date, issuer, title, school year, theme."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from namhoc.citations import Citation, Kind, once, parse
from namhoc.citations.issuers import tidy
from namhoc.citations.types import type_by_number
from namhoc.core import (
    PROVINCE_PATTERN,
    PartialDate,
    SchoolYear,
    Span,
    find_dates,
    fold,
    province_named,
    squash,
)
from namhoc.directives.directive import DocumentFields
from namhoc.directives.extractors.head import form as forms
from namhoc.directives.extractors.head import issuer as issuers
from namhoc.directives.extractors.head import keyed, news
from namhoc.directives.extractors.head.lines import MARKUP
from namhoc.directives.extractors.head.signed import read_signed_at_end
from namhoc.directives.layout import Context


def find(context: Context) -> DocumentFields:
    """The document's own fields: read from its head, printed as a form or as keys and values; where it has lost its
    head, from the sentence that issues it; else from the story that tells about it."""
    headline = _headline(context)
    page = headline is not None and _is_page_title(context.text, headline)
    form = forms.read_form(context.text)
    if not page and (head := keyed.read_keyed(context.text)):
        return _of_keys(context, head, form)
    if not page and form.found:
        return _of_form(context, form)
    if headline and (opening := _BODY_ALONE.match(context.text, headline.start)):
        return _of_body(context, opening)
    return _of_story(context, headline)


def _headline(context: Context) -> Span | None:
    """The headline of a page: its first line that is no page furniture, markup left out.

    A line of three words or fewer is the name of a column ("Giáo dục") where a longer one follows; a full sentence is
    the beginning of the story and returned only where nothing stands before it.
    """
    short: Span | None = None
    for line in context.lines:
        if not line.furniture and (words := line.text.strip(MARKUP)):
            start = line.span.start + line.text.index(words)
            span = Span(start, start + len(words))
            if len(words.split()) > 3:
                return short if short and words.endswith(".") else span
            short = short or span
    return short


def _is_page_title(text: str, headline: Span) -> bool:
    """A page that explains a document opens with a title of its own ("# …", "Toàn văn …?"), not with the form."""
    marked = text[max(0, headline.start - 3) : headline.start].strip().startswith("#")
    return marked or _EXPLAINS.match(text, headline.start, headline.end) is not None


_EXPLAINS = re.compile(r"(?i)toàn\s+văn\s|tải\s+(?:về\s+)?(?:toàn\s+văn|file)|.{10,300}\?$")


def _of_form(context: Context, form: forms.Form) -> DocumentFields:
    text = context.text
    province = _province_of_form(text, form)
    signed = form.signed.date if form.signed else None
    issuer = issuers.from_lines(form.issuer_lines, province)
    said = issuers.from_sentence(text, form.body, min(len(text), form.body + 3000))
    if issuer is None:
        below = issuers.from_line_below(text, form.body, min(len(text), form.body + 600), province)
        issuer = below or (issuers.with_province(said, province) if said else None)
    elif issuer and said and said.startswith("Chủ tịch") and issuer.startswith("UBND"):
        issuer = f"Chủ tịch {issuer}"
    return DocumentFields(
        type=form.type,
        number=form.number,
        symbol=form.symbol,
        issuing_body=issuer,
        province=province,
        date=signed,
        effective_date=effective_date(text, signed, _NAMES.get(form.type or "")),
        school_year=_school_year(text, (form.title,)),
        title=form.title.of(text) if form.title else None,
        title_span=form.title,
        theme=_theme(text),
    )


_NAMES = {code: name.lower() for name, code in reversed(forms.TYPE_NAMES.items())}


def _of_keys(context: Context, head: keyed.Keyed, form: forms.Form) -> DocumentFields:
    """From keys and values; what they leave out is looked for in the text as usual."""
    text = context.text
    printed = re.sub(r"\s+", "", head.of("symbol", text) or "") or None
    number = parse(printed) if printed else None
    title = head.spans.get("title") or form.title
    issuer = head.of("issuer", text) or issuers.from_sentence(text, 0, min(len(text), 4000))
    province = _province_of_text(text, issuer)
    if issuer and province_named(issuer) and number and number.issuer in ("UBND", "HĐND"):
        issuer = f"{number.issuer} {issuers.level_of(province_named(issuer) or issuer)}"
    signed = head.date or (form.signed.date if form.signed else None)
    named = fold(head.of("type", text) or "").replace(" ", "_")
    letter = "cong_van" if printed is None or number is None or number.code in (None, "CV") else None
    by_code = next((c for n, c in forms.TYPE_NAMES.items() if number and type_by_number(number) == n.lower()), None)
    return DocumentFields(
        type=named if named in forms.TYPE_NAMES.values() else letter or by_code,
        number=number.digits if number else None,
        symbol=number.symbol if number else printed,
        issuing_body=issuers.with_province(tidy(issuer), province) if issuer else None,
        province=province,
        date=signed,
        effective_date=head.effective or effective_date(text, signed),
        school_year=_school_year(text, (title,)),
        title=title.of(text) if title else None,
        title_span=title,
        theme=_theme(text),
    )


_BODY_ALONE = re.compile(
    r"""(?:Căn\s+cứ|Thực\s+hiện|Xét\s+đề\s+nghị|Triển\s+khai)\s[\s\S]{20,3000}?
    (?:ban\s+hành|xây\s+dựng|lập|hướng\s+dẫn|báo\s+cáo|chỉ\s+thị|yêu\s+cầu|đề\s+nghị|thông\s+báo)\s*(?P<type>(?i:kế\s+hoạch|chỉ\s+thị
    |quyết\s+định|chương\s+trình|hướng\s+dẫn|báo\s+cáo|phương\s+án|đề\s+án))?[^.\n]{0,300}?(?:như\s+sau|sau\s+đây|nội\s+dung\s+sau)\s*:""",
    re.VERBOSE,
)
"""The text of a document whose head was cut off: it opens with its legal bases."""


def _of_body(context: Context, opening: re.Match[str]) -> DocumentFields:
    text = context.text
    said = issuers.from_sentence(text, opening.start(), opening.end())
    province = _province_of_text(text, said)
    kind = forms.TYPE_NAMES.get(" ".join((opening["type"] or "").upper().split()), "cong_van")
    signed = read_signed_at_end(text)
    dated = signed.date if signed else None
    return DocumentFields(
        type=kind,
        issuing_body=issuers.with_province(said, province) if said else None,
        province=province,
        date=dated,
        effective_date=effective_date(text, dated),
        school_year=_school_year(text[: opening.end()], ()),
        theme=_theme(text),
    )


def _of_story(context: Context, headline: Span | None) -> DocumentFields:
    text = context.text
    story = news.read_story(text, headline.end if headline else 0, context.citations, headline)
    province = _province_of_text(text, story.issuer)
    number = parse(story.about.number) if story.about and story.about.number else None
    title = _story_title(context, headline, story) if headline else None
    if title is not None and title == headline and text[title.end - 1] == ".":
        title = None  # a full sentence is the first of the story, not its headline
    return DocumentFields(
        type=_story_type(text, headline, story),
        number=number.digits if number else None,
        symbol=number.symbol if number and number.kind not in (Kind.BARE, Kind.SHORT) else None,
        issuing_body=issuers.with_province(story.issuer, province) if story.issuer else None,
        province=province,
        date=story.date,
        effective_date=effective_date(text, story.date, story.about.type if story.about else story.type),
        school_year=_school_year(text, (title, headline)),
        title=title.of(text) if title else None,
        title_span=title,
        theme=_theme(text),
    )


_PORTAL = re.compile(r"(?i)cổng\s+(?:thông\s+tin\s+điện\s+tử|TTĐT)|\bCTTĐT\b")
_FULL_TEXT = re.compile(r"(?i)(?:là|đăng)\s+toàn\s+văn")
_PAGE_TYPES = {"chỉ thị": "chi_thi_tom_luoc", "công văn": "tin_cong_van"}


def _story_type(text: str, headline: Span | None, story: news.Story) -> str:
    kind = (story.about.type if story.about else None) or story.type or ""
    if story.meeting:
        return "tin_hoi_nghi"
    if _FULL_TEXT.search(text[:800]) and (code := forms.TYPE_NAMES.get(kind.upper())):
        return code
    if headline and (_is_page_title(text, headline) or fold(headline.of(text)).startswith(fold(kind or "?"))):
        return _PAGE_TYPES.get(kind, "tin_bao")
    if kind == "công văn":
        return "tin_cong_van"
    return "tin_cong_ttdt" if _PORTAL.search(text[:600]) else "tin_bao"


_SUMMARY = re.compile(
    r"""(?:\s*Tải\s+về)?\s*(?:của\s+[^,.;]{3,60}?\s+)?(?:về\s+việc\s+)?
    (?P<title>\w[^\n]{8,400}?)(?=\s*\.(?:\s|$)|\n|\s+trong\s+đó\s|\s+gửi\s+[A-ZĐỦÔ]|$)""",
    re.VERBOSE,
)
_OPENS_WITH_TYPE = re.compile(
    r"(?i)(?:chỉ\s+thị|công\s+văn|kế\s+hoạch|quyết\s+định|thông\s+báo|báo\s+cáo|hướng\s+dẫn)(?:\s+của\s+[^:]{3,60})?:?\s+(?=về\s)"
)


def _story_title(context: Context, headline: Span, story: news.Story) -> Span:
    """The summary of the document where the page gives it, else the headline."""
    text = context.text
    if story.about is not None and _is_page_title(text, headline):
        summary = _SUMMARY.match(text, story.about.span.end)
        return Span(*summary.span("title")) if summary else headline
    if opening := _OPENS_WITH_TYPE.match(text, headline.start, headline.end):
        return Span(opening.end(), headline.end)
    if story.about is not None and story.about.span.start == headline.start < story.about.span.end < headline.end:
        return Span(story.about.span.end, headline.end).trimmed(text)
    return headline


_PROVINCE = re.compile(rf"(?i)(?<!\w){PROVINCE_PATTERN}(?!\w)")
_OF_PROVINCE = re.compile(
    rf"(?i)(?:tỉnh|thành\s+phố|TP\.?|UBND|Sở\s+(?:GDĐT|GD&ĐT|GD-ĐT|Giáo\s+dục\s+và\s+Đào\s+tạo))\s+(?P<name>{PROVINCE_PATTERN})(?!\w)"
)


def _province_of_form(text: str, form: forms.Form) -> str | None:
    """The province of the issuer's lines, else of the place beside the date, else of the title, else of the text."""
    head = " ".join(form.issuer_lines)
    title = form.title.of(text) if form.title else ""
    if issuers.CENTRAL.match(head):  # a central body sits in Hà Nội; only its title tells whom it means
        match = _OF_PROVINCE.search(title)
        return province_named(match["name"]) if match else None
    for words in (head, form.signed.place if form.signed else "", title):
        if match := _PROVINCE.search(words):
            return province_named(match[0])
    return _province_of_text(text, None)


def _province_of_text(text: str, issuer: str | None) -> str | None:
    """The province a text is about: named by its issuer, else the name met most often, "tỉnh X" counting more."""
    if issuer and (match := _PROVINCE.search(issuer)):
        return province_named(match[0])
    if issuer and issuers.CENTRAL.match(issuer):
        return None
    counts: dict[str, int] = {}
    for pattern, group, weight in ((_OF_PROVINCE, "name", 3), (_PROVINCE, 0, 1)):
        for match in pattern.finditer(text):
            name = province_named(match[group])
            if name and match[group][0].isupper():
                counts[name] = counts.get(name, 0) + weight
    return max(counts, key=lambda name: counts[name]) if counts else None


_SCHOOL_YEAR = re.compile(r"(?i)năm\s+học\s*:?\s*((?:19|20)\d\d)\s*[-–—/]?\s*((?:19|20)\d\d)(?!\d)")


def _school_year(text: str, titles: Sequence[Span | None]) -> SchoolYear | None:
    """The year the document directs: the latest of its title (a title may review one year and plan the next), else of
    the tasks it speaks of ("nhiệm vụ năm học …"), else the latest of the first sentence that names one."""
    for title in titles:
        if title and (years := _school_years(title.of(text))):
            return max(years)
    opening = text[:4000]
    if years := [year for tasks in _TASKS_OF_YEAR.finditer(opening) for year in _school_years(tasks[0])]:
        return max(years)
    for sentence in _SENTENCE.split(opening):
        if years := _school_years(sentence):
            return max(years)
    return None


_TASKS_OF_YEAR = re.compile(r"(?i)nhiệm\s+vụ[^.;\n]{0,60}?\snăm\s+học\s*(?:19|20)\d\d\s*[-–—/]?\s*(?:19|20)\d\d")
_SENTENCE = re.compile(r"[.;]\s|\n\s*\n")


def _school_years(words: str) -> list[SchoolYear]:
    return [SchoolYear(int(first)) for first, second in _SCHOOL_YEAR.findall(words) if int(second) == int(first) + 1]


_THEME = re.compile(
    r"(?i)chủ\s+đề(?:\s+(?:của\s+)?năm\s+học)?[^“\".;]{0,40}?[“\"](?P<theme>(?:[^”\"\n]|\n(?!\s*\n)){5,200})[”\"]"
)


def _theme(text: str) -> str | None:
    """The motto of the year, where it is printed: chủ đề năm học "…"."""
    match = _THEME.search(text)
    return squash(match["theme"]) if match else None


_EFFECT = re.compile(
    r"""(?P<type>quyết\s+định|chỉ\s+thị|kế\s+hoạch|thông\s+tư|nghị\s+quyết|nghị\s+định|văn\s+bản|quy\s+định|quy\s+chế|hướng\s+dẫn)
    (?:\s+(?P<this>này))?\s+(?:chính\s+thức\s+)?có\s+hiệu\s+lực\s+(?:thi\s+hành\s+)?(?P<rule>[^.;\n]{3,80})""",
    re.VERBOSE | re.IGNORECASE,
)
_WAIT = re.compile(r"(?i)sau\s+(\d{1,3})\s*(?:\([^()]*\)\s*)?ngày")
_FROM_SIGNING = re.compile(r"(?i)từ\s+ngày\s+(?:ký|ban\s+hành)")


def effective_date(text: str, signed: PartialDate | None, own_type: str | None = None) -> PartialDate | None:
    """When the document enters into force: printed, "kể từ ngày ký", or "sau 10 ngày kể từ ngày ký" computed.

    ``own_type`` ("quyết định"): a sentence without "này" that names another type speaks of another document.
    """
    for match in _EFFECT.finditer(text):
        if not match["this"] and fold(match["type"]) != fold(own_type or ""):
            continue
        rule = match["rule"]
        for found in find_dates(rule):
            if found.value.day is not None:
                return found.value
        if signed is None or signed.day is None:
            continue
        if wait := _WAIT.search(rule):
            day = signed.last_day() + timedelta(days=int(wait[1]))
            return PartialDate(day.year, day.month, day.day)
        if _FROM_SIGNING.search(rule):
            return signed
    return None


def of_others(context: Context) -> tuple[Citation, ...]:
    """The citations of other documents, once the document's own number and title are known; named ones once.

    A document with a printed form does not cite itself where an annex repeats its number ("Kèm theo Kế hoạch số …"),
    nor does a scheme that stands in its own title; in news the mention of the document is a citation.
    """
    fields = context.fields
    printed_form = fields.type in forms.TYPE_NAMES.values()
    others = once(c for c in context.citations if not _of_itself(context, c, printed_form))
    told = None if printed_form else _told(others, fields, _headline(context))
    return tuple(
        replace(c, date=fields.date, issuer=fields.issuing_body or c.issuer)
        if c is told
        else _placed(c, fields.province)
        for c in others
    )


def _told(citations: Sequence[Citation], fields: DocumentFields, headline: Span | None) -> Citation | None:
    """The mention that tells of the document itself, whose day stands before its number: "Ngày 16/9, UBND tỉnh ban hành
    Chỉ thị số 15/CT-UBND"."""
    own = (c for c in citations if c.number and c.number == fields.symbol)
    outside = (c for c in own if headline is None or not headline.covers(c.span))
    first = next(outside, None)
    return first if first and fields.date and (first.date is None or first.date.day is None) else None


_LOCAL = re.compile(
    r"(?i)(?:chủ\s+tịch\s+)?(?:ubnd|hđnd)\s+(?:tỉnh|thành\s+phố)$|(?:ban\s+thường\s+vụ\s+)?(?:tỉnh|thành)\s+ủy$|sở\s[^,]+$"
)


def _placed(citation: Citation, province: str | None) -> Citation:
    """A provincial issuer named without its place ("UBND tỉnh") is the one of the document's own province."""
    if province is None or citation.issuer is None or not _LOCAL.match(citation.issuer):
        return citation
    return replace(citation, issuer=issuers.with_province(citation.issuer, province) or citation.issuer)


_ANNEXED = re.compile(r"(?i)kèm\s+theo\s*$")


def _of_itself(context: Context, citation: Citation, printed_form: bool) -> bool:
    fields = context.fields
    if citation.number is not None:
        annexed = _ANNEXED.search(context.text, max(0, citation.span.start - 40), citation.span.start)
        return printed_form and citation.number == fields.symbol and annexed is not None
    if printed_form and fields.title_span is not None and fields.title_span.covers(citation.span):
        return True
    if citation.rule != "named-by-issuer" or citation.issuer is None or fields.issuing_body is None:
        return False
    number = parse(fields.symbol or "")
    own_type = type_by_number(number) if number else None
    return citation.type == own_type and fold(citation.issuer).removeprefix("chu tich ") in fold(fields.issuing_body)
