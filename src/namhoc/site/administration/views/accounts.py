"""Accounts: list, add, change, close, new password."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from namhoc.core import fold
from namhoc.site.accounts import actions
from namhoc.site.accounts.access import requires
from namhoc.site.accounts.models import User
from namhoc.site.accounts.permissions import Permission, Role
from namhoc.site.accounts.scopes import readable_by
from namhoc.site.administration.forms import AccountForm, PasswordForm


@requires(Permission.MANAGE_ACCOUNTS)
@require_GET
def account_list(request: HttpRequest) -> HttpResponse:
    """Accounts of the unit and of the units below it."""
    users = readable_by(request.user, User.objects.select_related("unit__parent"))
    query, role = request.GET.get("q", "").strip()[:100], request.GET.get("vai-tro", "")
    if query:
        by_unit = Q(unit__name_folded__contains=fold(query)) if fold(query) else Q()
        users = users.filter(Q(username__icontains=query) | Q(name__icontains=query) | by_unit)
    if role in Role.values:
        users = users.filter(role=role)
    page = Paginator(users, 50).get_page(request.GET.get("trang"))
    context = {"page": page, "query": query, "role": role, "roles": Role.choices, "part": "accounts"}
    return render(request, "administration/accounts.html", context)


@requires(Permission.MANAGE_ACCOUNTS)
@require_http_methods(["GET", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """A new account with a first password."""
    form = AccountForm(request.POST or None, by=request.user)
    password_form = PasswordForm(request.POST or None)
    if request.method == "POST" and all([form.is_valid(), password_form.is_valid()]):
        user = actions.add_user(by=request.user, password=password_form.cleaned_data["password"], **form.cleaned_data)
        messages.success(request, _("Đã mở tài khoản %(name)s.") % {"name": user.username})
        return redirect("accounts")
    context = {"form": form, "password_form": password_form, "part": "accounts"}
    return render(request, "administration/account_add.html", context, status=400 if form.is_bound else 200)


def get_account(request: HttpRequest, pk: int) -> User:
    """An account within reach, or 404."""
    return get_object_or_404(readable_by(request.user, User.objects.select_related("unit__parent")), pk=pk)


@requires(Permission.MANAGE_ACCOUNTS)
@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Name, address, role, unit."""
    user = get_account(request, pk)
    form = AccountForm(request.POST or None, by=request.user, instance=get_account(request, pk))
    if request.method == "POST" and form.is_valid():
        fields = {name: form.cleaned_data[name] for name in ("name", "email", "role", "unit")}
        actions.change_user(by=request.user, user=user, **fields)
        messages.success(request, _("Đã ghi thay đổi của %(name)s.") % {"name": user.username})
        return redirect("account", pk)
    context = {"account": user, "form": form, "password_form": PasswordForm(), "part": "accounts"}
    return render(request, "administration/account.html", context, status=400 if form.is_bound else 200)


@requires(Permission.MANAGE_ACCOUNTS)
@require_POST
def set_active(request: HttpRequest, pk: int) -> HttpResponse:
    """Close or open again; the button says which of the two it meant."""
    user = get_account(request, pk)
    active = request.POST.get("active") == "1"
    actions.set_active(by=request.user, user=user, active=active)
    told = _("Đã mở lại tài khoản %(name)s.") if active else _("Đã ngừng tài khoản %(name)s.")
    messages.success(request, told % {"name": user.username})
    return redirect("account", pk)


@requires(Permission.MANAGE_ACCOUNTS)
@require_POST
def password(request: HttpRequest, pk: int) -> HttpResponse:
    """A new password."""
    user = get_account(request, pk)
    form = PasswordForm(request.POST, user=user)
    if form.is_valid():
        actions.set_password(by=request.user, user=user, password=form.cleaned_data["password"])
        messages.success(request, _("Đã đặt mật khẩu mới cho %(name)s.") % {"name": user.username})
        return redirect("account", pk)
    context = {"account": user, "password_form": form, "part": "accounts"}
    context["form"] = AccountForm(by=request.user, instance=user)
    return render(request, "administration/account.html", context, status=400)
