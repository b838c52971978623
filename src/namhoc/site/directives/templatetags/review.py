"""Template words of the review page."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from namhoc.core import Span, squash
from namhoc.directives.review import ReviewItem, Said, Sheet
from namhoc.site.audit.words import words_of
from namhoc.site.directives.models import LegalDocument
from namhoc.site.directives.paper_html import paper_html
from namhoc.site.directives.shown import deadline_text

register = template.Library()


@register.filter
def at(mapping: Mapping[str, Any], key: str) -> Any:
    """``mapping[key]``, None where there is none."""
    return mapping.get(key)


@register.simple_tag
def paper(sheets: Iterable[Sheet], items: Mapping[str, ReviewItem]) -> SafeString:
    """The text of a document with its marks."""
    return paper_html(sheets, items)


@register.filter
def words(span: Span, text: str) -> str:
    """The words a span stands for."""
    return squash(span.of(text))


@register.filter
def deadline(said: Said) -> str:
    """A deadline as people write it."""
    return deadline_text(said)


@register.filter
def operation(name: str) -> str:
    """What a step was, in words: "đã nhận"."""
    return {
        "edit": _("đã sửa"),
        "accept": _("đã nhận"),
        "reject": _("đã bỏ"),
        "reopen": _("đã chuyển về chưa xem"),
        "split": _("đã tách"),
        "merge": _("đã gộp"),
        "add": _("đã thêm"),
        "accept_all": _("đã nhận nhiều mục"),
        "undo": _("đã hoàn tác một bước"),
    }.get(name, name)


@register.filter
def css(value: float) -> str:
    """A number for a style, whatever the language of the page writes for a decimal point."""
    return f"{value:g}"


@register.filter
def action_words(action: str) -> str:
    """An action of the journal in words."""
    return words_of(action)


@register.filter
def tasks_given(document: LegalDocument) -> int:
    """How many tasks stand that were given out from a document."""
    return int(document.tasks.filter(withdrawn_at=None).count())  # type: ignore[attr-defined]
