"""The writes of a deed, all through one backup: units close and open, and what hangs on them goes over."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from namhoc.core import UserFacingError
from namhoc.orgunits import Fate, UnitKind
from namhoc.site.changes.codes import free_code
from namhoc.site.changes.concerned import attributes_of, children_of, on_day, places_of, posts_of, sources_of
from namhoc.site.changes.division import Division, is_division
from namhoc.site.changes.images import Backup
from namhoc.site.changes.models import Deed, DeedKind, Level
from namhoc.site.changes.passing import fate
from namhoc.site.changes.settle import TOGETHER, doubled_posts, near_sites, site_key
from namhoc.site.orgunits.models import OrgUnit, UnitAttribute, UnitLink
from namhoc.site.schools.models import SitePlacement, StaffPost

Moved = list[list[Any]]
"""What went where, for the evidence: [what, from, to, how many]."""


class Transfer:
    """Carries a deed out. ``passages`` are the pairs (old unit, unit that takes it over) for what has no dates."""

    def __init__(self, deed: Deed, backup: Backup) -> None:
        if deed.effective is None or deed.last_day is None:
            raise ValueError("a deed without a day")
        self.deed, self.backup = deed, backup
        self.day, self.last_day = deed.effective, deed.last_day
        self.moved: Moved = []
        self.passages: list[tuple[OrgUnit, OrgUnit]] = []
        self._commune_now: dict[int, OrgUnit] = {}  # which commune the ground of an old one belongs to
        self._ground_now: dict[int, OrgUnit] = {}  # the same by site, where the ground is divided

    def run(self) -> None:
        """Write everything that has dates."""
        steps = {
            DeedKind.MERGE: self._merge,
            DeedKind.SPLIT: self._split,
            DeedKind.RENAME: self._new_version,
            DeedKind.MOVE: self._new_version,
            DeedKind.CLOSE: self._close_all,
            DeedKind.SITE_MOVE: self._move_sites,
            DeedKind.SITE_MERGE: self._merge_sites,
        }
        (self._divide if is_division(self.deed) else steps[self.deed.kind_])()
        for place in SitePlacement.objects.filter(on_day(self.day), commune__in=self._commune_now).order_by("pk"):
            if place.valid_from < self.day:  # a site on this ground that belongs to a school elsewhere
                self._replace(place, commune=self._commune_now[place.commune_id])

    # Kinds of change

    def _merge(self) -> None:
        deed, sources = self.deed, sources_of(self.deed)
        keep = {int(deed.settled[f"post:{code}"]) for code in doubled_posts(deed)}
        same_sites = [(one, other) for one, other, _m in near_sites(deed) if self._together(one, other)]
        if deed.makes_target:
            target = self._open(deed.new_name, deed.new_code, deed.new_kind, deed.new_parent)
            deed.target, deed.new_code = target, target.code
        else:
            target = self._chosen_target()
        for unit in sources:
            if unit != target:
                self._end(unit)
                self._link(unit, target)
                self._pass_on(unit, target, merging=True, keep_posts=keep)
        if not deed.makes_target:
            self._link(target, target)  # it goes on, and is one of its own predecessors
            self._close_doubled_posts(target, keep)
            self._end_attributes(target)
        self._declare(target)
        if deed.level == Level.COMMUNE:
            self._children(sources, target)
            return
        for one, other in same_sites:
            self._close_site(other, into=one)

    def _split(self) -> None:
        deed, (source,) = self.deed, sources_of(self.deed)
        total = sum(part.get("numerator") or 0 for part in deed.parts)
        heirs: list[OrgUnit] = []
        stays = any(part.get("keeps") for part in deed.parts)
        if not stays:
            self._end(source)
        for part in deed.parts:
            if part.get("keeps"):
                heir = source
            else:
                heir = self._open(part["name"], part.get("code", ""), source.kind, source.parent)
                part["code"] = heir.code
            share = (part["numerator"], total) if total else (None, None)
            self._link(source, heir, share=share, basis=deed.basis)
            heirs.append(heir)
        first = next((heir for heir in heirs if heir == source), heirs[0])
        given = {pk: heir for heir, part in zip(heirs, deed.parts, strict=True) for pk in part.get("sites", ())}
        moved: dict[OrgUnit, int] = {}
        for place in places_of([source], self.last_day):
            heir = given.get(place.site_id, first)
            if heir != source:
                self._replace(place, school=heir, is_main=self._first_main(heir))
                moved[heir] = moved.get(heir, 0) + 1
        for heir, count in moved.items():
            self._note(_("Điểm trường"), source, heir, count)
        deed.target = first if first != source else None
        if first != source:
            self._pass_posts(source, first, set())
            self._pass_attributes(source, first)
            self.passages.append((source, first))

    def _divide(self) -> None:
        """A commune goes to its parts: each school and each site where it was said."""
        division = Division(self.deed)
        source, parts = division.source, self.deed.parts
        total = sum(part.get("numerator") or 0 for part in parts)
        kept = any(part.get("keeps") for part in parts)
        if not kept:
            self._end(source)
        for part in parts:
            if not part.get("keeps") and not part.get("unit"):
                new = self._open(part["name"], part.get("code", ""), source.kind, source.parent)
                part["code"], part["pk"] = new.code, new.pk
                division.units[new.pk] = new
        heirs = [division.unit(index) for index in range(len(parts))]
        for heir, part in zip(heirs, parts, strict=True):
            share = (part["numerator"], total) if total else (1, 1) if len(parts) == 1 else (None, None)
            self._link(source, heir, share=share, basis=self.deed.basis)
        for heir in division.receivers:
            self._link(heir, heir)  # it goes on, and is one of its own predecessors
            self._end_attributes(heir, DeedKind.MERGE)
        self._divide_attributes(source, heirs)
        self._ground_now = {place.site_id: division.part_of(f"place:{place.site.code}") for place in division.places}
        for school in division.schools:
            heir = division.part_of(f"school:{school.code}")
            if heir != source:
                self._version(school, name=school.name, kind=school.kind, parent=heir)
        for place in SitePlacement.objects.filter(on_day(self.day), commune=source, site__in=self._ground_now):
            if self._ground_now[place.site_id] != source:
                self._replace(place, commune=self._ground_now[place.site_id])
        self.deed.target = next((heir for heir in heirs if heir != source), None)

    def _divide_attributes(self, source: OrgUnit, heirs: list[OrgUnit]) -> None:
        """What holds on after a split is said of every new part; the rest ends, with who keeps the code too."""
        for attribute in attributes_of([source], self.last_day):
            stays = fate(attribute.name, self.deed.kind_).fate is Fate.STAYS
            if stays and source in heirs:
                continue
            until = attribute.valid_to
            self._shut(attribute)
            for heir in heirs if stays else ():
                if heir.valid_from == self.day:
                    self._say(heir, attribute.name, attribute.value, attribute.confidence, until)

    def _new_version(self) -> None:
        """Rename or move: the same code goes on with another name or parent."""
        deed, (source,) = self.deed, sources_of(self.deed)
        parent = deed.new_parent if deed.kind == DeedKind.MOVE else source.parent
        name = deed.new_name if deed.kind == DeedKind.RENAME else source.name
        kind = deed.new_kind or source.kind if deed.kind == DeedKind.RENAME else source.kind
        deed.target = self._version(source, name=name, kind=kind, parent=parent)

    def _close_all(self) -> None:
        for unit in sources_of(self.deed):
            self._end(unit)
            for place in places_of([unit], self.last_day):
                self._shut(place)
            for post in posts_of([unit], self.last_day):
                self._shut(post)
            for attribute in attributes_of([unit], self.last_day):
                self._shut(attribute)

    def _move_sites(self) -> None:
        target = self._chosen_target()
        places = places_of(sources_of(self.deed), self.last_day).filter(site__in=self.deed.site_ids)
        for place in places:
            self._replace(place, school=target, is_main=False)
            self._note(_("Điểm trường %(name)s") % {"name": place.site.name}, place.school, target, 1)

    def _merge_sites(self) -> None:
        places = {place.site_id: place for place in places_of(sources_of(self.deed), self.last_day)}
        into = places.get(self.deed.site_target or 0)
        for pk in self.deed.site_ids:
            if into is None or pk not in places:
                raise UserFacingError(
                    "CHANGE-SITE", "Điểm trường không còn ở trường này", fix="Sửa bản nháp rồi xem trước lại."
                )
            self._close_site(places[pk], into=into)

    # Units

    def _open(self, name: str, code: str, kind: str, parent: OrgUnit | None) -> OrgUnit:
        if parent is None:
            raise UserFacingError("CHANGE-PARENT", "Chưa chọn đơn vị quản lý", fix="Chọn xã, phường hoặc Sở.")
        tier = "commune" if self.deed.level == Level.COMMUNE else ""
        kind = kind or (UnitKind.COMMUNE.value if tier else UnitKind.SCHOOL.value)
        unit = OrgUnit(
            code=code or free_code(parent),
            name=name,
            kind=kind,
            tier=tier,
            parent=parent,
            valid_from=self.day,
            source=self.deed.decision,
            simulated=all(source.simulated for source in sources_of(self.deed)),
        )
        self.backup.create(unit)
        return unit

    def _end(self, unit: OrgUnit) -> None:
        self.backup.change(unit, valid_to=self.last_day)

    def _version(self, old: OrgUnit, *, name: str, kind: str, parent: OrgUnit | None) -> OrgUnit:
        """``old`` ends and goes on under the same code; everything goes along, the units below it too."""
        until = old.valid_to
        children = children_of([old], self.last_day)
        self._end(old)
        new = OrgUnit(
            code=old.code,
            name=name,
            kind=kind,
            tier=old.tier,
            parent=parent,
            valid_from=self.day,
            valid_to=until,
            agency=old.agency,
            source=self.deed.decision,
            simulated=old.simulated,
        )
        self.backup.create(new)
        if old.tier:
            self._commune_now[old.pk] = new
        self._pass_on(old, new, merging=False, keep_posts=set())
        for child in children:
            self._version(child, name=child.name, kind=child.kind, parent=new)
        return new

    def _children(self, sources: list[OrgUnit], target: OrgUnit) -> None:
        """The schools of communes that end belong to the new one."""
        gone = [unit for unit in sources if unit != target]
        self._commune_now |= {unit.pk: target for unit in gone}
        for child in children_of(gone, self.last_day):
            self._version(child, name=child.name, kind=child.kind, parent=target)

    def _link(
        self,
        old: OrgUnit,
        new: OrgUnit,
        share: tuple[int | None, int | None] = (1, 1),
        basis: str = "",
    ) -> None:
        self.backup.create(
            UnitLink(
                effective=self.day,
                old=old,
                new=new,
                share_numerator=share[0],
                share_denominator=share[1],
                basis=basis,
                decision=self.deed.decision,
                decided=self.deed.decided,
                confidence="H",
                change=str(self.deed.pk),
            )
        )

    def _chosen_target(self) -> OrgUnit:
        if self.deed.target is None:
            raise UserFacingError("CHANGE-TARGET", "Chưa chọn đơn vị nhận", fix="Chọn một đơn vị.")
        return self.deed.target

    # What hangs on a unit

    def _pass_on(self, old: OrgUnit, new: OrgUnit, *, merging: bool, keep_posts: set[int]) -> None:
        count = 0
        for place in places_of([old], self.last_day):
            moves_along = place.is_main and not merging and place.commune_id == old.parent_id
            commune = new.parent if moves_along and new.parent and new.parent.tier else place.commune
            is_main = place.is_main and (not merging or self._first_main(new))
            ground = self._ground_now.get(place.site_id) or self._commune_now.get(place.commune_id, commune)
            self._replace(place, school=new, is_main=is_main, commune=ground)
            count += 1
        self._note(_("Điểm trường"), old, new, count)
        self._pass_posts(old, new, keep_posts)
        self._pass_attributes(old, new)
        self.passages.append((old, new))

    def _pass_posts(self, old: OrgUnit, new: OrgUnit, keep: set[int]) -> None:
        doubled = set(doubled_posts(self.deed)) if keep else set()
        count = 0
        for post in posts_of([old], self.last_day):
            if post.staff_code in doubled and post.pk not in keep:
                self._shut(post)
                continue
            self._replace(post, school=new)
            count += 1
        self._note(_("Nhân sự"), old, new, count)

    def _close_doubled_posts(self, target: OrgUnit, keep: set[int]) -> None:
        """A person who already worked at the school that goes on keeps one contract there."""
        for posts in doubled_posts(self.deed).values():
            for post in posts:
                if post.school_id == target.pk and post.pk not in keep:
                    self._shut(post)

    def _pass_attributes(self, old: OrgUnit, new: OrgUnit) -> None:
        if old.code == new.code:
            return  # what is said of a unit goes on through its versions
        for attribute in attributes_of([old], self.last_day):
            until = attribute.valid_to
            self._shut(attribute)
            stays = fate(attribute.name, self.deed.kind_).fate is Fate.STAYS
            if stays and new.valid_from == self.day and not self._holds(new, attribute.name):
                self._say(new, attribute.name, attribute.value, attribute.confidence, until)

    def _end_attributes(self, unit: OrgUnit, kind: DeedKind = DeedKind.MERGE) -> None:
        """A unit that takes another in goes on, but not everything that was said of it does."""
        for attribute in attributes_of([unit], self.last_day):
            if fate(attribute.name, kind).fate is not Fate.STAYS:
                self._shut(attribute)

    def _declare(self, unit: OrgUnit) -> None:
        for name, value in self.deed.declared.items():
            if value and not self._holds(unit, name):
                self._say(unit, name, value, "H", None)

    def _holds(self, unit: OrgUnit, name: str) -> bool:
        return UnitAttribute.objects.on(self.day).filter(unit=unit, name=name).exists()

    def _say(self, unit: OrgUnit, name: str, value: str, confidence: str, until: date | None) -> None:
        self.backup.create(
            UnitAttribute(
                unit=unit,
                name=name,
                value=value,
                valid_from=self.day,
                valid_to=until,
                source=self.deed.decision,
                confidence=confidence,
            )
        )

    def _first_main(self, school: OrgUnit) -> bool:
        """A school has one main site: the first that comes to a school without one."""
        return not SitePlacement.objects.filter(school=school, is_main=True).on(self.day).exists()

    def _together(self, one: SitePlacement, other: SitePlacement) -> bool:
        return self.deed.settled.get(site_key(one, other)) == TOGETHER

    def _close_site(self, place: SitePlacement, *, into: SitePlacement) -> None:
        """The site ends; its code stays with it."""
        current = SitePlacement.objects.filter(site=place.site_id, valid_from=self.day).first()
        if current is None:
            self._shut(place)
        else:
            self.backup.remove(current)
        words = _("Điểm trường %(one)s gộp vào %(other)s") % {"one": place.site.name, "other": into.site.name}
        self._note(words, place.school, self.deed.target or into.school, 1)

    # Dated rows

    def _shut(self, row: Any) -> None:
        """The row holds until the last day of the old state; one that begins later never holds."""
        self.backup.change(row, valid_to=self.last_day)

    def _replace(self, row: SitePlacement | StaffPost, **changes: Any) -> None:
        """Shut a dated row and open one with ``changes`` on the next day, until the end the old one had."""
        until: date | None = row.valid_to
        fields = {field.name: getattr(row, field.name) for field in row._meta.concrete_fields if not field.primary_key}
        self._shut(row)
        if until is None or until >= self.day:
            self.backup.create(type(row)(**fields | changes | {"valid_from": self.day, "valid_to": until}))

    def _note(self, what: str, old: OrgUnit, new: OrgUnit, count: int) -> None:
        if count:
            self.moved.append([what, old.full_name, new.full_name, count])
