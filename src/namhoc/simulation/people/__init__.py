"""Invented people: what a survey finds of each in each year, from the commune to the country."""

from namhoc.simulation.people.cohorts import cohort_rows
from namhoc.simulation.people.frames import Settlement, chunks, country, person_years, settlements, with_data
from namhoc.simulation.people.plans import PLANNED_YEAR, Plan, Want, plans
from namhoc.simulation.people.village import People, PersonFault, PlantedRow, people
from namhoc.simulation.people.workbook import survey_workbook

__all__ = [
    "PLANNED_YEAR",
    "People",
    "PersonFault",
    "Plan",
    "PlantedRow",
    "Settlement",
    "Want",
    "chunks",
    "cohort_rows",
    "country",
    "people",
    "person_years",
    "plans",
    "settlements",
    "survey_workbook",
    "with_data",
]
