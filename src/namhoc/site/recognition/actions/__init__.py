"""Writes on recognition: one function a write, ``by`` says who, one transaction, one event in the journal."""

from namhoc.site.recognition.actions.evaluate import evaluate_communes, evaluate_province
from namhoc.site.recognition.actions.load import load_cohorts
from namhoc.site.recognition.actions.report import report_counts

__all__ = ["evaluate_communes", "evaluate_province", "load_cohorts", "report_counts"]
