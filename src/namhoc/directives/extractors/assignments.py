"""Assignments: which agency has which part in which unit."""

from __future__ import annotations

from namhoc.directives.directive import Assignment
from namhoc.directives.layout import Context


def find(context: Context) -> tuple[Assignment, ...]:
    """The duties laid on agencies, in order."""
    return ()
