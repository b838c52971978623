"""What writing a workbook of schools would change, row by row, before anything is written."""

import hashlib
import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from namhoc.core import Finding, Severity, fold
from namhoc.orgunits import Tier, UnitKind, attribute_kinds
from namhoc.orgunits.school import SchoolAttribute, Stage, figure_label
from namhoc.orgunits.school_table import SchoolReading, SchoolRow, SiteRow
from namhoc.site.orgunits.holding import holding
from namhoc.site.orgunits.models import OrgUnit
from namhoc.site.schools.models import SchoolFigures, SchoolSite, SitePlacement

_KIND_WORD = re.compile(r"^trường\s+", re.IGNORECASE)
_OF_THE_DEPARTMENT = frozenset({Stage.UPPER_SECONDARY, Stage.CONTINUING})


@dataclass(frozen=True)
class Change:
    """One value that would change; ``before`` empty: nothing was held."""

    key: str
    label: str
    before: str
    after: str


@dataclass
class PlannedRow:
    """A row with what becomes of it: "new", "changed" or "unchanged"."""

    row: SchoolRow | SiteRow
    status: str
    unit: OrgUnit | None = None  # the school, where it is held
    commune: OrgUnit | None = None
    site: SitePlacement | None = None
    changes: list[Change] = field(default_factory=list)

    @property
    def name(self) -> str:
        """What the row is about."""
        return self.row.name if isinstance(self.row, SchoolRow) else self.row.site_name

    @property
    def code(self) -> str:
        """Its code."""
        return self.row.code if isinstance(self.row, SchoolRow) else self.row.site_code


@dataclass(frozen=True)
class Plan:
    """The whole of it. ``broken``: rows that are not written."""

    rows: list[PlannedRow]
    findings: list[Finding]
    broken: int
    unread: tuple[str, ...]

    @cached_property
    def counts(self) -> Counter[str]:
        """Rows by status."""
        return Counter(row.status for row in self.rows) + Counter(broken=self.broken)

    @property
    def to_write(self) -> list[PlannedRow]:
        """Rows that change something."""
        return [row for row in self.rows if row.status != "unchanged"]

    @cached_property
    def fingerprint(self) -> str:
        """Changes when anything that would be written changes."""
        told = [(row.code, row.status, [(c.key, c.before, c.after) for c in row.changes]) for row in self.to_write]
        return hashlib.sha256(repr(told).encode()).hexdigest()


def make_plan(province: OrgUnit, reading: SchoolReading, *, school_year: int, as_of: date) -> Plan:
    """Compare ``reading`` with what is held of ``province`` on ``as_of``. Reads only."""
    return _Planner(province, reading, school_year, as_of).plan()


