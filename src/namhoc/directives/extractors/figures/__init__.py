"""Figures: targets (wanted) and statistics (stated), each with its value, unit and words."""

from namhoc.directives.extractors.figures.find import find

__all__ = ["find"]
