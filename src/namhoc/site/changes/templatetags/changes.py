"""Template words of the pages of changes."""

from collections.abc import Sequence
from typing import Any

from django import template

register = template.Library()


@register.filter
def at(values: Sequence[Any], index: int) -> Any:
    """The value at a place, None past the end."""
    return values[index] if index < len(values) else None


@register.filter
def unlocalized(value: int) -> str:
    """A key as the form sends it: without points between thousands."""
    return str(value)
