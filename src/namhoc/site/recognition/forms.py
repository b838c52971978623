"""The official forms of a commune or a province, filled from its cohorts."""

from collections.abc import Iterable

from django.conf import settings
from django.utils import timezone

from namhoc.orgunits import Tier
from namhoc.recognition.cohorts import KEYS, count
from namhoc.recognition.cohorts.frame import as_frame
from namhoc.reporting.forms import AGE_FORMS, UNIT_FORMS, FormHead, FormUnit, age_form, form_xlsx, unit_form
from namhoc.site.orgunits.models import OrgUnit
from namhoc.site.recognition.law import communes_of, province_of
from namhoc.site.recognition.models import COUNTED, CohortCount, Standing
from namhoc.site.registry.pure import pure_years

BY_HAMLET = ("TH-02", "THCS-M2")
"""Forms of a commune that have a line for each hamlet where its persons are known."""


def forms_of_commune(commune: OrgUnit, survey_year: int) -> bytes:
    """One workbook, a sheet a form."""
    whole = _units([commune], survey_year)[0]
    hamlets = _hamlets(commune, survey_year)
    grids = [age_form(form, whole, survey_year) for form in AGE_FORMS]
    for form in UNIT_FORMS:
        by_hamlet = form in BY_HAMLET and bool(hamlets)
        units, first = (hamlets, "Thôn, bản") if by_hamlet else ([whole], "Đơn vị")
        grids.append(unit_form(form, units, survey_year, first=first))
    return form_xlsx(grids, head_of(commune, survey_year))


def head_of(commune: OrgUnit, survey_year: int) -> FormHead:
    """What stands over every form of a commune: the two People's Committees, the year, the day it is printed."""
    province = province_of(commune)
    return FormHead(
        f"UBND {province.kind} {province.name}",
        f"UBND {commune.kind} {commune.name}",
        commune.name,
        survey_year,
        timezone.localdate(),
        simulated=settings.DEMO,
    )


def forms_of_province(province: OrgUnit, survey_year: int) -> bytes:
    """One workbook: the forms of the province as sums of its communes, and its communes line by line."""
    units = _units(communes_of(province, survey_year), survey_year)
    together = FormUnit(
        str(province),
        tuple(row for unit in units for row in unit.cohorts),
        complete=all(unit.complete and unit.cohorts for unit in units),
    )
    grids = [age_form(form, together, survey_year) for form in AGE_FORMS]
    grids += [unit_form(form, units, survey_year, first="Xã, phường") for form in ("MN-02", "TH-02", "THCS-M2")]
    grids += [unit_form(form, [together], survey_year) for form in UNIT_FORMS if form.startswith(("CMC", "XMC-3"))]
    grids.append(unit_form("XMC-4", units, survey_year, first="Xã, phường"))
    head = FormHead(
        "",
        f"UBND {province.kind} {province.name}",
        province.name,
        survey_year,
        timezone.localdate(),
        simulated=settings.DEMO,
    )
    return form_xlsx(grids, head)


def _units(communes: Iterable[OrgUnit], survey_year: int) -> list[FormUnit]:
    communes = list(communes)
    keys = [unit.pk for unit in communes]
    rows: dict[int, list[CohortCount]] = {key: [] for key in keys}
    for row in CohortCount.objects.filter(commune__in=keys, survey_year=survey_year).order_by("birth_year"):
        rows[row.commune_id].append(row)
    levels: dict[int, dict[str, int | None]] = {key: {} for key in keys}
    difficult: dict[int, bool | None] = {}
    for standing in Standing.objects.filter(unit__in=keys, survey_year=survey_year).order_by():
        levels[standing.unit_id][standing.programme] = standing.level
        difficult[standing.unit_id] = standing.difficult
    return [
        FormUnit(
            str(unit),
            tuple((row.birth_year, row.counts) for row in rows[unit.pk]),
            complete=all(row.origin in COUNTED for row in rows[unit.pk]),
            difficult=difficult.get(unit.pk),
            levels=levels[unit.pk],
        )
        for unit in communes
    ]


def _hamlets(commune: OrgUnit, survey_year: int) -> list[FormUnit]:
    """The hamlets of a commune counted from its persons, by name; none where it has no persons."""
    people = list(pure_years(commune, survey_year))
    if not people:
        return []
    table = count(as_frame(people).lazy(), by=(*KEYS, "hamlet")).collect().to_dicts()
    rows: dict[str, list[tuple[int, dict[str, int | None]]]] = {}
    for row in table:
        rows.setdefault(row["hamlet"] or "Chưa rõ thôn", []).append((row["birth_year"], row))
    return [FormUnit(name, tuple(rows[name])) for name in sorted(rows)]


def can_fill(unit: OrgUnit, survey_year: int) -> bool:
    """There are cohorts to fill forms from."""
    asked = {"commune": unit} if unit.tier == Tier.COMMUNE else {"commune__path__startswith": unit.path}
    return CohortCount.objects.filter(survey_year=survey_year, **asked).exists()
