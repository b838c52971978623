"""The invented province of the demo: everything it makes carries the mark of simulated data."""

from namhoc.simulation.communes import NA_PHEO, CommuneProfile, attributes, profiles
from namhoc.simulation.links import BOUNDARY, MERGER, RENAMING, links, register
from namhoc.simulation.network import Fault, PlantedFault, SchoolNetwork
from namhoc.simulation.places import metres, places
from namhoc.simulation.province import DOET_CODE, PROVINCE_CODE, SIMULATED, province
from namhoc.simulation.school_workbook import school_workbook
from namhoc.simulation.schools import SEED, YEARS, network, on_units, schools
from namhoc.simulation.teaching import counted_on

__all__ = [
    "BOUNDARY",
    "DOET_CODE",
    "MERGER",
    "NA_PHEO",
    "PROVINCE_CODE",
    "RENAMING",
    "SEED",
    "SIMULATED",
    "YEARS",
    "CommuneProfile",
    "Fault",
    "PlantedFault",
    "SchoolNetwork",
    "attributes",
    "counted_on",
    "links",
    "metres",
    "network",
    "on_units",
    "places",
    "profiles",
    "province",
    "register",
    "school_workbook",
    "schools",
]
