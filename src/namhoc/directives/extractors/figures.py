"""Figures: targets (wanted) and statistics (stated)."""

from __future__ import annotations

from namhoc.directives.directive import Statistic, Target
from namhoc.directives.layout import Context


def find(context: Context) -> tuple[tuple[Target, ...], tuple[Statistic, ...]]:
    """Targets and statistics of the text, in order."""
    return (), ()
