"""What every page shows around its content: the rooms of the rail, the school year, the mark of simulated data."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from namhoc.core import SchoolYear
from namhoc.site.accounts.permissions import Permission


@dataclass(frozen=True)
class Room:
    """One entry of the rail. ``key``: the letter after ``g``; ``within``: url names that belong to it."""

    name: Promise
    icon: str
    url: str
    key: str
    prefix: str
    permissions: tuple[Permission, ...] = ()
    apart: bool = False


ROOMS = (
    Room(_("Bàn làm việc"), "house", "desk", "b", "/"),
    Room(_("Văn bản"), "file-earmark-text", "documents", "v", "/van-ban/", (Permission.READ_DOCUMENTS,)),
    Room(_("Nhiệm vụ"), "check2-square", "tasks", "n", "/nhiem-vu/", (Permission.READ_TASKS,)),
    Room(_("Phổ cập"), "mortarboard", "recognition", "p", "/pho-cap/", (Permission.READ_RECOGNITION,)),
    Room(_("Mạng lưới"), "diagram-3", "territory", "m", "/mang-luoi/", (Permission.READ_SCHOOLS,)),
    Room(_("Quản trị"), "sliders", "administration", "q", "/quan-tri/", (Permission.READ_JOURNAL,), apart=True),
)


def school_year_of_today() -> SchoolYear:
    """The school year that runs today; a new one begins in August."""
    today = timezone.localdate()
    return SchoolYear(today.year if today.month >= 8 else today.year - 1)


def shell(request: HttpRequest) -> dict[str, Any]:
    """Context of every page."""
    from django.urls import NoReverseMatch, reverse

    context: dict[str, Any] = {
        "simulated": settings.DEMO,
        "school_year": school_year_of_today(),
        "languages": settings.LANGUAGES,
        "session_seconds": str(settings.SESSION_COOKIE_AGE),  # a string: numbers get points between thousands
    }
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return context
    rooms = []
    for room in ROOMS:
        try:
            url = reverse(room.url)
        except NoReverseMatch:  # a room that is not built yet has no door
            continue
        if not all(user.can(permission) for permission in room.permissions):
            continue
        here = request.path == "/" if room.prefix == "/" else request.path.startswith(room.prefix)
        rooms.append({"room": room, "url": url, "here": here})
    return context | {"rooms": rooms}
