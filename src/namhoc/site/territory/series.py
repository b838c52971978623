"""Figures of a unit over school years: as reported on the map of the time, or re-expressed on the map of today."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

from django.db.models import Q
from django.utils.translation import gettext as _

from namhoc.core import SchoolYear
from namhoc.orgunits import Measure, Observation, Told, UnitKind, UnitRegister, on_map
from namhoc.orgunits.school import Figure
from namhoc.site.accounts.scopes import readable_by
from namhoc.site.orgunits.models import OrgUnit, UnitLink
from namhoc.site.orgunits.register import register
from namhoc.site.orgunits.versions import versions_of
from namhoc.site.schools.models import SchoolFigures

if TYPE_CHECKING:
    from namhoc.site.accounts.models import User

OF_A_SCHOOL = (Figure.PUPILS, Figure.CLASSES, Figure.TEACHERS, Figure.CLASSROOMS)
OF_AN_AREA = (Figure.SCHOOLS, Figure.PUPILS, Figure.CLASSES, Figure.TEACHERS)
_GENERATIONS = 6


@dataclass(frozen=True)
class Point:
    """One figure of one year. ``value`` None: not held, or not derivable, as ``note`` says; ``lacking``: names of units
    whose figure is wanting."""

    value: int | None
    note: str = ""
    lacking: tuple[str, ...] = ()


@dataclass(frozen=True)
class YearRow:
    """The figures of one school year, in the order of ``figures_of``."""

    year: SchoolYear
    points: Sequence[Point]


@dataclass
class _Reported:
    """What units of the family reported of one figure in one year, by their code, all as of ``day``."""

    day: date
    values: dict[str, int | None] = field(default_factory=dict)
    lacking: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))


_Observed = dict[tuple[int, str], _Reported]


def figures_of(unit: OrgUnit) -> tuple[Figure, ...]:
    """The figures shown of a unit."""
    return OF_A_SCHOOL if unit.kind == UnitKind.SCHOOL else OF_AN_AREA


def series_of(user: "User", versions: Sequence[OrgUnit], today: date, *, on_todays_map: bool) -> list[YearRow]:
    """Rows by school year, the newest first, of the unit whose rows are ``versions``; only what the person may read.

    A figure of a commune or a province is what was published for it where that is held, else the sum over the schools
    that lay in it. On today's map the units that went into it count along, those without figures are named.
    """
    names = figures_of(versions[-1])
    family = _family_of(versions) if on_todays_map else list(versions)
    observed = _observed(user, family, names)
    years = sorted({year for year, _name in observed}, reverse=True)
    if on_todays_map:
        teller = _Teller(versions[-1], family, today)
        return [YearRow(SchoolYear(y), [teller.tell(observed.get((y, name))) for name in names]) for y in years]
    return [YearRow(SchoolYear(y), [_as_reported(observed.get((y, name)), versions) for name in names]) for y in years]


def _as_reported(reported: _Reported | None, versions: Sequence[OrgUnit]) -> Point:
    code = versions[-1].code
    if reported is None or reported.values.get(code) is None:
        return Point(None)
    lacking = tuple(reported.lacking.get(code, ()))
    return Point(reported.values[code], lacking=lacking)


class _Teller:
    """Re-expresses what the family reported on today's map."""

    def __init__(self, unit: OrgUnit, family: Sequence[OrgUnit], today: date) -> None:
        self.unit = unit
        self.today = min(today, unit.valid_to) if unit.valid_to else today
        self.names = {row.code: row.label for row in family}
        keep = set(self.names)
        whole = register(attributes=False)
        # Only the family: the rest of the country would be walked through for nothing.
        self.register = UnitRegister(
            (row for row in whole.units if row.code in keep),
            (link for link in whole.links if link.old in keep and link.new in keep),
        )

    def tell(self, reported: _Reported | None) -> Point:
        """The figure of the unit on today's map."""
        if reported is None:
            return Point(None)
        observations = [
            Observation(code, "", reported.day, None if value is None else Fraction(value))
            for code, value in reported.values.items()
        ]
        told = next((t for t in self._on_map(observations) if t.unit == self.unit.code), None)
        if told is None:
            return Point(None)
        if told.missing:
            return Point(None, lacking=tuple(self.names.get(code, code) for code in told.missing))
        if not isinstance(told.value, Fraction):
            return Point(None, note=told.reason)
        lacking = [name for code in told.sources for name in reported.lacking.get(code, ())]
        note = "" if told.sources == (self.unit.code,) else _("từ %(n)d đơn vị") % {"n": len(told.sources)}
        return Point(round(told.value), note=note, lacking=tuple(lacking))

    def _on_map(self, observations: list[Observation]) -> tuple[Told, ...]:
        return on_map(observations, self.register, self.today, Measure.STOCK)


