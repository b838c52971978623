"""Traits of a person-year: the few small whole numbers that every measure is read from.

A trait is never null: what is not known is a code of its own. Because traits are few and small they pack into one
number, and a cohort of hundreds of persons has only some dozens of distinct numbers: ``count`` counts those first and
reads the measures from the far smaller table (ADR 0140).

What is inferred where it is not recorded (section 7 of the field's definitions, from the practice of the provinces):

- completed primary: recorded, or any grade from 6 on, or graduated of lower secondary;
- graduated of lower secondary: recorded, or grade 10 and over of general or continuing education, or finished upper
  secondary; a diploma or, from the cohort of 2026, the head teacher's confirmation (Luật 123/2025/QH15);
- literacy: recorded; else by the last grade finished (3: level 1, 5 or completed primary: level 2; who dropped out of a
  grade finished the one before); relapse (tái mù chữ) overrides.
"""

from __future__ import annotations

from collections.abc import Mapping

import narwhals as nw

from namhoc.recognition.person_year import Place, Residence, Status, Track

NO, YES, UNCLEAR = 0, 1, 2
"""Codes of a trait that may not be known."""

STATUS_UNKNOWN = 5
"""Code beside those of ``Status``; PAUSED is folded into STUDYING, for it is still a pupil."""

PLACE_UNKNOWN = 3
TRACK_UNKNOWN = 3
GRADE_UNKNOWN = 0
GRADE_ZERO = 4
"""Added to a grade (-3 to 12), so that it is at least 1."""

NOT_DISABLED, NOT_ABLE, ABLE_UNKNOWN, NO_ACCESS, ACCESS_UNKNOWN, ACCESS = range(6)
"""Codes of disability: able to learn, and having access where able."""

OLDEST_PRESCHOOL, OLDEST_YOUNG, YOUNGEST_GROWN = 6, 21, 15


def _told(name: str) -> nw.Expr:
    """A recorded yes or no as NO, YES, UNCLEAR."""
    value = nw.col(name)
    return nw.when(value).then(YES).when(value.is_null()).then(UNCLEAR).otherwise(NO)


def _yes(name: str) -> nw.Expr:
    """1 where it is recorded as true."""
    return nw.when(nw.col(name)).then(1).otherwise(0)


def _code(name: str, most: int, unknown: int) -> nw.Expr:
    """A small code as it is; ``unknown`` where it is missing or no such code exists."""
    value = nw.col(name)
    return nw.when((value >= 0) & (value <= most)).then(value).otherwise(unknown)


def _status() -> nw.Expr:
    value = nw.col("status")
    return (
        nw.when((value == Status.STUDYING) | (value == Status.PAUSED))
        .then(int(Status.STUDYING))
        .when((value >= int(Status.DROPPED_OUT)) & (value <= int(Status.FINISHED)))
        .then(value)
        .otherwise(STATUS_UNKNOWN)
    )


def _grade() -> nw.Expr:
    value = nw.col("grade")
    return nw.when((value >= -3) & (value <= 12)).then(value + GRADE_ZERO).otherwise(GRADE_UNKNOWN)


def _disability() -> nw.Expr:
    able, access = nw.col("disabled_able"), nw.col("disabled_access")
    return (
        nw.when(~nw.col("disabled") | nw.col("disabled").is_null())
        .then(NOT_DISABLED)
        .when(able.is_null())
        .then(ABLE_UNKNOWN)
        .when(~able)
        .then(NOT_ABLE)
        .when(access.is_null())
        .then(ACCESS_UNKNOWN)
        .when(access)
        .then(ACCESS)
        .otherwise(NO_ACCESS)
    )


TRAITS: Mapping[str, tuple[int, nw.Expr]] = {
    "t_residence": (5, _code("residence", 4, int(Residence.RESIDENT))),
    "t_female": (2, _yes("female")),
    "t_minority": (2, _yes("minority")),
    "t_disability": (6, _disability()),
    "t_status": (6, _status()),
    "t_grade": (17, _grade()),
    "t_track": (4, _code("track", 2, TRACK_UNKNOWN)),
    "t_place": (4, _code("place", 2, PLACE_UNKNOWN)),
    "t_primary": (3, _told("completed_primary")),
    "t_lower": (3, _told("completed_lower_secondary")),
    "t_upper": (3, _told("completed_upper_secondary")),
    "t_literacy": (4, _code("literacy", 2, 3)),
    "t_relapse": (3, _code("relapse", 2, 0)),
    "t_preschool": (3, _told("completed_preschool")),
    "t_repeater": (2, _yes("repeater")),
    "t_sessions": (2, _yes("two_sessions")),
    "t_prepared": (2, _yes("prepared_vietnamese")),
    "t_new_primary": (2, nw.when(nw.col("primary_year") == nw.col("survey_year")).then(1).otherwise(0)),
}
"""Each trait: how many codes it has, and how it is read from the columns of a person-year."""


def _is(name: str, code: int) -> nw.Expr:
    return nw.col(name) == code


age = nw.col("survey_year") - nw.col("birth_year")
small = age <= OLDEST_PRESCHOOL
young = age <= OLDEST_YOUNG
grown = age >= YOUNGEST_GROWN

