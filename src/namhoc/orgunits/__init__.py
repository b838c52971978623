"""Provinces, communes, agencies and schools through time."""

from namhoc.orgunits.link import Link
from namhoc.orgunits.national import differences, national, sources
from namhoc.orgunits.register import Relative, UnitRegister
from namhoc.orgunits.unit import OrgUnit, Tier, UnitKind

__all__ = [
    "Link",
    "OrgUnit",
    "Relative",
    "Tier",
    "UnitKind",
    "UnitRegister",
    "differences",
    "national",
    "sources",
]
