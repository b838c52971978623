"""The last visit, and the three numbers that changed since."""

from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from namhoc.site.accounts.models import User
from namhoc.site.accounts.permissions import Permission
from namhoc.site.accounts.scopes import readable_by
from namhoc.site.directives.models import LegalDocument
from namhoc.site.steering.models import Task, TaskUnit
from namhoc.steering import Progress


@dataclass(frozen=True)
class Change:
    """A number and what it counts."""

    count: str
    what: str


def last_visit(request: HttpRequest) -> datetime | None:
    """When the person was here before this session; None the first time."""
    user: User = request.user  # type: ignore[assignment]
    if "desk_since" not in request.session:
        seen = user.last_seen_desk
        request.session["desk_since"] = seen.isoformat() if seen else ""
        User.objects.filter(pk=user.pk).update(last_seen_desk=timezone.now())
    return parse_datetime(request.session["desk_since"]) if request.session["desk_since"] else None


def changes_since(user: User, since: datetime) -> list[Change]:
    """What came, what came back, what was reported; numbers of nothing are left out."""
    changes: list[tuple[int, str, str]] = []
    if user.can(Permission.READ_TASKS):
        rows = readable_by(user, TaskUnit.objects.all())
        own = rows.filter(unit=user.unit)
        new = own.filter(task__issued_at__gt=since, task__withdrawn_at=None).count()
        back = own.filter(progress=Progress.REDO, updated_at__gt=since).count()
        done = rows.filter(task__unit=user.unit, progress=Progress.AWAITING, updated_at__gt=since).count()
        given = readable_by(user, Task.objects.filter(unit=user.unit, issued_at__gt=since)).count()
        changes += [
            (new, _("nhiệm vụ"), _("mới giao cho đơn vị")),
            (back, _("nhiệm vụ"), _("bị trả lại")),
            (done, _("đơn vị"), _("báo đã xong, chờ xác nhận")),
            (given, _("nhiệm vụ"), _("đơn vị đã giao")),
        ]
    if user.can(Permission.READ_DOCUMENTS):
        kept = readable_by(user, LegalDocument.objects.filter(kept_at__gt=since)).count()
        changes.append((kept, _("văn bản"), _("mới lưu")))
    return [Change(f"{count} {noun}", what) for count, noun, what in changes if count][:3]
