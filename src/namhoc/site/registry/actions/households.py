"""Households: made, corrected."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from django.db import transaction

from namhoc.site.audit.record import record
from namhoc.site.orgunits.models import OrgUnit
from namhoc.site.registry.models import Household
from namhoc.site.registry.rights import check_may_edit
from namhoc.site.registry.writing import clean

if TYPE_CHECKING:
    from namhoc.site.accounts.models import User

HOUSEHOLD_FIELDS = ("hamlet", "sheet_number", "head", "address")


@transaction.atomic
def add_household(*, by: "User | None", commune: OrgUnit, values: Mapping[str, str]) -> Household:
    """A new household of the commune."""
    check_may_edit(by, commune)
    household = Household(commune=commune, **{name: clean(values).get(name, "") for name in HOUSEHOLD_FIELDS})
    household.save()
    record("household.add", household, by=by, unit=commune)
    return household


@transaction.atomic
def edit_household(*, by: "User | None", household: Household, values: Mapping[str, str]) -> int:
    """Correct a household; returns how many fields changed. A new hamlet holds for its persons from the next survey
    year: rows of the present one are counted where they were surveyed."""
    check_may_edit(by, household.commune)
    given = clean({name: value for name, value in values.items() if name in HOUSEHOLD_FIELDS})
    changed = [name for name, value in given.items() if getattr(household, name) != value]
    for name in changed:
        setattr(household, name, given[name])
    if changed:
        household.save(update_fields=changed)
        record("household.edit", household, by=by, unit=household.commune, details={"fields": changed})
    return len(changed)
