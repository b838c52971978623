"""What was recognised, as the steps of a unit tell it."""

from collections.abc import Iterable

from namhoc.recognition.steps import HOLDING, OUTCOMES, Step
from namhoc.recognition.warning import Holding
from namhoc.site.orgunits.models import OrgUnit
from namhoc.site.recognition.models import Recognition


def recognised_level(unit: OrgUnit, programme: str, survey_year: int) -> int | None:
    """The level that was recognised for the year: 0 where it was lost, None where nothing was decided."""
    return recognised_levels([unit], programme, survey_year).get(unit.pk)


def recognised_levels(units: Iterable[OrgUnit], programme: str, survey_year: int) -> dict[int, int]:
    """The recognised level of each unit that has a decision for the year."""
    found: dict[int, int] = {}
    steps = Recognition.objects.filter(
        unit__in=[unit.pk for unit in units],
        programme=programme,
        survey_year=survey_year,
        step__in=[*OUTCOMES],
    ).order_by("id")
    for row in steps:
        found[row.unit_id] = row.level if Step(row.step) in HOLDING else 0
    return found


def held_before(unit: OrgUnit, programme: str, survey_year: int) -> Holding | None:
    """How the unit stood after the years before: the level last recognised, and whether it is held or was lost; None
    where it was never recognised."""
    level, step = 0, None
    rows = Recognition.objects.filter(
        unit=unit, programme=programme, survey_year__lt=survey_year, step__in=[*OUTCOMES]
    ).order_by("survey_year", "id")
    for row in rows:
        step = Step(row.step)
        level = row.level if step in HOLDING else level
    return Holding(level, step) if step is not None and level else None
