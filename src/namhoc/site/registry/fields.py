"""Fields of a person and of a person-year, as lists and in the words of the forms."""

from datetime import date
from typing import Any

from django.db.models import Model
from django.utils.translation import gettext as _

from namhoc.site.registry.models import Person, PersonYear

PAPER_FIELDS = (
    "primary_number",
    "lower_secondary_number",
    "literacy_number",
    "literacy_year",
    "vocational",
    "vocational_certificate",
    "vocational_year",
)
"""What is written on the papers a person holds."""

PERSON_FIELDS = (
    "name",
    "birth_day",
    "birth_month",
    "birth_year",
    "female",
    "ethnic_group",
    "minority",
    "religion",
    "id_number",
    "father",
    "mother",
    "guardian",
    "phone",
    "note",
    *PAPER_FIELDS,
)
PURE_PERSON_FIELDS = frozenset({"birth_year", "female", "minority"})
"""Fields of the person that every one of the person's years is counted by."""

YEAR_FIELDS = (
    "hamlet",
    "residence",
    "status",
    "grade",
    "class_name",
    "track",
    "place",
    "school",
    "repeater",
    "two_sessions",
    "prepared_vietnamese",
    "finished_grade",
    "completed_preschool",
    "completed_primary",
    "primary_year",
    "primary_evidence",
    "completed_lower_secondary",
    "lower_secondary_year",
    "lower_secondary_evidence",
    "completed_upper_secondary",
    "literacy",
    "relapse",
    "disabled",
    "disability",
    "disabled_able",
    "disabled_access",
)
SECRET_FIELDS = frozenset({"id_number", "phone"})
"""Shown on the person's own page only, never in a list and never in the change log in full."""

KINH = "kinh"


def minority_of(ethnic_group: str) -> bool | None:
    """Whether an ethnic group is a minority: all but Kinh; None where the group is not told."""
    from namhoc.core import fold

    plain = fold(ethnic_group)
    return None if not plain else plain not in {KINH, "viet", "kinh viet"}


def label_of(name: str, *, of_year: bool) -> str:
    """The field in the words of the forms."""
    if name == "female":
        return _("Giới tính")
    model: type[Model] = PersonYear if of_year else Person
    text = str(model._meta.get_field(name).verbose_name)  # type: ignore[union-attr]
    return text[:1].upper() + text[1:]


def in_words(name: str, value: Any, *, of_year: bool) -> str:
    """A value as people read it; what is not known says so."""
    if value is None or value == "":
        return _("chưa rõ")
    if name == "female":
        return _("nữ") if value else _("nam")
    field = (PersonYear if of_year else Person)._meta.get_field(name)
    if getattr(field, "choices", None):
        return str(dict(field.flatchoices).get(value, value))  # type: ignore[union-attr]
    if isinstance(value, bool):
        return _("có") if value else _("không")
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    if name in SECRET_FIELDS:
        return "…" + str(value)[-3:]
    return str(value)
