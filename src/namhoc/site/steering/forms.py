"""Forms of the room Nhiệm vụ."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from namhoc.site.forms import Form
from namhoc.site.orgunits.models import OrgUnit
from namhoc.site.steering.actions import About, HandTask
from namhoc.steering import Origin


class DeadlineForm(Form):
    """A new deadline and why."""

    new = forms.DateField(
        label=_("Thời hạn mới"),
        required=False,
        widget=forms.DateInput(attrs={"placeholder": "31/12/2026", "inputmode": "numeric", "autocomplete": "off"}),
        help_text=_("Ngày/tháng/năm. Để trống nếu nhiệm vụ không còn thời hạn."),
    )
    reason = forms.CharField(
        label=_("Lý do"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Các đơn vị đọc được lý do."),
    )


class WithdrawForm(Form):
    """Why a task is taken back."""

    reason = forms.CharField(
        label=_("Lý do"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Các đơn vị đọc được lý do."),
    )


class GiveForm(Form):
    """A task by hand: what, who, by when, what is expected, why. ``units``: who may be chosen."""

    title = forms.CharField(label=_("Việc cần làm"), max_length=300)
    units = forms.TypedMultipleChoiceField(label=_("Đơn vị thực hiện"), coerce=int)
    due_on = forms.DateField(
        label=_("Thời hạn"),
        required=False,
        widget=forms.DateInput(attrs={"placeholder": "31/12/2026", "inputmode": "numeric", "autocomplete": "off"}),
        help_text=_("Ngày/tháng/năm."),
    )
    figure = forms.IntegerField(
        label=_("Số cần đạt"),
        required=False,
        min_value=1,
        max_value=9_999_999,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    figure_unit = forms.CharField(
        label=_("Tính bằng"), required=False, max_length=200, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
    words = forms.CharField(
        label=_("Lý do, căn cứ"),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("Mọi đơn vị được giao đọc được. Không ghi họ tên, số định danh của người dân."),
    )

    product = forms.CharField(label=_("Sản phẩm"), max_length=500, required=False)

    def __init__(self, *args: Any, units: Sequence[OrgUnit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.choices = list(units)
        self.fields["units"].choices = [(unit.pk, unit.label) for unit in units]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """A figure says what it counts."""
        found = super().clean() or {}
        if found.get("figure") and not found.get("figure_unit"):
            self.add_error("figure_unit", _("Ghi số ấy tính bằng gì, ví dụ: em, lớp, phòng học."))
        return found

    @property
    def picked(self) -> set[str]:
        """Keys of the units that are ticked."""
        return {str(one) for one in self["units"].value() or ()}

    def given(self, about: About | None = None) -> HandTask:
        """The task of a valid form. What was proposed and left as it is was computed; what was changed is typed."""
        told, wanted = self.cleaned_data, set(self.cleaned_data["units"])
        figure = f"{told['figure']} {told['figure_unit']}".strip() if told["figure"] else ""
        proposed = {field for field in self.initial if field not in self.changed_data}
        parts = {"due_on": {"due_on"}, "units": {"units"}, "target": {"figure", "figure_unit"}}
        return HandTask(
            title=told["title"],
            units=[unit for unit in self.choices if unit.pk in wanted],
            due_on=told["due_on"],
            words=told["words"],
            product=told["product"],
            target=figure,
            about=about,
            origins=tuple((name, Origin.COMPUTED) for name, fields in parts.items() if fields <= proposed),
        )
