"""Forms of the room Nhiệm vụ."""

from datetime import date
from urllib.parse import urlsplit

from django import forms
from django.urls import Resolver404, resolve
from django.utils import timezone

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


class GiveForm(Form):
    """One task by hand. The units are ticked in a list beside it."""

    title = forms.CharField(label="Việc cần làm", max_length=300, help_text="Một câu, ghi rõ kết quả phải có.")
    words = forms.CharField(
        label="Lý do, căn cứ",
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="Không ghi họ tên người dân, học sinh: đơn vị nhận mở danh sách trong sổ của mình.",
    )
    target = forms.CharField(label="Chỉ tiêu", max_length=500, required=False)
    product = forms.CharField(label="Sản phẩm", max_length=500, required=False)
    due_on = forms.DateField(
        label="Thời hạn",
        required=False,
        widget=forms.DateInput(attrs={"placeholder": "31/12/2026", "inputmode": "numeric", "autocomplete": "off"}),
        help_text="Ngày/tháng/năm.",
    )
    about = forms.CharField(max_length=200, required=False, widget=forms.HiddenInput)
    about_path = forms.CharField(max_length=300, required=False, widget=forms.HiddenInput)

    def clean_about_path(self) -> str:
        """A path of this site, or nothing: what a stranger put into an address leads nowhere."""
        path: str = self.cleaned_data["about_path"]
        try:
            resolve(urlsplit(path).path)
        except Resolver404:
            return ""
        return path if path.startswith("/") and not path.startswith("//") else ""

    def clean_due_on(self) -> date | None:
        """Today or later."""
        due: date | None = self.cleaned_data["due_on"]
        if due is not None and due < timezone.localdate():
            raise forms.ValidationError("Thời hạn đã qua. Ghi ngày hôm nay hoặc sau đó.", code="past")
        return due


class WithdrawForm(Form):
    """Why a task is taken back."""

    reason = forms.CharField(
        label="Lý do", max_length=500, widget=forms.Textarea(attrs={"rows": 2}), help_text="Các đơn vị đọc được lý do."
    )
