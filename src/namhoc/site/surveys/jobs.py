"""Background work on survey workbooks. Every job may run twice: a worker can be killed in the middle of one."""

import logging
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from namhoc.core import Severity, UserFacingError
from namhoc.site.accounts.models import User
from namhoc.site.audit.record import record
from namhoc.site.kept_files import SURVEYS
from namhoc.site.registry.actions.load import load_people
from namhoc.site.registry.models import Source
from namhoc.site.surveys.matching import Compared, compare, rows_to_write
from namhoc.site.surveys.models import State, SurveyWorkbook, WorkbookFinding, WorkbookRow
from namhoc.survey.plan import Fate

log = logging.getLogger(__name__)

SHOWN_NEW = 500
"""How many new people the preview lists; the rest are counted, they are in the file the person holds."""


def read_workbook(pk: int) -> None:
    """Read a workbook that waits to be read; store what was found, or why it could not be read."""
    workbook = SurveyWorkbook.objects.select_related("commune").filter(pk=pk, state=State.READING).first()
    if workbook is None:
        return
    try:
        compared = compare(workbook)
    except UserFacingError as error:
        _fail(workbook, error)
    except Exception as error:  # a defect of ours: the person gets a way out, the log the kind of the defect
        log.exception("reading survey workbook %s failed", pk)
        _fail(workbook, _defect(error))
    else:
        _store(workbook, compared)


@transaction.atomic
def _store(workbook: SurveyWorkbook, compared: Compared) -> None:
    reading, planned = compared.reading, compared.planned
    fates = Counter(row.fate for row in planned)
    counts = {fate.value: fates[fate] for fate in Fate} | {
        "refused": reading.refused,
        "findings": len(reading.findings),
        "columns": reading.columns_read,
    }
    stored = SurveyWorkbook.objects.filter(pk=workbook.pk, state=State.READING).update(
        state=State.READ, counts=counts, unread=list(reading.columns_unread)
    )
    if not stored:  # discarded meanwhile, or stored by another worker
        return
    WorkbookFinding.objects.bulk_create(
        (
            WorkbookFinding(
                workbook=workbook,
                code=finding.code,
                place=finding.place[:120],
                message=finding.message[:300],
                fix=finding.fix[:300],
                blocks=finding.severity is Severity.BLOCKS,
            )
            for finding in reading.findings
        ),
        batch_size=500,
    )
    WorkbookRow.objects.bulk_create(_rows(workbook, compared), batch_size=500)


def _rows(workbook: SurveyWorkbook, compared: Compared) -> Iterator[WorkbookRow]:
    new = 0
    for one in compared.planned:
        new += one.fate is Fate.NEW
        if one.fate is Fate.SAME or (one.fate is Fate.NEW and new > SHOWN_NEW):
            continue
        person = one.row.person
        yield WorkbookRow(
            workbook=workbook,
            sheet=one.row.sheet[:60],
            line=one.row.line,
            fate=one.fate.value,
            name=person.name[:120],
            birth_year=person.birth_year,
            parents=", ".join(part for part in (person.father, person.mother, person.guardian) if part)[:250],
            hamlet=one.row.household.hamlet[:120],
            key=one.key,
            candidates=list(one.candidates),
            reasons=compared.reasons.get((one.row.sheet, one.row.line), {}),
            changes={name: [_plain(before), _plain(after)] for name, (before, after) in one.changes.items()},
        )


def _plain(value: object) -> object:
    return int(value) if isinstance(value, int) and not isinstance(value, bool) else value


def write_workbook(pk: int, by_pk: int) -> None:
    """Write a workbook that waits to be written, in one transaction; on an error nothing is written and the workbook
    waits again, with the reason."""
    workbook = SurveyWorkbook.objects.select_related("commune").filter(pk=pk, state=State.WRITING).first()
    by = User.objects.filter(pk=by_pk).first()
    if workbook is None or by is None:
        return
    try:
        with transaction.atomic():
            _write(workbook, by)
    except UserFacingError as error:
        _wait_again(workbook, error)
    except Exception as error:
        log.exception("writing survey workbook %s failed", pk)
        _wait_again(workbook, _defect(error))


def _write(workbook: SurveyWorkbook, by: User) -> None:
    if not SurveyWorkbook.objects.filter(pk=workbook.pk, state=State.WRITING).update(
        state=State.WRITTEN, written_at=timezone.now(), problem={}
    ):
        return
    compared = compare(workbook)
    rows, waiting = rows_to_write(workbook, compared)
    done = load_people(
        by=by,
        commune=workbook.commune,
        rows=rows,
        source=Source.IMPORTED,
        told=compared.reading.told,
        why=_("Nhập từ tệp điều tra"),
    )
    unchanged = done.unchanged + sum(row.fate is Fate.SAME for row in compared.planned)
    written = asdict(done) | {"unchanged": unchanged, "waiting": waiting, "refused": compared.reading.refused}
    SurveyWorkbook.objects.filter(pk=workbook.pk).update(written=written)
    workbook.rows.all().delete()
    record("survey.written", workbook, by=by, unit=workbook.commune, details=written)


def forget(workbook: SurveyWorkbook) -> None:
    """Remove what a discarded workbook brought; its bytes too, unless another upload holds the same ones."""
    workbook.rows.all().delete()
    workbook.findings.all().delete()
    others = SurveyWorkbook.objects.filter(sha256=workbook.sha256).exclude(pk=workbook.pk)
    if not others.exclude(state=State.DISCARDED).exists():
        transaction.on_commit(lambda: SURVEYS.remove(workbook.sha256))


def _fail(workbook: SurveyWorkbook, error: UserFacingError) -> None:
    SurveyWorkbook.objects.filter(pk=workbook.pk, state=State.READING).update(
        state=State.FAILED, problem=_problem(error)
    )


def _wait_again(workbook: SurveyWorkbook, error: UserFacingError) -> None:
    SurveyWorkbook.objects.filter(pk=workbook.pk, state=State.WRITING).update(state=State.READ, problem=_problem(error))


def _problem(error: UserFacingError) -> dict[str, str]:
    return {"code": error.code, "what": error.what, "where": error.where, "why": error.why, "fix": error.fix}


def _defect(error: Exception) -> UserFacingError:
    return UserFacingError(
        "SURVEY-DEFECT",
        _("Phần mềm gặp lỗi khi xử lý tệp"),
        why=_("Lỗi của phần mềm (%(kind)s), không phải của tệp") % {"kind": type(error).__name__},
        fix=_("Báo người quản trị kèm mã này; tệp vẫn còn nguyên, sổ chưa thay đổi."),
    )
