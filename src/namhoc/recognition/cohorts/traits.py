"""Traits of a person-year: the few small whole numbers that every measure is read from.

A trait is never null: what is not known is a code of its own, and so is a value that no such code exists for. Because
traits are few and small they pack into one number, the state; a cohort of hundreds of persons has some dozens of
distinct states, which are counted first (``count``, ADR 0140).

What is inferred where it is not recorded (from the practice of the provinces, in the words of their guides):

- completed primary: recorded, or any grade from 6 on, or graduated of lower secondary;
- graduated of lower secondary: recorded (diploma or, from the cohort of 2026, the head teacher's confirmation, Luật
  123/2025/QH15), or a grade from 10 on of general or continuing education, or finished upper secondary;
- literacy: recorded; else by the last grade finished (3: level 1; 5, or completed primary: level 2; who attends or left
  a grade finished the one before it); relapse (tái mù chữ) overrides both.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import narwhals as nw

from namhoc.recognition.person_year import Residence, Status, Track

NO, YES, UNCLEAR = 0, 1, 2
"""Codes of what may not be known."""

STATUS_UNKNOWN = 5
"""Beside the codes of ``Status``; PAUSED is folded into STUDYING, for it is still a pupil."""

TRACK_UNKNOWN = PLACE_UNKNOWN = LITERACY_UNKNOWN = 3
GRADE_UNKNOWN = 0
GRADE_ZERO = 4
"""Added to a grade (-3 to 12), so that it is at least 1."""

NOT_DISABLED, NOT_ABLE, ABLE_UNKNOWN, NO_ACCESS, ACCESS_UNKNOWN, ACCESS = range(6)
"""Codes of disability: whether able to learn and, where able, whether with access to education."""

OLDEST_PRESCHOOL, OLDEST_YOUNG, YOUNGEST_GROWN = 6, 21, 15

CODES: Mapping[str, int] = {
    "residence": 5,
    "female": 2,
    "minority": 2,
    "disability": 6,
    "literacy": 4,
    "relapse": 3,
    "status": 6,
    "grade": 17,
    "track": 4,
    "place": 4,
    "primary": 3,
    "lower": 3,
    "upper": 3,
    "repeater": 2,
    "new_primary": 2,
    "preschool": 3,
    "two_sessions": 2,
    "prepared": 2,
}
"""How many codes each trait has; some 10 thousand million states together, so a state is one whole number."""

_SCHOOLING = ("status", "grade", "track", "place", "primary", "lower", "upper", "repeater", "new_primary")
_PRESCHOOL = ("preschool", "two_sessions", "prepared")


def trait(name: str) -> nw.Expr:
    """The column of a trait."""
    return nw.col(f"t_{name}")


def age() -> nw.Expr:
    """Age as the forms count it: survey year less birth year."""
    return nw.col("survey_year") - nw.col("birth_year")


def up_to(grade: int) -> nw.Expr:
    """The grade, attended now or last, is known and not above ``grade``."""
    return (trait("grade") != GRADE_UNKNOWN) & (trait("grade") <= grade + GRADE_ZERO)


def from_grade(grade: int) -> nw.Expr:
    """The grade, attended now or last, is known and not below ``grade``."""
    return trait("grade") >= grade + GRADE_ZERO


def _yes(name: str) -> nw.Expr:
    """1 where it is recorded as true."""
    return nw.when(nw.col(name)).then(1).otherwise(0)


def _told(name: str) -> nw.Expr:
    """A recorded yes or no as NO, YES, UNCLEAR."""
    value = nw.col(name)
    return nw.when(value.is_null()).then(UNCLEAR).when(value).then(YES).otherwise(NO)


def _code(name: str, most: int, unknown: int) -> nw.Expr:
    """A small code as it is; ``unknown`` where it is missing or no such code exists."""
    value = nw.col(name)
    return nw.when((value >= 0) & (value <= most)).then(value).otherwise(unknown)


def _status() -> nw.Expr:
    code = _code("status", max(Status), STATUS_UNKNOWN)
    return nw.when(nw.col("status") == int(Status.PAUSED)).then(int(Status.STUDYING)).otherwise(code)


def _grade() -> nw.Expr:
    value = nw.col("grade")
    return nw.when((value >= -3) & (value <= 12)).then(value + GRADE_ZERO).otherwise(GRADE_UNKNOWN)


def _disability() -> nw.Expr:
    able, access = nw.col("disabled_able"), nw.col("disabled_access")
    return (
        nw.when(nw.col("disabled").is_null() | ~nw.col("disabled"))
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


_RECORDED: Mapping[str, nw.Expr] = {
    "residence": _code("residence", max(Residence), int(Residence.RESIDENT)),
    "female": _yes("female"),
    "minority": _yes("minority"),
    "disability": _disability(),
    "literacy": _code("literacy", 2, LITERACY_UNKNOWN),
    "relapse": _code("relapse", 2, 0),
    "status": _status(),
    "grade": _grade(),
    "track": _code("track", 2, TRACK_UNKNOWN),
    "place": _code("place", 2, PLACE_UNKNOWN),
    "primary": _told("completed_primary"),
    "lower": _told("completed_lower_secondary"),
    "upper": _told("completed_upper_secondary"),
    "repeater": _yes("repeater"),
    "new_primary": nw.when(nw.col("primary_year") == nw.col("survey_year")).then(1).otherwise(0),
    "preschool": _told("completed_preschool"),
    "two_sessions": _yes("two_sessions"),
    "prepared": _yes("prepared_vietnamese"),
}
"""How each trait is read from the columns of a person-year."""

_INSIDE = (trait("status") == int(Status.STUDYING)) | (trait("status") == int(Status.DROPPED_OUT))
"""Attends the grade, or left in it: the grade before is finished, this one is not."""

_FINISHED = trait("status") == int(Status.FINISHED)
_NOT_STARTED = trait("status") == int(Status.NOT_STARTED)


def _outcome(name: str, done: nw.Expr, last_grade: int, *before: nw.Expr) -> nw.Expr:
    """A completion settled: YES where recorded or inferred, NO where recorded or where schooling shows it, else
    UNCLEAR. ``before``: what it rests on is known to be missing."""
    shown = _NOT_STARTED | (_INSIDE & up_to(last_grade)) | (_FINISHED & up_to(last_grade - 1))
    for missing in before:
        shown = shown | missing
    return nw.when((trait(name) == YES) | done).then(YES).when((trait(name) == NO) | shown).then(NO).otherwise(UNCLEAR)


def _lower() -> nw.Expr:
    general = (trait("track") == int(Track.GENERAL)) | (trait("track") == int(Track.CONTINUING))
    no_primary = ~from_grade(6) & (trait("primary") == NO)
    return _outcome("lower", (trait("upper") == YES) | (from_grade(10) & general), 9, no_primary)


def _literacy() -> nw.Expr:
    known = trait("grade") != GRADE_UNKNOWN
    level_2 = (trait("primary") == YES) | (_INSIDE & from_grade(6)) | (_FINISHED & from_grade(5))
    level_1 = (_INSIDE & from_grade(4)) | (_FINISHED & from_grade(3))
    return (
        nw.when(trait("relapse") > 0)
        .then(trait("relapse") - 1)
        .when(trait("literacy") != LITERACY_UNKNOWN)
        .then(trait("literacy"))
        .when(level_2)
        .then(2)
        .when(level_1)
        .then(1)
        .when(_NOT_STARTED | ((_INSIDE | _FINISHED) & known))
        .then(0)
        .otherwise(LITERACY_UNKNOWN)
    )


def _small(value: nw.Expr, name: str) -> nw.Expr:
    return value.cast(nw.Int8()).alias(f"t_{name}")


def with_traits(people: nw.LazyFrame[Any]) -> nw.LazyFrame[Any]:
    """Person-years with their traits, completions settled before literacy; traits that no measure asks of this age are
    0, so that fewer states differ."""
    grown = age() >= YOUNGEST_GROWN
    settled = (
        people.with_columns(*(_small(value, name) for name, value in _RECORDED.items()))
        .with_columns(_small(_lower(), "lower"))
        .with_columns(_small(_outcome("primary", (trait("lower") == YES) | from_grade(6), 5), "primary"))
    )
    return settled.with_columns(
        _small(nw.when(grown).then(_literacy()).otherwise(0), "literacy"),
        _asked("relapse", of=grown),
        _asked(*_SCHOOLING, of=age() <= OLDEST_YOUNG),
        _asked(*_PRESCHOOL, of=age() <= OLDEST_PRESCHOOL),
    )


def _asked(*names: str, of: nw.Expr) -> nw.Expr:
    """Traits as they are of the ages they are asked of, 0 elsewhere."""
    return nw.col(*(f"t_{name}" for name in names)) * of.cast(nw.Int8())


def state() -> nw.Expr:
    """The traits packed into one number, the first varying fastest."""
    packed, size = nw.lit(0, nw.Int64()), 1
    for name, codes in CODES.items():
        packed, size = packed + trait(name).cast(nw.Int64()) * size, size * codes
    return packed


def unpacked() -> list[nw.Expr]:
    """The traits of the column ``state``, each under its name."""
    found, size = [], 1
    for name, codes in CODES.items():
        found.append(_small((nw.col("state") // size) % codes, name))
        size *= codes
    return found
