"""Deadlines: what is to be done or reported by when, or how often."""

from namhoc.directives.extractors.deadlines.find import find

__all__ = ["find"]
