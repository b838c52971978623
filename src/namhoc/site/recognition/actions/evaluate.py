"""Judging communes and provinces anew, and keeping what came out where it says anything new."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.db import transaction

from namhoc.orgunits import Tier
from namhoc.recognition import Evaluation as Found
from namhoc.site.orgunits.models import OrgUnit
from namhoc.site.recognition.judging import blocking, evaluations_of, figures_of, sha256_of, shortfall
from namhoc.site.recognition.law import communes_of, day_of, difficult_units, hold, switches_of
from namhoc.site.recognition.models import Evaluation, Standing
from namhoc.site.recognition.shares import judge_above

if TYPE_CHECKING:
    from namhoc.site.accounts.models import User

Judged = tuple[OrgUnit, Found]


@transaction.atomic
def evaluate_communes(*, by: "User | None", communes: Iterable[OrgUnit], survey_year: int) -> int:
    """Judge ``communes`` of one province, and the districts and the province above them, by the law of the year.

    An evaluation is kept for each programme that says anything new. Returns how many.
    """
    communes = list(communes)
    if not communes:
        return 0
    province = hold(communes[0])
    switches = switches_of(province, survey_year)
    difficult = difficult_units(day_of(survey_year), communes)
    figures = figures_of(communes, survey_year, switches)
    found = [
        (unit, one)
        for unit in communes
        for one in evaluations_of(
            unit.code, figures[unit.pk], survey_year=survey_year, difficult=unit.pk in difficult, switches=switches
        ).values()
    ]
    kept = _keep(found, survey_year, by)
    return kept + evaluate_above(by=by, province=province, survey_year=survey_year)


@transaction.atomic
def evaluate_above(*, by: "User | None", province: OrgUnit, survey_year: int) -> int:
    """Judge the districts, where there were any, and the province from the standings of the units below."""
    kept = 0
    for units in judge_above(province, survey_year):
        kept += _keep([(unit, one) for unit, judged in units for one in judged.values()], survey_year, by)
    return kept


@transaction.atomic
def evaluate_province(*, by: "User | None", province: OrgUnit, survey_year: int) -> int:
    """Judge every commune of a province anew."""
    return evaluate_communes(by=by, communes=communes_of(province, survey_year), survey_year=survey_year)


def _keep(found: list[Judged], survey_year: int, by: "User | None") -> int:
    """Insert what is new, and move the standing of each unit to it."""
    held = Standing.objects.filter(survey_year=survey_year, unit__in={unit.pk for unit, _ in found})
    standings = {(row.unit_id, row.programme): row for row in held.select_related("evaluation").order_by()}
    new = []
    for unit, one in found:
        row = standings.get((unit.pk, one.program))
        values = one.as_values()
        if row is None or row.evaluation.result != values:
            new.append((unit, one, values, row))
    rows = Evaluation.objects.bulk_create(
        [_row(unit, one, values, survey_year, by) for unit, one, values, _ in new], batch_size=500
    )
    created, changed = [], []
    for row, (unit, one, _, standing) in zip(rows, new, strict=True):
        if standing is None:
            standing = Standing(unit=unit, programme=one.program, survey_year=survey_year)
            created.append(standing)
        else:
            changed.append(standing)
        line = blocking(one)
        standing.evaluation, standing.level, standing.possible = row, row.level, row.possible
        standing.difficult, standing.blocking, standing.short = row.difficult, line.id if line else "", shortfall(one)
        standing.blocking_label = line.label[:200] if line else ""
    Standing.objects.bulk_create(created, batch_size=500)
    fields = ["evaluation", "level", "possible", "difficult", "blocking", "blocking_label", "short"]
    Standing.objects.bulk_update(changed, fields, batch_size=200)
    return len(new)


def _row(unit: OrgUnit, one: Found, values: dict[str, object], survey_year: int, by: "User | None") -> Evaluation:
    return Evaluation(
        unit=unit,
        programme=one.program,
        survey_year=survey_year,
        as_of=one.as_of,
        rule_sets=list(one.editions),
        switches=one.switches.as_values(),
        difficult=one.difficult,
        counts_sha256=sha256_of(one.counts),
        level=one.standard_level,
        possible=one.possible_level,
        result=values,
        by=by,
    )


def touched(communes: Iterable[OrgUnit]) -> dict[str, list[OrgUnit]]:
    """Communes by the path of their province."""
    found: dict[str, list[OrgUnit]] = {}
    for unit in communes:
        if unit.tier == Tier.COMMUNE:
            found.setdefault(unit.path_prefixes[0], []).append(unit)
    return found
