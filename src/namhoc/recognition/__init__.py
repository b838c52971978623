"""Recognition of universal education and literacy (PCGD-XMC), by the law of the day, on counts."""

from namhoc.recognition.commune import PROGRAMS, judge, judge_all
from namhoc.recognition.counts import ContradictoryCounts
from namhoc.recognition.criterion import Criterion
from namhoc.recognition.verdict import Verdict, decide

__all__ = ["PROGRAMS", "ContradictoryCounts", "Criterion", "Verdict", "decide", "judge", "judge_all"]
