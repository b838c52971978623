"""Recognition of universal education and literacy (PCGD-XMC), by the law of the day, on counts."""

from namhoc.recognition.commune import PROGRAMS, judge, judge_all
from namhoc.recognition.counts import ContradictoryCounts
from namhoc.recognition.criterion import Criterion
from namhoc.recognition.evaluation import Evaluation, evaluate, evaluate_all, evaluate_unit, reference_day
from namhoc.recognition.switches import AS_THE_FORMS, Switches
from namhoc.recognition.verdict import Verdict, decide

__all__ = [
    "AS_THE_FORMS",
    "PROGRAMS",
    "ContradictoryCounts",
    "Criterion",
    "Evaluation",
    "Switches",
    "Verdict",
    "decide",
    "evaluate",
    "evaluate_all",
    "evaluate_unit",
    "judge",
    "judge_all",
    "reference_day",
]
