"""Levels, results and dot plots (design: the numeral is always printed, shape first, then word, then colour)."""

from collections.abc import Mapping, Sequence

from django import template
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from namhoc.recognition import Evaluation
from namhoc.site.recognition.lines import Line, short_document
from namhoc.site.recognition.models import Origin
from namhoc.site.recognition.programmes import BY_KEY, level_words
from namhoc.site.recognition.trial import outcome_words
from namhoc.site.templatetags.namhoc import icon

register = template.Library()

_RESULTS = {
    True: ("ok", "check-circle-fill", "Đạt"),
    False: ("unk", "circle", "Chưa đạt"),
    None: ("unk", "question-circle", "Chưa rõ"),
}
_ORIGINS = {
    Origin.COMPUTED: ("tinh", None),
    Origin.TYPED: ("go", "pencil"),
    Origin.IMPORTED: ("tep", "arrow-down"),
    Origin.SIMULATED: ("tinh", None),
}


@register.simple_tag
def result(met: bool | None) -> SafeString:
    """Met, not met, not known: icon and word."""
    tone, shape, word = _RESULTS[met]
    return format_html('<span class="nh-st {}">{}{}</span>', tone, icon(shape), _(word))


@register.simple_tag
def level_tile(level: int | None, programme: str = "TH") -> SafeString:
    """The small square of a level with its numeral."""
    name = level_words(programme, level)
    kind, shown = ("lx", "?") if level is None else (f"l{level}", str(level) if level else "–")
    if level and level_words(programme, level) == _("Đạt chuẩn"):
        kind, shown = "l3", "✓"
    return format_html('<span class="nh-lv {}" role="img" aria-label="{}">{}</span>', kind, name, shown)


@register.simple_tag
def level_name(programme: str, level: int | None) -> str:
    """A level in words."""
    return level_words(programme, level)


@register.simple_tag
def programme_label(programme: str) -> str:
    """A programme as its tab is called."""
    return str(BY_KEY[programme].label)


@register.simple_tag
def levels_cell(judged: Evaluation | None, programme: str) -> SafeString:
    """The certain level as a tile, and the possible one beside it where it is another."""
    if judged is None:
        return format_html('<span class="muted small">{}</span>', _("chưa có số liệu"))
    sure, best = judged.standard_level, judged.possible_level
    tile = level_tile(sure, programme)
    if sure == best:
        return tile
    return format_html(
        '{} <span class="muted small nowrap">{} {}</span>', tile, _("có thể"), level_tile(best, programme)
    )


@register.simple_tag
def dot_plot(line: Line) -> SafeString:
    """The rate as a dot on a line from 50 to 100 %, the threshold a long tick, lower levels short ticks."""
    ticks = format_html_join("", '<i style="left:{}%"></i>', ((f"{at}",) for at in line.lower_at))
    label = _("%(rate)s, ngưỡng %(percent)s%%") % {"rate": line.rate, "percent": line.criterion.percent}
    band = SafeString("")
    if line.criterion.unclear and line.at_best > line.at:
        band = format_html('<u style="left:{}%;width:{}%"></u>', str(line.at), f"{line.at_best - line.at:.1f}")
    return format_html(
        '<div class="nh-dot" role="img" aria-label="{}">{}<i style="left:{}%" data-l="{}"></i>{}'
        '<b class="{}" style="left:{}%"></b></div>',
        label,
        ticks,
        str(line.threshold_at),
        "" if line.criterion.percent is None else line.criterion.percent,
        band,
        "" if line.criterion.met else "no",
        str(line.at),
    )


@register.simple_tag
def figure_origin(origins: frozenset[str] | None) -> SafeString:
    """The mark of where the figures of a programme come from; several origins each get theirs."""
    marks = []
    for origin in sorted(origins or ()):
        kind, shape = _ORIGINS[Origin(origin)]
        label = Origin(origin).label
        drawn = icon(shape) if shape else SafeString("ƒ")
        marks.append((kind, label, label, drawn))
    return format_html_join("", '&nbsp;<span class="nh-org {}" role="img" aria-label="{}" title="{}">{}</span>', marks)


@register.simple_tag
def line_outcome(line: Line) -> str:
    """ "80,15%, vừa đủ"."""
    return outcome_words(line)


@register.filter
def at(table: Mapping[str, str], key: str) -> str:
    """``{{ names|at:code }}``."""
    return table.get(key, "")


@register.filter
def nth(values: Sequence[object], place: int) -> object:
    """``{{ sides|nth:0 }}``."""
    return values[place]


@register.filter
def item(table: Mapping[str, object], key: str) -> object:
    """``{{ tasks|item:line.id }}``; None where there is none."""
    return table.get(key)


@register.simple_tag
def person_link(code: str) -> SafeString:
    """The code of a person, leading to the register where it has such a page."""
    try:
        return format_html('<a href="{}">{}</a>', reverse("person", args=[code]), code)
    except NoReverseMatch:
        return format_html("{}", code)


@register.filter
def brief(label: str) -> str:
    """A criterion in a narrow column: "Trẻ 11 tuổi hoàn thành"."""
    short = label.partition(" (")[0].replace(" chương trình tiểu học", "").replace(" trung học cơ sở", " THCS")
    short = short.replace(" trung học phổ thông hoặc tương đương", " THPT")
    return short.replace(" có khả năng học tập", "")


@register.filter
def edition(name: str) -> str:
    """ "ND20-2014, bản 1" of "ND20-2014/1": the rule set and which text of it."""
    rules, _slash, number = name.partition("/")
    return f"{rules}, {_('bản')} {number}" if number else rules


@register.filter
def cited(document: str) -> str:
    """ "NĐ 142/2025" of "142/2025/NĐ-CP"."""
    return short_document(document)
