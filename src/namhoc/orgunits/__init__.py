"""Provinces, communes, agencies and schools through time."""

from namhoc.orgunits.link import Link
from namhoc.orgunits.national import differences, national, sources
from namhoc.orgunits.register import Relative, UnitRegister
from namhoc.orgunits.series import Measure, Observation, Rate, Told, on_map
from namhoc.orgunits.unit import OrgUnit, Tier, UnitKind
from namhoc.orgunits.weights import Weight, weights

__all__ = [
    "Link",
    "Measure",
    "Observation",
    "OrgUnit",
    "Rate",
    "Relative",
    "Tier",
    "Told",
    "UnitKind",
    "UnitRegister",
    "Weight",
    "differences",
    "national",
    "on_map",
    "sources",
    "weights",
]
