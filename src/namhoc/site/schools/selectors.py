"""What other rooms ask about schools: attributes of a day, figures of a year, sites."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from namhoc.orgunits import UnitKind
from namhoc.orgunits.school import SchoolAttribute, Stage
from namhoc.site.accounts.scopes import may_read, readable_by
from namhoc.site.orgunits.holding import holding
from namhoc.site.orgunits.models import OrgUnit, OrgUnitQuerySet
from namhoc.site.schools.models import SchoolFigures, SitePlacement

if TYPE_CHECKING:
    from namhoc.site.accounts.models import User


@dataclass(frozen=True)
class Total:
    """A figure added up over schools. ``missing``: schools that gave none; None in ``value``: nobody did."""

    value: int | None
    missing: int = 0


def school_attributes(schools: Iterable[OrgUnit], day: date) -> dict[str, dict[str, str]]:
    """The values that hold on ``day`` by code of the school, never reused, and name of the attribute."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for code, held in holding(day, codes={unit.code for unit in schools}).items():
        found[code] = {name: attribute.value for name, attribute in held.items()}
    return found


def stages_of(attributes: dict[str, str]) -> list[Stage]:
    """The stages a school teaches, lowest first; unknown words are left out."""
    told = attributes.get(SchoolAttribute.STAGES, "").split()
    return [stage for stage in Stage if stage in told]


def totals(user: "User", schools: Iterable[OrgUnit], school_year: int, name: str) -> dict[int, Total]:
    """The figure ``name`` of each school, by key of the school's parent and by its own; only what the person may read.

    Parents of which no school may be read are left out.
    """
    schools = [school for school in schools if may_read_figures(user, school)]
    rows = SchoolFigures.objects.filter(school_year=school_year, name=name)
    held = {
        code: value for code, value in readable_by(user, rows).values_list("school__code", "value") if value is not None
    }
    sums: Counter[int] = Counter()
    known: Counter[int] = Counter()
    asked: Counter[int] = Counter()
    for school in schools:
        value = held.get(school.code)
        for key in {school.pk, school.parent_id}:
            if key is None:
                continue
            asked[key] += 1
            if value is not None:
                known[key] += 1
                sums[key] += value
    return {key: Total(sums[key] if known[key] else None, asked[key] - known[key]) for key in asked}


def may_read_figures(user: "User", school: OrgUnit) -> bool:
    """True when the figures of the school are in the person's scope; its name is public in the province."""
    return may_read(user, SchoolFigures(school=school))


def sites_by(column: str, day: date) -> Counter[int]:
    """How many sites there are on ``day`` for each "school" or "commune", by key of the unit's row."""
    return Counter(SitePlacement.objects.on(day).values_list(column, flat=True))


def schools_on(day: date) -> OrgUnitQuerySet:
    """The schools that exist on ``day``."""
    return OrgUnit.objects.on(day).filter(kind=UnitKind.SCHOOL)
