"""What an officer records of one person: each a form of its own, so that one thing changes and the rest stays."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from namhoc.core import UserFacingError
from namhoc.recognition.person_year import EvidenceKind
from namhoc.site.accounts.access import requires
from namhoc.site.accounts.permissions import Permission
from namhoc.site.errors import notice
from namhoc.site.registry import actions
from namhoc.site.registry.forms import (
    ArrivalForm,
    Checked,
    CompletionForm,
    DepartureForm,
    DisabilityForm,
    LiteracyForm,
    PapersForm,
    PersonForm,
    YearForm,
)
from namhoc.site.registry.models import EventKind, Person, PersonYear
from namhoc.site.registry.rights import may_edit
from namhoc.site.registry.selectors import commune_of, get_household, get_person, latest_year, years_of

if TYPE_CHECKING:
    from namhoc.site.accounts.models import User


@dataclass(frozen=True)
class Deed:
    """One deed: its form (made for a row), and what it calls."""

    title: Promise
    button: Promise
    form: Callable[..., Checked]
    run: Callable[["User", PersonYear, dict[str, Any], int | None, str], object]


def _bound(form: type[Checked], initial: Callable[[PersonYear], dict[str, Any]]) -> Callable[..., Checked]:
    return lambda row, data, files: form(data, files, initial=initial(row))


def upload_of(values: dict[str, Any]) -> actions.Upload | None:
    """The scan that came with a form."""
    file = values.get("scan")
    return actions.Upload.of(file) if file else None


DEEDS: dict[str, Deed] = {
    "thong-tin": Deed(
        _("Sửa thông tin"),
        _("Lưu thông tin"),
        lambda row, data, _files: PersonForm(
            data, initial=PersonForm.initial_of(row.person), survey_year=row.survey_year
        ),
        lambda by, row, values, version, why: actions.edit_person(
            by=by, person=row.person, values=values, version=version, why=why
        ),
    ),
    "nam": Deed(
        _("Sửa năm điều tra"),
        _("Lưu năm điều tra"),
        lambda row, data, _files: YearForm(data, initial=YearForm.initial_of(row), row=row),
        lambda by, row, values, version, why: actions.edit_year(
            by=by, row=row, values=values, version=version, why=why, review=True
        ),
    ),
    "hoan-thanh": Deed(
        _("Ghi hoàn thành cấp học"),
        _("Ghi hoàn thành"),
        _bound(CompletionForm, lambda row: {"year": row.survey_year}),
        lambda by, row, values, version, why: actions.record_completion(
            by=by,
            row=row,
            completion=actions.Completion(values["completion"]),
            year=values["year"],
            evidence=None if values["evidence"] is None else EvidenceKind(values["evidence"]),
            number=values["number"],
            paper=upload_of(values),
            version=version,
            why=why,
        ),
    ),
    "giay-to": Deed(
        _("Ghi giấy tờ, chứng chỉ"),
        _("Lưu giấy tờ"),
        lambda row, data, _files: PapersForm(
            data, initial=PapersForm.initial_of(row.person), survey_year=row.survey_year, person=row.person
        ),
        lambda by, row, values, version, why: actions.edit_person(
            by=by, person=row.person, values=values, version=version, why=why
        ),
    ),
    "biet-chu": Deed(
        _("Ghi mức biết chữ"),
        _("Ghi mức biết chữ"),
        _bound(LiteracyForm, lambda row: {"level": row.literacy, "relapse": row.relapse}),
        lambda by, row, values, version, why: actions.record_literacy(
            by=by,
            row=row,
            level=values["level"],
            relapse=values["relapse"],
            paper=upload_of(values),
            version=version,
            why=why,
        ),
    ),
    "khuyet-tat": Deed(
        _("Ghi khuyết tật"),
        _("Ghi khuyết tật"),
        _bound(
            DisabilityForm,
            lambda row: {
                "disabled": row.disabled,
                "kind": row.disability,
                "able": {True: "1", False: "0"}.get(row.disabled_able, ""),  # type: ignore[call-overload]
                "access": {True: "1", False: "0"}.get(row.disabled_access, ""),  # type: ignore[call-overload]
            },
        ),
        lambda by, row, values, version, why: actions.mark_disability(
            by=by, row=row, version=version, why=why, **values
        ),
    ),
    "bien-dong": Deed(
        _("Ghi chuyển đi hoặc chết"),
        _("Ghi biến động"),
        _bound(DepartureForm, lambda row: {}),
        lambda by, row, values, version, why: actions.record_departure(
            by=by,
            person=row.person,
            kind=EventKind(values["kind"]),
            on=values["on"],
            place=values["place"],
            version=version,
        ),
    ),
}


OF_THE_PERSON = ("thong-tin", "giay-to", "bien-dong")
"""Deeds that write nothing of a survey year, and so are open where the year is closed to the commune."""


@requires(Permission.READ_PERSONS, Permission.EDIT_PERSONS)
@require_http_methods(["GET", "POST"])
def deed(request: HttpRequest, code: str, deed: str) -> HttpResponse:
    """The form of one deed on one person; a refusal comes back with everything that was typed."""
    person, wanted = get_person(request.user, code), DEEDS.get(deed)
    if wanted is None:
        raise Http404
    row = row_of(request, person)
    if not may_edit(request.user, person.commune if deed in OF_THE_PERSON else row.commune):
        raise PermissionDenied
    form, error = wanted.form(row, request.POST or None, request.FILES or None), None
    if request.method == "POST" and form.is_valid():
        version = request.POST.get("phien-ban", "")
        try:
            wanted.run(
                request.user,
                row,
                form.cleaned_data,
                int(version) if version.isdecimal() and len(version) < 10 else None,
                request.POST.get("ly-do", "").strip(),
            )
        except UserFacingError as refused:
            error = refused
        else:
            notice(request, _("Đã ghi."))
            return redirect(person)
    context = {
        "person": person,
        "row": row,
        "deed": wanted,
        "form": form,
        "error": error,
        "why": request.POST.get("ly-do", ""),
        "version": request.POST.get("phien-ban") or person.version,
        "part": "register",
    }
    status = 409 if error else 400 if form.is_bound else 200
    return render(request, "registry/deed.html", context, status=status)


def row_of(request: HttpRequest, person: Person) -> PersonYear:
    """The row of ``?nam=``, else the latest the officer may read."""
    rows = years_of(request.user).filter(person=person).order_by("-survey_year", "-id")
    wanted = request.GET.get("nam", "")
    if wanted.isdecimal() and len(wanted) == 4:
        rows = rows.filter(survey_year=int(wanted))
    row = rows.first()
    if row is None:
        raise Http404
    return row


@requires(Permission.READ_PERSONS, Permission.EDIT_PERSONS)
@require_http_methods(["GET", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """A person who is in no register yet."""
    commune = commune_of(request.user)
    year = latest_year(commune)
    given = request.GET.get("ho", "")
    household = get_household(request.user, int(given)) if given.isdecimal() and len(given) < 12 else None
    form = PersonForm(request.POST or None, survey_year=year)
    error = None
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.add_person(
                by=request.user, commune=commune, survey_year=year, person=form.cleaned_data, household=household
            )
        except UserFacingError as refused:
            error = refused
        else:
            notice(request, _("Đã thêm người. Ghi tiếp tình trạng học trong năm."))
            return redirect("person-deed", made.code, "nam")
    context = {"form": form, "error": error, "household": household, "year": year, "part": "register"}
    status = 409 if error else 400 if form.is_bound else 200
    return render(request, "registry/person_add.html", context, status=status)


@requires(Permission.READ_PERSONS, Permission.EDIT_PERSONS)
@require_http_methods(["GET", "POST"])
def arrival(request: HttpRequest) -> HttpResponse:
    """Receive who moved here from another commune of the system."""
    commune, error = commune_of(request.user), None
    form = ArrivalForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            taken = actions.take_in(by=request.user, commune=commune, **form.cleaned_data)
        except UserFacingError as refused:
            error = refused
        else:
            notice(request, _("Đã tiếp nhận. Ghi tiếp hộ và tình trạng học ở nơi mới."))
            return redirect(taken)
    status = 409 if error else 400 if form.is_bound else 200
    return render(request, "registry/arrival.html", {"form": form, "error": error, "part": "register"}, status=status)
