"""Cohorts: counts of person-years by commune and birth year, from which everything above is judged."""

from namhoc.recognition.cohorts.count import added, count, count_parts
from namhoc.recognition.cohorts.delta import applied, delta
from namhoc.recognition.cohorts.figures import CohortRow, Figure, counts_in, counts_of, figure_table, figures
from namhoc.recognition.cohorts.freeze import freeze
from namhoc.recognition.cohorts.judging import judge_cohorts
from namhoc.recognition.cohorts.measures import KEYS, MEASURES, NAMES, Measure
from namhoc.recognition.cohorts.oracle import counted, measured

__all__ = [
    "KEYS",
    "MEASURES",
    "NAMES",
    "CohortRow",
    "Figure",
    "Measure",
    "added",
    "applied",
    "count",
    "count_parts",
    "counted",
    "counts_in",
    "counts_of",
    "delta",
    "figure_table",
    "figures",
    "freeze",
    "judge_cohorts",
    "measured",
]
