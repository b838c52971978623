"""Writes on recognition: one function a write, ``by`` says who, one transaction, one event in the journal."""

from namhoc.site.recognition.actions.dossier import add_paper, remove_paper
from namhoc.site.recognition.actions.evaluate import evaluate_communes, evaluate_province
from namhoc.site.recognition.actions.hand_over import divide_counts, hand_over_counts, judge_waiting, registers_of
from namhoc.site.recognition.actions.issues import check_figures, explain_issue
from namhoc.site.recognition.actions.load import load_cohorts
from namhoc.site.recognition.actions.persons import complete, hand_out, open_list
from namhoc.site.recognition.actions.recount import apply_change, recount
from namhoc.site.recognition.actions.report import report_counts, report_province, take_proposal
from namhoc.site.recognition.actions.step import take_step
from namhoc.site.recognition.actions.year import set_year, unlock_figures

__all__ = [
    "add_paper",
    "apply_change",
    "check_figures",
    "complete",
    "divide_counts",
    "evaluate_communes",
    "evaluate_province",
    "explain_issue",
    "hand_out",
    "hand_over_counts",
    "judge_waiting",
    "load_cohorts",
    "open_list",
    "recount",
    "registers_of",
    "remove_paper",
    "report_counts",
    "report_province",
    "set_year",
    "take_proposal",
    "take_step",
    "unlock_figures",
]
