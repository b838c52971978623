"""What a person and a person-year may say. Forms show every complaint; an action refuses on the first."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from namhoc.core import UserFacingError
from namhoc.site.registry.models import Person, PersonYear
from namhoc.site.registry.models.person_year import EVIDENCE, GRADES, PLACES, RESIDENCES, STATUSES, TRACKS

OLDEST = 120

Complaint = tuple[str, str]
"""Field and what is wrong with it."""


def person_complaints(values: Mapping[str, Any], survey_year: int, *, last_year: int | None = None) -> list[Complaint]:
    """What is wrong with the fields of a person, as of the survey year; papers may date from up to ``last_year``."""
    found: list[Complaint] = []
    name, year = str(values.get("name") or "").strip(), values.get("birth_year")
    if not name:
        found.append(("name", _("Ghi họ tên theo giấy khai sinh.")))
    elif any(letter.isdigit() for letter in name):
        found.append(("name", _("Họ tên không có chữ số.")))
    if not isinstance(year, int) or not survey_year - OLDEST <= year <= survey_year:
        found.append(("birth_year", _("Năm sinh từ %(least)d đến %(most)d.")
                      % {"least": survey_year - OLDEST, "most": survey_year}))  # fmt: skip
    elif not _in_calendar(year, values.get("birth_month"), values.get("birth_day")):
        found.append(("birth_day", _("Ngày sinh không có trong lịch.")))
    born, last = year if isinstance(year, int) else 0, last_year or survey_year
    for name in ("literacy_year", "vocational_year"):
        given = values.get(name)
        if given is not None and not (isinstance(given, int) and born < given <= last):
            found.append((name, _("Năm phải sau năm sinh, và không sau %(most)d.") % {"most": last}))
    number = values.get("id_number") or ""
    if number and not (len(number) == 12 and number.isascii() and number.isdigit()):
        found.append(("id_number", _("Số định danh cá nhân có đúng 12 chữ số.")))
    return found


def _in_calendar(year: int, month: int | None, day: int | None) -> bool:
    if day is not None and month is None:
        return False
    try:
        date(year, month or 1, day or 1)
    except (ValueError, TypeError):
        return False
    return True


_CHOICES: dict[str, frozenset[int]] = {
    name: frozenset(int(code) for code, _label in choices)
    for name, choices in {
        "residence": RESIDENCES,
        "status": STATUSES,
        "grade": GRADES,
        "track": TRACKS,
        "place": PLACES,
        "primary_evidence": EVIDENCE,
        "lower_secondary_evidence": EVIDENCE,
        "literacy": [(0, ""), (1, ""), (2, "")],
        "relapse": [(0, ""), (1, ""), (2, "")],
    }.items()
}


def year_complaints(values: Mapping[str, Any], survey_year: int, birth_year: int) -> list[Complaint]:
    """What is wrong with the fields of a person-year."""
    found: list[Complaint] = []
    for name, codes in _CHOICES.items():
        if values.get(name) is not None and values[name] not in codes:
            found.append((name, _("Chọn một giá trị trong danh sách.")))
    for completed, year in (
        ("completed_primary", "primary_year"),
        ("completed_lower_secondary", "lower_secondary_year"),
    ):
        told = values.get(year)
        if told is not None and not birth_year + 8 <= told <= survey_year:
            found.append((year, _("Năm hoàn thành sau năm sinh ít nhất 8 năm và không quá năm điều tra.")))
        if told is not None and not values.get(completed):
            found.append((year, _("Có năm hoàn thành mà chưa ghi là đã hoàn thành.")))
    if not values.get("disabled") and (values.get("disabled_able") or values.get("disabled_access")):
        found.append(("disabled", _("Chỉ người khuyết tật mới ghi khả năng học tập và tiếp cận giáo dục.")))
    if values.get("disabled_access") and values.get("disabled_able") is False:
        found.append(("disabled_access", _("Đã tiếp cận giáo dục thì có khả năng học tập.")))
    if values.get("completed_lower_secondary") and values.get("completed_primary") is False:
        found.append(("completed_primary", _("Đã hoàn thành THCS thì đã hoàn thành tiểu học.")))
    return found


def refuse(complaints: list[Complaint], label: Callable[[str], str]) -> None:
    """Raise REG-VALUE for the first complaint, if there is one."""
    if complaints:
        name, text = complaints[0]
        raise UserFacingError("REG-VALUE", text.rstrip("."), where=label(name), fix="Sửa mục này rồi lưu lại.")


def held(row: Person | PersonYear, names: tuple[str, ...]) -> dict[str, Any]:
    """The fields of a row by name."""
    return {name: getattr(row, name) for name in names}
