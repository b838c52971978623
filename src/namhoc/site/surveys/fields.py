"""Fields of a workbook row in words, for the list of changes."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from namhoc.site.registry.fields import PERSON_FIELDS, SECRET_FIELDS, YEAR_FIELDS, in_words, label_of

_HOUSEHOLD = {
    "hamlet": gettext_lazy("Thôn"),
    "sheet_number": gettext_lazy("Số phiếu"),
    "head": gettext_lazy("Chủ hộ"),
    "address": gettext_lazy("Địa chỉ"),
    "relation": gettext_lazy("Quan hệ với chủ hộ"),
    "survey_year": gettext_lazy("Năm điều tra"),
}


def words_of(changes: Mapping[str, Any]) -> list[tuple[str, str, str]]:
    """(label, before, after) of each changed field; identity and telephone numbers are not shown in a list."""
    return [(_label(name), _shown(name, before), _shown(name, after)) for name, (before, after) in changes.items()]


def _label(name: str) -> str:
    if name in _HOUSEHOLD:
        return str(_HOUSEHOLD[name])
    return label_of(name, of_year=name not in PERSON_FIELDS)


def _shown(name: str, value: Any) -> str:
    if value is None or value == "":
        return _("chưa rõ")
    if name in SECRET_FIELDS:
        return _("đã có")
    if name in _HOUSEHOLD:
        return str(value)
    return str(in_words(name, value, of_year=name in YEAR_FIELDS and name not in PERSON_FIELDS))
