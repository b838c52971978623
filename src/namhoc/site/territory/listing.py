"""Browse and search of units: what was asked for in the address, and what may be asked for."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.db.models import Case, IntegerField, Q, QuerySet, Value, When
from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from namhoc.core import fold
from namhoc.orgunits import Tier, UnitKind
from namhoc.orgunits.school import Figure, SchoolAttribute, Stage
from namhoc.site.accounts.models import User
from namhoc.site.accounts.scopes import readable_by
from namhoc.site.orgunits.holding import holding
from namhoc.site.orgunits.models import OrgUnit
from namhoc.site.orgunits.versions import versions_of
from namhoc.site.schools.models import SitePlacement
from namhoc.site.schools.selectors import Total, school_attributes, schools_on, sites_by, stages_of, totals
from namhoc.site.territory.days import AskedDay

KINDS: dict[str, tuple[Promise, Q]] = {
    "tinh": (_("Tỉnh, thành phố"), Q(tier=Tier.PROVINCE)),
    "huyen": (_("Huyện cũ"), Q(tier=Tier.DISTRICT)),
    "xa": (_("Xã, phường"), Q(tier=Tier.COMMUNE)),
    "truong": (_("Trường"), Q(kind=UnitKind.SCHOOL)),
    "co-quan": (_("Cơ quan"), Q(tier="") & ~Q(kind=UnitKind.SCHOOL)),
}

_ORDER = Case(
    *(When(where, then=Value(rank)) for rank, (_label, where) in enumerate(KINDS.values())),
    default=Value(9),
    output_field=IntegerField(),
)


def named(words: str, route: str = "") -> Q:
    """Whose name holds every one of ``words``, accents or not, or whose code is just that."""
    every = Q()
    for word in fold(words).split():
        every &= Q(**{f"{route}name_folded__contains": word})
    code = Q(**{f"{route}code__iexact": words.strip()})
    return every | code if every else code


def find_units(user: User, words: str, day: date) -> QuerySet[OrgUnit]:
    """Units of ``day`` in the person's province that hold the words, for the search over everything."""
    found = readable_by(user, OrgUnit.objects.on(day)).filter(named(words))
    return found.select_related("parent").order_by(_ORDER, "name_folded")


@dataclass(frozen=True)
class Pill:
    """One filter that may be chosen."""

    value: str
    label: str | Promise
    count: int
    chosen: bool
    href: str


@dataclass(frozen=True)
class Line:
    """One unit of the list with what is said beside its name. ``pupils`` None: out of the reader's scope."""

    unit: OrgUnit
    schools: int
    sites: int
    pupils: Total | None
    stages: list[Stage]


