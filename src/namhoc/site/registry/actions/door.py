"""An entry made at the door of a household: taken in once, person by person, nothing lost when two people wrote."""

import hashlib
import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import transaction
from django.db.models import BooleanField, CharField, Model

from namhoc.core import UserFacingError
from namhoc.site.audit.record import record
from namhoc.site.orgunits.models import OrgUnit
from namhoc.site.registry.actions.edit import add_person
from namhoc.site.registry.fields import PERSON_FIELDS, YEAR_FIELDS
from namhoc.site.registry.models import (
    DoorSubmission,
    Household,
    HouseholdVisit,
    Person,
    PersonYear,
    Source,
    SurveyCampaign,
)
from namhoc.site.registry.rights import check_may_edit
from namhoc.site.registry.writing import lock, set_person, set_year, tell

if TYPE_CHECKING:
    from namhoc.site.accounts.models import User

Answer = dict[str, Any]
"""``people``: for each entry its ``key`` on the device and ``state``: saved, same, conflict or refused, with a reason;
``done``: true when no entry has to be looked at again."""


@transaction.atomic
def receive_door(
    *, by: "User", uuid: UUID, commune: OrgUnit, household: Household, survey_year: int, people: list[Mapping[str, Any]]
) -> Answer:
    """Take an entry in. The same ``uuid`` again gets the same answer and writes nothing: a bad line may send twice.

    Each of ``people``: ``key`` on the device, ``code`` ("" for a new person), ``version`` the entry was made on,
    ``person`` and ``year`` fields that were changed. A person changed by somebody else since is not written but told as
    a conflict; a field that cannot be is refused with its reason; the others are written.
    """
    check_may_edit(by, household.commune)
    digest = hashlib.sha256(json.dumps(people, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
    Household.objects.select_for_update().get(pk=household.pk)  # sent twice at once: the second waits for the answer
    seen = DoorSubmission.objects.filter(uuid=uuid).first()
    if seen is not None:
        if (seen.digest, seen.by_id, seen.household_id) != (digest, by.pk, household.pk):
            raise UserFacingError("REG-DOOR", "Mã phiếu này đã dùng cho một phiếu khác", fix="Tải lại trang phiếu.")
        return dict(seen.answer)
    results = [_take(by, household, survey_year, entry) for entry in people]
    answer: Answer = {"people": results, "done": all(one["state"] in ("saved", "same") for one in results)}
    if answer["done"]:
        campaign = SurveyCampaign.objects.filter(commune=commune, survey_year=survey_year, closed_at=None).first()
        if campaign is not None:
            HouseholdVisit.objects.get_or_create(campaign=campaign, household=household, defaults={"by": by})
    DoorSubmission.objects.create(uuid=uuid, commune=commune, household=household, digest=digest, answer=answer, by=by)
    states = [one["state"] for one in results]
    details = {"year": survey_year} | {state: states.count(state) for state in sorted(set(states))}
    record("door.receive", household, by=by, unit=commune, details=details)
    return answer


def _take(by: "User", household: Household, survey_year: int, entry: Mapping[str, Any]) -> dict[str, Any]:
    told = {"key": str(entry.get("key", ""))[:60], "code": str(entry.get("code", ""))[:20]}
    try:
        with transaction.atomic():
            return told | _write(by, household, survey_year, told["code"], entry)
    except UserFacingError as refused:
        state = "conflict" if refused.code == "REG-CONFLICT" else "refused"
        return told | {"state": state, "reason": refused.text}


def _write(by: "User", household: Household, survey_year: int, code: str, entry: Mapping[str, Any]) -> dict[str, Any]:
    person_values = _fields(entry.get("person"), Person, PERSON_FIELDS)
    year_values = _fields(entry.get("year"), PersonYear, YEAR_FIELDS)
    if not code:
        made = add_person(
            by=by,
            commune=household.commune,
            survey_year=survey_year,
            person=person_values,
            year=year_values,
            household=household,
            source=Source.DOOR,
        )
        return {"state": "saved", "code": made.code, "version": made.version}
    found = Person.objects.filter(code=code, household=household).first()
    if found is None:
        raise UserFacingError(
            "REG-CONFLICT", "Người này không còn ở hộ", where=code, fix="Mở lại phiếu để xem hộ hiện nay."
        )
    version = entry.get("version")
    person = lock(found, version if isinstance(version, int) else 0)  # no version told: nothing it could be based on
    changed = len(
        set_person(person, person_values, by=by, commune=household.commune, why="Phiếu tại hộ", source=Source.DOOR)
    )
    row = person.years.filter(commune=household.commune, survey_year=survey_year).select_related("commune").first()
    if row is None:
        row = PersonYear(
            person=person, commune=household.commune, survey_year=survey_year, hamlet=household.hamlet,
            source=Source.DOOR,
        )  # fmt: skip
        row.save()
        tell(row, None, by)
        changed += 1
    row.person = person
    changed += len(set_year(row, year_values, by=by, why="Phiếu tại hộ", source=Source.DOOR))
    return {"state": "saved" if changed else "same", "code": person.code, "version": person.version}


def _fields(given: Any, model: type[Model], allowed: tuple[str, ...]) -> dict[str, Any]:
    """The fields of an entry that the registry knows, each of the kind its column holds."""
    if not isinstance(given, Mapping):
        return {}
    found = {name: given[name] for name in allowed if name in given}
    for name, value in found.items():
        if not _fits(model._meta.get_field(name), value):
            raise UserFacingError("REG-VALUE", "Có mục không đọc được", where=name, fix="Xem lại phiếu rồi gửi lại.")
    return found


def _fits(column: Any, value: Any) -> bool:
    if value is None:
        return bool(column.null)
    if isinstance(column, CharField):
        return isinstance(value, str) and len(value) <= (column.max_length or 0) and "\0" not in value
    if isinstance(column, BooleanField):
        return isinstance(value, bool)
    return isinstance(value, int) and not isinstance(value, bool) and abs(value) < 10_000
