"""Ranh giới: load boundaries of one's own, take them out of use."""

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from namhoc.core import UserFacingError
from namhoc.orgunits.boundaries import MOST_BYTES, BoundaryReading
from namhoc.site.accounts.access import requires
from namhoc.site.accounts.permissions import Permission
from namhoc.site.accounts.scopes import readable_by
from namhoc.site.errors import notice
from namhoc.site.forms import Form
from namhoc.site.territory import actions
from namhoc.site.territory.models import BoundarySet


class BoundaryForm(Form):
    """A file and what must be known of it before it may be shown."""

    file = forms.FileField(
        label=gettext_lazy("Tệp GeoJSON, hệ tọa độ WGS 84"),
        widget=forms.FileInput(attrs={"accept": ".geojson,.json"}),
        max_length=255,
    )
    source = forms.CharField(label=gettext_lazy("Nguồn"), max_length=200)
    licence = forms.CharField(
        label=gettext_lazy("Quyền sử dụng"),
        max_length=200,
        help_text=gettext_lazy("Ai cho phép dùng, theo văn bản hoặc giấy phép nào."),
    )
    skip_broken = forms.BooleanField(label=gettext_lazy("Bỏ qua đối tượng hỏng, ghi phần còn lại"), required=False)


@requires(Permission.MANAGE_SCHOOLS)
@require_http_methods(["GET", "POST"])
def boundaries(request: HttpRequest) -> HttpResponse:
    """The set in use, and the form for another."""
    error: UserFacingError | None = None
    reading: BoundaryReading | None = None
    today = timezone.localdate()
    form = BoundaryForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        file = given["file"]
        try:
            # A file past the limit is refused by its size, before its bytes are taken into memory.
            data = file.read() if file.size <= MOST_BYTES else b" " * (MOST_BYTES + 1)
            stored, reading = actions.load_boundaries(
                by=request.user, name=file.name, data=data, source=given["source"], licence=given["licence"], day=today,
                skip_broken=given["skip_broken"],
            )  # fmt: skip
            if stored is not None:
                notice(request, _("Đã ghi ranh giới của %(n)d đơn vị.") % {"n": len(reading.boundaries)})
                return redirect("boundaries")
        except UserFacingError as told:
            error = told
    sets = readable_by(request.user, BoundarySet.objects.filter(dropped_at=None).select_related("by"))
    held = sets.first()
    communes = {unit.pk: unit for unit in actions.communes_of(actions.province_of(request.user), today)}
    have = set(held.boundaries.values_list("unit", flat=True)) if held else set()
    context = {
        "form": form, "error": error, "reading": reading, "held": held, "have": len(have & set(communes)),
        "missing": sorted(unit.label for pk, unit in communes.items() if held and pk not in have),
    }  # fmt: skip
    return render(request, "territory/boundaries.html", context, status=400 if form.errors or error or reading else 200)


@requires(Permission.MANAGE_SCHOOLS)
@require_POST
def drop(request: HttpRequest, pk: int) -> HttpResponse:
    """Bỏ bộ ranh giới."""
    found = readable_by(request.user, BoundarySet.objects.filter(province=actions.province_of(request.user)))
    held = found.filter(pk=pk).first()
    if held is None:
        raise Http404
    actions.drop_boundaries(by=request.user, boundaries=held)
    notice(request, _("Đã bỏ bộ ranh giới; bản đồ vẽ khái quát."))
    return redirect("boundaries")
