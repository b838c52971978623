"""The day whose law judges a survey year, and what the province chose where the law is open."""

from datetime import date

from django.apps import apps
from django.db.models import Q

from namhoc.orgunits import Tier
from namhoc.recognition.process import data_window
from namhoc.recognition.switches import Switches
from namhoc.site.orgunits.models import OrgUnit
from namhoc.site.recognition.models import ProvinceYear

DISTRICTS_UNTIL = date(2025, 6, 30)
"""The last day of the district tier."""


def day_of(survey_year: int) -> date:
    """30 September: the last day of the data window, printed on the forms, and the day whose law is asked."""
    return data_window(survey_year)[1]


def province_of(unit: OrgUnit) -> OrgUnit:
    """The province above a unit, or the unit itself; by the unit's own path, so of its own time."""
    if unit.tier == Tier.PROVINCE:
        return unit
    return OrgUnit.objects.get(path=unit.path_prefixes[0])


def switches_of(province: OrgUnit, survey_year: int) -> Switches:
    """What the province chose for the year; the defaults where it chose nothing."""
    row = ProvinceYear.objects.filter(province=province, survey_year=survey_year).first()
    return row.chosen if row else Switches()


def difficult_units(day: date) -> set[int]:
    """Keys of the communes with especially difficult conditions (ĐBKK) on ``day``: a dated attribute, never a flag."""
    try:
        attribute = apps.get_model("orgunits", "UnitAttribute")
    except LookupError:
        return set()
    held = attribute.objects.filter(
        Q(valid_to=None) | Q(valid_to__gte=day), name=DIFFICULT, value__in=DIFFICULT_VALUES, valid_from__lte=day
    )
    return set(held.values_list("unit_id", flat=True))


DIFFICULT = "difficulty"
DIFFICULT_VALUES = ("special",)


def communes_of(province: OrgUnit, survey_year: int) -> list[OrgUnit]:
    """The communes of a province on the day of the survey year, by name."""
    found = OrgUnit.objects.on(day_of(survey_year)).under(province.path).filter(tier=Tier.COMMUNE)
    return sorted(found.select_related("parent"), key=lambda unit: (unit.name_folded, unit.code))
