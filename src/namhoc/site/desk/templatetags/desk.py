"""Template words of the desk."""

from django import template

from namhoc.site.desk.board import ICONS
from namhoc.site.steering.selectors import DueItem

register = template.Library()


@register.filter
def desk_icon(item: DueItem) -> str:
    """The icon of the room a line leads to."""
    return ICONS.get(item.kind, "check2-square")
