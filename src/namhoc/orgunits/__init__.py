"""Provinces, communes, agencies and schools through time."""

from namhoc.orgunits.attribute import Attribute
from namhoc.orgunits.link import Link, links_of_successors
from namhoc.orgunits.national import differences, national, sources
from namhoc.orgunits.register import Relative, UnitRegister
from namhoc.orgunits.series import Measure, Observation, Rate, Told, on_map
from namhoc.orgunits.unit import NAMED_IN_FULL, OrgUnit, Tier, UnitKind
from namhoc.orgunits.weights import Weight, weights

__all__ = [
    "NAMED_IN_FULL",
    "Attribute",
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
    "links_of_successors",
    "national",
    "on_map",
    "sources",
    "weights",
]
