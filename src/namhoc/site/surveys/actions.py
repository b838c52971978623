"""Writes on survey workbooks: receive, decide a row, write into the registry, discard."""

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from namhoc.core import UserFacingError
from namhoc.site.audit.record import record
from namhoc.site.jobs.queue import enqueue
from namhoc.site.kept_files import SURVEYS
from namhoc.site.orgunits.models import OrgUnit
from namhoc.site.registry.rights import check_may_edit
from namhoc.site.surveys import jobs
from namhoc.site.surveys.models import Decision, Fate, State, SurveyWorkbook, WorkbookRow

if TYPE_CHECKING:
    from namhoc.site.accounts.models import User

FIRST_YEAR, LAST_YEAR = 2000, 2100


@transaction.atomic
def receive(*, by: "User", commune: OrgUnit, survey_year: int, name: str, data: bytes) -> SurveyWorkbook:
    """Take a workbook in: its bytes are stored untouched and read in the background. Nothing is written into the
    registry yet. Raises UPLOAD-EMPTY, UPLOAD-TOO-BIG, SURVEY-YEAR."""
    check_may_edit(by, commune)
    if not FIRST_YEAR <= survey_year <= LAST_YEAR:
        raise UserFacingError("SURVEY-YEAR", _("Năm điều tra không hợp lệ"), fix=_("Chọn năm trong danh sách."))
    if not data:
        raise UserFacingError("UPLOAD-EMPTY", _("Tệp rỗng"), where=name, fix=_("Mở tệp trên máy để kiểm tra."))
    limit = settings.UPLOAD_MAX_BYTES
    if len(data) > limit:
        raise UserFacingError(
            "UPLOAD-TOO-BIG",
            _("Tệp lớn hơn %(mb)d MB") % {"mb": limit // 1024 // 1024},
            where=name,
            fix=_("Chia tệp theo thôn rồi tải từng tệp."),
        )
    workbook = SurveyWorkbook.objects.create(
        commune=commune,
        survey_year=survey_year,
        file_name=name[-255:],
        size=len(data),
        sha256=SURVEYS.put(data),
        by=by,
    )
    record("survey.receive", workbook, by=by, unit=commune, details={"year": survey_year, "size": len(data)})
    enqueue(jobs.read_workbook, workbook.pk)
    return workbook


@transaction.atomic
def decide(*, by: "User", row: WorkbookRow, decision: Decision, key: str = "") -> None:
    """Say of a row that resembles someone: the same person (``key``, one of its candidates), a new one, or left out;
    or take the word back. Raises SURVEY-DECIDED once the workbook is being written."""
    workbook = SurveyWorkbook.objects.select_for_update().get(pk=row.workbook_id)
    check_may_edit(by, workbook.commune)
    if workbook.state != State.READ or row.fate != Fate.ASK:
        raise UserFacingError(
            "SURVEY-DECIDED",
            _("Tệp này không còn chờ quyết định"),
            why=_("Tệp đã ghi vào sổ, đang ghi, hoặc đã bỏ"),
            fix=_("Sửa từng người trong sổ."),
        )
    if decision == Decision.SAME and key not in row.candidates:
        raise UserFacingError(
            "SURVEY-CANDIDATE", _("Người được chọn không có trong danh sách"), fix=_("Chọn một người trong danh sách.")
        )
    row.decision, row.key = decision, key if decision == Decision.SAME else ""
    row.save(update_fields=["decision", "key"])
    record("survey.decide", workbook, by=by, unit=workbook.commune, details={"line": row.line, "decision": decision})


@transaction.atomic
def write(*, by: "User", workbook: SurveyWorkbook) -> None:
    """Ghi vào sổ: asked for once; the rows are matched anew when they are written, so that what changed in the registry
    since the preview is not overwritten."""
    check_may_edit(by, workbook.commune)
    changed = SurveyWorkbook.objects.filter(pk=workbook.pk, state=State.READ).update(state=State.WRITING)
    if not changed:
        raise UserFacingError(
            "SURVEY-WRITTEN", _("Tệp này không chờ ghi"), fix=_("Mở lại trang để xem tệp đang ở bước nào.")
        )
    record("survey.write", workbook, by=by, unit=workbook.commune, details={"year": workbook.survey_year})
    enqueue(jobs.write_workbook, workbook.pk, by.pk)


@transaction.atomic
def discard(*, by: "User", workbook: SurveyWorkbook) -> None:
    """Bỏ: nothing is written; the names that the workbook brought are removed."""
    check_may_edit(by, workbook.commune)
    states = [State.READING, State.READ, State.FAILED]
    if SurveyWorkbook.objects.filter(pk=workbook.pk, state__in=states).update(state=State.DISCARDED):
        jobs.forget(workbook)
        record("survey.discard", workbook, by=by, unit=workbook.commune)
