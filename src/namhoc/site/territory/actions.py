"""Writes of the room: what leaves the house is told in the journal."""

from django.db import transaction

from namhoc.site.accounts.models import User
from namhoc.site.audit.record import record
from namhoc.site.orgunits.models import OrgUnit


@transaction.atomic
def tell_export(*, by: User, form: str, rows: int, day: str) -> None:
    """One event: who took how many rows of which day in which form."""
    root = OrgUnit.objects.get(path=by.unit.path_prefixes[0])
    record("territory.export", root, by=by, unit=by.unit, details={"form": form, "rows": rows, "day": day})
