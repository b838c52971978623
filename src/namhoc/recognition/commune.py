"""All programmes of one commune, lower secondary resting on primary and literacy of the same commune."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from namhoc.recognition.counts import ContradictoryCounts, Counts
from namhoc.recognition.standards import literacy, lower_secondary, preschool_3_5, preschool_5, primary
from namhoc.recognition.verdict import Verdict, decide

PROGRAMS = ("MN5", "TH", "XMC", "THCS", "MN35")
"""In the order they are judged: lower secondary after what it rests on."""


def judge(
    program: str, counts: Mapping[str, Any], *, difficult: bool, scope: preschool_3_5.Scope = "each_age"
) -> Verdict:
    """The verdict of one programme. Raises ContradictoryCounts where figures cannot hold together."""
    if program == "MN35":
        return decide(preschool_3_5.levels(counts, difficult, scope))
    standards = {"MN5": preschool_5, "TH": primary, "XMC": literacy, "THCS": lower_secondary}
    return decide(standards[program].levels(counts, difficult))


def judge_all(counts: Mapping[str, Mapping[str, Any]], *, difficult: bool) -> dict[str, Verdict | ContradictoryCounts]:
    """Every programme that ``counts`` holds; figures that contradict each other stand as the error in their place, and
    leave the prerequisites of lower secondary unknown."""
    found: dict[str, Verdict | ContradictoryCounts] = {}
    for program in PROGRAMS:
        if program not in counts:
            continue
        figures: Counts = counts[program]
        if program == "THCS":
            figures = _with_prerequisites(figures, found)
        try:
            found[program] = judge(program, figures, difficult=difficult)
        except ContradictoryCounts as error:
            found[program] = error
    return found


def _with_prerequisites(figures: Counts, found: Mapping[str, Verdict | ContradictoryCounts]) -> Counts:
    filled = dict(figures)
    for name, program in (("primary", "TH"), ("literacy", "XMC")):
        verdict = found.get(program)
        if figures.get(f"{name}_level") is None and isinstance(verdict, Verdict):
            filled[f"{name}_level"], filled[f"{name}_possible"] = verdict.level, verdict.possible
    return filled
