"""Facts: what is true of the persons in one state, as columns of yes and no that measures are built from."""

from __future__ import annotations

from typing import Any

import narwhals as nw

from namhoc.recognition.cohorts import traits as t
from namhoc.recognition.cohorts.traits import UNCLEAR, YES, age, from_grade, trait, up_to
from namhoc.recognition.person_year import Place, Residence, Status, Track

TRACKS = ("general", "continuing", "vocational")
"""Names of the kinds of schooling, by the code of ``Track``."""

c = nw.col


def _is(name: str, code: int) -> nw.Expr:
    return trait(name) == code


_FIRST = {
    # people
    "outsider": _is("residence", Residence.SCHOOLED_HERE),
    "registered": trait("residence") != int(Residence.SCHOOLED_HERE),
    "arrived": _is("residence", Residence.ARRIVED),
    "moved_out": _is("residence", Residence.MOVED_OUT),
    "deceased": _is("residence", Residence.DECEASED),
    "present": _is("residence", Residence.RESIDENT) | _is("residence", Residence.ARRIVED),
    "female": _is("female", 1),
    "minority": _is("minority", 1),
    "minority_female": _is("female", 1) & _is("minority", 1),
    "disabled": trait("disability") != t.NOT_DISABLED,
    "able": trait("disability") >= t.NO_ACCESS,
    "able_unclear": _is("disability", t.ABLE_UNKNOWN),
    "access": _is("disability", t.ACCESS),
    "access_unclear": _is("disability", t.ACCESS_UNKNOWN),
    "not_able": _is("disability", t.NOT_ABLE),
    # schooling
    "young": age() <= t.OLDEST_YOUNG,
    "small": age() <= t.OLDEST_PRESCHOOL,
    "grown": age() >= t.YOUNGEST_GROWN,
    "studying": _is("status", Status.STUDYING),
    "left": _is("status", Status.DROPPED_OUT) | _is("status", Status.FINISHED),
    "finished": _is("status", Status.FINISHED),
    "not_yet": _is("status", Status.NOT_STARTED) | (_is("status", Status.STUDYING) & up_to(0)),
    "status_unclear": _is("status", t.STATUS_UNKNOWN),
    "grade_unclear": _is("grade", t.GRADE_UNKNOWN),
    "general": _is("track", Track.GENERAL) | _is("track", t.TRACK_UNKNOWN),
    "continuing": _is("track", Track.CONTINUING),
    "vocational": _is("track", Track.VOCATIONAL),
    "in_province": _is("place", Place.IN_PROVINCE),
    "away": _is("place", Place.IN_PROVINCE) | _is("place", Place.OUTSIDE),
    "place_unclear": _is("place", t.PLACE_UNKNOWN),
    # outcomes
    "primary": _is("primary", YES),
    "primary_unclear": _is("primary", UNCLEAR),
    "lower": _is("lower", YES),
    "lower_unclear": _is("lower", UNCLEAR),
    "preschool": _is("preschool", YES),
    "preschool_unclear": _is("preschool", UNCLEAR),
    "literate_1": _is("literacy", 1) | _is("literacy", 2),
    "literate_2": _is("literacy", 2),
    "illiterate_1": _is("literacy", 0),
    "illiterate_2": _is("literacy", 1),
    "literacy_unclear": _is("literacy", t.LITERACY_UNKNOWN),
    "relapse_1": _is("relapse", 1),
    "relapse_2": _is("relapse", 2),
}

_SECOND = {
    "child": c("present") & ~c("not_able") & c("small"),
    "youth": c("present") & ~c("disabled") & c("young"),
    "citizen": c("present") & c("grown"),
    # Every child of up to five who attends anything has been mobilised, an early first-grader too.
    "attending": c("studying") & (up_to(0) | (age() <= 5)),
    "attending_unclear": c("status_unclear") | (c("studying") & c("grade_unclear") & (age() > 5)),
    "schooling_unclear": c("status_unclear") | (c("studying") & c("grade_unclear") & ~c("vocational")),
    # Is at school, in primary or past it: whichever turns out, not out of school before the end of primary.
    "at_school_unplaced": c("studying") & c("grade_unclear") & ~c("vocational") & c("primary_unclear"),
    "in_school": c("studying") & (from_grade(1) | (c("vocational") & c("grade_unclear"))),
    "upper_now": c("studying") & (from_grade(10) | (c("vocational") & c("grade_unclear"))),
    "finished_upper": _is("upper", YES),
    "left_primary": c("left") & ~c("primary") & ~c("primary_unclear"),
    "left_lower": c("left") & c("primary") & ~c("lower") & ~c("lower_unclear"),
    **{f"grade_{grade}": c("studying") & _is("grade", grade + t.GRADE_ZERO) for grade in range(1, 13)},
}

_THIRD = {
    "upper": c("upper_now") | c("finished_upper"),
    **{f"grade_{grade}": c(f"grade_{grade}") & ~c("primary") for grade in range(1, 6)},
    **{f"grade_{grade}": c(f"grade_{grade}") & ~c("lower") for grade in range(6, 10)},
    **{
        f"{who}_{place}": c(who) & (c("away") if place == "elsewhere" else ~c("away"))
        for who in ("child", "youth")
        for place in ("here", "elsewhere")
    },
}


def with_facts(states: nw.LazyFrame[Any]) -> nw.LazyFrame[Any]:
    """States, traits unpacked, with every fact."""
    return states.with_columns(**_FIRST).with_columns(**_SECOND).with_columns(**_THIRD)
