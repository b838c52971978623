"""The register of a commune that ends goes on with the one that takes it over, in the transaction of the change."""

from datetime import date
from typing import Any, Protocol

from django.db.models import Model, QuerySet

from namhoc.recognition import reference_day
from namhoc.recognition.person_year import Residence
from namhoc.site.orgunits.models import OrgUnit
from namhoc.site.registry.fields import YEAR_FIELDS
from namhoc.site.registry.models import Household, Person, PersonYear, SurveyCampaign

_HOME = (Residence.RESIDENT, Residence.ARRIVED)


class Writer(Protocol):
    """Whoever hands the register over writes through this, and so can keep what it was before."""

    def change(self, row: Model, /, **changes: Any) -> None:
        """Set fields of a stored row and save it."""

    def change_all(self, rows: "QuerySet[Any]", **keys: Model) -> int:
        """Point foreign keys of many rows elsewhere; how many rows there were."""


def first_open_year(day: date) -> int:
    """The first survey year that is counted by the map of ``day`` and after: its 30 September has not come before."""
    return day.year if day <= reference_day(day.year) else day.year + 1


def hand_over_register(*, writer: Writer, old: OrgUnit, new: OrgUnit, day: date) -> dict[str, int]:
    """From ``day`` on the households and persons of ``old`` live in ``new``, and so do the survey years counted by the
    new map. Years that were counted by the old one stay with ``old``: they are read by who keeps the register of
    ``new``, and never changed. Returns how many households, persons and person-years moved.

    Who has a row of one year in both communes only moved within the new one: one row is left, that of where the person
    lives, and nobody came or went.
    """
    year = first_open_year(day)
    open_years = PersonYear.objects.filter(survey_year__gte=year)
    twice = join_years(writer, old, new, year)
    campaigns = SurveyCampaign.objects.filter(commune=old, survey_year__gte=year)
    held = SurveyCampaign.objects.filter(commune=new).values("survey_year")
    writer.change_all(campaigns.exclude(survey_year__in=held), commune=new)
    return {
        "households": writer.change_all(Household.objects.filter(commune=old), commune=new),
        "persons": writer.change_all(Person.objects.filter(commune=old), commune=new),
        "years": writer.change_all(open_years.filter(commune=old).exclude(pk__in=twice), commune=new),
    }


def join_years(writer: Writer, old: OrgUnit, new: OrgUnit, first_year: int) -> set[int]:
    """Rows of ``old`` from ``first_year`` on whose persons have a row of the same year in ``new`` already (they moved
    there): the row in ``new`` tells what both told. Returns the keys of the rows that stay behind."""
    held = {
        (row.person_id, row.survey_year): row
        for row in PersonYear.objects.filter(
            commune=new, survey_year__gte=first_year, person__years__commune=old
        ).distinct()
    }
    twice = set()
    if held:
        people = {person for person, _year in held}
        rows = PersonYear.objects.filter(commune=old, survey_year__gte=first_year, person__in=people)
        for row in rows.order_by("pk"):
            other = held.get((row.person_id, row.survey_year))
            if other is not None:
                twice.add(row.pk)
                _join(writer, row, other)
    return twice


def _join(writer: Writer, row: PersonYear, other: PersonYear) -> None:
    """``other``, the row that stays, tells what the row at home told."""
    if row.residence in _HOME and other.residence not in _HOME:
        told = {name: getattr(row, name) for name in YEAR_FIELDS}
        writer.change(other, **told | {"residence": int(Residence.RESIDENT)})
    elif other.residence == Residence.ARRIVED:
        writer.change(other, residence=int(Residence.RESIDENT))
