"""Two rows that are one person: made one, and two again while nothing has changed since."""

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone

from namhoc.core import UserFacingError
from namhoc.site.audit.record import record
from namhoc.site.registry.actions.moves import join_household
from namhoc.site.registry.fields import PERSON_FIELDS, YEAR_FIELDS
from namhoc.site.registry.models import (
    DismissedPair,
    DuplicateMerge,
    Household,
    HouseholdMembership,
    Person,
    PersonYear,
)
from namhoc.site.registry.pure import to_pure
from namhoc.site.registry.rights import check_may_edit
from namhoc.site.registry.writing import lock, tell

if TYPE_CHECKING:
    from namhoc.site.accounts.models import User

Image = dict[str, Any]
"""A person with the years, as plain values."""

_YEAR = (*YEAR_FIELDS, "source")


def image_of(person: Person) -> Image:
    """How a person stands now."""
    membership = person.memberships.filter(until=None).first()
    return {
        "person": {name: getattr(person, name) for name in PERSON_FIELDS},
        "household": person.household_id,
        "relation": membership.relation if membership else "",
        "years": [
            {"id": row.pk, "survey_year": row.survey_year, "commune": row.commune_id}
            | {name: getattr(row, name) for name in _YEAR}
            for row in person.years.order_by("pk")
        ],
    }


@transaction.atomic
def merge_persons(*, by: "User | None", kept: Person, merged: Person) -> DuplicateMerge:
    """``merged`` goes into ``kept``: what is not known of the kept one is taken over, what is known stays; years that
    only the merged one has come along. Raises REG-PAIR for one person twice or persons of two communes, REG-MERGED."""
    check_may_edit(by, kept.commune)
    if kept.pk == merged.pk or kept.commune_id != merged.commune_id:
        raise UserFacingError("REG-PAIR", "Hai người này không gộp được", fix="Chọn hai người khác nhau của xã.")
    first, second = (lock(one) for one in sorted((kept, merged), key=lambda one: one.pk))
    kept, merged = (first, second) if first.pk == kept.pk else (second, first)
    images = {"kept": image_of(kept), "merged": image_of(merged)}
    told = _Told([kept, merged])
    merged.merged_into = kept
    household, relation = merged.household, images["merged"]["relation"]
    HouseholdMembership.objects.filter(person=merged, until=None).delete()
    merged.household = None
    merged.version += 1
    merged.save()
    for name in PERSON_FIELDS:
        if getattr(kept, name) in (None, ""):
            setattr(kept, name, getattr(merged, name))
    kept.version += 1
    kept.save()
    if kept.household_id is None and household is not None:
        join_household(kept, household, timezone.localdate(), relation)
    held = {(row.survey_year, row.commune_id): row for row in kept.years.all()}
    for row in list(merged.years.all()):
        mine = held.get((row.survey_year, row.commune_id))
        if mine is None:
            row.person = kept
            row.save()
            continue
        for name in YEAR_FIELDS:
            if _not_told(mine, name):
                setattr(mine, name, getattr(row, name))
        mine.save()
        row.delete()
    merge = DuplicateMerge.objects.create(
        commune=kept.commune,
        kept=kept,
        merged=merged,
        by=by,
        images=images | {"after": image_of(kept), "version": kept.version},
    )
    told.send(by)
    record("person.merge", kept, by=by, unit=kept.commune, details={"merged": merged.code})
    return merge


def _not_told(row: PersonYear, name: str) -> bool:
    """Nothing known; a "no" is an answer where the column also has an unknown."""
    value = getattr(row, name)
    return value in (None, "") or (value is False and not PersonYear._meta.get_field(name).null)


@transaction.atomic
def undo_merge(*, by: "User | None", merge: DuplicateMerge) -> None:
    """Two persons again, each as before. Raises REG-UNDO when the kept one changed since."""
    check_may_edit(by, merge.commune)
    kept = lock(merge.kept)
    merged = Person.objects.select_for_update().get(pk=merge.merged_id)
    if merge.undone_at or merged.merged_into_id != kept.pk or not _stands(image_of(kept), merge.images["after"]):
        raise UserFacingError(
            "REG-UNDO",
            "Không tách lại được",
            where=kept.code,
            why="Người được giữ đã thay đổi sau khi gộp",
            fix="Sửa từng mục, hoặc thêm lại người kia.",
        )
    told = _Told([kept, merged])
    for name, value in merge.images["kept"]["person"].items():
        setattr(kept, name, value)
    kept.version += 1
    kept.save()
    merged.merged_into = None
    for name, value in merge.images["merged"]["person"].items():
        setattr(merged, name, value)
    merged.version += 1
    merged.save()
    for person, image in ((merged, merge.images["merged"]), (kept, merge.images["kept"])):
        _restore_years(person, image)
        if person.household_id != image["household"]:
            HouseholdMembership.objects.filter(person=person, until=None).delete()
            place = Household.objects.filter(pk=image["household"]).first() if image["household"] else None
            join_household(person, place, timezone.localdate(), image["relation"])
    merge.undone_at = timezone.now()
    merge.save(update_fields=["undone_at"])
    told.send(by)
    record("person.merge_undo", kept, by=by, unit=merge.commune, details={"merged": merged.code})


def _stands(now: Image, then: Image) -> bool:
    """Nothing changed since. Fields that the register did not know at the time of the image are not compared."""
    of_year = {name for year in then["years"] for name in year}
    person = {name: value for name, value in now["person"].items() if name in then["person"]}
    years = [{name: value for name, value in year.items() if name in of_year} for year in now["years"]]
    return now | {"person": person, "years": years} == then


def _restore_years(person: Person, image: Image) -> None:
    for values in image["years"]:
        row = PersonYear.objects.filter(pk=values["id"]).first() or PersonYear()
        row.person, row.survey_year, row.commune_id = person, values["survey_year"], values["commune"]
        for name in _YEAR:
            if name in values:
                setattr(row, name, values[name])
        row.save()


class _Told:
    """The pure rows of some persons before a change, to tell afterwards what became of each."""

    def __init__(self, people: list[Person]) -> None:
        self.people = [person.pk for person in people]
        self.before = self._rows()

    def _rows(self) -> dict[tuple[int, int, int], tuple[PersonYear, Any]]:
        rows = PersonYear.objects.filter(person__in=self.people).select_related("person", "commune")
        return {(row.person_id, row.survey_year, row.commune_id): (row, to_pure(row)) for row in rows}

    def send(self, by: "User | None") -> None:
        """Tell the apps above, row by row."""
        after = self._rows()
        for key in sorted(self.before.keys() - after.keys()):
            row, pure = self.before[key]
            tell(row, pure, by, gone=True)
        for key, (row, _pure) in sorted(after.items()):
            tell(row, self.before[key][1] if key in self.before else None, by)


@transaction.atomic
def dismiss_pair(*, by: "User | None", one: Person, other: Person) -> None:
    """They are two persons: the pair is not asked about again."""
    check_may_edit(by, one.commune)
    if one.pk == other.pk or one.commune_id != other.commune_id:
        raise UserFacingError("REG-PAIR", "Hai người này không cùng sổ", fix="Chọn hai người khác nhau của xã.")
    first, second = sorted((one, other), key=lambda person: person.pk)
    _pair, made = DismissedPair.objects.get_or_create(
        first=first, second=second, defaults={"commune": one.commune, "by": by}
    )
    if made:
        record("person.pair_dismiss", first, by=by, unit=one.commune, details={"other": second.code})