class _Planner:
    def __init__(self, province: OrgUnit, reading: SchoolReading, school_year: int, as_of: date) -> None:
        self.reading, self.as_of = reading, as_of
        self.findings: list[Finding] = list(reading.findings)
        self.broken = reading.refused
        inside = OrgUnit.objects.on(as_of).filter(path__startswith=province.path).select_related("parent")
        self.schools = {unit.code: unit for unit in inside.filter(kind=UnitKind.SCHOOL)}
        self.ever = set(OrgUnit.objects.values_list("code", flat=True))  # a code is given once, wherever and whenever
        self.communes = list(inside.filter(tier=Tier.COMMUNE))
        self.by_name: dict[str, list[OrgUnit]] = defaultdict(list)
        for unit in self.communes:
            for name in {fold(unit.name), fold(unit.full_name)}:
                self.by_name[name].append(unit)
        rows = SchoolFigures.objects.filter(school_year=school_year, school__kind=UnitKind.SCHOOL)
        self.figures = {(code, name): value for code, name, value in rows.values_list("school__code", "name", "value")}
        said = holding(as_of, codes=self.schools)
        self.said = {(code, name): one.value for code, held in said.items() for name, one in held.items()}
        placed = SitePlacement.objects.on(as_of).select_related("site", "school", "commune")
        self.places = {place.site.code: place for place in placed}
        self.main = {place.school.code: place for place in self.places.values() if place.is_main}
        self.site_codes = set(SchoolSite.objects.values_list("code", flat=True))

    def plan(self) -> Plan:
        schools = [planned for row in self.reading.schools if (planned := self._school(row)) is not None]
        new = {planned.code for planned in schools if planned.status == "new"}
        sites = [planned for row in self.reading.sites if (planned := self._site(row, new)) is not None]
        return Plan([*schools, *sites], self.findings, self.broken, self.reading.unread)

    def _say(self, row: SchoolRow | SiteRow, code: str, message: str, fix: str, *, blocks: bool = True) -> None:
        severity = Severity.BLOCKS if blocks else Severity.LOOK
        self.findings.append(Finding(code, message, fix, severity, place=f"{row.sheet}, dòng {row.line}"))
        self.broken += blocks

    def _commune(self, row: SchoolRow | SiteRow) -> OrgUnit | None:
        """The commune that the row names; None where it names none or none that is known alone."""
        if row.commune_code:
            return next((unit for unit in self.communes if unit.code == row.commune_code), None)
        found = self.by_name.get(fold(row.commune or ""), [])
        return found[0] if len(found) == 1 else None

    def _school(self, row: SchoolRow) -> PlannedRow | None:
        held = self.schools.get(row.code)
        commune = self._commune(row)
        if held is None and row.code in self.ever:
            self._say(row, "SCHOOL-CLOSED", "Mã này đã cấp cho một đơn vị khác hoặc một trường đã kết thúc",
                      "Mã không dùng lại: cấp mã mới, hoặc sửa mã ghi nhầm.")  # fmt: skip
            return None
        if (row.commune or row.commune_code) and commune is None:
            self._say(row, "SCHOOL-COMMUNE", "Không rõ xã, phường",
                      f"Ghi mã xã, hoặc tên như danh mục ngày {self.as_of:%d/%m/%Y}.")  # fmt: skip
            return None
        if held is None and commune is None:
            self._say(row, "SCHOOL-COMMUNE", "Trường mới chưa có xã, phường", "Ghi xã, phường nơi trường đóng.")
            return None
        changes = self._changes(row)
        if held is None:
            return PlannedRow(row, "new", None, commune, None, changes)
        if fold(plain_name(row.name)) != fold(plain_name(held.name)):
            self._say(row, "SCHOOL-RENAMED", "Tên khác tên trong danh mục; tên không đổi theo tệp",
                      "Đổi tên ở mục Thay đổi, có số quyết định; hoặc sửa tên trong tệp.", blocks=False)  # fmt: skip
        if commune and held.parent and held.parent.tier == Tier.COMMUNE and held.parent.code != commune.code:
            self._say(row, "SCHOOL-MOVED", "Xã khác xã trong danh mục; xã không đổi theo tệp",
                      "Chuyển trường ở mục Thay đổi, có số quyết định; hoặc sửa tệp.", blocks=False)  # fmt: skip
        return PlannedRow(row, "changed" if changes else "unchanged", held, commune, self.main.get(row.code), changes)

    def _changes(self, row: SchoolRow) -> list[Change]:
        found = []
        for name, value in row.figures.items():
            held = self.figures.get((row.code, name), _NOTHING)
            if value is None:
                continue  # an empty cell says nothing: it takes no figure away and is no zero
            if held is _NOTHING or held != value:
                found.append(Change(name, figure_label(name), _shown(held), _shown(value)))
        told = {
            SchoolAttribute.STAGES: " ".join(row.stages) if row.stages else None,
            SchoolAttribute.TYPE: row.school_type,
            SchoolAttribute.OWNERSHIP: row.ownership,
        }
        for name, stored in told.items():
            held = self.said.get((row.code, name), "")
            if stored and held != stored:
                kind = attribute_kinds()[name]
                found.append(Change(name, kind.label, kind.shown(str(held)) if held else "", kind.shown(str(stored))))
        main = self.main.get(row.code)
        if row.lat is not None and not _is_there(main, row):
            found.append(Change("place", "Tọa độ", _where(main), f"{row.lat}; {row.lon}"))
        return found

    def _site(self, row: SiteRow, new_schools: set[str]) -> PlannedRow | None:
        school, held, commune = self.schools.get(row.code), self.places.get(row.site_code), self._commune(row)
        if school is None and row.code not in new_schools:
            self._say(row, "SCHOOL-UNKNOWN", "Mã trường của điểm trường không có trong danh mục", "Sửa mã trường.")
            return None
        if held is None and row.site_code in self.site_codes:
            self._say(row, "SITE-CLOSED", "Mã này là của một điểm trường đã kết thúc",
                      "Mã không dùng lại: cấp mã mới cho điểm trường mới.")  # fmt: skip
            return None
        if held is not None and held.school.code != row.code:
            self._say(row, "SITE-TWO-SCHOOLS", "Điểm trường đang thuộc trường khác",
                      "Chuyển điểm trường ở mục Thay đổi; hoặc sửa mã trường.")  # fmt: skip
            return None
        if commune is None and (row.commune or row.commune_code or (held is None and school is None)):
            self._say(row, "SCHOOL-COMMUNE", "Không rõ xã, phường của điểm trường", "Ghi mã xã hoặc tên như danh mục.")
            return None
        if held is None:
            return PlannedRow(row, "new", school, commune, None, [])
        changes = []
        if row.site_name != held.site.name:
            changes.append(Change("name", "Tên", held.site.name, row.site_name))
        if row.lat is not None and not _is_there(held, row):
            changes.append(Change("place", "Tọa độ", _where(held), f"{row.lat}; {row.lon}"))
        return PlannedRow(row, "changed" if changes else "unchanged", school, commune, held, changes)


_NOTHING = object()


def _shown(value: object) -> str:
    return "" if value is _NOTHING else "chưa có" if value is None else str(value)


def _is_there(place: SitePlacement | None, row: SchoolRow | SiteRow) -> bool:
    """True when the site has the row's coordinates, to the six decimals that a workbook holds."""
    if place is None or place.lat is None or place.lon is None:
        return False
    return (round(place.lat, 6), round(place.lon, 6)) == (row.lat, row.lon)


def _where(place: SitePlacement | None) -> str:
    return "" if place is None or place.lat is None else f"{place.lat}; {place.lon}"


def plain_name(name: str) -> str:
    """The name without the word "Trường", which the kind of the unit says already."""
    return _KIND_WORD.sub("", name.strip())


def keeper(row: SchoolRow, commune: OrgUnit, as_of: date) -> OrgUnit:
    """The unit that a new school belongs to: the department keeps upper secondary schools and continuing education, the
    commune the others."""
    if row.stages and _OF_THE_DEPARTMENT & set(row.stages):
        root = commune.path_prefixes[0]
        doet = OrgUnit.objects.on(as_of).filter(kind=UnitKind.DOET, path__startswith=root).first()
        return doet or commune
    return commune
