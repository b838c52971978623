"""``{% hexmap drawing label %}``: the map of a province, drawn by the server."""

from typing import Any

from django import template

from namhoc.site.territory.drawing import Drawing

register = template.Library()


@register.inclusion_tag("territory/hexmap.html")
def hexmap(drawing: Drawing, label: str) -> dict[str, Any]:
    """``label`` says what the map shows and where the same figures stand as a table."""
    return {"drawing": drawing, "label": label}
