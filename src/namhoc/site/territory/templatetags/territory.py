"""Words of the room's pages."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from namhoc.site.schools.selectors import Total
from namhoc.site.templatetags.namhoc import icon, number

register = template.Library()


@register.simple_tag
def total(value: Total | None) -> SafeString:
    """A figure with what is missing from it; a lock where the reader may not see it; "chưa có" where nobody gave it."""
    if value is None:
        return format_html('<span class="faint">{}</span>', icon("lock", _("ngoài phạm vi xem")))
    if value.value is None:
        return format_html('<span class="muted">{}</span>', _("chưa có"))
    if not value.missing:
        return format_html("{}", number(value.value))
    lacking = _("thiếu %(n)s trường") % {"n": number(value.missing)}
    return format_html('{}<div class="small muted">{}</div>', number(value.value), lacking)
