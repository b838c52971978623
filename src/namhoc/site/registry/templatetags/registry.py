"""Words of the register in templates."""

from django import template

from namhoc.site.registry.models import PersonYear
from namhoc.site.registry.views.words import completions_of, school_words

register = template.Library()


@register.filter
def schooling(row: PersonYear) -> str:
    """What the person does about schooling."""
    return school_words(row)


@register.filter
def completed(row: PersonYear) -> str:
    """The stages completed."""
    return completions_of(row)


@register.filter
def sex(female: bool | None) -> str:
    """Nữ, Nam or chưa rõ."""
    return {True: "Nữ", False: "Nam"}.get(female, "chưa rõ")  # type: ignore[call-overload]
