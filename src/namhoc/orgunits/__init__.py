"""Provinces, communes, agencies and schools through time."""

from namhoc.orgunits.agencies import AgencyUnit, agencies_of, agency_links, agency_units
from namhoc.orgunits.attribute import Attribute
from namhoc.orgunits.attribute_kinds import AttributeKind, Fate, FateRule, attribute_kinds, fate_of, read_value
from namhoc.orgunits.change import ChangeKind, Going, OrgUnitChange
from namhoc.orgunits.change_problems import problems
from namhoc.orgunits.effect import Effect, apply, effect_of, undo
from namhoc.orgunits.groups import (
    STATUSES,
    Members,
    asks_status,
    communes_meant,
    kinds_named,
    members,
    qualified,
    schools_of,
)
from namhoc.orgunits.link import Link, links_of_successors
from namhoc.orgunits.national import differences, national, sources
from namhoc.orgunits.province import (
    FoundProvince,
    find_province,
    links_outside,
    province_history,
    province_versions,
    with_agencies,
)
from namhoc.orgunits.published import Published, TwoMaps, clashes, on_both_maps, published
from namhoc.orgunits.register import Relative, UnitRegister
from namhoc.orgunits.series import Measure, Observation, Rate, Told, on_map
from namhoc.orgunits.standing import Consequence, Standing, consequences, standing, value_on
from namhoc.orgunits.unit import NAMED_IN_FULL, OrgUnit, Tier, UnitKind
from namhoc.orgunits.weights import Weight, weights

__all__ = [
    "NAMED_IN_FULL",
    "STATUSES",
    "AgencyUnit",
    "Attribute",
    "AttributeKind",
    "ChangeKind",
    "Consequence",
    "Effect",
    "Fate",
    "FateRule",
    "FoundProvince",
    "Going",
    "Link",
    "Measure",
    "Members",
    "Observation",
    "OrgUnit",
    "OrgUnitChange",
    "Published",
    "Rate",
    "Relative",
    "Standing",
    "Tier",
    "Told",
    "TwoMaps",
    "UnitKind",
    "UnitRegister",
    "Weight",
    "agencies_of",
    "agency_links",
    "agency_units",
    "apply",
    "asks_status",
    "attribute_kinds",
    "clashes",
    "communes_meant",
    "consequences",
    "differences",
    "effect_of",
    "fate_of",
    "find_province",
    "kinds_named",
    "links_of_successors",
    "links_outside",
    "members",
    "national",
    "on_both_maps",
    "on_map",
    "problems",
    "province_history",
    "province_versions",
    "published",
    "qualified",
    "read_value",
    "schools_of",
    "sources",
    "standing",
    "undo",
    "value_on",
    "weights",
    "with_agencies",
]
