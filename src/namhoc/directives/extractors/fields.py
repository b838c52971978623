"""The document's own fields: type, number, date, issuer, title, school year, theme."""

from __future__ import annotations

import re
from datetime import date as Date
from datetime import timedelta

from namhoc.citations import Citation, parse
from namhoc.core import PROVINCE_PATTERN, PartialDate, SchoolYear, Span, find_dates, province_named
from namhoc.directives.directive import DocumentFields
from namhoc.directives.extractors.head import form as forms
from namhoc.directives.extractors.head import issuer as issuers
from namhoc.directives.extractors.head import news
from namhoc.directives.layout import Context


def find(context: Context) -> DocumentFields:
    """The document's own fields."""
    form = forms.read_form(context.text)
    if form.complete and not _is_page(context, form):
        return _of_form(context, form)
    return _of_story(context, form)


def _is_page(context: Context, form: forms.Form) -> bool:
    """A page that talks about a document: it opens with the page's own title, not with the document's form."""
    first = _first_line(context)
    return first is not None and first.of(context.text).lstrip().startswith("#")


def _of_form(context: Context, form: forms.Form) -> DocumentFields:
    text = context.text
    province = _province_of_form(text, form)
    issuer = issuers.from_lines(form.issuer_lines, province)
    said = issuers.from_sentence(text, form.body, min(len(text), form.body + 3000))
    if issuer is None and said is not None:
        issuer = issuers.with_province(said[0], province)
    elif issuer and said and re.match(r"(?i)chủ tịch", said[0]) and issuer.startswith("UBND"):
        issuer = f"Chủ tịch {issuer}"
    title = form.title
    return DocumentFields(
        type=form.type,
        number=form.number,
        symbol=form.symbol,
        issuing_body=issuer,
        province=province,
        date=form.date,
        effective_date=effective_date(text, form.date),
        school_year=_school_year(context, title, form.body),
        title=None if title is None else title.of(text),
        title_span=title,
        theme=_theme(text),
    )


def _of_story(context: Context, form: forms.Form) -> DocumentFields:
    text = context.text
    first = _first_line(context)
    start = first.end if first else 0
    explainer = first is not None and text[max(0, first.start - 3) : first.start].strip().startswith("#")
    story = news.read_story(text, start, context.citations, first)
    province = _province_of_text(text, story.issuer)
    issuer = issuers.with_province(story.issuer, province) if story.issuer else None
    number = parse(story.about.number) if story.about and story.about.number else None
    title = _story_title(context, first, story) if first else None
    return DocumentFields(
        type=_story_type(story, explainer, text, first),
        number=number.digits if number else None,
        symbol=number.symbol if number else None,
        issuing_body=issuer,
        province=None if issuer and re.match(r"(?i)thủ tướng|chính phủ|bộ ", issuer) else province,
        date=story.date,
        effective_date=effective_date(text, story.date),
        school_year=_school_year(context, title, start),
        title=None if title is None else title.of(text),
        title_span=title,
        theme=_theme(text),
    )


def _first_line(context: Context) -> Span | None:
    for line in context.lines:
        if line.furniture:
            continue
        words = line.text.strip("*_# ")
        if words:
            start = line.span.start + line.text.index(words)
            return Span(start, start + len(words))
    return None


def _story_type(story: news.Story, explainer: bool, text: str, first: Span | None) -> str:
    kind = story.about.type if story.about else story.type
    if explainer:
        return {"chỉ thị": "chi_thi_tom_luoc", "công văn": "tin_cong_van"}.get(kind or "", "tin_bao")
    if story.meeting:
        return "tin_hoi_nghi"
    if kind == "công văn":
        return "tin_cong_van"
    if re.search(r"(?i)cổng\s+(?:thông\s+tin\s+điện\s+tử|TTĐT)", text[:600]):
        return "tin_cong_ttdt"
    return "tin_bao"


_SUMMARY = re.compile(r"(?:\s*Tải\s+về)?\s*(?:của\s+[^,.;]{3,60}?\s+)?(?P<lead>về\s+việc\s+|(?=[Vv]ề\s))?(?P<title>\w[^\n]{8,400}?)(?=\s*\.(?:\s|$)|\n|\s+trong\s+đó\s|$)")
_OWN_LINE = re.compile(r"(?i)^(?:chỉ\s+thị|công\s+văn|kế\s+hoạch|quyết\s+định|thông\s+báo|báo\s+cáo|hướng\s+dẫn)\b")


def _story_title(context: Context, first: Span, story: news.Story) -> Span:
    """The summary of the document where the page gives it, else the headline."""
    text = context.text
    headline = first.of(text)
    if text[max(0, first.start - 3) : first.start].strip().startswith("#") and story.about is not None:
        match = _SUMMARY.match(text, story.about.span.end)
        if match and len(match["title"]) > 15:
            return Span(*match.span("title"))
    if _OWN_LINE.match(headline):
        if about := next((c for c in context.citations if c.span.start == first.start), None):
            rest = Span(min(about.span.end, first.end), first.end).trimmed(text)
            if len(rest) > 10:
                return rest
        if cut := re.match(r"(?i)[^:]{3,60}:\s*(?=về\s)|(?:chỉ\s+thị|kế\s+hoạch|công\s+văn|quyết\s+định)\s+(?=về\s)", headline):
            return Span(first.start + cut.end(), first.end)
    return first


