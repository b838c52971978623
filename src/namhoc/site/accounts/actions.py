"""Writes on accounts."""

from typing import TYPE_CHECKING

from django.db import transaction

from namhoc.core import UserFacingError
from namhoc.site.accounts.models import User
from namhoc.site.accounts.permissions import Permission, Role
from namhoc.site.accounts.scopes import may_read
from namhoc.site.audit.record import record

if TYPE_CHECKING:
    from namhoc.site.orgunits.models import OrgUnit


@transaction.atomic
def add_user(
    *, by: User | None, username: str, name: str, role: Role, unit: "OrgUnit", password: str | None, email: str = ""
) -> User:
    """Open an account. ``by`` None: the first one, made from the server's command line."""
    _check_reach(by, unit)
    user = User.objects.create_user(username, password, name=name, role=role, unit=unit, email=email)
    record("account.add", user, by=by, details={"role": role, "unit": unit.code})
    return user


@transaction.atomic
def change_user(*, by: User, user: User, name: str, email: str, role: Role, unit: "OrgUnit") -> User:
    """Change name, address, role or unit; the journal says which of them."""
    _check_reach(by, user.unit)
    _check_reach(by, unit)
    if user == by and role != user.role:
        raise UserFacingError(
            "ACCOUNT-OWN-ROLE",
            "Không tự đổi vai trò của chính mình",
            why="Hệ thống có thể không còn ai quản trị",
            fix="Nhờ một người quản trị khác đổi.",
        )
    new = {"name": name, "email": email, "role": role, "unit": unit}
    changed = sorted(field for field, value in new.items() if getattr(user, field) != value)
    for field, value in new.items():
        setattr(user, field, value)
    user.save()
    if changed:
        record("account.change", user, by=by, details={"fields": changed, "role": role, "unit": unit.code})
    return user


@transaction.atomic
def set_active(*, by: User, user: User, active: bool) -> User:
    """Close an account or open it again. What the person did stays under the name."""
    _check_reach(by, user.unit)
    if user == by:
        raise UserFacingError(
            "ACCOUNT-OWN", "Không tự ngừng tài khoản của chính mình", fix="Nhờ một người quản trị khác làm."
        )
    if user.is_active != active:
        user.is_active = active
        user.save(update_fields=["is_active"])
        record("account.open" if active else "account.close", user, by=by)
    return user


@transaction.atomic
def set_password(*, by: User, user: User, password: str) -> User:
    """Give an account a new password, which ends its sessions."""
    _check_reach(by, user.unit)
    user.set_password(password)
    user.save(update_fields=["password"])
    record("account.password", user, by=by)
    return user


def _check_reach(by: User | None, unit: "OrgUnit") -> None:
    """An administrator manages accounts of the unit and of the units below it."""
    if by is None:
        return
    probe = User(unit=unit)
    if not by.can(Permission.MANAGE_ACCOUNTS) or not may_read(by, probe):
        raise UserFacingError(
            "ACCOUNT-REACH",
            "Đơn vị này ngoài phạm vi quản trị",
            where=str(unit),
            why="Người quản trị chỉ quản lý tài khoản của đơn vị mình và đơn vị cấp dưới",
            fix="Chọn đơn vị khác, hoặc nhờ quản trị cấp trên.",
        )
