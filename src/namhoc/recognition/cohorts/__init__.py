"""Cohorts: counts of person-years by commune and birth year, from which everything above is judged."""

from namhoc.recognition.cohorts.measures import KEYS, MEASURES, NAMES, Measure

__all__ = ["KEYS", "MEASURES", "NAMES", "Measure"]
