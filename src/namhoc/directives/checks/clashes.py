"""Figures of one text that cannot all hold (594 schools, 586 of them 72,2 %)."""

from __future__ import annotations

from datetime import date

from namhoc.core import Finding
from namhoc.directives.directive import Directive
from namhoc.directives.layout import Context


def check(context: Context, directive: Directive, as_of: date) -> tuple[Finding, ...]:
    """A finding for each pair of figures that contradict each other, quoting both."""
    return ()
