"""What an address of the room asks for: a unit within reach, a programme, a year."""

from datetime import date

from django.http import Http404, HttpRequest
from django.utils import timezone

from namhoc.core import UserFacingError
from namhoc.orgunits import Tier
from namhoc.site.accounts.models import User
from namhoc.site.accounts.scopes import has_reached
from namhoc.site.orgunits.models import OrgUnit
from namhoc.site.recognition.bounds import is_heir
from namhoc.site.recognition.programmes import BY_KEY, PROGRAMMES, Programme
from namhoc.site.recognition.situation import years_of


def get_unit(request: HttpRequest, pk: int, tier: Tier) -> OrgUnit:
    """The unit of that tier; 404 when there is none or it lies outside what the person answers for."""
    unit = OrgUnit.objects.filter(pk=pk, tier=tier).select_related("parent").first()
    if unit is None or not within_reach(request.user, unit):
        raise Http404
    return unit


def within_reach(user: User, unit: OrgUnit) -> bool:
    """The person answers for the unit, or for the one that it or its province went into."""
    if has_reached(user, unit):
        return True
    if unit.valid_to is None or unit.valid_to >= timezone.localdate():
        return False
    heir = OrgUnit.objects.filter(path=user.unit.reach, tier=Tier.PROVINCE).first()
    return heir is not None and is_heir(heir, unit)


def get_commune(request: HttpRequest, pk: int) -> OrgUnit:
    """A commune within reach."""
    return get_unit(request, pk, Tier.COMMUNE)


def get_any(request: HttpRequest, pk: int) -> OrgUnit:
    """A commune, district or province within reach."""
    unit = OrgUnit.objects.filter(pk=pk).exclude(tier="").select_related("parent").first()
    if unit is None or not within_reach(request.user, unit):
        raise Http404
    return unit


def programme_of(request: HttpRequest) -> Programme:
    """``?ct=TH``; primary where nothing or nonsense is asked."""
    return BY_KEY.get(request.GET.get("ct") or request.POST.get("ct", ""), PROGRAMMES[1])


def year_of(request: HttpRequest, unit: OrgUnit) -> int:
    """``?nam=2026`` among the years there is anything of; the newest where nothing or nonsense is asked."""
    years = years_of(unit)
    asked = request.GET.get("nam") or request.POST.get("nam", "")
    if asked.isascii() and asked.isdigit() and len(asked) == 4 and int(asked) in years:
        return int(asked)
    if not years:
        raise Http404
    return years[0]


def day_of_text(text: str) -> date | None:
    """A day as people type it (05/9/2026); None for nothing. Raises RECOG-DAY for what is no day."""
    if not text.strip():
        return None
    try:
        day, month, year = (int(part) for part in text.strip().replace("-", "/").split("/"))
        return date(year, month, day)
    except ValueError as error:
        raise UserFacingError(
            "RECOG-DAY", "Ngày không hợp lệ", why="Ngày viết theo ngày/tháng/năm", fix="Sửa ngày, ví dụ 05/9/2026."
        ) from error


def whole(text: str | None, *, least: int, most: int) -> int | None:
    """A whole number from an address within bounds; None for anything else."""
    sign = (text or "").strip()
    digits = sign[1:] if sign[:1] in "+-" else sign
    if not (digits.isascii() and digits.isdigit() and len(digits) < 9):
        return None
    return max(least, min(most, int(sign)))
