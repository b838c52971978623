"""What the cells of a row say about schooling, put together into a person-year."""

from __future__ import annotations

from dataclasses import dataclass

from namhoc.core import fold
from namhoc.recognition.person_year import EvidenceKind, PersonYear, Place, Residence, Status, Track
from namhoc.survey.columns import Column
from namhoc.survey.row import SurveyPerson

Grade = tuple[int, Track | None, bool]
_LAST_OF_PRIMARY, _LAST_OF_LOWER = 5, 9
_MAJORITY = {"kinh", "viet", "kinh viet"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Schooling:
    """The cells of a row, each read by itself. ``has``: the columns that the workbook has. None is "not known"; plain
    marks (lưu ban, chưa đi học, a kind of disability) are never unknown: an empty cell says no."""

    has: frozenset[Column]
    residence_kind: Residence | None
    residence_status: Residence | None
    moved_in: bool
    moved_out: bool
    died: bool
    status: Status | None
    grade: Grade | None
    track: Track | None
    repeater: bool
    two_sessions: bool | None
    prepared_vietnamese: bool | None
    place: Place | None
    place_empty: bool
    school: str | None
    not_started: bool
    completed: int | None
    completed_year: int | None
    preschool: bool | None
    primary: bool | None
    primary_year: int | None
    primary_evidence: EvidenceKind | None
    lower: bool | None
    lower_year: int | None
    lower_evidence: EvidenceKind | None
    upper: bool | None
    last_grade: Grade | None
    left_grade: Grade | None
    left_year: int | None
    literacy: int | None
    relapse: int
    disabilities: tuple[str, ...]
    disability: str
    able: bool | None
    access: bool | None


def person_year(told: Schooling, person: SurveyPerson, hamlet: str, survey_year: int, commune: str) -> PersonYear:
    """The person-year that the cells mean together; ``person`` of it stays empty until the row is matched."""
    status, place = _status(told), _place(told)
    grade = told.grade or told.left_grade or told.last_grade
    primary, lower, upper = _completions(told, status, place)
    disabled = bool(told.disabilities or fold(told.disability) not in ("", "khong", "0"))
    return PersonYear(
        survey_year=survey_year,
        person="",
        commune=commune,
        hamlet=hamlet,
        birth_year=person.birth_year,
        female=person.female,
        minority=fold(person.ethnic_group) not in _MAJORITY if person.ethnic_group else None,
        residence=_residence(told),
        status=status,
        grade=grade[0] if grade else None,
        track=_track(told, grade, status),
        place=place if status in (Status.STUDYING, Status.PAUSED) else None,
        school=told.school,
        repeater=told.repeater or bool(told.grade and told.grade[2]),
        two_sessions=told.two_sessions,
        prepared_vietnamese=told.prepared_vietnamese,
        completed_preschool=told.preschool,
        completed_primary=primary,
        primary_year=told.primary_year or (told.completed_year if told.completed == 1 else None),
        primary_evidence=told.primary_evidence,
        completed_lower_secondary=lower,
        lower_secondary_year=told.lower_year or (told.completed_year if told.completed == 2 else None),
        lower_secondary_evidence=told.lower_evidence,
        completed_upper_secondary=upper,
        literacy=told.literacy if told.literacy is not None else _literacy(told, primary),
        relapse=told.relapse,
        disabled=disabled,
        disability=", ".join(told.disabilities) or (told.disability or None) if disabled else None,
        disabled_able=told.able if disabled else None,
        disabled_access=told.access if disabled else None,
    )


def _residence(told: Schooling) -> Residence:
    """Death and leaving weigh more than how the person is registered."""
    if told.died or told.residence_status is Residence.DECEASED:
        return Residence.DECEASED
    if told.moved_out or told.residence_status is Residence.MOVED_OUT:
        return Residence.MOVED_OUT
    if Residence.SCHOOLED_HERE in (told.residence_kind, told.residence_status):
        return Residence.SCHOOLED_HERE
    if told.moved_in or told.residence_status is Residence.ARRIVED:
        return Residence.ARRIVED
    return told.residence_kind or Residence.RESIDENT


def _status(told: Schooling) -> Status | None:
    if told.status is not None:
        return told.status
    if told.grade is not None:
        return Status.STUDYING
    if told.left_grade is not None or told.left_year is not None:
        return Status.DROPPED_OUT
    if told.not_started:
        return Status.NOT_STARTED
    if told.completed == 3 or told.upper:
        return Status.FINISHED
    return None


def _place(told: Schooling) -> Place | None:
    """An empty cell of the column "nơi học" means at the place; without the column nothing is known."""
    if told.place_empty and Column.SCHOOL_PLACE in told.has:
        return Place.HERE
    return told.place


def _track(told: Schooling, grade: Grade | None, status: Status | None) -> Track | None:
    if told.track is not None:
        return told.track
    if grade is not None and grade[1] is not None:
        return grade[1]
    return Track.GENERAL if grade is not None and grade[0] > 0 and status is Status.STUDYING else None


def _completions(
    told: Schooling, status: Status | None, place: Place | None
) -> tuple[bool | None, bool | None, bool | None]:
    """Primary, lower and upper secondary: a higher one implies the lower. Who still sits in a primary class here has
    not completed it; of a pupil elsewhere without a paper nothing is known."""
    upper = told.upper or told.completed == 3
    lower = told.lower or bool(told.lower_year) or upper or (told.completed or 0) >= 2
    primary = told.primary or bool(told.primary_year) or lower or (told.completed or 0) >= 1
    grade = told.grade[0] if told.grade is not None and place is Place.HERE else None
    no_primary = (
        told.primary is False
        or status is Status.NOT_STARTED
        or told.completed == 0
        or (grade is not None and grade <= _LAST_OF_PRIMARY)
    )
    no_lower = (
        no_primary or told.lower is False or told.completed == 1 or (grade is not None and grade <= _LAST_OF_LOWER)
    )
    no_upper = no_lower or told.upper is False or told.completed == 2
    return _known(primary, no_primary), _known(lower, no_lower), _known(upper, no_upper)


def _known(yes: bool | None, no: bool) -> bool | None:
    return True if yes else False if no else None


def _literacy(told: Schooling, primary: bool | None) -> int | None:
    """Level 1 with grade 3 finished, level 2 with primary completed (Điều 19 NĐ 20/2014/NĐ-CP); else not recorded."""
    if primary:
        return 2
    finished = told.last_grade[0] if told.last_grade else None
    if finished is None and told.left_grade:
        finished = told.left_grade[0] - 1
    if finished is None:
        return None
    return 2 if finished >= 5 else 1 if finished >= 3 else 0
