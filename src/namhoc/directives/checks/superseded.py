"""Citations of documents that are no longer in force."""

from __future__ import annotations

from datetime import date

from namhoc.core import Finding
from namhoc.directives.directive import Directive
from namhoc.directives.layout import Context


def check(context: Context, directive: Directive, as_of: date) -> tuple[Finding, ...]:
    """A finding for each cited document not in force on ``as_of``, naming its successor."""
    return ()
