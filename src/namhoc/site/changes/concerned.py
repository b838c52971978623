"""What a deed touches: its units, and what hangs on them on the last day of the old state."""

import re
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Model, Q, QuerySet

from namhoc.site.accounts.models import User
from namhoc.site.changes.models import Deed, DeedKind, Level
from namhoc.site.orgunits.models import OrgUnit, UnitAttribute
from namhoc.site.schools.models import SchoolFigures, SitePlacement, StaffPost
from namhoc.site.steering.actions.hand_over import OPEN
from namhoc.site.steering.models import Task, TaskUnit

ONE_TARGET = frozenset({DeedKind.MERGE, DeedKind.SITE_MOVE})
"""Changes with one unit that receives."""


def on_day(day: date) -> Q:
    """Dated rows that hold on ``day``."""
    return Q(valid_from__lte=day) & (Q(valid_to=None) | Q(valid_to__gte=day))


def sources_of(deed: Deed) -> list[OrgUnit]:
    """The units that end or change, by name; the target itself stands last where it is one of them."""
    units = deed.sources.select_related("parent").order_by("name_folded", "code")
    return sorted(units, key=lambda unit: unit.pk == deed.target_id)


def children_of(units: Iterable[OrgUnit], day: date) -> list[OrgUnit]:
    """The units directly under ``units`` on ``day``: the schools of a commune."""
    found = OrgUnit.objects.on(day).filter(parent__in=list(units)).select_related("parent")
    return list(found.order_by("name_folded", "code"))


def units_of(deed: Deed) -> list[OrgUnit]:
    """Every stored unit the deed touches: sources, the target that was chosen, and the schools of communes."""
    units = {unit.pk: unit for unit in sources_of(deed)}
    if deed.target is not None:
        units[deed.target.pk] = deed.target
    received = [part["unit"] for part in deed.parts if part.get("unit")]
    units |= OrgUnit.objects.select_related("parent").in_bulk(received)
    if deed.level == Level.COMMUNE and deed.last_day:
        units |= {child.pk: child for child in children_of(sources_of(deed), deed.last_day)}
    return list(units.values())


def places_of(units: Iterable[OrgUnit], day: date) -> QuerySet[SitePlacement]:
    """Where the sites of ``units`` are on ``day``, main sites first."""
    found = SitePlacement.objects.filter(on_day(day), school__in=list(units))
    return found.select_related("site", "school", "commune").order_by("-is_main", "site__code")


def posts_of(units: Iterable[OrgUnit], day: date) -> QuerySet[StaffPost]:
    """Who works at ``units`` on ``day``, by pseudonymous code."""
    found = StaffPost.objects.filter(on_day(day), school__in=list(units))
    return found.select_related("school").order_by("staff_code", "school__code", "pk")


def attributes_of(units: Iterable[OrgUnit], day: date) -> QuerySet[UnitAttribute]:
    """Dated attributes of ``units`` that hold on ``day``."""
    found = UnitAttribute.objects.filter(on_day(day), unit__in=list(units))
    return found.select_related("unit").order_by("unit__code", "name", "valid_from")


def hanging_on(deed: Deed) -> dict[str, QuerySet[Any]]:
    """Every kind of row that a preview shows and a confirmation moves, as queries; confirming locks them one by one."""
    units, day = units_of(deed), deed.last_day
    if day is None:
        return {}
    queries: dict[str, QuerySet[Any]] = {
        "places": places_of(units, day),
        "posts": posts_of(units, day),
        "figures": SchoolFigures.objects.filter(school__in=units).select_related("school"),
        "attributes": attributes_of(units, day),
        "accounts": User.objects.filter(unit__in=units).select_related("unit"),
        "tasks": TaskUnit.objects.filter(unit__in=units, progress__in=OPEN, task__withdrawn_at=None),
        "requests": Task.objects.filter(unit__in=units, withdrawn_at=None),
    }
    return {name: query.order_by("pk") for name, query in queries.items()}


_NUMBER_AT_END = re.compile(r"\s+(?:so\s+)?\d+$")


def plain_name(folded: str) -> str:
    """A folded name without the number at its end: "diem huoi cay 2" is near "diem huoi cay"."""
    return _NUMBER_AT_END.sub("", folded)


def lock(query: QuerySet[Any]) -> list[Model]:
    """The rows, locked until the transaction ends (PostgreSQL; SQLite has one writer)."""
    # Joins over optional keys cannot be locked, and only the rows themselves need be.
    return list(query.select_related(None).select_for_update(of=("self",)))
