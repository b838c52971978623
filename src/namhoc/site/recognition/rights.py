"""Who may do what with a unit's recognition, where: the permission of the role, in the reach of the unit."""

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied

from namhoc.orgunits import Tier
from namhoc.site.accounts.permissions import Permission
from namhoc.site.orgunits.models import OrgUnit

if TYPE_CHECKING:
    from namhoc.site.accounts.models import User


def keeps(user: "User", unit: OrgUnit) -> bool:
    """The person keeps the figures and the file of this unit: an officer of the commune, the DOET for its province."""
    own = user.unit.reach == unit.path
    if unit.tier == Tier.COMMUNE:
        return own and user.can(Permission.REQUEST_RECOGNITION)
    return own and user.can(Permission.RECOGNISE)


def decides(user: "User", unit: OrgUnit) -> bool:
    """The person checks this unit and records decisions on it: the DOET, for what lies in its province."""
    return user.can(Permission.RECOGNISE) and unit.path.startswith(user.unit.reach)


def check_keeps(user: "User", unit: OrgUnit) -> None:
    """Raise PermissionDenied for everybody who does not keep the unit's figures and file."""
    if not keeps(user, unit):
        raise PermissionDenied


def check_decides(user: "User", unit: OrgUnit) -> None:
    """Raise PermissionDenied for everybody who does not decide on the unit."""
    if not decides(user, unit):
        raise PermissionDenied
