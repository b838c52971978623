"""Districts and provinces judged from the standings of the units below them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from namhoc.orgunits import Tier
from namhoc.recognition import Evaluation, evaluate_unit, reference_day
from namhoc.recognition.shares import preschool_3_5_province, verdict_on
from namhoc.rulebook.recognition import Book, share_kind
from namhoc.site.orgunits.models import OrgUnit
from namhoc.site.recognition.law import communes_of, day_of
from namhoc.site.recognition.models import Standing
from namhoc.site.recognition.programmes import PROGRAMMES


@dataclass(frozen=True)
class Stood:
    """Where a unit stands: certain and possible level, None without a result; ĐBKK; whether it is invented."""

    level: int | None = None
    possible: int | None = None
    difficult: bool = False


Levels = Mapping[tuple[int, str], Stood]
"""By key of the unit and programme."""

UnitsJudged = list[tuple[OrgUnit, dict[str, Evaluation]]]


def judge_above(province: OrgUnit, survey_year: int) -> Iterator[UnitsJudged]:
    """First the districts (until 30 June 2025), then the province itself: the units and what they come to."""
    communes = communes_of(province, survey_year)
    levels = dict(levels_of(communes, survey_year))
    if counts_districts(survey_year):
        districts = districts_of(province, survey_year)
        judged = [(unit, judge_district(unit, communes, levels, survey_year)) for unit in districts]
        yield judged
        for unit, found in judged:
            levels |= {(unit.pk, key): Stood(one.standard_level, one.possible_level) for key, one in found.items()}
        yield [(province, judge_province(province, districts, levels, survey_year))]
    else:
        yield [(province, judge_province(province, communes, levels, survey_year))]


def counts_districts(survey_year: int) -> bool:
    """The province of that year is judged by its districts."""
    return share_kind("province", day_of(survey_year)) == "province_old"


def districts_of(province: OrgUnit, survey_year: int) -> list[OrgUnit]:
    """The districts of a province on the day of the survey year, by name; none since July 2025."""
    found = OrgUnit.objects.on(day_of(survey_year)).under(province.path).filter(tier=Tier.DISTRICT)
    return sorted(found.select_related("parent"), key=lambda unit: (unit.name_folded, unit.code))


def levels_of(units: Iterable[OrgUnit], survey_year: int) -> Levels:
    """Levels as they stand, by unit and programme."""
    found = Standing.objects.filter(survey_year=survey_year, unit__in=[unit.pk for unit in units]).order_by()
    return {
        (row.unit_id, row.programme): Stood(row.level, row.possible, bool(row.difficult))
        for row in found.only("unit_id", "programme", "level", "possible", "difficult")
    }


def judge_district(
    district: OrgUnit, communes: Iterable[OrgUnit], levels: Levels, survey_year: int
) -> dict[str, Evaluation]:
    """A district from its communes."""
    below = [unit for unit in communes if unit.path.startswith(district.path)]
    return {
        one.key: _judged(district, "district", one.key, below, levels, survey_year)
        for one in PROGRAMMES
        if one.key != "MN35"
    }


def judge_province(
    province: OrgUnit, below: Iterable[OrgUnit], levels: Levels, survey_year: int
) -> dict[str, Evaluation]:
    """A province from its districts or, since July 2025, from its communes; ages 3 to 5 by two groups of communes."""
    below = list(below)
    day = reference_day(survey_year)
    found = {}
    for one in PROGRAMMES:
        if not Book(day).covers(one.key):
            continue
        if one.key != "MN35":
            found[one.key] = _judged(province, "province", one.key, below, levels, survey_year)
            continue
        groups: dict[bool, list[dict[str, int | None]]] = {True: [], False: []}
        for unit in below:
            stood = levels.get((unit.pk, "MN35"), Stood())
            groups[stood.difficult].append(_group(stood))
        verdict = preschool_3_5_province(groups[True], groups[False], book=Book(day))
        found[one.key] = evaluate_unit(
            province.code, "province", one.key, verdict, survey_year=survey_year, book=Book(day)
        )
    return found


def _judged(
    unit: OrgUnit, kind: str, programme: str, below: Iterable[OrgUnit], levels: Levels, survey_year: int
) -> Evaluation:
    day = reference_day(survey_year)
    groups = [_group(levels.get((one.pk, programme), Stood())) for one in below]
    verdict = verdict_on(kind, programme, groups, day)
    return evaluate_unit(unit.code, kind, programme, verdict, survey_year=survey_year, book=Book(day))


def _group(stood: Stood) -> dict[str, int | None]:
    return {"count": 1, "level": stood.level, "possible": stood.possible}
