"""The official forms of universal education and literacy as .xlsx: layouts as data, cells first, then the file."""

from namhoc.reporting.forms.age_form import age_form
from namhoc.reporting.forms.figures import FormHead, FormUnit
from namhoc.reporting.forms.layouts import AGE_FORMS, LIST_FORMS, UNIT_FORMS, layout
from namhoc.reporting.forms.person_list import person_list
from namhoc.reporting.forms.sheet_model import Cell, Grid, Look
from namhoc.reporting.forms.unit_form import unit_form
from namhoc.reporting.forms.xlsx import form_xlsx

__all__ = [
    "AGE_FORMS",
    "LIST_FORMS",
    "UNIT_FORMS",
    "Cell",
    "FormHead",
    "FormUnit",
    "Grid",
    "Look",
    "age_form",
    "form_xlsx",
    "layout",
    "person_list",
    "unit_form",
]
