"""Taking in whole cohort tables: of a simulation, or counted from the register of persons."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone

from namhoc.core import UserFacingError
from namhoc.orgunits import Tier
from namhoc.recognition.cohorts import NAMES
from namhoc.site.audit.record import record
from namhoc.site.orgunits.models import OrgUnit
from namhoc.site.recognition.actions.evaluate import evaluate_communes, touched
from namhoc.site.recognition.law import day_of, hold
from namhoc.site.recognition.models import COUNTED, CohortCount, Origin, ReportedCounts

if TYPE_CHECKING:
    from namhoc.site.accounts.models import User

Row = Mapping[str, Any]
"""A row of a cohort table: ``survey_year``, ``commune`` (code), ``birth_year`` and the measures."""


@transaction.atomic
def load_cohorts(*, by: "User | None", rows: Iterable[Row], origin: Origin) -> int:
    """Store cohort rows and judge every commune, district and province they touch. Returns how many rows.

    A commune's year is replaced whole. Raises RECOG-UNIT for a code that no commune carries on 30 September of the
    year, RECOG-LOCKED where the year of a commune is locked; then nothing is stored.
    """
    by_year: dict[int, list[Row]] = {}
    for row in rows:
        by_year.setdefault(int(row["survey_year"]), []).append(row)
    stored = 0
    for survey_year, found in sorted(by_year.items()):
        stored += _load_year(survey_year, found, origin, by)
    return stored


def _load_year(survey_year: int, rows: list[Row], origin: Origin, by: "User | None") -> int:
    day = day_of(survey_year)
    communes = {
        unit.code: unit
        for unit in OrgUnit.objects.on(day).filter(tier=Tier.COMMUNE, code__in={str(row["commune"]) for row in rows})
    }
    if missing := sorted({str(row["commune"]) for row in rows} - set(communes)):
        raise UserFacingError(
            "RECOG-UNIT",
            f"Không có xã mã {', '.join(missing[:5])} ngày {day:%d/%m/%Y}",
            fix="Kiểm tra mã xã và năm điều tra.",
        )
    for path in sorted(touched(communes.values())):
        hold(OrgUnit.objects.get(path=path))
    check_unlocked(communes.values(), survey_year)
    CohortCount.objects.filter(commune__in=communes.values(), survey_year=survey_year).delete()
    now = timezone.now()
    CohortCount.objects.bulk_create(
        (
            CohortCount(
                commune=communes[str(row["commune"])],
                survey_year=survey_year,
                birth_year=int(row["birth_year"]),
                counts=measures_of(row, origin),
                origin=origin,
                updated_at=now,
            )
            for row in rows
        ),
        batch_size=500,
    )
    for path, units in touched(communes.values()).items():
        evaluate_communes(by=by, communes=units, survey_year=survey_year)
        province = OrgUnit.objects.get(path=path)
        details = {"year": survey_year, "communes": len(units), "rows": len(rows), "origin": str(origin)}
        record("cohorts.load", province, by=by, unit=province, details=details)
    return len(rows)


def measures_of(row: Row, origin: Origin) -> dict[str, int | None]:
    """The measures of a row as they are kept: where persons were counted, zeros are left out."""
    kept = {name: row[name] for name in NAMES if name in row}
    if origin in COUNTED:
        return {name: value for name, value in kept.items() if value}
    return kept


def check_unlocked(communes: Iterable[OrgUnit], survey_year: int) -> None:
    """Raise RECOG-LOCKED when figures of one of the units, counted or reported, are locked for the year."""
    units = list(communes)
    for model in (CohortCount, ReportedCounts):
        locked = model.objects.filter(commune__in=units, survey_year=survey_year, locked_at__isnull=False)
        if row := locked.select_related("commune").first():
            raise UserFacingError(
                "RECOG-LOCKED",
                f"Số liệu năm {survey_year} đã khóa",
                where=str(row.commune),
                why="Đã có quyết định dựa trên số liệu này",
                fix="Nhờ Sở mở khóa, ghi rõ lý do; hoặc ghi vào năm sau.",
            )
