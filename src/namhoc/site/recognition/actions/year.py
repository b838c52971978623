"""What a province decides for a survey year, and opening locked figures again."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from django.db import transaction

from namhoc.core import UserFacingError
from namhoc.recognition.process import deadlines
from namhoc.recognition.switches import AS_THE_FORMS, Switches
from namhoc.site.audit.record import record
from namhoc.site.orgunits.models import OrgUnit
from namhoc.site.recognition.actions.evaluate import evaluate_province
from namhoc.site.recognition.actions.recount import from_register, recount
from namhoc.site.recognition.law import hold
from namhoc.site.recognition.models import CohortCount, ProvinceYear, ReportedCounts
from namhoc.site.recognition.rights import check_decides

if TYPE_CHECKING:
    from namhoc.site.accounts.models import User


@transaction.atomic
def set_year(
    *, by: "User", province: OrgUnit, survey_year: int, switches: Mapping[str, object], due: Mapping[str, str]
) -> ProvinceYear:
    """Keep the readings of the law and the own days of a year, and judge the province anew where a reading changed.

    What was judged before stays. Raises RECOG-SETTING for a choice or a day that does not exist.
    """
    check_decides(by, province)
    try:
        chosen = Switches.from_values(dict(switches))
        for unit in ("commune", "province"):
            deadlines(unit, survey_year, due)
    except ValueError as error:
        raise UserFacingError(
            "RECOG-SETTING", "Lựa chọn hoặc ngày không hợp lệ", where=str(error)[:60], fix="Chọn lại trong danh sách."
        ) from error
    hold(province)
    row = ProvinceYear.objects.filter(province=province, survey_year=survey_year).first()
    row = row or ProvinceYear(province=province, survey_year=survey_year)
    before = row.chosen
    defaults = AS_THE_FORMS.as_values()
    row.switches = {name: value for name, value in chosen.as_values().items() if value != defaults[name]}
    row.due = dict(due)
    row.save()
    details = {"year": survey_year, "switches": sorted(row.switches), "due": sorted(row.due)}
    record("recognition.year", province, by=by, unit=province, details=details)
    if before != chosen:
        evaluate_province(by=by, province=province, survey_year=survey_year)
    return row


@transaction.atomic
def unlock_figures(*, by: "User", unit: OrgUnit, survey_year: int, reason: str) -> int:
    """Open the figures of a commune's year again; the decision and the evaluation that rest on them stay as they were.
    Figures that were counted from the register are counted from what it holds now. Returns how many rows were opened.
    Raises RECOG-PAPER without a reason."""
    check_decides(by, unit)
    if not reason.strip():
        raise UserFacingError("RECOG-PAPER", "Mở khóa cần ghi lý do", fix="Ghi một câu lý do rồi gửi lại.")
    opened = 0
    for model in (CohortCount, ReportedCounts):
        opened += model.objects.filter(commune=unit, survey_year=survey_year, locked_at__isnull=False).update(
            locked_at=None
        )
    if opened:
        details = {"year": survey_year, "rows": opened, "reason": reason.strip()[:300]}
        record("recognition.unlock", unit, by=by, unit=unit, details=details)
        if from_register(unit, survey_year):
            recount(by=by, commune=unit, survey_year=survey_year)
    return opened
