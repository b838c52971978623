"""The plain meaning of every measure: one person-year, one predicate, no engine. Slow and obvious on purpose.

This is the reference that every engine must agree with, and what a change of one person is counted by (``delta``).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

from namhoc.recognition.person_year import NURSERY, PersonYear, Place, Residence, Status, Track

Predicate = Callable[[PersonYear], bool]
Cohort = tuple[int, str, int]
"""Survey year, commune, birth year."""


def _registered(p: PersonYear) -> bool:
    return p.residence != Residence.SCHOOLED_HERE


def _present(p: PersonYear) -> bool:
    return p.residence in (Residence.RESIDENT, Residence.ARRIVED)


def _in_ppc(p: PersonYear) -> bool:
    return _present(p) and not p.disabled


def _must_mobilise(p: PersonYear) -> bool:
    excused = p.disabled and p.disabled_able is False
    return _present(p) and p.age <= 6 and not excused


def _young(p: PersonYear) -> bool:
    return p.age <= 21


def _studying(p: PersonYear) -> bool:
    return p.status in (Status.STUDYING, Status.PAUSED)


def _out_of_school(p: PersonYear) -> bool:
    return p.status in (Status.DROPPED_OUT, Status.FINISHED)


def _away(p: PersonYear) -> bool:
    return p.place in (Place.IN_PROVINCE, Place.OUTSIDE)


def _grade_between(p: PersonYear, low: int, high: int) -> bool:
    return p.grade is not None and low <= p.grade <= high


def _grades_finished(p: PersonYear) -> int | None:
    """The last grade that schooling itself shows to be finished; None where it is not known."""
    if p.status == Status.NOT_STARTED:
        return 0
    if p.status is None or p.grade is None:
        return None
    return p.grade if p.status == Status.FINISHED else p.grade - 1


def _lower_secondary(p: PersonYear) -> bool | None:
    """Graduated of lower secondary: yes, no, or not known."""
    upper_grade = _grade_between(p, 10, 12) and p.track in (Track.GENERAL, Track.CONTINUING)
    if p.completed_lower_secondary or p.completed_upper_secondary or upper_grade:
        return True
    if p.completed_lower_secondary is False:
        return False
    if p.completed_primary is False and not _grade_between(p, 6, 12):
        return False
    finished = _grades_finished(p)
    return None if finished is None or finished >= 9 else False


def _primary(p: PersonYear) -> bool | None:
    """Completed primary: yes, no, or not known."""
    if p.completed_primary or _grade_between(p, 6, 12) or _lower_secondary(p):
        return True
    if p.completed_primary is False:
        return False
    finished = _grades_finished(p)
    return None if finished is None or finished >= 5 else False


def _literacy(p: PersonYear) -> int | None:
    """Level of literacy (0, 1, 2), or None where it is not known."""
    if p.relapse:
        return p.relapse - 1
    if p.literacy is not None:
        return p.literacy
    if _primary(p):
        return 2
    finished = _grades_finished(p)
    if finished is None:
        return None
    return 2 if finished >= 5 else 1 if finished >= 3 else 0


def _at_school_unplaced(p: PersonYear) -> bool:
    return _studying(p) and p.grade is None and p.track != Track.VOCATIONAL and _primary(p) is None


def _schooling_unclear(p: PersonYear) -> bool:
    """Not known whether the person studies, or in which grade (a vocational learner has none)."""
    return p.status is None or (_studying(p) and p.grade is None and p.track != Track.VOCATIONAL)


def _attending(p: PersonYear) -> bool:
    """In preschool, or, up to five, in anything."""
    return _studying(p) and (p.age <= 5 or _grade_between(p, -3, 0))


def _attending_unclear(p: PersonYear) -> bool:
    return p.status is None or (p.age > 5 and _studying(p) and p.grade is None)


def _in_grade(p: PersonYear, grade: int) -> bool:
    """Attends the grade and has not completed the stage it belongs to."""
    done = _primary(p) if grade <= 5 else _lower_secondary(p) if grade <= 9 else False
    return _studying(p) and p.grade == grade and not done


def _upper_now(p: PersonYear) -> bool:
    return _studying(p) and (_grade_between(p, 10, 12) or (p.grade is None and p.track == Track.VOCATIONAL))


def _upper(p: PersonYear) -> bool:
    """Studies or has finished something after lower secondary."""
    return _upper_now(p) or p.completed_upper_secondary is True


def _upper_graduate_possible(p: PersonYear) -> bool:
    """Studies after lower secondary having graduated of it, as far as is known, but not both for certain."""
    studies, may_study = _upper(p), _schooling_unclear(p)
    graduated = _lower_secondary(p)
    return (studies or may_study) and graduated is not False and not (studies and graduated)


def _track(p: PersonYear) -> Track:
    return Track.GENERAL if p.track is None else p.track


def _new_primary(p: PersonYear) -> bool:
    return _primary(p) is True and p.primary_year == p.survey_year


def _adult(p: PersonYear) -> bool:
    return _present(p) and p.age >= 15


def _repeats_primary(p: PersonYear) -> bool:
    return p.repeater and _studying(p) and _grade_between(p, 1, 5) and not _primary(p)


def _preschool_possible(p: PersonYear) -> bool:
    """Attends and has completed, as far as is known, but not both for certain."""
    attends, may_attend = _attending(p), _attending_unclear(p)
    completed, may_complete = p.completed_preschool is True, p.completed_preschool is None
    return (attends or may_attend) and (completed or may_complete) and not (attends and completed)


def _groups(name: str, who: Predicate) -> dict[str, Predicate]:
    return {
        name: who,
        f"{name}_female": lambda p: who(p) and p.female is True,
        f"{name}_minority": lambda p: who(p) and p.minority is True,
        f"{name}_minority_female": lambda p: who(p) and p.minority is True and p.female is True,
    }


def _places(name: str, what: Predicate, who: Predicate, oldest: int) -> dict[str, Predicate]:
    return {
        f"{name}_here": lambda p: p.age <= oldest and who(p) and what(p) and not _away(p),
        f"{name}_elsewhere": lambda p: p.age <= oldest and who(p) and what(p) and _away(p),
        f"{name}_from_elsewhere": lambda p: p.age <= oldest and not _registered(p) and what(p),
    }


def _child(name: str, what: Predicate) -> dict[str, Predicate]:
    return _places(name, what, _must_mobilise, 6)


def _youth(name: str, what: Predicate) -> dict[str, Predicate]:
    return _places(name, what, _in_ppc, 21)


def _grade(grade: int) -> dict[str, Predicate]:
    return _youth(f"grade_{grade}", lambda p: _in_grade(p, grade))


def _upper_on(name: str, track: Track) -> dict[str, Predicate]:
    return _youth(f"upper_{name}", lambda p: _upper(p) and _track(p) == track)


PREDICATES: dict[str, Predicate] = {
    **_groups("total", _registered),
    "arrived": lambda p: p.residence == Residence.ARRIVED,
    "moved_out": lambda p: p.residence == Residence.MOVED_OUT,
    "deceased": lambda p: p.residence == Residence.DECEASED,
    **_groups("present", _present),
    "disabled": lambda p: _present(p) and p.disabled,
    "disabled_able": lambda p: _present(p) and p.disabled and p.disabled_able is True,
    "disabled_able_unclear": lambda p: _present(p) and p.disabled and p.disabled_able is None,
    "disabled_access": lambda p: _present(p) and p.disabled and p.disabled_able is True and p.disabled_access is True,
    "disabled_access_unclear": lambda p: (
        _present(p) and p.disabled and p.disabled_able is True and p.disabled_access is None
    ),
    "ppc": _in_ppc,
    "must_mobilise": _must_mobilise,
    **_child("attending", _attending),
    "attending_female": lambda p: _must_mobilise(p) and _attending(p) and p.female is True,
    "attending_minority": lambda p: _must_mobilise(p) and _attending(p) and p.minority is True,
    "attending_prepared": lambda p: _must_mobilise(p) and _attending(p) and p.prepared_vietnamese is True,
    "attending_two_sessions": lambda p: _must_mobilise(p) and _attending(p) and p.two_sessions is True,
    "attending_unclear": lambda p: _must_mobilise(p) and _attending_unclear(p),
    **_child("nursery", lambda p: _studying(p) and p.grade == NURSERY),
    **_child("kindergarten", lambda p: _studying(p) and _grade_between(p, -3, -1)),
    **_child("completed_preschool", lambda p: p.completed_preschool is True),
    "completed_preschool_unclear": lambda p: _must_mobilise(p) and p.completed_preschool is None,
    "completed_preschool_attending": lambda p: _must_mobilise(p) and _attending(p) and p.completed_preschool is True,
    "completed_preschool_attending_unclear": lambda p: _must_mobilise(p) and _preschool_possible(p),
    **_grade(1),
    **_grade(2),
    **_grade(3),
    **_grade(4),
    **_grade(5),
    "in_school": lambda p: (
        _in_ppc(p)
        and _young(p)
        and _studying(p)
        and (_grade_between(p, 1, 12) or (p.grade is None and p.track == Track.VOCATIONAL))
    ),
    "schooling_unclear": lambda p: _in_ppc(p) and _young(p) and _schooling_unclear(p),
    **_youth("completed_primary", lambda p: _primary(p) is True),
    "completed_primary_outside_ppc": lambda p: _registered(p) and not _in_ppc(p) and _young(p) and _primary(p) is True,
    "completed_primary_unclear": lambda p: _in_ppc(p) and _young(p) and _primary(p) is None,
    "in_primary_unclear": lambda p: (
        _in_ppc(p)
        and _young(p)
        and not _primary(p)
        and (_primary(p) is None or _schooling_unclear(p))
        and not _at_school_unplaced(p)
    ),
    "at_school_primary_unclear": lambda p: _in_ppc(p) and _young(p) and _at_school_unplaced(p),
    **_youth("repeater", _repeats_primary),
    **_youth("dropout_primary", lambda p: _out_of_school(p) and _primary(p) is False),
    "not_started": lambda p: (
        _in_ppc(p)
        and _young(p)
        and not _primary(p)
        and (p.status == Status.NOT_STARTED or (_studying(p) and _grade_between(p, -3, 0)))
    ),
    **_grade(6),
    **_grade(7),
    **_grade(8),
    **_grade(9),
    "new_primary_completers": lambda p: _in_ppc(p) and _young(p) and _new_primary(p),
    "new_primary_completers_general": lambda p: (
        _in_ppc(p) and _young(p) and _new_primary(p) and _in_grade(p, 6) and _track(p) == Track.GENERAL
    ),
    "new_primary_completers_continuing": lambda p: (
        _in_ppc(p) and _young(p) and _new_primary(p) and _in_grade(p, 6) and _track(p) == Track.CONTINUING
    ),
    **_youth("completed_lower_secondary", lambda p: _lower_secondary(p) is True),
    "completed_lower_secondary_outside_ppc": lambda p: (
        _registered(p) and not _in_ppc(p) and _young(p) and _lower_secondary(p) is True
    ),
    "completed_lower_secondary_unclear": lambda p: _in_ppc(p) and _young(p) and _lower_secondary(p) is None,
    **_youth(
        "dropout_lower_secondary",
        lambda p: _out_of_school(p) and _primary(p) is True and _lower_secondary(p) is False,
    ),
    **_grade(10),
    **_grade(11),
    **_grade(12),
    **_upper_on("general", Track.GENERAL),
    **_upper_on("continuing", Track.CONTINUING),
    **_upper_on("vocational", Track.VOCATIONAL),
    "upper_finished": lambda p: _in_ppc(p) and _young(p) and p.completed_upper_secondary is True and not _upper_now(p),
    "upper_graduates": lambda p: _in_ppc(p) and _young(p) and _upper(p) and _lower_secondary(p) is True,
    "upper_graduates_unclear": lambda p: _in_ppc(p) and _young(p) and _upper_graduate_possible(p),
    "upper_unclear": lambda p: _in_ppc(p) and _young(p) and not _upper(p) and _schooling_unclear(p),
    "upper_finished_unclear": lambda p: (
        _in_ppc(p)
        and _young(p)
        and p.status == Status.FINISHED
        and p.completed_upper_secondary is None
        and (p.grade is None or p.grade >= 10)
    ),
    **_groups("literate_1", lambda p: _adult(p) and _literacy(p) in (1, 2)),
    **_groups("literate_2", lambda p: _adult(p) and _literacy(p) == 2),
    **_groups("illiterate_1", lambda p: _adult(p) and _literacy(p) == 0),
    **_groups("illiterate_2", lambda p: _adult(p) and _literacy(p) == 1),
    **_groups("relapse_1", lambda p: _adult(p) and p.relapse == 1),
    **_groups("relapse_2", lambda p: _adult(p) and p.relapse == 2),
    "literacy_unclear": lambda p: _adult(p) and _literacy(p) is None,
    "literate_1_disabled": lambda p: _adult(p) and p.disabled and _literacy(p) in (1, 2),
    "literate_2_disabled": lambda p: _adult(p) and p.disabled and _literacy(p) == 2,
    "literacy_unclear_disabled": lambda p: _adult(p) and p.disabled and _literacy(p) is None,
    "studying_in_province": lambda p: _present(p) and _young(p) and _studying(p) and p.place == Place.IN_PROVINCE,
    "studying_from_elsewhere": lambda p: not _registered(p) and _young(p) and _studying(p),
    "place_unclear": lambda p: _present(p) and _young(p) and _studying(p) and p.place is None,
}
"""Who is counted in each measure, by its name."""


def measured(person: PersonYear) -> frozenset[str]:
    """The measures that count ``person``."""
    return frozenset(name for name, counts in PREDICATES.items() if counts(person))


def counted(people: Iterable[PersonYear]) -> dict[Cohort, Counter[str]]:
    """The cohorts of ``people``, persons by measure; a cohort that nobody belongs to is absent."""
    cohorts: dict[Cohort, Counter[str]] = {}
    for person in people:
        key = (person.survey_year, person.commune, person.birth_year)
        cohorts.setdefault(key, Counter()).update(measured(person))
    return cohorts
