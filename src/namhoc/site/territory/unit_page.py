"""Everything the page of one unit says, as one person may see it on one day."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from namhoc.orgunits import UnitKind
from namhoc.orgunits.school import Figure, Stage
from namhoc.site.accounts.models import User
from namhoc.site.accounts.permissions import Permission
from namhoc.site.accounts.scopes import readable_by
from namhoc.site.orgunits.holding import holding
from namhoc.site.orgunits.models import OrgUnit, UnitAttribute
from namhoc.site.orgunits.provenance import LIST, Provenance, provenance
from namhoc.site.orgunits.versions import versions_of
from namhoc.site.schools.models import SchoolFigures, SitePlacement, StaffPost
from namhoc.site.schools.selectors import may_read_figures, school_attributes, schools_on, stages_of
from namhoc.site.steering.models import TaskUnit
from namhoc.site.steering.seen import rows_of
from namhoc.site.territory.attributes import SaidOfUnit, said_of
from namhoc.site.territory.days import AskedDay
from namhoc.site.territory.lineage import Lineage, lineage_of
from namhoc.site.territory.lineage_drawing import LineageDrawing, draw_lineage
from namhoc.site.territory.series import YearRow, figures_of, series_of
from namhoc.steering import Progress

_OPEN = [Progress.NOT_STARTED, Progress.RUNNING, Progress.REDO, Progress.AWAITING]
TASKS = 8
SCHOOLS = 60


@dataclass(frozen=True)
class Standing:
    """A figure that stands at the head of the page. ``value`` None: not supplied."""

    label: str
    value: int | None
    as_of: date | None = None
    source: str = ""


class UnitPage:
    """The page of ``unit`` (the row of one name and parent) for ``user`` on the asked day."""

    def __init__(self, user: User, unit: OrgUnit, asked: AskedDay, *, on_todays_map: bool) -> None:
        self.user, self.unit, self.asked, self.on_todays_map = user, unit, asked, on_todays_map
        ended = unit.valid_to is not None and unit.valid_to < asked.day
        begins_later = unit.valid_from > asked.day
        # A unit that does not exist on the day is shown as it last, or first, was.
        self.day = unit.valid_to if ended else unit.valid_from if begins_later else asked.day

    @property
    def is_school(self) -> bool:
        """True for a school."""
        return self.unit.kind == UnitKind.SCHOOL

    @cached_property
    def versions(self) -> list[OrgUnit]:
        """The rows of the unit under its names and parents, oldest first."""
        return versions_of([self.unit])[self.unit.pk]

    @cached_property
    def latest(self) -> OrgUnit:
        """The unit under its newest name."""
        return self.versions[-1]

    @cached_property
    def above(self) -> list[OrgUnit]:
        """The units above it, root first."""
        rows = {row.path: row for row in OrgUnit.objects.filter(path__in=self.unit.path_prefixes[:-1])}
        return [rows[path] for path in self.unit.path_prefixes[:-1] if path in rows]

    @cached_property
    def former_names(self) -> list[str]:
        """Names it had before, newest first, without the one shown."""
        names = [row.full_name for row in reversed(self.versions)]
        return [name for name in dict.fromkeys(names) if name != self.unit.full_name]

    @cached_property
    def lineage(self) -> Lineage:
        """What happened to it."""
        return lineage_of(self.versions)

    @cached_property
    def drawing(self) -> LineageDrawing | None:
        """The same drawn; None where nothing is known to have happened."""
        return draw_lineage(self.lineage, self.unit) if self.lineage.events else None

    @cached_property
    def attributes(self) -> list[SaidOfUnit]:
        """What is said of it, values in force first."""
        rows = UnitAttribute.objects.filter(unit__in=[row.pk for row in self.versions]).exclude(name__in=("lat", "lon"))
        return said_of(rows, holding(self.day, codes=[self.unit.code]).get(self.unit.code, {}))

    @cached_property
    def provenance(self) -> list[Provenance]:
        """Where the list comes from that the unit stands in; decisions and attributes show their own sources."""
        return [one for one in provenance(self.unit) if one.about == LIST]

    @property
    def attributes_now(self) -> list[SaidOfUnit]:
        """Values in force."""
        return [one for one in self.attributes if one.current]

    @property
    def attributes_then(self) -> list[SaidOfUnit]:
        """Values of other days."""
        return [one for one in self.attributes if not one.current]

    @cached_property
    def stages(self) -> list[Stage]:
        """The stages it teaches, if it is a school."""
        return stages_of(school_attributes([self.unit], self.day)[self.unit.code]) if self.is_school else []

    @cached_property
    def schools(self) -> list[OrgUnit]:
        """The schools in it on the day, by name."""
        if self.is_school:
            return []
        found = readable_by(self.user, schools_on(self.day)).filter(path__startswith=self.unit.path)
        return list(found.select_related("parent").order_by("name_folded"))

    @cached_property
    def schools_by_stage(self) -> list[tuple[Stage, int]]:
        """How many schools teach each stage; a school of two stages counts in both."""
        told = school_attributes(self.schools, self.day)
        counts = Counter(stage for school in self.schools for stage in stages_of(told[school.code]))
        return [(stage, counts[stage]) for stage in Stage if counts[stage]]

    @cached_property
    def schools_shown(self) -> list[tuple[OrgUnit, list[Stage]]]:
        """The first schools, with their stages."""
        told = school_attributes(self.schools[:SCHOOLS], self.day)
        return [(school, stages_of(told[school.code])) for school in self.schools[:SCHOOLS]]

    @cached_property
    def sites(self) -> list[SitePlacement]:
        """Its sites on the day, the main one first; of a commune, those that lie in it."""
        found = readable_by(self.user, SitePlacement.objects.on(self.day)).select_related("site", "school", "commune")
        if self.is_school:
            found = found.filter(school__in=[row.pk for row in self.versions])
        elif self.unit.tier == "commune":
            found = found.filter(commune__in=[row.pk for row in self.versions])
        else:
            return []
        return sorted(found, key=lambda place: (not place.is_main, place.site.name_folded))

    @cached_property
    def may_read_figures(self) -> bool:
        """False: the figures of the unit are out of the person's scope, its name is not."""
        return may_read_figures(self.user, self.unit)

    @cached_property
    def standing(self) -> list[Standing]:
        """The figures of the school year of the day, as the school gave them."""
        if not self.is_school or not self.may_read_figures:
            return []
        year = AskedDay(self.day, self.asked.today).school_year.start
        codes = {row.code for row in self.versions}
        rows = SchoolFigures.objects.filter(school__code__in=codes, school_year=year).exclude(name=Figure.SCHOOLS)
        known = [figure.value for figure in Figure]
        held = sorted(readable_by(self.user, rows), key=lambda row: (_place(known, row.name), row.name))
        return [Standing(row.label, row.value, row.as_of, row.get_source_display()) for row in held]

    @cached_property
    def posts(self) -> list[tuple[str, int]]:
        """Posts held on the day, counted by post; who holds them is nobody's business here."""
        if not self.is_school:
            return []
        rows = readable_by(self.user, StaffPost.objects.on(self.day))
        rows = rows.filter(school__in=[row.pk for row in self.versions])
        return sorted(Counter(rows.values_list("post", flat=True)).items())

    @property
    def figure_names(self) -> list[str]:
        """Heads of the series."""
        return [figure.label for figure in figures_of(self.unit)]

    @cached_property
    def series(self) -> list[YearRow]:
        """Figures by school year."""
        if not self.may_read_figures and not self.unit.tier:
            return []
        return series_of(self.user, self.versions, self.asked.today, on_todays_map=self.on_todays_map)

    @cached_property
    def tasks(self) -> list[TaskUnit]:
        """Open tasks of the unit that the person may read, by due date."""
        if not self.user.can(Permission.READ_TASKS):
            return []
        rows = rows_of(self.user).filter(unit__in=[row.pk for row in self.versions], progress__in=_OPEN)
        return sorted(rows, key=lambda row: (row.task.due_on is None, row.task.due_on or self.day, row.pk))

    @property
    def children_count(self) -> int:
        """How many units are directly under it on the day."""
        chain = [row.pk for row in self.versions]
        return readable_by(self.user, OrgUnit.objects.on(self.day)).filter(parent__in=chain).count()


def _place(known: list[str], name: str) -> int:
    return known.index(name) if name in known else len(known)
