"""Deadlines and duties to report."""

from __future__ import annotations

from namhoc.directives.directive import Deadline
from namhoc.directives.layout import Context


def find(context: Context) -> tuple[Deadline, ...]:
    """Deadlines, periods and reporting duties, in order."""
    return ()
