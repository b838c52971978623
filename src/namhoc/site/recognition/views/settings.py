"""Cách tính của năm: the readings of the law that a province chooses, and its own days."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from namhoc.core import UserFacingError
from namhoc.orgunits import Tier
from namhoc.recognition.process import OWN_KINDS
from namhoc.recognition.switches import SWITCH_WORDS
from namhoc.site.accounts.access import requires
from namhoc.site.accounts.permissions import Permission
from namhoc.site.errors import notice
from namhoc.site.forms import Form
from namhoc.site.recognition.actions import set_year, unlock_figures
from namhoc.site.recognition.law import switches_of
from namhoc.site.recognition.models import ProvinceYear
from namhoc.site.recognition.views.asked import get_commune, get_unit, programme_of, year_of
from namhoc.site.recognition.views.province import frame


class YearForm(Form):
    """A choice for each open reading, and days of the communes."""

    mark_optional = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.base_fields = {
            **{
                name: forms.ChoiceField(label=question, choices=list(words.items()))
                for name, (question, words) in SWITCH_WORDS.items()
            },
            **{
                f"due-{kind}": forms.DateField(
                    label=_("Ngày của xã: %(what)s") % {"what": label.lower()},
                    required=False,
                    widget=forms.DateInput(attrs={"placeholder": "15/10/2026", "autocomplete": "off"}),
                )
                for kind, label in OWN_KINDS.items()
                if kind != "recognition"
            },
        }
        super().__init__(*args, **kwargs)

    @property
    def switches(self) -> dict[str, object]:
        """The choices as plain values."""
        given = {name: self.cleaned_data[name] for name in SWITCH_WORDS}
        return {name: value == "True" if value in ("True", "False") else value for name, value in given.items()}

    @property
    def due(self) -> dict[str, str]:
        """The own days of communes, ISO."""
        return {
            f"commune.{name.removeprefix('due-')}": day.isoformat()
            for name, day in self.cleaned_data.items()
            if name.startswith("due-") and day
        }


@requires(Permission.READ_RECOGNITION, Permission.RECOGNISE)
@require_http_methods(["GET", "POST"])
def settings(request: HttpRequest, pk: int) -> HttpResponse:
    """See and change them; a changed reading judges the province anew, what was judged before stays."""
    unit = get_unit(request, pk, Tier.PROVINCE)
    programme, year = programme_of(request), year_of(request, unit)
    row = ProvinceYear.objects.filter(province=unit, survey_year=year).first()
    initial: dict[str, Any] = {name: str(v) for name, v in switches_of(unit, year).as_values().items()}
    initial |= {f"due-{kind}": row.due_on(f"commune.{kind}") for kind in OWN_KINDS} if row else {}
    form = YearForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        set_year(by=request.user, province=unit, survey_year=year, switches=form.switches, due=form.due)
        notice(request, _("Đã ghi cách tính của năm %(year)s và xét lại.") % {"year": year})
        return redirect(f"{reverse('recognition-province', args=[unit.pk])}?ct={programme.key}&nam={year}")
    context = frame(request, unit, programme, year, "settings") | {"form": form}
    return render(request, "recognition/settings.html", context, status=422 if form.errors else 200)


@requires(Permission.READ_RECOGNITION, Permission.RECOGNISE)
@require_POST
def unlock(request: HttpRequest, pk: int) -> HttpResponse:
    """Open the figures of a commune again, with a reason."""
    unit = get_commune(request, pk)
    year = year_of(request, unit)
    try:
        unlock_figures(by=request.user, unit=unit, survey_year=year, reason=request.POST.get("ly-do", ""))
    except UserFacingError as error:
        return render(request, "error.html", {"error": error}, status=409)
    notice(request, _("Đã mở khóa số liệu năm %(year)s.") % {"year": year})
    return redirect(f"{reverse('recognition-figures', args=[unit.pk])}?nam={year}")
