"""The head of the document: type, number, issuer, date, school year, title."""

from __future__ import annotations

from namhoc.directives.directive import DocumentFields
from namhoc.directives.layout import Context


def find(context: Context) -> DocumentFields:
    """The document's own fields."""
    return DocumentFields()
