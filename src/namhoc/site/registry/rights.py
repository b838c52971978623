"""Who may write in the registry: officers of the commune whose rows they are."""

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied

from namhoc.orgunits import Tier
from namhoc.site.accounts.permissions import Permission
from namhoc.site.accounts.scopes import has_reached
from namhoc.site.orgunits.models import OrgUnit

if TYPE_CHECKING:
    from namhoc.site.accounts.models import User


def reads_register(user: "User", commune: OrgUnit) -> bool:
    """True for who sees the names of ``commune``: its own people, and those of the commune it went into whole."""
    return user.can(Permission.READ_PERSONS) and user.unit.tier == Tier.COMMUNE and has_reached(user, commune)


def may_edit(by: "User | None", commune: OrgUnit) -> bool:
    """True for officers of the commune and for the system itself."""
    return by is None or (by.can(Permission.EDIT_PERSONS) and commune.path.startswith(by.unit.reach))


def check_may_edit(by: "User | None", commune: OrgUnit) -> None:
    """Raise PermissionDenied for everybody else."""
    if not may_edit(by, commune):
        raise PermissionDenied
