"""The document's own fields: type, number, date, issuer, title, school year, theme."""

from __future__ import annotations

import re

from namhoc.citations import Kind, parse
from namhoc.citations.issuers import tidy
from namhoc.citations.types import type_by_number
from namhoc.core import Span, fold, province_named
from namhoc.directives.directive import DocumentFields
from namhoc.directives.extractors.head import form as forms
from namhoc.directives.extractors.head import issuer as issuers
from namhoc.directives.extractors.head import keyed, news
from namhoc.directives.extractors.head.page import headline_of, is_page_title
from namhoc.directives.extractors.head.place import province_of_form, province_of_text
from namhoc.directives.extractors.head.signed import read_signed_at_end
from namhoc.directives.extractors.head.year import effective_date, school_year, theme
from namhoc.directives.layout import Context


def find(context: Context) -> DocumentFields:
    """The document's own fields: read from its head, printed as a form or as keys and values; where it has lost its
    head, from the sentence that issues it; else from the story that tells about it."""
    headline = headline_of(context)
    page = headline is not None and is_page_title(context.text, headline)
    form = forms.read_form(context.text, context.furniture)
    if not page and (head := keyed.read_keyed(context.text)):
        return _of_keys(context, head, form)
    if not page and form.found:
        return _of_form(context, form)
    if headline and (opening := _BODY_ALONE.match(context.text, headline.start)):
        return _of_body(context, opening)
    return _of_story(context, headline)


def _of_form(context: Context, form: forms.Form) -> DocumentFields:
    text = context.text
    province = province_of_form(text, form)
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
        school_year=school_year(text, (form.title,)),
        title=form.title.of(text) if form.title else None,
        title_span=form.title,
        theme=theme(text),
    )


_NAMES = {code: name.lower() for name, code in reversed(forms.TYPE_NAMES.items())}


def _of_keys(context: Context, head: keyed.Keyed, form: forms.Form) -> DocumentFields:
    """From keys and values; what they leave out is looked for in the text as usual."""
    text = context.text
    printed = re.sub(r"\s+", "", head.of("symbol", text) or "") or None
    number = parse(printed) if printed else None
    title = head.spans.get("title") or form.title
    issuer = head.of("issuer", text) or issuers.from_sentence(text, 0, min(len(text), 4000))
    province = province_of_text(text, issuer)
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
        school_year=school_year(text, (title,)),
        title=title.of(text) if title else None,
        title_span=title,
        theme=theme(text),
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
    province = province_of_text(text, said)
    kind = forms.TYPE_NAMES.get(" ".join((opening["type"] or "").upper().split()), "cong_van")
    signed = read_signed_at_end(text)
    dated = signed.date if signed else None
    return DocumentFields(
        type=kind,
        issuing_body=issuers.with_province(said, province) if said else None,
        province=province,
        date=dated,
        effective_date=effective_date(text, dated),
        school_year=school_year(text[: opening.end()], ()),
        theme=theme(text),
    )


def _of_story(context: Context, headline: Span | None) -> DocumentFields:
    text = context.text
    story = news.read_story(text, headline.end if headline else 0, context.citations, headline)
    province = province_of_text(text, story.issuer)
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
        school_year=school_year(text, (title, headline)),
        title=title.of(text) if title else None,
        title_span=title,
        theme=theme(text),
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
    if headline and (is_page_title(text, headline) or fold(headline.of(text)).startswith(fold(kind or "?"))):
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
    if story.about is not None and is_page_title(text, headline):
        summary = _SUMMARY.match(text, story.about.span.end)
        return Span(*summary.span("title")) if summary else headline
    if opening := _OPENS_WITH_TYPE.match(text, headline.start, headline.end):
        return Span(opening.end(), headline.end)
    if story.about is not None and story.about.span.start == headline.start < story.about.span.end < headline.end:
        rest = Span(story.about.span.end, headline.end).trimmed(text)
        lead = _ABOUT.match(rest.of(text))
        return Span(rest.start + (lead.end() if lead else 0), rest.end)
    return headline


_ABOUT = re.compile(r"về\s+việc\s+|[:–-]\s*")
