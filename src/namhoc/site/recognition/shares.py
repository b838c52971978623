"""Districts and provinces judged from the standings of the units below them."""

from collections.abc import Iterable, Iterator

from namhoc.orgunits import Tier
from namhoc.recognition import shares
from namhoc.site.orgunits.models import OrgUnit
from namhoc.site.recognition.judging import Judged
from namhoc.site.recognition.law import DISTRICTS_UNTIL, communes_of, day_of
from namhoc.site.recognition.models import Standing
from namhoc.site.recognition.programmes import PROGRAMMES

Level = tuple[int | None, int | None]
"""Certain and possible level of a unit; (None, None) without a result."""

Levels = dict[tuple[int, str], Level]
"""By key of the unit and programme."""

UnitJudged = list[tuple[OrgUnit, list[Judged]]]


def judge_above(province: OrgUnit, survey_year: int) -> Iterator[UnitJudged]:
    """First the districts (until 30 June 2025), then the province itself: the units and what they come to."""
    communes = communes_of(province, survey_year)
    levels = levels_of(communes, survey_year)
    difficult = difficulty_of(communes, survey_year)
    if day_of(survey_year) > DISTRICTS_UNTIL:
        yield [(province, judge_province(communes, levels, difficult))]
        return
    districts = districts_of(province, survey_year)
    judged = {unit.pk: judge_district(unit, communes, levels) for unit in districts}
    yield [(unit, judged[unit.pk]) for unit in districts]
    above = {(unit.pk, one.programme): (one.level, one.possible) for unit in districts for one in judged[unit.pk]}
    yield [(province, _of_units("province_old", districts, above))]


def districts_of(province: OrgUnit, survey_year: int) -> list[OrgUnit]:
    """The districts of a province on the day of the survey year, by name; none since July 2025."""
    found = OrgUnit.objects.on(day_of(survey_year)).under(province.path).filter(tier=Tier.DISTRICT)
    return sorted(found.select_related("parent"), key=lambda unit: (unit.name_folded, unit.code))


def levels_of(units: Iterable[OrgUnit], survey_year: int) -> Levels:
    """Certain and possible levels as they stand, by unit and programme."""
    found = Standing.objects.filter(survey_year=survey_year, unit__in=[unit.pk for unit in units])
    return {(row.unit_id, row.programme): (row.level, row.possible) for row in found}


def difficulty_of(units: Iterable[OrgUnit], survey_year: int) -> dict[int, bool]:
    """Which of the units were judged as especially difficult."""
    found = Standing.objects.filter(survey_year=survey_year, unit__in=[unit.pk for unit in units])
    return {row.unit_id: bool(row.difficult) for row in found}


def judge_district(district: OrgUnit, communes: Iterable[OrgUnit], levels: Levels) -> list[Judged]:
    """A district from its communes."""
    below = [unit for unit in communes if unit.path.startswith(district.path)]
    return _of_units("district", below, levels)


def judge_province(communes: Iterable[OrgUnit], levels: Levels, difficult: dict[int, bool]) -> list[Judged]:
    """A province of two tiers from its communes; ages 3 to 5 by its two groups of communes."""
    communes = list(communes)
    judged = _of_units("province_new", communes, levels)
    if any((unit.pk, "MN35") in levels for unit in communes):
        groups = {
            special: _groups([unit for unit in communes if difficult.get(unit.pk, False) is special], "MN35", levels)
            for special in (True, False)
        }
        judged.append(Judged("MN35", shares.preschool_3_5_province(groups[True], groups[False])))
    return judged


def _of_units(kind: str, units: list[OrgUnit], levels: Levels) -> list[Judged]:
    programmes = [one.key for one in PROGRAMMES if one.key != "MN35"]
    return [Judged(key, shares.unit_verdict(kind, key, _groups(units, key, levels))) for key in programmes]


def _groups(units: list[OrgUnit], programme: str, levels: Levels) -> list[dict[str, int | None]]:
    """The units, each its own group, as ``shares`` takes them; a unit without a result stays unknown."""
    found = []
    for unit in units:
        level, possible = levels.get((unit.pk, programme), (None, None))
        found.append({"count": 1, "level": level, "possible": possible})
    return found
