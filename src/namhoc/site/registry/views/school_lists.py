"""Sổ của trường: lists handed in, and the comparison with the survey (X9)."""

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from namhoc.core import UserFacingError
from namhoc.orgunits import UnitKind
from namhoc.site.accounts.access import requires
from namhoc.site.accounts.permissions import Permission, Role
from namhoc.site.accounts.scopes import readable_by
from namhoc.site.audit.record import record
from namhoc.site.errors import notice
from namhoc.site.orgunits.models import OrgUnit
from namhoc.site.registry.actions import Side, hand_in_list, settle_pupil
from namhoc.site.registry.comparing import compare
from namhoc.site.registry.models import SchoolList, SchoolPupil
from namhoc.site.registry.selectors import commune_of, latest_year

SHOWN = 200


def schools_for(request: HttpRequest) -> list[OrgUnit]:
    """The schools the person may hand a list in for: the own one, or those of the commune."""
    unit = request.user.unit
    if request.user.role == Role.SCHOOL:
        return [unit]
    if not request.user.can(Permission.EDIT_PERSONS):
        return []
    schools = OrgUnit.objects.filter(parent=commune_of(request.user), kind=UnitKind.SCHOOL, valid_to=None)
    return list(schools.order_by("name_folded"))


@requires(Permission.READ_SCHOOLS)
@require_http_methods(["GET", "POST"])
def lists(request: HttpRequest) -> HttpResponse:
    """Hand a list in; the lists handed in so far, as counts. A school sees its own."""
    if request.user.role != Role.SCHOOL and not request.user.can(Permission.READ_PERSONS):
        raise PermissionDenied
    schools, error = schools_for(request), None
    if request.method == "POST":
        try:
            held = _handed_in(request, schools)
        except UserFacingError as refused:
            error = refused
        else:
            notice(
                request,
                _("Đã nhận danh sách của %(school)s: %(n)s học sinh.")
                % {"school": held.school, "n": held.pupils.count()},
            )
            return redirect("school-list", held.pk) if request.user.role != Role.SCHOOL else redirect("school-lists")
    held_lists = readable_by(request.user, SchoolList.objects.select_related("school", "by"))
    context = {
        "schools": schools,
        "lists": held_lists.annotate(number=Count("pupils")).order_by("-survey_year", "school__name_folded"),
        "error": error,
        "year": _year(request),
        "of_commune": request.user.can(Permission.READ_PERSONS),
        "part": "schools",
    }
    return render(request, "registry/school_lists.html", context, status=409 if error else 200)


def _year(request: HttpRequest) -> int:
    unit = request.user.unit
    return latest_year(unit.parent if request.user.role == Role.SCHOOL and unit.parent else unit)


def _handed_in(request: HttpRequest, schools: list[OrgUnit]) -> SchoolList:
    file, wanted = request.FILES.get("file"), request.POST.get("truong", "")
    school = next((one for one in schools if str(one.pk) == wanted), schools[0] if len(schools) == 1 else None)
    if school is None:
        raise UserFacingError("REG-LIST", "Chưa chọn trường", fix="Chọn trường của xã.")
    if file is None or file.size > settings.EVIDENCE_MAX_BYTES:
        raise UserFacingError("REG-LIST", "Chưa chọn tệp, hoặc tệp quá lớn", fix="Chọn tệp Excel danh sách học sinh.")
    year = request.POST.get("nam", "")
    return hand_in_list(
        by=request.user,  # type: ignore[arg-type]
        school=school,
        survey_year=int(year) if year.isdecimal() and len(year) == 4 else _year(request),
        name=file.name or "",
        data=file.read(),
    )


@requires(Permission.READ_PERSONS)
@require_GET
def comparison(request: HttpRequest, pk: int) -> HttpResponse:
    """One list against the survey."""
    held = get_object_or_404(readable_by(request.user, SchoolList.objects.select_related("school", "commune")), pk=pk)
    found = compare(held)
    record("people.view", held, by=request.user, unit=held.commune, details={"criterion": "X9", "found": found.open})
    context = {
        "held": held,
        "found": found,
        "parts": [
            ("differing", found.differing[:SHOWN], len(found.differing)),
            ("only_school", found.only_school[:SHOWN], len(found.only_school)),
            ("only_survey", found.only_survey[:SHOWN], len(found.only_survey)),
        ],
        "part": "schools",
    }
    return render(request, "registry/school_list.html", context)


@requires(Permission.READ_PERSONS, Permission.EDIT_PERSONS)
@require_POST
def settle(request: HttpRequest, pk: int) -> HttpResponse:
    """Take one side's fact for one pupil."""
    pupils = readable_by(request.user, SchoolPupil.objects.select_related("pupil_list__commune", "pupil_list__school"))
    pupil = get_object_or_404(pupils, pk=pk)
    side = Side.SCHOOL if request.POST.get("theo") == "truong" else Side.SURVEY
    settle_pupil(by=request.user, pupil=pupil, side=side)  # type: ignore[arg-type]
    notice(
        request,
        _("Đã ghi theo sổ của trường.") if side is Side.SCHOOL else _("Giữ theo điều tra; trường sửa danh sách."),
    )
    return redirect("school-list", pupil.pupil_list_id)
