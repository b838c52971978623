"""How forms are drawn: Bootstrap fields, an error summary on top (GOV.UK's pattern)."""

import re
from typing import Any

from django import forms
from django.forms.renderers import TemplatesSetting

_NUMBER = re.compile(r"-?(?:\d+|\d{1,3}(?:\.\d{3})+)(?:,\d+)?")


class Renderer(TemplatesSetting):
    """Fields and forms by our own templates."""

    form_template_name = "forms/form.html"
    field_template_name = "forms/field.html"


class NumberField(forms.DecimalField):
    """A number as it is typed in Vietnamese: 1.234,5. A point followed by three digits groups thousands.

    Django's localised field reads "1.234" as 1,234 and refuses "1.234,5".
    """

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.TextInput(attrs={"inputmode": "decimal"}))
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> Any:
        """Vietnamese digits to a Decimal; 92.5 is refused, for nobody knows whether it means 92,5."""
        if isinstance(value, str):
            value = value.strip().replace("\u2212", "-")
            if value and not _NUMBER.fullmatch(value):
                raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
            value = value.replace(".", "").replace(",", ".")
        return super().to_python(value)


class Form(forms.Form):
    """A form whose widgets carry Bootstrap's classes and whose labels have no colon."""

    mark_optional = True  # say "không bắt buộc" where most fields are required

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        dress(self)


class ModelForm(forms.ModelForm):  # type: ignore[type-arg]
    """The same for models."""

    mark_optional = True

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        dress(self)


def dress(form: forms.BaseForm) -> None:
    """Give every widget its Bootstrap class."""
    for field in form.fields.values():
        widget = field.widget
        if isinstance(widget, forms.CheckboxInput):
            kind = "form-check-input"
        elif isinstance(widget, forms.Select):
            kind = "form-select"
        else:
            kind = "form-control"
        widget.attrs["class"] = f"{widget.attrs.get('class', '')} {kind}".strip()
