"""Invented people: what a survey finds of each in each year, from the commune to the country."""

from namhoc.simulation.people.frames import Settlement, chunks, country, person_years, settlements, with_data
from namhoc.simulation.people.plans import PLANNED_YEAR, Plan, Want, plans

__all__ = [
    "PLANNED_YEAR",
    "Plan",
    "Settlement",
    "Want",
    "chunks",
    "country",
    "person_years",
    "plans",
    "settlements",
    "with_data",
]
