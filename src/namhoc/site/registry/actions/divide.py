"""The register of a commune that is divided: every person goes where the hamlet goes."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Protocol

from django.db.models import Model, QuerySet

from namhoc.core import fold
from namhoc.site.orgunits.models import OrgUnit
from namhoc.site.registry.actions.hand_over import first_open_year, join_years
from namhoc.site.registry.models import (
    Household,
    HouseholdMembership,
    HouseholdVisit,
    Person,
    PersonYear,
    SurveyCampaign,
)

UNNAMED = ""
"""Where a household or a person stands whose hamlet nobody has written."""


class Writer(Protocol):
    """Whoever divides the register writes through this, and so can keep what it was before."""

    def change(self, row: Model, /, **changes: Any) -> None:
        """Set fields of a stored row and save it."""

    def change_all(self, rows: "QuerySet[Any]", **keys: Model) -> int:
        """Point foreign keys of many rows elsewhere; how many rows there were."""

    def create(self, row: Model) -> None:
        """Store a new row."""


@dataclass
class Hamlet:
    """A hamlet as the register knows it, by its name without accents: its households, the persons who live there, and
    their rows of the survey years that are not counted yet (keys)."""

    name: str
    households: list[int] = field(default_factory=list)
    persons: list[int] = field(default_factory=list)
    years: list[int] = field(default_factory=list)


def hamlets_of_register(commune: OrgUnit, first_year: int) -> dict[str, Hamlet]:
    """The hamlets of ``commune`` by their folded name, in order; under ``UNNAMED`` what has no hamlet.

    A person lives in the hamlet of the household, without one in that of the last year told of. A row of the years
    from ``first_year`` on goes with its person; that of somebody who lives elsewhere by now, with its own hamlet.
    """
    found: dict[str, Hamlet] = {}

    def of(name: str) -> Hamlet:
        return found.setdefault(fold(name), Hamlet(name.strip()))

    households = Household.objects.filter(commune=commune).order_by("hamlet", "pk")
    for key, name in households.values_list("pk", "hamlet"):
        of(name).households.append(key)
    told = PersonYear.objects.filter(commune=commune).exclude(hamlet="").order_by("survey_year", "pk")
    lives = dict(told.values_list("person_id", "hamlet"))
    homes = HouseholdMembership.objects.filter(until=None, household__commune=commune).exclude(household__hamlet="")
    lives |= dict(homes.values_list("person_id", "household__hamlet"))
    persons = set(Person.objects.filter(commune=commune).values_list("pk", flat=True))
    for key in sorted(persons):
        of(lives.get(key, UNNAMED)).persons.append(key)
    rows = PersonYear.objects.filter(commune=commune, survey_year__gte=first_year).order_by("pk")
    for key, person, name in rows.values_list("pk", "person_id", "hamlet"):
        of(lives.get(person, UNNAMED) if person in persons else name).years.append(key)
    return dict(sorted(found.items()))


def divide_register(
    *, writer: Writer, old: OrgUnit, day: date, part_of: Callable[[str], OrgUnit]
) -> dict[OrgUnit, dict[str, int]]:
    """From ``day`` on every hamlet of ``old``, by its folded name, belongs to ``part_of(name)``: its households, its
    persons, and the survey years counted by the new map. Earlier years stay with ``old`` and are read by nobody else:
    none of the parts is the commune that they were surveyed for. Returns how many households, persons and person-years
    each part received; what stays with ``old`` itself is not told.
    """
    first_year = first_open_year(day)
    received: dict[OrgUnit, list[Hamlet]] = {}
    for folded, hamlet in hamlets_of_register(old, first_year).items():
        if (part := part_of(folded)) != old:
            received.setdefault(part, []).append(hamlet)
    told = {}
    for part, hamlets in received.items():
        households = [key for hamlet in hamlets for key in hamlet.households]
        years = {key for hamlet in hamlets for key in hamlet.years}
        years -= join_years(writer, old, part, first_year)
        told[part] = {
            "households": _give(writer, Household, households, part),
            "persons": _give(writer, Person, [key for hamlet in hamlets for key in hamlet.persons], part),
            "years": _give(writer, PersonYear, sorted(years), part),
        }
    for campaign in SurveyCampaign.objects.filter(commune=old, survey_year__gte=first_year).order_by("pk"):
        _divide_campaign(writer, campaign, part_of, received)
    return told


def _give(writer: Writer, model: type[Model], keys: list[int], part: OrgUnit) -> int:
    number = 0
    for at in range(0, len(keys), 5000):
        rows = model._default_manager.filter(pk__in=keys[at : at + 5000])
        number += writer.change_all(rows, commune=part)
    return number


def _divide_campaign(
    writer: Writer, campaign: SurveyCampaign, part_of: Callable[[str], OrgUnit], parts: dict[OrgUnit, list[Hamlet]]
) -> None:
    """Each part goes on with the survey in its hamlets; what was surveyed there is surveyed."""
    old = campaign.commune
    theirs = {part: [name for name in campaign.hamlets if part_of(fold(name)) == part] for part in parts}
    for part, hamlets in parts.items():
        own = SurveyCampaign.objects.filter(commune=part, survey_year=campaign.survey_year).first()
        if own is None:
            own = SurveyCampaign(
                commune=part,
                survey_year=campaign.survey_year,
                hamlets=theirs[part],
                opened_by=campaign.opened_by,
                due_on=campaign.due_on,
                closed_at=campaign.closed_at,
            )
            writer.create(own)
        elif theirs[part]:
            writer.change(own, hamlets=[*own.hamlets, *(name for name in theirs[part] if name not in own.hamlets)])
        keys = [key for hamlet in hamlets for key in hamlet.households]
        for at in range(0, len(keys), 5000):
            visits = HouseholdVisit.objects.filter(campaign=campaign, household__in=keys[at : at + 5000])
            writer.change_all(visits, campaign=own)
    left = [name for name in campaign.hamlets if part_of(fold(name)) == old]
    if left and left != campaign.hamlets:
        writer.change(campaign, hamlets=left)
