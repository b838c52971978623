"""Provinces, communes, agencies and schools through time."""

from namhoc.orgunits.unit import OrgUnit, Tier, UnitKind

__all__ = ["OrgUnit", "Tier", "UnitKind"]
