"""Figures that must agree (X1-X9): each disagreement with the place, both sides, and who has to look."""

from namhoc.recognition.consistency.figures import age_in_year, column, must_be_universalised, same_cohort
from namhoc.recognition.consistency.inconsistency import Inconsistency, Owner, what_to_do
from namhoc.recognition.consistency.persons import Enrolment, check_registers
from namhoc.recognition.consistency.tables import (
    check_bands,
    check_cohorts,
    check_exchange,
    check_forms,
    check_province,
    check_years,
)
from namhoc.recognition.consistency.typed import BY_AGE, ON_FORMS, check_access, check_ages, check_counted

__all__ = [
    "BY_AGE",
    "ON_FORMS",
    "Enrolment",
    "Inconsistency",
    "Owner",
    "age_in_year",
    "check_access",
    "check_ages",
    "check_bands",
    "check_cohorts",
    "check_counted",
    "check_exchange",
    "check_forms",
    "check_province",
    "check_registers",
    "check_years",
    "column",
    "must_be_universalised",
    "same_cohort",
    "what_to_do",
]
