"""All programmes of one commune, lower secondary resting on primary and literacy of the same commune."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from namhoc.recognition.counts import ContradictoryCounts, Counts
from namhoc.recognition.criterion import Criterion
from namhoc.recognition.standards import literacy, lower_secondary, preschool_3_5, preschool_4, preschool_5, primary
from namhoc.recognition.standards.asked import Asked
from namhoc.recognition.switches import AS_THE_FORMS, Switches
from namhoc.recognition.verdict import Verdict, decide
from namhoc.rulebook.recognition import STANDING, Book

PROGRAMS = ("MN5", "TH", "XMC", "THCS", "MN35", "MN4")
"""In the order they are judged: lower secondary after what it rests on. MN4 is the pilot of one province."""

_STANDARDS: Mapping[str, Any] = {
    "MN5": preschool_5,
    "TH": primary,
    "XMC": literacy,
    "THCS": lower_secondary,
    "MN35": preschool_3_5,
    "MN4": preschool_4,
}


def judge(
    program: str,
    counts: Mapping[str, Any],
    *,
    difficult: bool,
    book: Book = STANDING,
    switches: Switches = AS_THE_FORMS,
) -> Verdict:
    """The verdict of one programme. Raises ContradictoryCounts where figures cannot hold together.

    Where ``book`` has no rules on the programme (a day before they began, a pilot not named), nothing can be decided:
    the one line says so and is unknown.
    """
    if not book.covers(program):
        line = Criterion(f"{program}.rules", None, None, None, None, "chưa có quy định áp dụng vào ngày xét")
        return decide([[line]])
    return decide(_STANDARDS[program].levels(counts, Asked(difficult, book, switches)))


def judge_all(
    counts: Mapping[str, Mapping[str, Any]],
    *,
    difficult: bool,
    book: Book = STANDING,
    switches: Switches = AS_THE_FORMS,
) -> dict[str, Verdict | ContradictoryCounts]:
    """Every programme that ``counts`` holds; figures that contradict each other stand as the error in their place, and
    leave the prerequisites of lower secondary unknown."""
    found: dict[str, Verdict | ContradictoryCounts] = {}
    for program in PROGRAMS:
        if program not in counts:
            continue
        figures: Counts = counts[program]
        if program == "THCS":
            figures = with_prerequisites(figures, found)
        try:
            found[program] = judge(program, figures, difficult=difficult, book=book, switches=switches)
        except ContradictoryCounts as error:
            found[program] = error
    return found


def with_prerequisites(figures: Counts, found: Mapping[str, Verdict | ContradictoryCounts]) -> Counts:
    """The figures of lower secondary with the levels of primary and literacy that ``found`` gives, where they are not
    told already."""
    filled = dict(figures)
    for name, program in (("primary", "TH"), ("literacy", "XMC")):
        verdict = found.get(program)
        if figures.get(f"{name}_level") is None and isinstance(verdict, Verdict):
            filled[f"{name}_level"], filled[f"{name}_possible"] = verdict.level, verdict.possible
    return filled
