"""Đợt điều tra: by hamlet, by household; and for the department, counts without a name."""

from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from namhoc.core import fold
from namhoc.site.accounts.access import requires
from namhoc.site.accounts.permissions import Permission
from namhoc.site.accounts.scopes import readable_by
from namhoc.site.audit.record import record
from namhoc.site.errors import notice
from namhoc.site.registry.actions import close_campaign, mark_surveyed, open_campaign
from namhoc.site.registry.forms import CampaignForm
from namhoc.site.registry.models import Household, PersonYear, SurveyCampaign
from namhoc.site.registry.selectors import commune_of, get_household, latest_year, progress_in_all, progress_of

PER_PAGE = 50


@requires(Permission.READ_PERSONS)
@require_GET
def campaign(request: HttpRequest) -> HttpResponse:
    """The campaign of the year, hamlet by hamlet; ``?thon=`` opens the households of one."""
    commune = commune_of(request.user)
    year = latest_year(commune)
    found = SurveyCampaign.objects.filter(commune=commune).first()
    progress = progress_of(found) if found else []
    context = {
        "commune": commune,
        "year": year,
        "campaign": found,
        "progress": progress,
        "households": sum(one.households for one in progress),
        "surveyed": sum(one.surveyed for one in progress),
        "form": CampaignForm(initial={"survey_year": year}),
        "part": "campaign",
    }
    return render(request, "registry/campaign.html", context)


@requires(Permission.READ_PERSONS)
@require_GET
def households(request: HttpRequest) -> HttpResponse:
    """Households of the commune or of one hamlet, those still to survey first."""
    commune = commune_of(request.user)
    hamlet, words = request.GET.get("thon", "")[:120], request.GET.get("q", "").strip()[:100]
    found = SurveyCampaign.objects.filter(commune=commune).first()
    listed = readable_by(request.user, Household.objects.filter(commune=commune))
    if hamlet:
        listed = listed.filter(hamlet=hamlet)
    rows = listed.annotate(
        people=Count("persons", distinct=True),
        surveyed=Count("visits", filter=Q(visits__campaign=found), distinct=True),
    )
    if fold(words):
        plain = fold(words)
        rows = rows.filter(Q(sheet_number__iexact=words) | Q(persons__name_folded__contains=plain))
    page = Paginator(rows.order_by("surveyed", "hamlet", "sheet_number", "pk"), PER_PAGE).get_page(
        request.GET.get("trang")
    )
    criterion = ", ".join(part for part in ("hamlet" if hamlet else "", "name" if words else "") if part) or "all"
    details = {"criterion": f"households: {criterion}", "found": page.paginator.count}
    record("people.view", commune, by=request.user, unit=commune, details=details)
    context = {"page": page, "hamlet": hamlet, "words": words, "campaign": found, "part": "campaign"}
    return render(request, "registry/households.html", context)


@requires(Permission.READ_PERSONS, Permission.EDIT_PERSONS)
@require_POST
def open_one(request: HttpRequest) -> HttpResponse:
    """Open a campaign."""
    form = CampaignForm(request.POST)
    if not form.is_valid():
        commune = commune_of(request.user)
        context = {"commune": commune, "form": form, "campaign": None, "year": latest_year(commune), "part": "campaign"}
        return render(request, "registry/campaign.html", context, status=400)
    open_campaign(by=request.user, commune=commune_of(request.user), **form.cleaned_data)
    notice(request, _("Đã mở đợt điều tra."))
    return redirect("campaign")


@requires(Permission.READ_PERSONS, Permission.EDIT_PERSONS)
@require_POST
def close_one(request: HttpRequest, pk: int) -> HttpResponse:
    """Close it."""
    found = get_object_or_404(readable_by(request.user, SurveyCampaign.objects.select_related("commune")), pk=pk)
    close_campaign(by=request.user, campaign=found)
    notice(request, _("Đã đóng đợt điều tra. Sửa từng người vẫn làm được."))
    return redirect("campaign")


@requires(Permission.READ_PERSONS, Permission.EDIT_PERSONS)
@require_POST
def mark(request: HttpRequest, pk: int) -> HttpResponse:
    """Tick a household off, or take the tick back (``bo``)."""
    household = get_household(request.user, pk)
    found = SurveyCampaign.objects.filter(commune=household.commune).first()
    if found is None:
        raise Http404
    mark_surveyed(by=request.user, campaign=found, household=household, surveyed="bo" not in request.POST)
    if request.POST.get("ve") == "thon":
        return redirect(f"{reverse('households')}?{urlencode({'thon': household.hamlet})}")
    return redirect(household)


@requires(Permission.READ_RECOGNITION)
@require_GET
def progress(request: HttpRequest) -> HttpResponse:
    """Counts by commune: what the department sees of the surveys."""
    campaigns = readable_by(request.user, SurveyCampaign.objects.select_related("commune"))
    years = list(campaigns.order_by("-survey_year").values_list("survey_year", flat=True).distinct())
    wanted = request.GET.get("nam", "")
    year = int(wanted) if wanted in {str(one) for one in years} else (years[0] if years else None)
    listed = campaigns.filter(survey_year=year).order_by("commune__name_folded") if year else campaigns.none()
    page = Paginator(listed, PER_PAGE).get_page(request.GET.get("trang"))
    communes = [one.commune_id for one in page]
    people = dict(
        PersonYear.objects.filter(commune__in=communes, survey_year=year)
        .order_by()
        .values_list("commune")
        .annotate(Count("pk"))
    )
    totals = progress_in_all(list(page))
    lines = [
        {
            "campaign": one,
            "people": people.get(one.commune_id, 0),
            "households": totals[one.pk][0],
            "surveyed": totals[one.pk][1],
        }
        for one in page
    ]
    context = {"lines": lines, "page": page, "year": year, "years": years}
    return render(request, "registry/progress.html", context)