class UnitList:
    """Filters out of the address; a value that does not exist filters nothing.

    Nothing asked: the units directly under the one that is open (``duoi``), at first the province itself. Words or a
    kind: every unit below it that fits.
    """

    def __init__(self, request: HttpRequest, asked_day: AskedDay) -> None:
        self.user, self.asked, self.asked_day, self.day = request.user, request.GET, asked_day, asked_day.day
        self.query = self.asked.get("q", "").strip()[:200]
        kind = self.asked.get("loai", "")
        self.kind = kind if kind in KINDS else ""
        stage = self.asked.get("cap", "")
        self.stage = Stage(stage) if stage in set(Stage) else None

    @cached_property
    def readable(self) -> QuerySet[OrgUnit]:
        """Units of the day in the person's province."""
        return readable_by(self.user, OrgUnit.objects.on(self.day))

    @cached_property
    def inside(self) -> OrgUnit | None:
        """The unit that is open: the one asked for as it stands on the day, or the only province of the day."""
        asked = self.asked.get("duoi", "")
        if asked.isdecimal():
            unit = readable_by(self.user, OrgUnit.objects.filter(pk=int(asked[:18]))).first()
            if unit is not None:
                chain = versions_of([unit])[unit.pk]
                there = [
                    row
                    for row in chain
                    if row.valid_from <= self.day and (not row.valid_to or row.valid_to >= self.day)
                ]
                if there:
                    return there[0]
        tops = list(self.readable.filter(parent=None)[:2])
        return tops[0] if len(tops) == 1 else None

    @cached_property
    def trail(self) -> list[OrgUnit]:
        """The units above the open one, and itself."""
        if self.inside is None:
            return []
        rows = {row.path: row for row in OrgUnit.objects.filter(path__in=self.inside.path_prefixes)}
        return [rows[path] for path in self.inside.path_prefixes if path in rows]

    @property
    def is_flat(self) -> bool:
        """True when units of every depth are listed, not the children of one."""
        return bool(self.query or self.kind or self.stage)

    @cached_property
    def _below(self) -> QuerySet[OrgUnit]:
        """Every readable unit below the open one that holds the words and the stage; the kind is still open."""
        found = self.readable
        if self.inside is not None:
            found = found.filter(path__startswith=self.inside.path).exclude(pk=self.inside.pk)
        if self.query:
            found = found.filter(named(self.query))
        if self.stage:
            told = holding(self.day, [SchoolAttribute.STAGES])
            taught = [code for code, held in told.items() if self.stage in held[SchoolAttribute.STAGES].value.split()]
            found = found.filter(kind=UnitKind.SCHOOL, code__in=taught)
        return found

    @cached_property
    def found(self) -> QuerySet[OrgUnit]:
        """What the list shows, in order of kind and name."""
        if self.is_flat:
            found = self._below.filter(KINDS[self.kind][1]) if self.kind else self._below
        elif self.inside is None:
            found = self.readable.filter(parent=None)
        else:
            chain = [row.pk for row in versions_of([self.inside])[self.inside.pk]]
            found = self.readable.filter(parent__in=chain)
        return found.select_related("parent__parent").order_by(_ORDER, "name_folded", "code")

    @cached_property
    def counts(self) -> Counter[str]:
        """How many units of each kind lie below the open one."""
        return Counter({key: self._below.filter(where).count() for key, (_label, where) in KINDS.items()})

    @property
    def pills(self) -> list[Pill]:
        """Kinds with their counts; empty ones are left out."""
        some = [
            Pill(key, label, self.counts[key], key == self.kind, self._address(key))
            for key, (label, _where) in KINDS.items()
            if self.counts[key] or key == self.kind
        ]
        label = _("Mọi loại") if self.query or self.stage else _("Theo cấp")
        return [
            Pill("", label, self._below.count() if self.query or self.stage else 0, not self.kind, self._address("")),
            *some,
        ]

    def _address(self, kind: str) -> str:
        asked = self.asked.copy()
        asked.pop("trang", None)
        asked["loai"] = kind
        return f"?{asked.urlencode()}"

    @property
    def shows_stages(self) -> bool:
        """True where schools may stand in the list."""
        return (self.is_flat and self.kind in ("", "truong")) or bool(self.inside and self.inside.tier == Tier.COMMUNE)

    @property
    def shows_schools(self) -> bool:
        """True where units with schools below them may stand in the list."""
        return self.kind != "truong" and not (self.inside and self.inside.tier == Tier.COMMUNE)

    @property
    def stages(self) -> list[Stage]:
        """Stages that may be asked for."""
        return list(Stage)

    @cached_property
    def sites_found(self) -> list[SitePlacement]:
        """Sites that hold the words, at most twenty: they are no units and have no page of their own."""
        if not self.query or self.kind not in ("", "truong"):
            return []
        found = readable_by(self.user, SitePlacement.objects.on(self.day)).select_related("site", "school", "commune")
        found = found.filter(named(self.query, "site__"))
        return list(found.order_by("site__name_folded")[:20])

    def lines(self, units: list[OrgUnit]) -> list[Line]:
        """``units`` with the counts of what lies in each: a fixed number of queries, however many units."""
        schools = list(readable_by(self.user, schools_on(self.day)).select_related("parent"))
        told = school_attributes([unit for unit in units if unit.kind == UnitKind.SCHOOL], self.day)
        by_school = sites_by("school__code", self.day)
        pupils = totals(self.user, schools, self.asked_day.school_year.start, Figure.PUPILS)
        lines = []
        for unit in units:
            if unit.kind == UnitKind.SCHOOL:
                lines.append(Line(unit, 0, by_school[unit.code], pupils.get(unit.pk), stages_of(told[unit.code])))
                continue
            mine = [school for school in schools if school.path.startswith(unit.path)]
            lines.append(Line(unit, len(mine), sum(by_school[school.code] for school in mine), added(pupils, mine), []))
        return lines


def added(totals_of: dict[int, Total], schools: list[OrgUnit]) -> Total | None:
    """The totals of ``schools`` in one; None where none of them may be read."""
    some = [totals_of[school.pk] for school in schools if school.pk in totals_of]
    if not some:
        return None
    values = [total.value for total in some if total.value is not None]
    return Total(sum(values) if values else None, sum(total.missing for total in some))
