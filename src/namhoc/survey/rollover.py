"""From one survey year to the next: what follows by itself, and what has to be asked at the door.

Ages grow by the calendar. A grade grows by one only for those who are known to have finished theirs; a repeater stays.
Everything that is new with a school year is not known until somebody tells: the register never guesses.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from namhoc.recognition.person_year import NURSERY, PersonYear, Residence, Status

_LAST_OF_STAGE = {-1, 5, 9, 12}  # the school changes, or schooling ends
_SCHOOL_AGES = range(3, 19)


class Ask(StrEnum):
    """What the next survey has to ask of a person, in the words of the list."""

    STATUS = "chưa rõ tình trạng học"
    RESULT = "chưa rõ có hoàn thành lớp không"
    SCHOOL = "chưa rõ trường mới"
    PATH = "chưa rõ học tiếp, học nghề hay thôi học"
    EVIDENCE = "chưa có minh chứng hoàn thành cấp học"


@dataclass(frozen=True, slots=True)
class Rolled:
    """The row of the next year, None for who moved away or died; and what to ask."""

    year: PersonYear | None
    ask: tuple[Ask, ...] = ()


def survey_year_of(day: date) -> int:
    """The survey year whose data window holds the day: 1 October of the year before to 30 September (khoản 5 Điều 8
    TT 19/2020/TT-BGDĐT)."""
    return day.year if day.month < 10 else day.year + 1


def next_year(row: PersonYear, finished: bool | None) -> Rolled:
    """The person one survey year later. ``finished``: completed the programme of the grade attended, None unknown."""
    if row.residence in (Residence.MOVED_OUT, Residence.DECEASED):
        return Rolled(None)
    carried = replace(
        row,
        survey_year=row.survey_year + 1,
        residence=Residence.RESIDENT if row.residence is Residence.ARRIVED else row.residence,
        repeater=False,
        two_sessions=None,
        prepared_vietnamese=None,
        completed_preschool=finished if _in_preschool(row) else None,
        disabled_access=None,
    )
    if row.status in (Status.STUDYING, Status.PAUSED):
        return _of_pupil(carried, finished)
    if row.status in (Status.DROPPED_OUT, Status.FINISHED):
        return Rolled(carried)
    return Rolled(replace(carried, status=None), _asked_by_age(carried))


def _in_preschool(row: PersonYear) -> bool:
    return row.status in (Status.STUDYING, Status.PAUSED) and row.grade is not None and row.grade <= NURSERY


def _asked_by_age(row: PersonYear) -> tuple[Ask, ...]:
    return (Ask.STATUS,) if row.age in _SCHOOL_AGES else ()


def _of_pupil(row: PersonYear, finished: bool | None) -> Rolled:
    grade, unknown = row.grade, replace(row, status=None, grade=None, school=None, place=None, track=None)
    finished = _known_completion(row) or finished
    if grade is None or finished is None:
        return Rolled(unknown, (Ask.RESULT,))
    if grade == NURSERY:
        return Rolled(unknown, (Ask.STATUS,))  # by age from here: a nursery has no grades to finish
    if not finished:
        return Rolled(replace(row, status=Status.STUDYING, repeater=grade > 0))
    row = _with_completion(row, grade)
    if grade not in _LAST_OF_STAGE:
        return Rolled(replace(row, status=Status.STUDYING, grade=grade + 1))
    if grade == 12:
        return Rolled(replace(row, status=Status.FINISHED, completed_upper_secondary=True))
    if grade == 9:
        asked = (Ask.PATH,) if row.lower_secondary_evidence is not None else (Ask.PATH, Ask.EVIDENCE)
        return Rolled(replace(row, status=None, grade=None, school=None, place=None, track=None), asked)
    asked = (Ask.SCHOOL, Ask.EVIDENCE) if grade == 5 and row.primary_evidence is None else (Ask.SCHOOL,)
    after = 1 if grade == -1 else 6
    return Rolled(replace(row, status=Status.STUDYING, grade=after, school=None, place=None), asked)


def _known_completion(row: PersonYear) -> bool | None:
    """A completion recorded while in the last grade of its stage says that the grade is finished."""
    known = {
        5: row.completed_primary,
        9: row.completed_lower_secondary,
        12: row.completed_upper_secondary,
    }
    return known.get(row.grade) or None if row.grade is not None else None


def _with_completion(row: PersonYear, grade: int) -> PersonYear:
    """The completion that follows from the last grade; its evidence stays unknown until it is seen."""
    if grade == 5 and not row.completed_primary:
        return replace(row, completed_primary=True, primary_year=row.survey_year)
    if grade == 9 and not row.completed_lower_secondary:
        return replace(row, completed_lower_secondary=True, lower_secondary_year=row.survey_year)
    return row
