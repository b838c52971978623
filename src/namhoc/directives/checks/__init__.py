"""Checks: what is noteworthy about a directive once it is read. One check a file, findings out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from namhoc.core import Finding
from namhoc.directives.checks import abolished_agencies, announced_counts, clashes, superseded
from namhoc.directives.directive import Directive
from namhoc.directives.layout import Context

Check = Callable[[Context, Directive, date], tuple[Finding, ...]]

CHECKS: tuple[Check, ...] = (
    announced_counts.check,
    superseded.check,
    abolished_agencies.check,
    clashes.check,
)
"""In the order they are shown."""
