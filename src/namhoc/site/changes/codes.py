"""Codes of units made by a change: allotted once, never used again, also when the change is undone."""

from namhoc.site.changes.models import Deed
from namhoc.site.orgunits.models import OrgUnit

LONGEST = 20


def is_taken(code: str) -> bool:
    """True when a unit bears or bore ``code``, or a change that was undone had allotted it."""
    return (
        OrgUnit.objects.filter(code__iexact=code).exists()
        or Deed.objects.filter(new_code__iexact=code, confirmed_at__isnull=False).exists()
        or code in _of_parts()
    )


def _of_parts() -> set[str]:
    done = Deed.objects.filter(confirmed_at__isnull=False).exclude(parts=[])
    return {part["code"] for parts in done.values_list("parts", flat=True) for part in parts if part.get("code")}


def free_code(parent: OrgUnit) -> str:
    """A new code under ``parent``: its code, "-M" (mới) and the first number that was never used."""
    stem = f"{parent.code[: LONGEST - 6]}-M"
    number = 1
    while is_taken(f"{stem}{number}"):
        number += 1
    return f"{stem}{number}"
