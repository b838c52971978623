"""Forms of the room Nhiệm vụ."""

from django import forms

from namhoc.site.forms import Form


class DeadlineForm(Form):
    """A new deadline and why."""

    new = forms.DateField(
        label="Thời hạn mới",
        required=False,
        widget=forms.DateInput(attrs={"placeholder": "31/12/2026", "inputmode": "numeric", "autocomplete": "off"}),
        help_text="Ngày/tháng/năm. Để trống nếu nhiệm vụ không còn thời hạn.",
    )
    reason = forms.CharField(
        label="Lý do", max_length=500, widget=forms.Textarea(attrs={"rows": 2}), help_text="Các đơn vị đọc được lý do."
    )


class WithdrawForm(Form):
    """Why a task is taken back."""

    reason = forms.CharField(
        label="Lý do", max_length=500, widget=forms.Textarea(attrs={"rows": 2}), help_text="Các đơn vị đọc được lý do."
    )
