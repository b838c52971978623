"""The day whose law judges a survey year, and what the province chose where the law is open."""

from collections.abc import Collection, Iterable
from datetime import date

from django.utils import timezone

from namhoc.orgunits import Tier
from namhoc.recognition import reference_day
from namhoc.recognition.switches import Switches
from namhoc.site.orgunits.holding import holding
from namhoc.site.orgunits.models import OrgUnit
from namhoc.site.recognition.models import ProvinceYear


def day_of(survey_year: int) -> date:
    """30 September: the last day of the data window, printed on the forms, and the day whose law is asked."""
    return reference_day(survey_year)


def province_of(unit: OrgUnit) -> OrgUnit:
    """The province above a unit, or the unit itself; by the unit's own path, so of its own time."""
    if unit.tier == Tier.PROVINCE:
        return unit
    return OrgUnit.objects.get(path=unit.path_prefixes[0])


def hold(unit: OrgUnit) -> OrgUnit:
    """The province above ``unit``, held until the transaction ends, before any figure is read or written: the verdict
    of a province rests on all its communes, and of two changes at once neither would see the other's.

    Rows that only name the province are not held up (FOR NO KEY UPDATE).
    """
    return OrgUnit.objects.select_for_update(no_key=True).get(path=unit.path_prefixes[0])


def switches_of(province: OrgUnit, survey_year: int) -> Switches:
    """What the province chose for the year; the defaults where it chose nothing."""
    row = ProvinceYear.objects.filter(province=province, survey_year=survey_year).first()
    return row.chosen if row else Switches()


def difficult_units(day: date, units: Iterable[OrgUnit]) -> set[int]:
    """Keys of those of ``units`` with especially difficult conditions (ĐBKK) on ``day``."""
    units = list(units)
    since = _difficult(day, {unit.code for unit in units})
    return {unit.pk for unit in units if unit.code in since}


def difficult_since(unit: OrgUnit, day: date) -> date | None:
    """Since when the unit counts as especially difficult on ``day``; None where it does not."""
    return _difficult(day, {unit.code}).get(unit.code)


def _difficult(day: date, codes: Collection[str]) -> dict[str, date]:
    """Since when each of ``codes`` is on the list on ``day``. The list names communes: one that took another in or
    gave a part away since must be declared anew, and so is a code that came to mean another commune."""
    told = {code: held[DIFFICULT] for code, held in holding(day, [DIFFICULT], codes).items()}
    return {code: one.valid_from for code, one in told.items() if one.value in DIFFICULT_VALUES}


DIFFICULT = "difficulty"
DIFFICULT_VALUES = ("special",)


def communes_of(province: OrgUnit, survey_year: int) -> list[OrgUnit]:
    """The communes of a province on the day of the survey year, by name."""
    found = OrgUnit.objects.on(day_of(survey_year)).under(province.path).filter(tier=Tier.COMMUNE)
    return sorted(found.select_related("parent"), key=lambda unit: (unit.name_folded, unit.code))


def communes_now(province: OrgUnit) -> list[OrgUnit]:
    """The communes of a province today, by name; those of its last day for a province that is gone."""
    day = timezone.localdate() if province.valid_to is None else province.valid_to
    found = OrgUnit.objects.on(day).under(province.path).filter(tier=Tier.COMMUNE)
    return sorted(found.select_related("parent"), key=lambda unit: (unit.name_folded, unit.code))
