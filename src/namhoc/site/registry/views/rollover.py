"""Chuyển năm: what will be carried over, what has to be known first, and doing it."""

from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from namhoc.recognition.person_year import Status
from namhoc.site.accounts.access import requires
from namhoc.site.accounts.permissions import Permission
from namhoc.site.errors import notice
from namhoc.site.registry.actions import preview_roll_over, record_promotion, roll_over
from namhoc.site.registry.actions.rollover import rows_to_roll
from namhoc.site.registry.models import PersonYear
from namhoc.site.registry.models.person_year import GRADES
from namhoc.site.registry.selectors import commune_of, latest_year

_WORDS = {int(grade): str(words) for grade, words in GRADES}


def year_from(request: HttpRequest, given: str) -> int:
    """The year to go on from: the one asked for, if there are rows of it, else the latest."""
    commune = commune_of(request.user)
    years = set(rows_to_roll(commune).order_by().values_list("survey_year", flat=True).distinct())
    if given.isdecimal() and len(given) == 4 and int(given) in years:
        return int(given)
    return max(years, default=latest_year(commune))


@requires(Permission.READ_PERSONS)
@require_GET
def preview(request: HttpRequest) -> HttpResponse:
    """What the roll-over will do; nothing is written."""
    commune = commune_of(request.user)
    year = year_from(request, request.GET.get("nam", ""))
    pupils = PersonYear.objects.filter(
        commune=commune, survey_year=year, status__in=[Status.STUDYING, Status.PAUSED], grade__isnull=False
    )
    results = (
        pupils.order_by("grade", "school")
        .values("grade", "school")
        .annotate(
            unknown=Count("pk", filter=Q(finished_grade=None)),
            done=Count("pk", filter=Q(finished_grade=True)),
            repeat=Count("pk", filter=Q(finished_grade=False)),
        )
    )
    planned = preview_roll_over(commune, year)
    context = {
        "commune": commune,
        "year": year,
        "planned": planned,
        "asked": [(str(reason.value), number) for reason, number in planned.asked.most_common()],
        "results": [row | {"words": _WORDS.get(row["grade"], row["grade"])} for row in results],
        "part": "rollover",
    }
    return render(request, "registry/rollover.html", context)


@requires(Permission.READ_PERSONS, Permission.EDIT_PERSONS)
@require_POST
def promote(request: HttpRequest) -> HttpResponse:
    """A whole grade of one school completed the year."""
    commune, grade = commune_of(request.user), request.POST.get("lop", "")
    year = year_from(request, request.POST.get("nam", ""))
    if grade in {str(one) for one in _WORDS}:
        school = request.POST.get("truong", "")[:20]
        changed = record_promotion(by=request.user, commune=commune, survey_year=year, grade=int(grade), school=school)
        notice(request, _("Đã ghi %(n)s em hoàn thành chương trình lớp.") % {"n": changed})
    return redirect("rollover")


@requires(Permission.READ_PERSONS, Permission.EDIT_PERSONS)
@require_POST
def go(request: HttpRequest) -> HttpResponse:
    """Do it."""
    commune = commune_of(request.user)
    done = roll_over(by=request.user, commune=commune, survey_year=year_from(request, request.POST.get("nam", "")))
    notice(request, _("Đã chuyển %(n)s người sang năm %(year)s.") % {"n": done.carried, "year": done.survey_year})
    return redirect("follow-up")
