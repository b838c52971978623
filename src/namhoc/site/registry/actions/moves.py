"""Moves and deaths: an event with its day, and what it does to the person's years."""

from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone

from namhoc.core import UserFacingError
from namhoc.recognition.person_year import Residence
from namhoc.site.audit.record import record
from namhoc.site.orgunits.models import OrgUnit
from namhoc.site.registry.fields import YEAR_FIELDS
from namhoc.site.registry.models import (
    EventKind,
    Household,
    HouseholdMembership,
    Person,
    PersonEvent,
    PersonYear,
    Source,
)
from namhoc.site.registry.pure import to_pure
from namhoc.site.registry.rights import check_may_edit
from namhoc.site.registry.writing import lock, set_year, tell
from namhoc.survey.matching import SURE, Identity, score
from namhoc.survey.rollover import survey_year_of

if TYPE_CHECKING:
    from namhoc.site.accounts.models import User

_RESIDENCE = {EventKind.MOVED_OUT: Residence.MOVED_OUT, EventKind.DIED: Residence.DECEASED}
_OF_ONE_YEAR = {"school", "class_name", "place", "two_sessions", "hamlet", "residence", "disabled_access"}


@transaction.atomic
def record_departure(
    *,
    by: "User | None",
    person: Person,
    kind: EventKind,
    on: date,
    place: str = "",
    version: int | None = None,
) -> PersonEvent:
    """The person moved out or died on a day. The year of the day says so; rows rolled over into later years go.

    Raises REG-DATE for a day to come or before birth, REG-LEFT when the person has left already, REG-CONFLICT.
    """
    check_may_edit(by, person.commune)
    now = lock(person, version)
    if on > timezone.localdate() or on.year < now.birth_year:
        raise UserFacingError(
            "REG-DATE", "Ngày phải sau khi sinh và không quá hôm nay", where=now.code, fix="Sửa ngày."
        )
    last = last_event(now)
    if last is not None and last.kind in _RESIDENCE and last.on <= on:
        raise UserFacingError(
            "REG-LEFT",
            f"Người này đã ghi {last.get_kind_display().lower()} ngày {last.on:%d/%m/%Y}",
            where=now.code,
            fix="Nếu ghi nhầm, rút lại biến động đó trước.",
        )
    year = survey_year_of(on)
    rows = now.years.filter(commune=now.commune, survey_year__gte=year).select_related("commune")
    for row in rows.order_by("survey_year"):
        row.person = now
        if row.survey_year == year:
            set_year(row, {"residence": int(_RESIDENCE[kind])}, by=by, why=str(kind.label), source=Source.TYPED)
        else:
            before = to_pure(row)
            tell(row, before, by, gone=True)
            row.delete()
    leave_household(now, on)
    event = PersonEvent.objects.create(
        person=now, commune=now.commune, kind=kind, on=on, place=place.strip()[:200], by=by
    )
    details = {"kind": str(kind), "year": year}
    record("person.event", now, by=by, unit=now.commune, details=details)
    return event


def last_event(person: Person) -> PersonEvent | None:
    """The last thing that happened and was not withdrawn."""
    return person.events.filter(withdrawn_at=None).first()


def leave_household(person: Person, on: date) -> None:
    """Nobody's household any more from ``on``."""
    HouseholdMembership.objects.filter(person=person, until=None).update(until=on)
    person.household = None
    person.version += 1
    person.save(update_fields=["household", "version"])