def _province_of_form(text: str, form: forms.Form) -> str | None:
    head = "\n".join(form.issuer_lines)
    for words in (head, form.place or "", form.title.of(text) if form.title else ""):
        if match := _PROVINCE.search(words):
            return province_named(match[0])
    if re.search(r"(?i)chính phủ|^bộ\b", head):
        return None
    return _province_of_text(text, None)


_PROVINCE = re.compile(rf"(?i)(?<!\w){PROVINCE_PATTERN}(?!\w)")
_PROVINCE_TYPED = re.compile(rf"(?i:(?:tỉnh|thành\s+phố|TP\.?|UBND|Sở\s+(?:GDĐT|GD&ĐT|GD-ĐT|Giáo\s+dục\s+và\s+Đào\s+tạo))\s+(?:tỉnh\s+|thành\s+phố\s+)?)(?P<name>(?i:{PROVINCE_PATTERN}))(?!\w)")


def _province_of_text(text: str, issuer: str | None) -> str | None:
    """The province a text is about: named by its issuer, by "tỉnh X", else the name met most often."""
    if issuer and (match := _PROVINCE.search(issuer)):
        return province_named(match[0])
    if issuer and re.match(r"(?i)thủ tướng|chính phủ|bộ ", issuer):
        return None
    counts: dict[str, int] = {}
    for pattern, weight in ((_PROVINCE_TYPED, 3), (_PROVINCE, 1)):
        for match in pattern.finditer(text):
            name = province_named(match.groupdict().get("name") or match[0])
            if name and (match.groupdict().get("name") or match[0])[0].isupper():
                counts[name] = counts.get(name, 0) + weight
    return max(counts, key=lambda n: counts[n]) if counts else None


_SCHOOL_YEAR = re.compile(r"(?i)năm\s+học\s*:?\s*((?:19|20)\d\d)\s*[-–—/]?\s*((?:19|20)\d\d)(?!\d)")


def _school_year(context: Context, title: Span | None, body: int) -> SchoolYear | None:
    """The year the document directs: the latest of its title, else the first its text names."""
    text = context.text
    years = _years(title.of(text)) if title else []
    if not years and (first := _first_line(context)):
        years = _years(first.of(text))
    if years:
        return max(years)
    years = _years(text[:4000])
    return years[0] if years else None


def _years(words: str) -> list[SchoolYear]:
    return [SchoolYear(int(a)) for a, b in _SCHOOL_YEAR.findall(words) if int(b) == int(a) + 1]


_THEME = re.compile(r"(?i:(?:chủ\s+đề|phương\s+châm)(?:\s+(?:của\s+)?năm\s+học)?)[^“\"\n.;]{0,60}[“\"](?P<theme>[^”\"\n]{5,200})[”\"]")


def _theme(text: str) -> str | None:
    match = _THEME.search(text)
    return match["theme"].strip() if match else None


_EFFECT = re.compile(
    r"(?i)(?:quyết\s+định|chỉ\s+thị|kế\s+hoạch|thông\s+tư|nghị\s+quyết|nghị\s+định|văn\s+bản|quy\s+định|quy\s+chế|hướng\s+dẫn)"
    r"(?:\s+này)?\s+(?:này\s+)?(?:chính\s+thức\s+)?có\s+hiệu\s+lực\s+(?:thi\s+hành\s+)?(?P<rule>[^.;\n]{3,80})"
)


def effective_date(text: str, signed: PartialDate | None) -> PartialDate | None:
    """When the document enters into force: printed, "kể từ ngày ký", or "sau 10 ngày kể từ ngày ký" computed."""
    for match in _EFFECT.finditer(text):
        rule = match["rule"]
        for found in find_dates(rule):
            if found.value.day is not None:
                return found.value
        if signed is None or signed.day is None or signed.month is None:
            continue
        day = Date(signed.year, signed.month, signed.day)
        if wait := re.search(r"(?i)sau\s+(\d{1,3})\s*(?:\([^()]*\)\s*)?ngày", rule):
            return _partial(day + timedelta(days=int(wait[1])))
        if re.search(r"(?i)(?:kể\s+)?từ\s+ngày\s+(?:ký|ban\s+hành)", rule):
            return signed
    return None


def _partial(day: Date) -> PartialDate:
    return PartialDate(day.year, day.month, day.day)



def of_others(context: Context) -> tuple[Citation, ...]:
    """The citations that are of other documents, once the document's own number and title are known.

    A document with a printed form does not cite itself where an annex repeats its number ("Kèm theo Kế hoạch số …"),
    nor does a scheme that stands only in its own title; in news the mention of the document is a citation.
    """
    own = context.fields.symbol if context.fields.type in forms.TYPE_NAMES.values() else None
    title = context.fields.title_span
    kept = []
    for citation in context.citations:
        annexed = _ANNEXED.search(context.text, max(0, citation.span.start - 40), citation.span.start)
        if own is not None and citation.number == own and annexed:
            continue
        if citation.number is None and title is not None and title.covers(citation.span) and own is not None:
            continue
        kept.append(citation)
    return tuple(kept)


_ANNEXED = re.compile(r"(?i)kèm\s+theo\s*$")
