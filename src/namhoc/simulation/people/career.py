"""What the survey of a year finds of each person: grade, status, completions, as columns of a person-year."""

from __future__ import annotations

import numpy as np

from namhoc.recognition.person_year import EvidenceKind, Place, Residence, Status, Track
from namhoc.simulation.people.growth import NEVER, UNKNOWN, Array, Grown
from namhoc.simulation.people.plans import PLANNED_YEAR

NONE = -128
"""What stands for "not known" in a column of codes."""

DIPLOMAS_UNTIL = 2025
"""Lower secondary diplomas end with the cohort of 2026 (Luật 123/2025/QH15): the head teacher confirms since."""


def seen(grown: Grown, survey_year: int) -> Array:
    """Which persons the survey of a year has a row for: born, come, and not gone in an earlier year."""
    found: Array = (grown.birth <= survey_year) & (grown.arrive <= survey_year) & (grown.leave >= survey_year)
    return found


def columns(grown: Grown, survey_year: int) -> dict[str, Array]:
    """The columns that follow from a person and a year, ``NONE`` where the survey does not know; yes and no are 1 and
    0. For persons who are ``seen``."""
    age = survey_year - grown.birth.astype(np.int16)
    steps = age - grown.start + 1  # years of school, the present one among them
    delayed = (grown.repeated > 0) & (steps > grown.repeated)
    grade = (steps - delayed).astype(np.int16)
    began = (grade >= 1) & (grown.start != NEVER)
    dropped = began & (grade > grown.left)
    after = began & ~dropped & (grade > 9)
    stopped = after & (grown.upper == 0)
    finished = stopped | (after & (grade > 12))
    kindergarten = ~began & (age >= 3) & (age <= 5) & (age >= grown.preschool)
    nursery = (age < 3) & grown.nursery & (age >= 1)

    status = np.full(len(age), int(Status.NOT_STARTED), np.int8)
    status[began | kindergarten | nursery] = Status.STUDYING
    status[dropped] = Status.DROPPED_OUT
    status[finished] = Status.FINISHED
    studying = status == Status.STUDYING

    told = np.full(len(age), NONE, np.int8)
    told[began] = np.minimum(grade, 12)[began]
    told[dropped] = grown.left[dropped]
    told[stopped] = 9
    told[kindergarten] = (age - 6)[kindergarten]
    told[nursery] = 0

    upper_now = after & studying
    track = np.where(studying & began, np.where(upper_now, grown.upper - 1, int(Track.GENERAL)), NONE).astype(np.int8)
    place = np.where(studying, np.where(upper_now, int(Place.HERE), grown.place), NONE).astype(np.int8)

    late = (grown.repeated > 0) & (grown.repeated <= 5)
    primary_year = grown.birth + grown.start + 5 + late
    lower_year = grown.birth + grown.start + 9 + (grown.repeated > 0)
    completed_primary = began & (primary_year <= survey_year) & (grown.left > 5)
    completed_lower = began & (lower_year <= survey_year) & (grown.left > 9)
    recorded = survey_year - 12  # of older completions the year is no longer asked for
    evidence_lower = np.where(lower_year <= DIPLOMAS_UNTIL, int(EvidenceKind.DIPLOMA), int(EvidenceKind.RECORD))

    found = {
        "status": status,
        "grade": told,
        "track": track,
        "place": place,
        "repeater": (studying & (grown.repeated > 0) & (steps == grown.repeated + 1)).astype(np.int8),
        "two_sessions": np.where(studying & (told < 6), 1, NONE).astype(np.int8),
        "prepared_vietnamese": np.where(kindergarten & (age == 5) & grown.minority, 1, NONE).astype(np.int8),
        "completed_preschool": _preschool(grown, age),
        "completed_primary": completed_primary.astype(np.int8),
        "primary_year": np.where(completed_primary & (primary_year >= recorded), primary_year, 0).astype(np.int16),
        "primary_evidence": np.where(completed_primary & (age < 22), int(EvidenceKind.RECORD), NONE).astype(np.int8),
        "completed_lower_secondary": completed_lower.astype(np.int8),
        "lower_secondary_year": np.where(completed_lower & (lower_year >= recorded), lower_year, 0).astype(np.int16),
        "lower_secondary_evidence": np.where(completed_lower & (age < 26), evidence_lower, NONE).astype(np.int8),
        "completed_upper_secondary": (finished & (told == 12)).astype(np.int8),
        "literacy": np.where((age >= 15) & (grown.literacy != 3), grown.literacy, NONE).astype(np.int8),
        "relapse": np.where(age >= 15, grown.relapse, 0).astype(np.int8),
        "residence": _residence(grown, survey_year),
    }
    _disabled(grown, age, found)
    if survey_year == PLANNED_YEAR:
        _unclear(grown, found)
    return found


def _preschool(grown: Grown, age: Array) -> Array:
    """Completed the programme of its class in the year that ended: who attended it, but for long absence."""
    attended = (np.minimum(age, 5) >= grown.preschool) & (age <= 6)
    absent = (grown.birth.astype(np.int64) * 7 + np.arange(len(age)) * 13) % 61 == 0
    asked = (age >= 3) & (age <= 6)
    return np.where(asked, attended & ~absent, NONE).astype(np.int8)


def _residence(grown: Grown, survey_year: int) -> Array:
    found = np.full(len(grown), int(Residence.RESIDENT), np.int8)
    found[grown.arrive == survey_year] = Residence.ARRIVED
    found[grown.leave == survey_year] = Residence.MOVED_OUT
    found[(grown.leave == survey_year) & grown.died] = Residence.DECEASED
    return found


def _disabled(grown: Grown, age: Array, found: dict[str, Array]) -> None:
    """Disabled children without access to education do not go to school."""
    disabled = grown.disability > 0
    found["disabled"] = disabled.astype(np.int8)
    found["disabled_able"] = np.where(disabled, np.where(grown.able == UNKNOWN, NONE, grown.able), NONE).astype(np.int8)
    known = np.where(grown.access == UNKNOWN, NONE, grown.access)
    found["disabled_access"] = np.where(disabled & (grown.able == 1), known, NONE).astype(np.int8)
    outside = disabled & (age <= 18) & (grown.access != 1)
    for name, value in {
        "status": int(Status.NOT_STARTED), "grade": NONE, "track": NONE, "place": NONE, "repeater": 0,
        "two_sessions": NONE, "prepared_vietnamese": NONE, "primary_year": 0, "primary_evidence": NONE,
        "completed_primary": 0, "completed_lower_secondary": 0, "lower_secondary_year": 0,
        "lower_secondary_evidence": NONE, "completed_upper_secondary": 0,
    }.items():  # fmt: skip
        found[name][outside] = value
    preschool = found["completed_preschool"]
    preschool[outside & (preschool != NONE)] = 0


def _unclear(grown: Grown, found: dict[str, Array]) -> None:
    """Grade 5 of last year in another commune or province: whether completed, and the grade now, are not confirmed."""
    rows = grown.unclear
    for name, value in {"grade": NONE, "completed_primary": NONE, "primary_year": 0, "primary_evidence": NONE}.items():
        found[name][rows] = value
