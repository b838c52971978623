"""What the schools of a commune say about its conditions: proposed with its source, taken over by a person."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from namhoc.orgunits.school import Figure, Stage
from namhoc.site.accounts.scopes import readable_by
from namhoc.site.orgunits.models import OrgUnit
from namhoc.site.recognition.conditions import fields_of
from namhoc.site.recognition.law import day_of
from namhoc.site.schools.models import SchoolFigures
from namhoc.site.schools.selectors import school_attributes, schools_on, stages_of

if TYPE_CHECKING:
    from namhoc.site.accounts.models import User

STAGES = {"MN5": Stage.PRESCHOOL, "TH": Stage.PRIMARY, "THCS": Stage.LOWER_SECONDARY}
"""Whose schools speak for a programme; nobody's for literacy."""

FROM = {"classes": Figure.CLASSES, "rooms": Figure.CLASSROOMS, "teachers": Figure.TEACHERS}
"""Fields of the conditions that schools count."""

BESIDE = "permanent_rooms"
"""Shown beside the rooms and not taken over: the condition asks for rooms, permanent or not."""

_LABELS: dict[str, Promise] = {
    "classes": _("Số lớp"),
    "rooms": _("Số phòng học"),
    BESIDE: _("trong đó phòng kiên cố"),
    "teachers": _("Số giáo viên"),
}


@dataclass(frozen=True)
class Proposed:
    """One figure added up over the schools. ``value`` None: not every school told it, and missing is not zero;
    ``missing``: how many did not."""

    name: str
    value: int | None
    missing: int
    sources: tuple[str, ...] = ()
    as_of: tuple[date, ...] = ()

    @property
    def label(self) -> Promise:
        """What the figure is called on screen."""
        return _LABELS[self.name]


@dataclass(frozen=True)
class Proposal:
    """What the schools of one stage say. ``several``: schools that teach another stage too, whose figures cannot be
    parted; while there is one, nothing is proposed. ``unknown``: schools of which no stage is told, likewise."""

    programme: str
    school_year: int
    schools: tuple[OrgUnit, ...]
    several: tuple[OrgUnit, ...]
    unknown: tuple[OrgUnit, ...]
    figures: tuple[Proposed, ...]

    @property
    def years(self) -> str:
        """The school year as people write it."""
        return f"{self.school_year}-{self.school_year + 1}"

    @property
    def values(self) -> dict[str, int]:
        """What may be taken over; empty where nothing may."""
        return {one.name: one.value for one in self.figures if one.value is not None and one.name != BESIDE}

    @property
    def seen(self) -> str:
        """The values in one word, so that a click takes over what the person saw."""
        return ",".join(f"{name}:{value}" for name, value in self.values.items())

    @property
    def sources(self) -> tuple[str, ...]:
        """Where the figures come from, in words."""
        kinds = {source for one in self.figures for source in one.sources}
        return tuple(str(label) for key, label in SchoolFigures._meta.get_field("source").choices if key in kinds)

    @property
    def simulated(self) -> bool:
        """Some of it is invented."""
        return any("simulated" in one.sources for one in self.figures)

    @property
    def as_of(self) -> date | None:
        """The oldest day a figure is told of."""
        return min((day for one in self.figures for day in one.as_of), default=None)


def proposals(user: "User", commune: OrgUnit, survey_year: int) -> dict[str, Proposal]:
    """By programme, what the schools under the commune on 30 September count in the school year that has just begun."""
    schools = list(schools_on(day_of(survey_year)).filter(parent=commune).order_by("name_folded", "code"))
    told = school_attributes(schools, day_of(survey_year))
    stages = {school.pk: stages_of(told.get(school.code, {})) for school in schools}
    rows = readable_by(user, SchoolFigures.objects.filter(school__in=schools, school_year=survey_year))
    held = {(row.school_id, row.name): row for row in rows}
    unknown = tuple(school for school in schools if not stages[school.pk])
    found = {}
    for programme, stage in STAGES.items():
        ours = tuple(school for school in schools if stage in stages[school.pk])
        several = tuple(school for school in ours if len(stages[school.pk]) > 1)
        asked = [name for name in FROM if name in fields_of(programme)]
        figures = [_added(name, FROM[name], ours, held) for name in asked]
        if "rooms" in asked:
            figures.insert(asked.index("rooms") + 1, _added(BESIDE, Figure.PERMANENT_CLASSROOMS, ours, held))
        if not ours or several or unknown:
            figures = []
        found[programme] = Proposal(programme, survey_year, ours, several, unknown, tuple(figures))
    return found


def _added(
    name: str, figure: Figure, schools: Iterable[OrgUnit], held: dict[tuple[int, str], SchoolFigures]
) -> Proposed:
    rows = [held.get((school.pk, figure)) for school in schools]
    known = [(row, row.value) for row in rows if row is not None and row.value is not None]
    missing = len(rows) - len(known)
    return Proposed(
        name,
        None if missing else sum(value for _row, value in known),
        missing,
        tuple(sorted({row.source for row, _value in known})),
        tuple(sorted({row.as_of for row, _value in known})),
    )
