"""Who may change units: an office with the permission, and only units it answers for."""

from collections.abc import Iterable

from django.core.exceptions import PermissionDenied

from namhoc.core import UserFacingError
from namhoc.site.accounts.models import User
from namhoc.site.accounts.permissions import Permission
from namhoc.site.orgunits.models import OrgUnit


def check_may_change(user: User, units: Iterable[OrgUnit | None]) -> None:
    """Raise unless ``user`` may change all of ``units``: PermissionDenied without the permission, CHANGE-REACH for a
    unit outside."""
    if not user.can(Permission.CHANGE_UNITS):
        raise PermissionDenied
    for unit in units:
        if unit is not None and not unit.path.startswith(user.unit.reach):
            raise UserFacingError(
                "CHANGE-REACH",
                "Đơn vị này ngoài phạm vi của Sở",
                why="Mỗi Sở chỉ lập thay đổi cho đơn vị trong tỉnh mình",
                fix="Chọn đơn vị khác.",
            )
