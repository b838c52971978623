"""Provinces, communes, agencies and schools through time."""

from namhoc.orgunits.attribute import Attribute
from namhoc.orgunits.change import ChangeKind, Going, OrgUnitChange
from namhoc.orgunits.change_problems import problems
from namhoc.orgunits.effect import Effect, apply, effect_of, undo
from namhoc.orgunits.link import Link, links_of_successors
from namhoc.orgunits.national import differences, national, sources
from namhoc.orgunits.register import Relative, UnitRegister
from namhoc.orgunits.series import Measure, Observation, Rate, Told, on_map
from namhoc.orgunits.unit import NAMED_IN_FULL, OrgUnit, Tier, UnitKind
from namhoc.orgunits.weights import Weight, weights

__all__ = [
    "NAMED_IN_FULL",
    "Attribute",
    "ChangeKind",
    "Effect",
    "Going",
    "Link",
    "Measure",
    "Observation",
    "OrgUnit",
    "OrgUnitChange",
    "Rate",
    "Relative",
    "Tier",
    "Told",
    "UnitKind",
    "UnitRegister",
    "Weight",
    "apply",
    "differences",
    "effect_of",
    "links_of_successors",
    "national",
    "on_map",
    "problems",
    "sources",
    "undo",
    "weights",
]
