"""Announced counts ("9 nhiệm vụ", "05 giải pháp") against what was found."""

from __future__ import annotations

from datetime import date

from namhoc.core import Finding
from namhoc.directives.directive import Directive
from namhoc.directives.layout import Context


def check(context: Context, directive: Directive, as_of: date) -> tuple[Finding, ...]:
    """A finding for each announced count that differs from the units found."""
    return ()