@transaction.atomic
def take_in(
    *,
    by: "User | None",
    commune: OrgUnit,
    id_number: str,
    name: str,
    birth_year: int,
    on: date,
    place: str = "",
    household: Household | None = None,
) -> Person:
    """Receive a person who moved here from another commune of the system, found by identity number.

    Name and year of birth must fit, and the commune left must have recorded the departure: raises REG-NOT-FOUND,
    REG-NOT-LEFT, REG-DATE for a day before the departure or to come. Nothing of the person is shown before. What lasts
    comes along; school and place are asked anew.
    """
    check_may_edit(by, commune)
    found = Person.objects.filter(id_number=id_number, merged_into=None).first() if id_number else None
    given = Identity(key="", name=name, birth_year=birth_year, id_number=id_number)
    if found is None or score(given, _identity(found)).score < SURE:
        raise UserFacingError(
            "REG-NOT-FOUND",
            "Không có ai khớp cả số định danh, họ tên và năm sinh",
            fix="Xem lại giấy tờ; nếu người này chưa từng có trong hệ thống, dùng Thêm người.",
        )
    person = lock(found)
    if person.commune_id == commune.pk and not departed(person):
        raise UserFacingError("REG-HERE", "Người này đang ở sổ của xã", where=person.code, fix="Mở trang người này.")
    if not departed(person):
        raise UserFacingError(
            "REG-NOT-LEFT",
            "Nơi ở cũ chưa ghi người này chuyển đi",
            fix="Đề nghị nơi ở cũ ghi chuyển đi, rồi tiếp nhận.",
        )
    left = last_event(person)
    if on > timezone.localdate() or (left is not None and on < left.on):
        raise UserFacingError(
            "REG-DATE",
            "Ngày chuyển đến phải từ ngày nơi ở cũ ghi chuyển đi và không quá hôm nay",
            where=person.code,
            fix="Sửa ngày.",
        )
    year = survey_year_of(on)
    last = person.years.filter(survey_year__lte=year).order_by("-survey_year", "-id").first()
    carried: dict[str, Any] = {
        name: getattr(last, name) for name in YEAR_FIELDS if last is not None and name not in _OF_ONE_YEAR
    }
    if last is not None and last.survey_year < year:
        carried |= {"status": None, "grade": None, "finished_grade": None, "repeater": False, "track": None}
    row = person.years.filter(commune=commune, survey_year=year).first()
    before = None if row is None else to_pure(row)
    row = row or PersonYear(person=person, commune=commune, survey_year=year)
    for field, value in carried.items():
        setattr(row, field, value)
    row.residence, row.source = Residence.ARRIVED, Source.TYPED
    row.hamlet = household.hamlet if household else ""
    row.save()
    person.commune = commune
    join_household(person, household, on)
    row.person = person
    tell(row, before, by)
    PersonEvent.objects.create(
        person=person, commune=commune, kind=EventKind.MOVED_IN, on=on, place=place.strip()[:200], by=by
    )
    record("person.event", person, by=by, unit=commune, details={"kind": str(EventKind.MOVED_IN), "year": year})
    return person


def departed(person: Person) -> bool:
    """True when the last event is a departure."""
    last = last_event(person)
    return last is not None and last.kind == EventKind.MOVED_OUT


def _identity(person: Person) -> Identity:
    return Identity(key=person.code, name=person.name, birth_year=person.birth_year, id_number=person.id_number)


def join_household(person: Person, household: Household | None, on: date, relation: str = "") -> None:
    """Into a household (None: into none yet), out of the one before."""
    HouseholdMembership.objects.filter(person=person, until=None).update(until=on)
    if household is not None:
        HouseholdMembership.objects.create(person=person, household=household, relation=relation[:60], since=on)
    person.household = household
    person.version += 1
    person.save(update_fields=["household", "commune", "version"])


@transaction.atomic
def withdraw_event(*, by: "User | None", event: PersonEvent) -> None:
    """Take back an event recorded by mistake, the last one only; the person's year is as before.

    Raises REG-UNDO when something happened since.
    """
    check_may_edit(by, event.commune)
    person = lock(event.person)
    last = last_event(person)
    if last is None or last.pk != event.pk or person.commune_id != event.commune_id or event.kind not in _RESIDENCE:
        raise UserFacingError(
            "REG-UNDO", "Không rút lại được biến động này", why="Đã có thay đổi sau đó", fix="Sửa từng mục cần sửa."
        )
    event.withdrawn_at = timezone.now()
    event.save(update_fields=["withdrawn_at"])
    year = survey_year_of(event.on)
    row = person.years.filter(commune=event.commune, survey_year=year).select_related("commune").first()
    if row is not None:
        row.person = person
        change = row.changes.filter(field="residence").first()
        before = change.before if change else int(Residence.RESIDENT)
        set_year(row, {"residence": before}, by=by, why="Rút lại biến động", source=Source.TYPED)
    membership = person.memberships.filter(until=event.on).order_by("-id").first()
    if membership is not None:
        join_household(person, membership.household, timezone.localdate(), membership.relation)
    record("person.event_withdraw", person, by=by, unit=event.commune, details={"kind": event.kind, "year": year})
