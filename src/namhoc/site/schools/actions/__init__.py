"""Writes on the registry of schools."""

from namhoc.site.schools.actions.load import load_schools

__all__ = ["load_schools"]
