"""Forms of the registry of schools."""

from datetime import timedelta

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from namhoc.core import SchoolYear
from namhoc.site.forms import Form


class UploadForm(Form):
    """A workbook of schools, and what its figures are of."""

    file = forms.FileField(
        label=_("Tệp Excel (.xlsx)"), widget=forms.FileInput(attrs={"accept": ".xlsx,.xlsm"}), max_length=255
    )
    school_year = forms.CharField(label=_("Năm học của số liệu"), max_length=12)
    as_of = forms.DateField(
        label=_("Tính đến ngày"),
        help_text=_("Trường mới và đặc điểm thay đổi có hiệu lực từ ngày này."),
    )

    def clean_school_year(self) -> int:
        """ "2026-2027" becomes 2026."""
        year = SchoolYear.parse(self.cleaned_data["school_year"])
        if year is None:
            raise forms.ValidationError(_("Ghi hai năm liền nhau, ví dụ 2026-2027."))
        return year.start

    def clean_as_of(self) -> object:
        """Not a day to come, and none before the registers of today begin."""
        day = self.cleaned_data["as_of"]
        if day > timezone.localdate() + timedelta(days=1) or day.year < 2000:
            raise forms.ValidationError(_("Ghi một ngày từ năm 2000 đến hôm nay."))
        return day
