"""The same figures by two boundaries: as they were reported, or by the communes of today, merged ones judged anew on
their own counts."""

from collections.abc import Iterable
from datetime import date

from namhoc.recognition import Evaluation, whatif
from namhoc.rulebook.recognition import Book
from namhoc.site.orgunits.models import OrgUnit, UnitLink
from namhoc.site.orgunits.register import register
from namhoc.site.recognition.judging import (
    Figures,
    blocking,
    counted,
    evaluations_of,
    figures_of,
    shortfall,
)
from namhoc.site.recognition.law import day_of, difficult_units, switches_of
from namhoc.site.recognition.models import CohortCount, Standing


def provinces_on(province: OrgUnit, day: date) -> list[OrgUnit]:
    """The province on ``day``: itself where it existed, else the provinces whose communes went into its own."""
    if province.valid_from <= day and (province.valid_to is None or province.valid_to >= day):
        return [province]
    old = UnitLink.objects.filter(new__path__startswith=province.path, effective__gt=day)
    roots = {unit.path_prefixes[0] for unit in OrgUnit.objects.filter(pk__in=old.values("old"))}
    return list(OrgUnit.objects.filter(path__in=roots).on(day).order_by("name_folded"))


def is_heir(province: OrgUnit, unit: OrgUnit) -> bool:
    """True when ``unit`` lies in a province that went into ``province``."""
    day = unit.valid_to or unit.valid_from
    return any(unit.path.startswith(old.path) for old in provinces_on(province, day))


def figures_by(communes: Iterable[OrgUnit], survey_year: int, province: OrgUnit) -> dict[int, Figures]:
    """The figures of the year by communes of another day: of each, the sum of what its forerunners counted.

    A commune that took in part of another has no figures: how many persons came over is not known.
    """
    communes, day, switches = list(communes), day_of(survey_year), switches_of(province, survey_year)
    units = register(attributes=False)
    older = {
        unit.pk: units.predecessors(unit.code, unit.valid_from, day) if unit.valid_from > day else ()
        for unit in communes
    }
    codes = {one.code for relatives in older.values() for one in relatives}
    held = {unit.code: unit for unit in OrgUnit.objects.on(day).filter(code__in=codes)}
    asked = [*held.values(), *(unit for unit in communes if unit.valid_from <= day)]
    reported = figures_of(asked, survey_year, switches)
    rows: dict[int, list[CohortCount]] = {}
    for row in CohortCount.objects.filter(commune__in=[unit.pk for unit in asked], survey_year=survey_year):
        rows.setdefault(row.commune_id, []).append(row)
    found = {}
    for unit in communes:
        if unit.valid_from <= day:
            found[unit.pk] = reported[unit.pk]
            continue
        relatives = older[unit.pk]
        if not relatives or any(one.share != 1 or one.code not in held for one in relatives):
            found[unit.pk] = Figures()
            continue
        keys = [held[one.code].pk for one in relatives]
        origins = {key: value for pk in keys for key, value in reported[pk].origins.items()}
        if all(key in rows for key in keys):
            together = [row for key in keys for row in rows[key]]
            found[unit.pk] = Figures(counted(together, survey_year, switches), origins)
        else:
            found[unit.pk] = Figures(whatif.summed([reported[key].counts for key in keys]), origins)
    return found


def standings_by(
    communes: Iterable[OrgUnit], survey_year: int, province: OrgUnit, programme: str
) -> dict[int, Standing]:
    """Where communes of another day would stand on the figures of the year, judged by the law of their own day.
    Nothing is kept."""
    communes = list(communes)
    switches = switches_of(province, survey_year)
    figures = figures_by(communes, survey_year, province)
    found = {}
    for unit in communes:
        day = max(day_of(survey_year), unit.valid_from)
        difficult = bool(difficult_units(day, [unit]))
        judged = evaluations_of(
            unit.code,
            figures[unit.pk],
            survey_year=survey_year,
            difficult=difficult,
            switches=switches,
            book=Book(day),
        ).get(programme)
        if judged is not None:
            found[unit.pk] = unsaved(unit, judged, survey_year)
    return found


def unsaved(unit: OrgUnit, judged: Evaluation, survey_year: int) -> Standing:
    """An evaluation as a standing that is not kept."""
    line = blocking(judged)
    return Standing(
        unit=unit,
        programme=judged.program,
        survey_year=survey_year,
        level=judged.standard_level,
        possible=judged.possible_level,
        difficult=judged.difficult,
        blocking=line.id if line else "",
        blocking_label=line.label[:200] if line else "",
        short=shortfall(judged),
    )
