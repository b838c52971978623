"""Forms of the room Quản trị."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.contrib.auth.password_validation import password_validators_help_texts, validate_password
from django.utils import timezone
from django.utils.functional import Promise, lazy
from django.utils.html import format_html_join
from django.utils.translation import gettext_lazy as _

from namhoc.core import fold
from namhoc.site.accounts.models import User
from namhoc.site.accounts.permissions import Role
from namhoc.site.forms import Form, ModelForm
from namhoc.site.orgunits.models import OrgUnit


class UnitField(forms.CharField):
    """A unit by its name, offered as a list while typing (datalist); accents may be left out."""

    def __init__(self, *, reach: str, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.units = OrgUnit.objects.on(timezone.localdate()).under(reach).select_related("parent").order_by("name")
        self.widget.attrs |= {"list": "don-vi", "autocomplete": "off"}

    def clean(self, value: Any) -> Any:
        """The one unit of that name within reach."""
        given = fold(super().clean(value))
        found = [unit for unit in self.units if given in (fold(unit.label), unit.name_folded, fold(unit.code))]
        if len(found) != 1:
            raise forms.ValidationError(
                _("Chọn một đơn vị trong danh sách gợi ý.") if not found else _("Có nhiều đơn vị trùng tên; ghi mã.")
            )
        return found[0]


class AccountForm(ModelForm):
    """Name, address, role, unit of an account."""

    unit = forms.CharField()  # replaced in __init__: the list depends on who asks

    class Meta:
        model = User
        fields = ["username", "name", "email", "role"]

    def __init__(self, *args: Any, by: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"] = UnitField(label=_("Đơn vị"), reach=by.unit.reach)
        self.fields["unit"].widget.attrs["class"] = "form-control"
        self.fields["role"].choices = [("", _("Chọn vai trò")), *Role.choices]  # type: ignore[attr-defined]
        if self.instance.pk:
            self.fields["username"].disabled = True
            self.initial["unit"] = self.instance.unit.label

    @property
    def units(self) -> Any:
        """For the datalist."""
        return self.fields["unit"].units  # type: ignore[attr-defined]


class PasswordForm(Form):
    """A first or a new password, told to the person by the administrator."""

    password = forms.CharField(
        label=_("Mật khẩu"),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}, render_value=False),
        help_text=lazy(lambda: format_html_join(" ", "{}", ((t,) for t in password_validators_help_texts())), str)(),
    )

    def __init__(self, *args: Any, user: User | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

    def clean_password(self) -> str:
        """As strong as the person's own must be."""
        password: str = self.cleaned_data["password"]
        validate_password(password, self.user)
        return password


class JournalFilter(Form):
    """What to show of the journal."""

    mark_optional = False

    action = forms.ChoiceField(label=_("Việc"), required=False)
    who = forms.CharField(
        label=_("Tên đăng nhập"),
        required=False,
        max_length=60,
        widget=forms.TextInput(attrs={"placeholder": _("Tên đăng nhập")}),
    )
    day = forms.DateField(
        label=_("Ngày"), required=False, widget=forms.DateInput(attrs={"placeholder": _("Ngày, ví dụ 5/9/2026")})
    )

    def __init__(self, *args: Any, actions: Mapping[str, Promise], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = sorted(((code, str(words)) for code, words in actions.items()), key=lambda pair: fold(pair[1]))
        self.fields["action"].choices = [("", _("Mọi việc")), *named]  # type: ignore[attr-defined]
