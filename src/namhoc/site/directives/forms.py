"""Forms of the room Văn bản."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from namhoc.core import SchoolYear
from namhoc.site.directives.models import LegalDocument
from namhoc.site.directives.models.document import DocumentType
from namhoc.site.forms import Form


class HeadForm(Form):
    """The head of a document as it was read, for a person to correct before it is kept."""

    mark_optional = False  # none is required: a text may name neither number nor date

    kind = forms.ChoiceField(label=_("Loại"), choices=[("", _("Chưa rõ")), *DocumentType.choices], required=False)
    number = forms.CharField(label=_("Số"), max_length=20, required=False)
    symbol = forms.CharField(label=_("Ký hiệu"), max_length=60, required=False)
    issued_on = forms.DateField(label=_("Ngày ban hành"), required=False)
    issuer = forms.CharField(label=_("Cơ quan ban hành"), max_length=200, required=False)
    school_year = forms.CharField(label=_("Năm học"), max_length=12, required=False)
    title = forms.CharField(
        label=_("Trích yếu"), max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )

    def clean_school_year(self) -> int | None:
        """ "2026-2027" becomes 2026."""
        given = self.cleaned_data["school_year"].strip()
        if not given:
            return None
        year = SchoolYear.parse(given)
        if year is None:
            raise forms.ValidationError(_("Ghi hai năm liền nhau, ví dụ 2026-2027."))
        return year.start

    @classmethod
    def of(cls, document: LegalDocument) -> "HeadForm":
        """The form filled with what was read."""
        names: list[Any] = [*cls.base_fields]
        initial = {name: getattr(document, name) for name in names}
        return cls(initial=initial | {"school_year": document.school_year_label})