residence = nw.col("t_residence")
outsider = residence == Residence.SCHOOLED_HERE
registered = ~outsider
present = (residence == Residence.RESIDENT) | (residence == Residence.ARRIVED)
female = _is("t_female", 1)
minority = _is("t_minority", 1)

disabled = nw.col("t_disability") != NOT_DISABLED
able = nw.col("t_disability") >= NO_ACCESS
able_unclear = _is("t_disability", ABLE_UNKNOWN)
access = _is("t_disability", ACCESS)
access_unclear = _is("t_disability", ACCESS_UNKNOWN)
in_ppc = present & ~disabled
must_mobilise = present & (nw.col("t_disability") != NOT_ABLE)

_grade_known = nw.col("t_grade") != GRADE_UNKNOWN
_at_least = {grade: nw.col("t_grade") >= grade + GRADE_ZERO for grade in (1, 4, 5, 6, 10)}
_status_unknown = _is("t_status", STATUS_UNKNOWN)
_finished = _is("t_status", Status.FINISHED)
_dropped_out = _is("t_status", Status.DROPPED_OUT)
_not_started = _is("t_status", Status.NOT_STARTED)
studying = _is("t_status", Status.STUDYING)
vocational = _is("t_track", Track.VOCATIONAL)

in_province = _is("t_place", Place.IN_PROVINCE)
away = in_province | _is("t_place", Place.OUTSIDE)
place_unclear = _is("t_place", PLACE_UNKNOWN)


def _up_to(grade: int) -> nw.Expr:
    """The grade, attended now or last, is known and not above ``grade``."""
    return _grade_known & (nw.col("t_grade") <= grade + GRADE_ZERO)


def in_grade(grade: int) -> nw.Expr:
    """Attends ``grade`` this year."""
    return studying & _is("t_grade", grade + GRADE_ZERO)


def on_track(track: int) -> nw.Expr:
    """Of this kind of schooling; general where it is not told."""
    known = _is("t_track", track)
    return known | _is("t_track", TRACK_UNKNOWN) if track == Track.GENERAL else known


# Preschool: every child of up to five who attends anything has been mobilised, an early first-grader too.
in_nursery = studying & _is("t_grade", GRADE_ZERO)
in_kindergarten = studying & _up_to(-1)
attending = studying & (_up_to(0) | (age <= 5))
attending_unclear = _status_unknown | (studying & ~_grade_known & (age > 5))
completed_preschool = _is("t_preschool", YES)
preschool_unclear = _is("t_preschool", UNCLEAR)
prepared = _is("t_prepared", 1)
two_sessions = _is("t_sessions", 1)

# Primary.
lower = _is("t_lower", YES) | _is("t_upper", YES) | (_at_least[10] & ((on_track(0)) | on_track(1)))
primary = _is("t_primary", YES) | _at_least[6] | lower
_primary_known_not = ~primary & (
    _is("t_primary", NO) | _not_started | ((studying | _dropped_out) & _up_to(5)) | (_finished & _up_to(4))
)
primary_unclear = ~primary & ~_primary_known_not
new_primary = primary & _is("t_new_primary", 1)
in_school = studying & (_at_least[1] | (vocational & ~_grade_known))
schooling_unclear = _status_unknown | (studying & ~_grade_known & ~vocational)
repeating_primary = studying & _at_least[1] & _up_to(5) & ~primary & _is("t_repeater", 1)
left_primary = _primary_known_not & (_dropped_out | _finished)
not_in_primary_yet = ~primary & (_not_started | (studying & _up_to(0)))

# Lower secondary and after.
_lower_known_not = ~lower & (
    _is("t_lower", NO)
    | _primary_known_not
    | _not_started
    | ((studying | _dropped_out) & _up_to(9))
    | (_finished & _up_to(8))
)
lower_unclear = ~lower & ~_lower_known_not
left_lower = primary & _lower_known_not & (_dropped_out | _finished)
_upper_now = studying & (_at_least[10] | (vocational & ~_grade_known))
upper_finished = ~_upper_now & _is("t_upper", YES)
upper = _upper_now | upper_finished
upper_unclear = ~upper & schooling_unclear
upper_finished_unclear = (
    ~upper & ~schooling_unclear & _finished & _is("t_upper", UNCLEAR) & (_at_least[10] | ~_grade_known)
)

# Literacy.
relapse = nw.col("t_relapse")
_unrecorded = (relapse == 0) & _is("t_literacy", 3)
_recorded = (relapse == 0) & ~_is("t_literacy", 3)
_left_in = (studying | _dropped_out) & _grade_known
_literate_1_by_grade = (_left_in & _at_least[4]) | (_finished & _grade_known & (nw.col("t_grade") >= 3 + GRADE_ZERO))
_literate_2_by_grade = primary | (_left_in & _at_least[6]) | (_finished & _at_least[5])
literate_2 = (_recorded & _is("t_literacy", 2)) | (_unrecorded & _literate_2_by_grade)
literate_1 = (
    (relapse == 2)
    | (_recorded & (nw.col("t_literacy") >= 1))
    | (_unrecorded & (_literate_1_by_grade | _literate_2_by_grade))
)
literacy_unclear = _unrecorded & ~literate_1 & ~_not_started & ~_left_in & ~(_finished & _grade_known)
illiterate_1 = ~literate_1 & ~literacy_unclear
illiterate_2 = literate_1 & ~literate_2
