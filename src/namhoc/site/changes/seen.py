"""A change as its preview page shows it: cards old to new, before and after, open work, what ends."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from django.utils.translation import gettext as _

from namhoc.core import SchoolYear
from namhoc.orgunits import Fate, FateRule
from namhoc.orgunits.school import figure_label
from namhoc.reporting import vietnamese
from namhoc.site.accounts.models import User
from namhoc.site.changes.concerned import attributes_of, children_of, places_of, posts_of, sources_of
from namhoc.site.changes.division import REST, Division, is_division
from namhoc.site.changes.models import Deed, DeedKind, Level
from namhoc.site.changes.passing import DECLARED, attribute_label, attribute_value, fate
from namhoc.site.changes.settle import TOGETHER, doubled_posts, near_sites, site_key
from namhoc.site.changes.wording import LEADING, NOTES, ORDER
from namhoc.site.orgunits.models import OrgUnit, UnitAttribute
from namhoc.site.recognition.models import COUNTED, CohortCount
from namhoc.site.registry.actions import first_open_year
from namhoc.site.schools.models import SchoolFigures, StaffPost
from namhoc.site.steering.actions.hand_over import open_rows, requests_of
from namhoc.site.steering.models import TaskUnit
from namhoc.steering import Progress

ON_CARDS = ("pupils", "classes")


@dataclass(frozen=True)
class Column:
    """One unit of the before/after table. ``ends``: dashed; ``starts``: accented."""

    name: str
    note: str
    facts: tuple[tuple[str, int | None], ...]
    ends: bool = False
    starts: bool = False
    url: str = ""


@dataclass(frozen=True)
class Line:
    """One figure: the value of each unit before (None: not known) and after; ``note`` says what was taken off."""

    label: str
    before: tuple[int | None, ...]
    after: tuple[int | None, ...]
    note: str = ""
    leads: bool = True


@dataclass(frozen=True)
class Happening:
    """One kind of open work, and what becomes of it."""

    what: str
    happens: str


@dataclass
class Seen:
    """Everything the preview shows but for the items to settle."""

    before: list[Column] = field(default_factory=list)
    after: list[Column] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    as_of: date | None = None
    year: SchoolYear | None = None
    open_work: list[Happening] = field(default_factory=list)
    ends: list[Happening] = field(default_factory=list)
    declare: list[str] = field(default_factory=list)

    @property
    def more_lines(self) -> list[Line]:
        """The figures that are shown on demand."""
        return [line for line in self.lines if not line.leads]


def seen(deed: Deed) -> Seen:
    """What the page shows of ``deed`` now."""
    if deed.last_day is None:
        return Seen()
    return _Looking(deed, deed.last_day).seen()


class _Looking:
    def __init__(self, deed: Deed, day: date) -> None:
        self.deed, self.day = deed, day
        self.sources = sources_of(deed)
        self.units = list(self.sources)
        if deed.target is not None and deed.target not in self.units:
            self.units.append(deed.target)
        self.division = Division(deed) if is_division(deed) and self.sources else None
        if self.division:
            self.units = [self.division.source, *self.division.receivers]
        self.year, self.figures = _latest_figures(self._schools(), day)
        self.joined = deed.kind == DeedKind.MERGE

    def _schools(self) -> dict[int, list[OrgUnit]]:
        """The schools behind each unit: itself, or those of a commune."""
        if self.deed.level == Level.SCHOOL:
            return {unit.pk: [unit] for unit in self.units}
        return {unit.pk: children_of([unit], self.day) for unit in self.units}

    def seen(self) -> Seen:
        lines = list(self._lines())
        dates = [row.as_of for rows in self.figures.values() for row in rows]
        return Seen(
            before=[self._card(unit) for unit in self.units],
            after=self._after_cards(lines),
            lines=lines,
            as_of=max(dates, default=None),
            year=SchoolYear(self.year) if self.year else None,
            open_work=list(self._open_work()),
            ends=list(self._ends()),
            declare=list(self._declare()),
        )

    # Figures

    def _value(self, unit: OrgUnit, name: str) -> int | None:
        """The sum over the schools of a unit; None as soon as one of them has none."""
        schools = self._schools_of[unit.pk]
        values = [self._one(school, name) for school in schools]
        known = [value for value in values if value is not None]
        return sum(known) if values and len(known) == len(values) else None

    def _one(self, school: OrgUnit, name: str) -> int | None:
        rows = [row for row in self.figures.get(school.pk, ()) if row.name == name]
        return rows[-1].value if rows else None

    @property
    def _schools_of(self) -> dict[int, list[OrgUnit]]:
        cached = self.__dict__.get("_cached")
        if cached is None:
            cached = self.__dict__["_cached"] = self._schools()
        return cached  # type: ignore[no-any-return]

    def _lines(self) -> Iterable[Line]:
        held = {row.name for rows in self.figures.values() for row in rows} - {"schools"}
        names = [*(name for name in ORDER if name in held), *sorted(held - set(ORDER))]
        doubled = doubled_posts(self.deed)
        for name in names:
            before = tuple(self._value(unit, name) for unit in self.units)
            off, note = self._taken_off(name, doubled)
            after = tuple(self._of_parts(self.division, name) if self.division else self._after(before, off))
            yield Line(figure_label(name), before, after, note or self._note(name, before), leads=name in LEADING)

    def _after(self, before: tuple[int | None, ...], off: int) -> Iterable[int | None]:
        kind, deed = self.deed.kind, self.deed
        if kind == DeedKind.SPLIT:
            total = sum(part.get("numerator") or 0 for part in deed.parts)
            for part in deed.parts:
                whole = before[0]
                if whole is None or not total:
                    yield None
                    continue
                share = whole * Fraction(part["numerator"], total)
                yield int(share) if share.denominator == 1 else None
        elif kind == DeedKind.MERGE:
            yield sum(value for value in before if value is not None) - off if None not in before else None
        elif kind in {DeedKind.RENAME, DeedKind.MOVE}:
            yield before[0]

    def _of_parts(self, division: Division, name: str) -> Iterable[int | None]:
        """The figures of the schools that each part gets, with those it has; None while a school is not given yet."""
        chosen = {school: division.chosen(f"school:{school.code}") for school in division.schools}
        for index, part in enumerate(self.deed.parts):
            schools = [school for school, to in chosen.items() if to == index]
            if part.get("unit"):
                schools += self._schools_of[part["unit"]]
            values = [self._one(school, name) for school in schools]
            known = [value for value in values if value is not None]
            yield sum(known) if None not in chosen.values() and len(known) == len(values) else None

    def _taken_off(self, name: str, doubled: dict[str, list[StaffPost]]) -> tuple[int, str]:
        """Persons who would be counted twice after a merger."""
        if name not in {"teachers", "staff"} or not self.joined:
            return 0, ""
        twice = [
            posts for posts in doubled.values() if name == "staff" or any("giáo viên" in p.post.lower() for p in posts)
        ]
        off = sum(len({post.school_id for post in posts}) - 1 for posts in twice)
        return off, _("%(n)d người ở cả hai trường, tính một lần") % {"n": len(twice)} if twice else ""

    def _note(self, name: str, before: tuple[int | None, ...]) -> str:
        if self.division:
            return "" if all(map(self.division.is_decided, self.division.schools)) else _("còn trường chưa chọn xã")
        if None in before and self.deed.kind in {DeedKind.MERGE, DeedKind.SPLIT}:
            return _("thiếu số liệu nên chưa cộng")
        return str(NOTES.get(name, "")) if self.joined else ""

    # Cards

    def _card(self, unit: OrgUnit) -> Column:
        ends = unit in self.sources and unit != self.deed.target and not self.deed.kind_.is_of_sites
        ends = ends and not any(part.get("keeps") for part in self.deed.parts)
        note = _("mã %(code)s") % {"code": unit.code}
        if ends and self.deed.kind in {DeedKind.RENAME, DeedKind.MOVE}:
            note += ", " + _("như đến hết ngày %(day)s") % {"day": _day(self.day)}
        elif ends:
            note += ", " + _("đóng ngày %(day)s") % {"day": _day(self.day)}
        facts = [(figure_label(name), self._value(unit, name)) for name in ON_CARDS]
        facts += [(_("Điểm trường"), self._sites(unit)), (_("Nhân sự"), self._staff(unit))]
        return Column(unit.full_name, note, tuple(facts), ends=ends)

    def _sites(self, unit: OrgUnit) -> int:
        return places_of(self._schools_of[unit.pk], self.day).count()

    def _staff(self, unit: OrgUnit) -> int | None:
        codes = {post.staff_code for post in posts_of(self._schools_of[unit.pk], self.day)}
        return len(codes) or None

    def _after_cards(self, lines: list[Line]) -> list[Column]:
        deed = self.deed
        opens = _("mở ngày %(day)s") % {"day": _day(deed.effective)} if deed.effective else ""
        if self.division:
            return [self._part_card(self.division, index, lines, opens) for index in range(len(deed.parts))]
        if deed.kind == DeedKind.MERGE:
            code = self._code(deed.new_code) if deed.makes_target else deed.target.code if deed.target else ""
            note = f"{_('mã')} {code}, {opens}" if deed.makes_target else f"{_('mã')} {code}"
            return [Column(deed.target_name, note, self._sums(lines), starts=True)]
        if deed.kind == DeedKind.SPLIT:
            cards = []
            for index, part in enumerate(deed.parts):
                stays = bool(part.get("keeps"))
                name = self.sources[0].full_name if stays else f"Trường {part['name']}"
                note = self.sources[0].code if stays else f"{self._code(part.get('code', ''))}, {opens}"
                values = {line.label: line.after[index] for line in lines if index < len(line.after)}
                facts = [(figure_label(one), values.get(figure_label(one))) for one in ON_CARDS]
                sites = self._sites(self.sources[0]) - sum(len(p.get("sites", ())) for p in deed.parts)
                own = len(part.get("sites", ())) + (sites if index == self._first_part() else 0)
                cards.append(Column(name, f"{_('mã')} {note}", (*facts, (_("Điểm trường"), own)), starts=True))
            return cards
        if deed.kind in {DeedKind.RENAME, DeedKind.MOVE}:
            (source,) = self.sources[:1] or (None,)
            if source is None:
                return []
            name = deed.new_full_name if deed.kind == DeedKind.RENAME else source.full_name
            parent = deed.new_parent if deed.kind == DeedKind.MOVE else source.parent
            note = f"{_('mã')} {source.code}, {parent.label if parent else ''}"
            return [Column(name, note, self._card(source).facts, starts=True)]
        return []

    def _part_card(self, division: Division, index: int, lines: list[Line], opens: str) -> Column:
        part = self.deed.parts[index]
        note = f"{_('mã')} {self._code(division.code(index))}"
        note += "" if part.get("keeps") or part.get("unit") else f", {opens}"
        facts = [(one.label, one.after[index]) for one in lines if one.label in {figure_label(n) for n in ON_CARDS}]
        hamlets = {
            folded: hamlet
            for folded, hamlet in division.hamlets.items()
            if division.chosen(f"hamlet:{folded}" if folded else REST) == index
        }
        schools = [one for one in division.schools if division.chosen(f"school:{one.code}") == index]
        facts += [
            (_("Trường nhận"), len(schools)),
            (_("Thôn, bản nhận"), len([folded for folded in hamlets if folded])),
            (_("Hộ nhận"), sum(len(hamlet.households) for hamlet in hamlets.values())),
            (_("Người nhận"), sum(len(hamlet.persons) for hamlet in hamlets.values())),
        ]
        return Column(division.part_name(index), note, tuple(facts), starts=True)

    def _first_part(self) -> int:
        return next((index for index, part in enumerate(self.deed.parts) if part.get("keeps")), 0)

    def _code(self, code: str) -> str:
        return code or _("cấp khi xác nhận")

    def _sums(self, lines: list[Line]) -> tuple[tuple[str, int | None], ...]:
        after = {line.label: line.after[0] for line in lines if line.after}
        facts: list[tuple[str, int | None]] = [(figure_label(n), after.get(figure_label(n))) for n in ON_CARDS]
        schools = [school for unit in self.units for school in self._schools_of[unit.pk]]
        merged = sum(self.deed.settled.get(site_key(a, b)) == TOGETHER for a, b, _m in near_sites(self.deed))
        people = {post.staff_code for post in posts_of(schools, self.day)}
        facts.append((_("Điểm trường"), places_of(schools, self.day).count() - merged))
        facts.append((_("Nhân sự"), len(people) or None))
        return tuple(facts)

    # What happens to open work

    def _heir(self) -> str:
        return _("đơn vị mới") if self.deed.makes_target else (self.deed.target_name or _("đơn vị mới"))

    def _open_work(self) -> Iterable[Happening]:
        if self.division:
            yield from _register_of_parts(self.division)
            return
        ending = [unit for unit in self.sources if unit != self.deed.target]
        if self.deed.kind_.is_of_sites or any(part.get("keeps") for part in self.deed.parts):
            return
        if self.deed.level == Level.COMMUNE:
            ending += children_of(ending, self.day)
        rows = open_rows(ending)
        heir = self._heir()
        closes = self.deed.kind == DeedKind.CLOSE
        before = [row for row in rows if row.task.due_on and row.task.due_on <= self.day]
        after = [row for row in rows if row not in before]
        moves = _("chuyển sang %(heir)s, giữ thời hạn và minh chứng") % {"heir": heir}
        if after:
            told = _("không có đơn vị nhận, xem mục cần xử lý") if closes else moves
            yield Happening(_("%(n)d nhiệm vụ đang làm") % {"n": len(after)}, told)
        if before:
            days = sorted({row.task.due_on for row in before if row.task.due_on})
            due = ", ".join(_day(day) for day in days[:3]) + ("…" if len(days) > 3 else "")
            told = _("hạn %(due)s, trước ngày hiệu lực: đơn vị cũ vẫn làm; đến ngày ấy chưa xong thì chuyển")
            yield Happening(_("%(n)d nhiệm vụ đến hạn trước") % {"n": len(before)}, told % {"due": due})
        requests = sum(len(requests_of(unit)) for unit in ending)
        if requests:
            yield Happening(
                _("%(n)d yêu cầu đã giao cho nơi khác") % {"n": requests}, _("%(heir)s theo dõi tiếp") % {"heir": heir}
            )
        done = TaskUnit.objects.filter(unit__in=ending, progress=Progress.DONE).count()
        if done:
            yield Happening(_("%(n)d nhiệm vụ đã xác nhận xong") % {"n": done}, _("không thay đổi; đứng tên đơn vị cũ"))
        accounts = User.objects.filter(unit__in=ending, is_active=True).count()
        if accounts:
            told = _("ngừng từ ngày hiệu lực") if closes else _("chuyển sang %(heir)s") % {"heir": heir}
            yield Happening(_("%(n)d tài khoản") % {"n": accounts}, told)
        years = self.figures_years()
        if years:
            told = _("không thay đổi; đọc được ở trang đơn vị cũ và cộng lại trên bản đồ mới khi đủ số")
            yield Happening(_("Chuỗi số liệu %(years)s") % {"years": years}, told)

    def figures_years(self) -> str:
        """ "2024-2025 đến 2026-2027": the years that are held."""
        schools = [school for unit in self.sources for school in self._schools_of[unit.pk]]
        years = sorted(set(SchoolFigures.objects.filter(school__in=schools).values_list("school_year", flat=True)))
        if not years:
            return ""
        first, last = str(SchoolYear(years[0])), str(SchoolYear(years[-1]))
        return first if first == last else f"{first} {_('đến')} {last}"

    def _attributes(self) -> list[tuple[UnitAttribute, FateRule]]:
        """What is said of the units and does not simply go on, with what becomes of it."""
        if self.deed.kind not in {DeedKind.MERGE, DeedKind.SPLIT, DeedKind.CLOSE}:
            return []
        found = [(one, fate(one.name, self.deed.kind_)) for one in attributes_of(self.units, self.day)]
        return [(one, rule) for one, rule in found if rule.fate is not Fate.STAYS]

    def _ends(self) -> Iterable[Happening]:
        for attribute, rule in self._attributes():
            if rule.fate is Fate.EXPIRES:
                unsure = _(" (CHƯA XÁC NHẬN)") if rule.confidence == "L" else ""
                what = f"{attribute_label(attribute.name)}: {attribute_value(attribute.name, attribute.value)}"
                yield Happening(what, f"{attribute.unit.full_name}: {rule.why}{unsure}")

    def _declare(self) -> Iterable[str]:
        if self.deed.kind not in {DeedKind.MERGE, DeedKind.SPLIT}:
            return
        again = {one.name for one, rule in self._attributes() if rule.fate is Fate.AGAIN}
        if self.deed.level == Level.SCHOOL and self.deed.kind == DeedKind.MERGE:
            again |= set(DECLARED)
        for name in sorted(again, key=attribute_label):
            value = self.deed.declared.get(name)
            told = attribute_value(name, value) if value else ""
            yield f"{attribute_label(name)}: {told or _('chưa khai')}"
        yield _("Số liệu kỳ sau ngày hiệu lực")


def _register_of_parts(division: Division) -> Iterable[Happening]:
    """What becomes of the register and of its counts."""
    if division.deed.effective is None:
        return
    year = first_open_year(division.deed.effective)
    closed = _("giữ nguyên ở xã cũ; Sở đọc số liệu, không xã nào đọc tên người của cả xã cũ")
    yield Happening(_("Sổ phổ cập các năm trước %(year)d") % {"year": year}, closed)
    counted = _("chia theo thôn, bản và đếm lại trên số người của từng xã")
    yield Happening(_("Sổ phổ cập năm %(year)d trở đi") % {"year": year}, counted)
    units = [division.source, *division.receivers]
    typed = CohortCount.objects.filter(commune__in=units, survey_year__gte=year).exclude(origin__in=COUNTED)
    for unit in OrgUnit.objects.filter(pk__in=typed.values("commune")).order_by("code"):
        told = _("là số của địa bàn trước khi chia; không suy ra được, xã nhập lại")
        yield Happening(_("Số liệu nhập tay của %(unit)s") % {"unit": unit.full_name}, told)


def _latest_figures(
    schools_of: dict[int, list[OrgUnit]], day: date
) -> tuple[int | None, dict[int, list[SchoolFigures]]]:
    """The newest school year, not after ``day``, for which any school has figures, and its rows by school."""
    schools = [school for schools in schools_of.values() for school in schools]
    rows = SchoolFigures.objects.filter(school__in=schools, as_of__lte=day).order_by("as_of", "pk")
    year = max((row.school_year for row in rows), default=None)
    found: dict[int, list[SchoolFigures]] = {}
    for row in rows:
        if row.school_year == year:
            found.setdefault(row.school_id, []).append(row)
    return year, found


def _day(value: date | None) -> str:
    return vietnamese.day(value) if value else ""
