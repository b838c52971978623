"""Template words of every page: icons, dates and sizes as Vietnamese offices write them. Loaded everywhere."""

import re
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django import template
from django.forms import BaseForm
from django.templatetags.static import static
from django.utils import numberformat, timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from namhoc.site.accounts.permissions import Permission
from namhoc.site.forms import dress

register = template.Library()


@register.simple_tag
def icon(name: str, label: str = "") -> SafeString:
    """A Bootstrap icon from the sprite; beside a word it is silent, alone it needs a ``label``."""
    url = static("namhoc/vendor/icons/sprite.svg")
    if label:
        return format_html('<svg class="bi" role="img" aria-label="{}"><use href="{}#{}"/></svg>', label, url, name)
    return format_html('<svg class="bi" aria-hidden="true"><use href="{}#{}"/></svg>', url, name)


@register.filter
def day(value: date | datetime | None) -> str:
    """05/9/2026: a zero before days under 10 and before months 01 and 02 (NĐ 30/2020/NĐ-CP)."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        value = timezone.localtime(value).date()
    month = f"{value.month:02d}" if value.month < 3 else str(value.month)
    return f"{value.day:02d}/{month}/{value.year}"


@register.filter
def moment(value: datetime | None) -> str:
    """16:42 ngày 21/9/2026."""
    return "" if value is None else f"{timezone.localtime(value):%H:%M} ngày {day(value)}"


@register.filter
def size(value: int) -> str:
    """412 KB, 1,5 MB."""
    if value < 1024:
        return f"{value} byte"
    if value < 1024 * 1024:
        return f"{round(value / 1024)} KB"
    return f"{value / 1024 / 1024:.1f} MB".replace(".", ",")


@register.filter
def can(user: Any, permission: str) -> bool:
    """``{% if user|can:"add_documents" %}``."""
    return bool(user.is_authenticated and user.can(Permission(permission)))


@register.filter
def dressed(form: BaseForm) -> BaseForm:
    """A form of a library, with our classes on its widgets."""
    dress(form)
    return form


@register.filter
def number(value: int | float | Decimal | None) -> str:
    """1.234,5 as Vietnamese offices write it; None becomes "chưa có", never 0."""
    if value is None:
        return str(_("chưa có"))
    return numberformat.format(value, ",", grouping=3, thousand_sep=".", force_grouping=True)


WEEKDAYS = (
    gettext_lazy("Thứ Hai"),
    gettext_lazy("Thứ Ba"),
    gettext_lazy("Thứ Tư"),
    gettext_lazy("Thứ Năm"),
    gettext_lazy("Thứ Sáu"),
    gettext_lazy("Thứ Bảy"),
    gettext_lazy("Chủ nhật"),
)


@register.filter
def weekday(value: date) -> str:
    """Thứ Hai: the number of the day is a word and takes a capital (NĐ 30/2020/NĐ-CP, Phụ lục II)."""
    return str(WEEKDAYS[value.weekday()])


_UNBROKEN = re.compile(r"(?:\b(?:NĐ|TT|QĐ|NQ) )?\d+(?:[-/.][\w&Đđ]+)+(?:-[\wĐđ]+)*")


@register.filter
def unbroken(text: str) -> SafeString:
    """Text in which "2026-2027", "12/CT-UBND", "NĐ 20/2014" and "05/9/2026" stay on one line."""
    parts, at = [], 0
    for match in _UNBROKEN.finditer(text):
        parts.append((text[at : match.start()], match[0]))
        at = match.end()
    return format_html_join("", '{}<span class="nowrap">{}</span>', parts) + format_html("{}", text[at:])