def _family_of(versions: Sequence[OrgUnit]) -> list[OrgUnit]:
    """The unit's rows and those of every unit it came from, some generations back."""
    found = {row.pk: row for row in versions}
    new = list(versions)
    for _generation in range(_GENERATIONS):
        links = UnitLink.objects.filter(new__in=[row.pk for row in new]).select_related("old__parent")
        older = {link.old_id: link.old for link in links if link.old_id not in found}
        if not older:
            break
        new = [row for chain in versions_of(older.values()).values() for row in chain if row.pk not in found]
        found |= {row.pk: row for row in new}
    return list(found.values())


def _observed(user: "User", family: Sequence[OrgUnit], names: Sequence[str]) -> _Observed:
    keys = [unit.pk for unit in family]
    rows = readable_by(user, SchoolFigures.objects.filter(name__in=names)).select_related("school")
    own = list(rows.filter(school__in=keys))
    observed: _Observed = {}
    if family[0].kind != UnitKind.SCHOOL:
        inside = Q()
        for unit in family:
            inside |= Q(school__path__startswith=unit.path)
        given = rows.filter(inside, school__kind=UnitKind.SCHOOL).exclude(name=Figure.SCHOOLS)
        observed = _summed(list(given), family)
    for (year, name), some in _by_year(own).items():
        reported = observed.setdefault((year, name), _Reported(_usual_day(some)))
        for row in some:  # what was published goes before what is added up
            reported.values[row.school.code] = row.value
            reported.lacking.pop(row.school.code, None)
    return observed


def _by_year(rows: Sequence[SchoolFigures]) -> dict[tuple[int, str], list[SchoolFigures]]:
    found: dict[tuple[int, str], list[SchoolFigures]] = defaultdict(list)
    for row in rows:
        found[row.school_year, row.name].append(row)
    return found


def _usual_day(rows: Sequence[SchoolFigures]) -> date:
    """The day most rows were counted on: schools of one year count within days of each other, and values are told
    together only when they share a day."""
    days = Counter(row.as_of for row in rows)
    return max(days, key=lambda day: (days[day], day))


def _summed(rows: Sequence[SchoolFigures], family: Sequence[OrgUnit]) -> _Observed:
    """Figures of schools added up by the unit of the family that they lay in."""
    inside = [(unit.path, unit.code) for unit in family]
    schools = list(OrgUnit.objects.filter(kind=UnitKind.SCHOOL))
    observed: _Observed = {}
    for (year, name), some in _by_year(rows).items():
        mine = [(row, code) for row in some for path, code in inside if row.school.path.startswith(path)]
        if not mine:
            continue
        reported = observed[year, name] = _Reported(_usual_day([row for row, _code in mine]))
        gave = set()
        for row, code in mine:
            if row.value is not None:
                reported.values[code] = (reported.values.get(code) or 0) + row.value
                gave.add(row.school.code)
            else:
                reported.values.setdefault(code, None)
        there = [school for school in schools if _exists(school, reported.day)]
        counted = observed.setdefault((year, Figure.SCHOOLS), _Reported(reported.day))
        for path, code in inside:
            below = [school for school in there if school.path.startswith(path)]
            if below:
                counted.values.setdefault(code, len(below))
            if code in reported.values:
                reported.lacking[code] += [school.label for school in below if school.code not in gave]
    return observed


def _exists(row: OrgUnit, day: date) -> bool:
    return row.valid_from <= day and (row.valid_to is None or row.valid_to >= day)
