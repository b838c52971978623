"""Judging communes and provinces anew, and keeping what came out where it says anything new."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.db import transaction

from namhoc.orgunits import Tier
from namhoc.site.orgunits.models import OrgUnit
from namhoc.site.recognition.judging import Judged, as_result, figures_of, judge_commune
from namhoc.site.recognition.law import communes_of, day_of, difficult_units, province_of, switches_of
from namhoc.site.recognition.models import Evaluation, Standing
from namhoc.site.recognition.shares import judge_above

if TYPE_CHECKING:
    from namhoc.site.accounts.models import User


@transaction.atomic
def evaluate_communes(*, by: "User | None", communes: Iterable[OrgUnit], survey_year: int) -> int:
    """Judge ``communes`` of one province, and the districts and the province above them, by the law of the year.

    An evaluation is kept for each programme whose verdict or figures differ from the last one. Returns how many.
    """
    communes = list(communes)
    if not communes:
        return 0
    province = province_of(communes[0])
    day, switches = day_of(survey_year), switches_of(province, survey_year)
    difficult = difficult_units(day)
    figures = figures_of(communes, survey_year, switches)
    found = []
    for unit in communes:
        special = unit.pk in difficult
        judged = judge_commune(figures[unit.pk], difficult=special, switches=switches, as_of=day)
        found += [
            _evaluation(
                unit, survey_year, one, sha256=figures[unit.pk].sha256(one.programme), difficult=special, by=by,
                switches=switches.as_values(),
            )
            for one in judged.values()
        ]  # fmt: skip
    kept = _keep(found, survey_year)
    return kept + evaluate_above(by=by, province=province, survey_year=survey_year)


@transaction.atomic
def evaluate_above(*, by: "User | None", province: OrgUnit, survey_year: int) -> int:
    """Judge the districts, where there were any, and the province from the standings of the communes."""
    kept = 0
    for units in judge_above(province, survey_year):
        found = [
            _evaluation(unit, survey_year, one, sha256="", difficult=None, by=by, switches={})
            for unit, judged in units
            for one in judged
        ]
        kept += _keep(found, survey_year)
    return kept


@transaction.atomic
def evaluate_province(*, by: "User | None", province: OrgUnit, survey_year: int) -> int:
    """Judge every commune of a province anew."""
    return evaluate_communes(by=by, communes=communes_of(province, survey_year), survey_year=survey_year)


def _evaluation(
    unit: OrgUnit,
    survey_year: int,
    judged: Judged,
    *,
    sha256: str,
    difficult: bool | None,
    by: "User | None",
    switches: dict[str, Any],
) -> tuple[Evaluation, Judged]:
    result = as_result(judged)
    lines = [line for level in result["criteria"] for line in level]
    evaluation = Evaluation(
        unit=unit,
        programme=judged.programme,
        survey_year=survey_year,
        as_of=day_of(survey_year),
        rule_sets=sorted({line["document"] for line in lines if line["document"]}),
        switches=switches,
        difficult=difficult,
        counts_sha256=sha256,
        level=judged.level,
        possible=judged.possible,
        result=result,
        by=by,
    )
    return evaluation, judged


def _keep(found: list[tuple[Evaluation, Judged]], survey_year: int) -> int:
    """Insert what is new, and move the standing of each unit to it."""
    standings = {
        (row.unit_id, row.programme): row
        for row in Standing.objects.filter(
            survey_year=survey_year, unit__in={one.unit_id for one, _ in found}
        ).select_related("evaluation")
    }
    new = [(one, judged) for one, judged in found if _differs(one, standings.get((one.unit_id, one.programme)))]
    Evaluation.objects.bulk_create([one for one, _ in new], batch_size=500)
    created, changed = [], []
    for one, judged in new:
        row = standings.get((one.unit_id, one.programme))
        if row is None:
            row = Standing(unit_id=one.unit_id, programme=one.programme, survey_year=survey_year)
            created.append(row)
        else:
            changed.append(row)
        blocking = judged.blocking
        row.evaluation, row.level, row.possible, row.difficult = one, one.level, one.possible, one.difficult
        row.blocking, row.short = blocking.id if blocking else "", judged.short
    Standing.objects.bulk_create(created, batch_size=500)
    fields = ["evaluation", "level", "possible", "difficult", "blocking", "short"]
    Standing.objects.bulk_update(changed, fields, batch_size=200)
    return len(new)


def _differs(one: Evaluation, standing: Standing | None) -> bool:
    if standing is None:
        return True
    last = standing.evaluation
    told = ("level", "possible", "difficult", "counts_sha256", "result", "switches", "as_of")
    return any(getattr(one, name) != getattr(last, name) for name in told)


def touched(communes: Iterable[OrgUnit]) -> dict[str, list[OrgUnit]]:
    """Communes by the path of their province."""
    found: dict[str, list[OrgUnit]] = {}
    for unit in communes:
        if unit.tier == Tier.COMMUNE:
            found.setdefault(unit.path_prefixes[0], []).append(unit)
    return found
