"""The person who signs in."""

from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from namhoc.site.accounts.permissions import ROLES, Permission, Role
from namhoc.site.accounts.scopes import readable, within


class UserManager(BaseUserManager["User"]):
    """Making accounts."""

    def create_user(self, username: str, password: str | None = None, **fields: Any) -> "User":
        """An account; without a password nobody can sign in to it."""
        user = self.model(username=self.model.normalize_username(username), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user


@readable(within("unit"))
class User(AbstractBaseUser):
    """An account: a name, a role, a unit. Nothing more about the person is kept."""

    username = models.CharField(
        _("tên đăng nhập"),
        max_length=60,
        unique=True,
        validators=[UnicodeUsernameValidator()],
        error_messages={"unique": _("Tên đăng nhập này đã có người dùng. Chọn tên khác.")},
    )
    name = models.CharField(_("tên hiển thị"), max_length=100)
    email = models.EmailField(_("thư điện tử"), blank=True)
    role = models.CharField(_("vai trò"), max_length=30, choices=Role)
    unit = models.ForeignKey("orgunits.OrgUnit", models.PROTECT, related_name="users", verbose_name=_("đơn vị"))
    is_active = models.BooleanField(_("đang dùng"), default=True)
    created_at = models.DateTimeField(_("tạo lúc"), auto_now_add=True)
    last_seen_desk = models.DateTimeField(null=True, editable=False)  # "Thay đổi từ" of the desk counts from here

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name", "role", "unit"]
    objects = UserManager()

    class Meta:
        verbose_name = _("tài khoản")
        verbose_name_plural = _("tài khoản")
        ordering = ["username"]
        constraints = [
            models.UniqueConstraint(fields=["email"], condition=~Q(email=""), name="user_email_once"),
        ]

    def __str__(self) -> str:
        return self.username

    def get_full_name(self) -> str:
        """The name shown to others."""
        return self.name

    @property
    def permissions(self) -> frozenset[Permission]:
        """What the role allows; nothing once the account is closed."""
        return ROLES[Role(self.role)] if self.is_active else frozenset()

    def can(self, permission: Permission) -> bool:
        """True when the role allows it. Whether the object is in reach is asked of ``scopes``."""
        return permission in self.permissions
