"""What a change moves on its day and that has no dates of its own: accounts, open work, registers and counts."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from namhoc.orgunits import Tier
from namhoc.site.accounts.models import User
from namhoc.site.changes.concerned import sources_of
from namhoc.site.changes.division import REST, Division, is_division
from namhoc.site.changes.images import Backup
from namhoc.site.changes.models import Deed, DeedKind, Level
from namhoc.site.changes.settle import stopped_accounts
from namhoc.site.changes.transfer import Moved
from namhoc.site.orgunits.models import OrgUnit
from namhoc.site.recognition.actions import divide_counts, hand_over_counts, registers_of
from namhoc.site.registry.actions import divide_register, first_open_year, hand_over_register
from namhoc.site.steering.actions.hand_over import hand_over_requests, hand_over_rows


def carry(deed: Deed, backup: Backup) -> Moved:
    """Move what has no dates, on the day the change takes effect: accounts and open work. Returns what went where."""
    moved: Moved = _divided(deed, backup) if is_division(deed) else []
    stopped = stopped_accounts(deed)
    for old, new in passages_of(deed):
        for user in User.objects.filter(unit=old).order_by("pk"):
            backup.change(user, unit=new, is_active=user.is_active and user.pk not in stopped)
            _count(moved, _("Tài khoản"), old, new)
        rows = hand_over_rows(writer=backup, old=old, new=new, basis=deed.decision)
        requests = hand_over_requests(writer=backup, old=old, new=new)
        for what, number in ((_("Nhiệm vụ đang mở"), rows), (_("Nhiệm vụ đã giao, còn theo dõi"), requests)):
            if number:
                moved.append([what, old.full_name, new.full_name, number])
    if deed.level == Level.COMMUNE and not is_division(deed):
        moved += _registers(deed, backup)
    if deed.kind == DeedKind.MERGE and deed.target is not None and not deed.makes_target:
        for user in User.objects.filter(unit=deed.target, pk__in=stopped, is_active=True).order_by("pk"):
            backup.change(user, is_active=False)
    if deed.kind == DeedKind.CLOSE and not is_division(deed):
        for unit in sources_of(deed):
            moved += _after_closing(deed, unit, backup)
    return moved


def _divided(deed: Deed, backup: Backup) -> Moved:
    """The accounts, open work and register of a commune that was divided, each piece to its part."""
    division, day = Division(deed), deed.effective
    if day is None:
        raise ValueError("a deed without a day")
    source = division.source
    told: Moved = []
    for user in User.objects.filter(unit=source, is_active=True).order_by("username"):
        if (part := division.part_of(f"account:{user.pk}")) != source:
            backup.change(user, unit=part)
            _count(told, _("Tài khoản"), source, part)
    for key, what in (("work:rows", _("Nhiệm vụ đang mở")), ("work:given", _("Nhiệm vụ đã giao, còn theo dõi"))):
        if (part := division.part_of(key)) != source:
            if key == "work:rows":
                number = hand_over_rows(writer=backup, old=source, new=part, basis=deed.decision)
            else:
                number = hand_over_requests(writer=backup, old=source, new=part)
            if number:
                told.append([what, source.full_name, part.full_name, number])
    year = first_open_year(day)
    parts = list(dict.fromkeys(division.unit(index) for index in range(len(deed.parts))))
    registers = registers_of([source, *parts], year)
    given = divide_register(
        writer=backup,
        old=source,
        day=day,
        part_of=lambda folded: division.part_of(f"hamlet:{folded}" if folded else REST),
    )
    for part, numbers in given.items():
        told += _register_told(source, part, year, numbers)
    divide_counts(writer=backup, old=source, parts=parts, first_year=year, registers=registers)
    return told


def _register_told(old: OrgUnit, new: OrgUnit, year: int, numbers: Mapping[str, int]) -> Moved:
    """What moved of a register, for the evidence."""
    names = {
        "households": _("Hộ"),
        "persons": _("Người trong sổ"),
        "years": _("Sổ năm điều tra %(year)s trở đi") % {"year": year},
    }
    return [[names[what], old.full_name, new.full_name, number] for what, number in numbers.items() if number]


def _registers(deed: Deed, backup: Backup) -> Moved:
    """The registers of communes that end, and the counts of the survey years that the new map counts."""
    day = deed.effective
    if day is None:
        raise ValueError("a deed without a day")
    into: dict[OrgUnit, list[OrgUnit]] = {}
    for old, new in passages_of(deed):
        if old.tier == Tier.COMMUNE:
            into.setdefault(new, []).append(old)
    moved: Moved = []
    year = first_open_year(day)
    for new, olds in into.items():
        parts = olds if new.valid_from >= day else [*olds, new]
        registers = registers_of(parts, year)
        for old in olds:
            numbers = hand_over_register(writer=backup, old=old, new=new, day=day)
            moved += _register_told(old, new, year, numbers)
        hand_over_counts(writer=backup, parts=parts, new=new, first_year=year, registers=registers)
    return moved


def _after_closing(deed: Deed, unit: OrgUnit, backup: Backup) -> Moved:
    moved: Moved = []
    for user in User.objects.filter(unit=unit, is_active=True).order_by("pk"):
        backup.change(user, is_active=False)
        _count(moved, _("Tài khoản ngừng"), unit, unit)
    if deed.settled.get(f"tasks:{unit.code}") == "parent" and unit.parent is not None:
        number = hand_over_rows(writer=backup, old=unit, new=unit.parent, basis=deed.decision)
        if number:
            moved.append([_("Nhiệm vụ đang mở"), unit.full_name, unit.parent.full_name, number])
    return moved


def passages_of(deed: Deed) -> list[tuple[OrgUnit, OrgUnit]]:
    """Which unit takes over which, from the links and versions the deed wrote."""
    units = OrgUnit.objects.select_related("parent").in_bulk([pk for pair in deed.passages for pk in pair])
    return [(units[old], units[new]) for old, new in deed.passages]


def _count(moved: Moved, what: str, old: OrgUnit, new: OrgUnit) -> None:
    if moved and moved[-1][:3] == [what, old.full_name, new.full_name]:
        moved[-1][3] += 1
    else:
        moved.append([what, old.full_name, new.full_name, 1])
