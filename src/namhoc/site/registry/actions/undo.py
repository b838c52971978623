"""Take back the change of one field."""

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from namhoc.core import UserFacingError
from namhoc.site.audit.record import record
from namhoc.site.registry.models import FieldChange, Source
from namhoc.site.registry.rights import check_may_edit
from namhoc.site.registry.writing import lock, set_person, set_year

if TYPE_CHECKING:
    from namhoc.site.accounts.models import User


@transaction.atomic
def undo_change(*, by: "User | None", change: FieldChange) -> None:
    """The field as it was before ``change``. Raises REG-UNDO when the field was changed again since, or its year is
    gone."""
    check_may_edit(by, change.commune)
    person = lock(change.person)
    row = change.year
    held = getattr(row if row is not None else person, change.field, None)
    of_lost_year = row is None and change.survey_year is not None
    if change.undone_at or of_lost_year or held != change.after:
        raise UserFacingError(
            "REG-UNDO",
            "Không hoàn tác được thay đổi này",
            where=person.code,
            why="Mục này đã được sửa tiếp sau đó hoặc đã hoàn tác",
            fix="Sửa thẳng mục đó.",
        )
    values, why = {change.field: change.before}, "Hoàn tác"
    if row is None:
        check_may_edit(by, person.commune)
        set_person(person, values, by=by, commune=change.commune, why=why, source=Source.TYPED)
    else:
        row.person = person
        set_year(row, values, by=by, why=why, source=Source.TYPED)
    change.undone_at = timezone.now()
    change.save(update_fields=["undone_at"])
    record("person.undo", person, by=by, unit=change.commune, details={"field": change.field})
