"""What taking a workbook in would change: new persons, changed fields, nothing; never wiped and loaded anew."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from typing import Any

from namhoc.recognition.person_year import PersonYear
from namhoc.survey.row import SurveyHousehold, SurveyPerson, SurveyReading, SurveyRow

_NOT_OF_THE_ROW = frozenset({"survey_year", "person", "commune"})  # who and when: never taken from a cell


class Fate(StrEnum):
    """What becomes of a row. ASK: it resembles a person without being surely the same; a person decides."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    ASK = "ask"


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A person already in the registry: ``key`` is the pseudonym, ``year`` None where the survey year is not begun."""

    key: str
    household: SurveyHousehold
    person: SurveyPerson
    year: PersonYear | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedRow:
    """One row and its fate. ``key``: the person it is; "" for a new one. ``candidates``: whom it may be, best first.
    ``changes``: field to (before, after)."""

    row: SurveyRow
    fate: Fate
    key: str = ""
    candidates: tuple[str, ...] = ()
    changes: Mapping[str, tuple[Any, Any]]


def plan(
    reading: SurveyReading,
    held: Mapping[str, Held],
    sure: Mapping[int, str],
    unsure: Mapping[int, Sequence[str]],
) -> tuple[PlannedRow, ...]:
    """The fate of every row of ``reading``, in order. ``sure``: index of a row to the key of the person it is;
    ``unsure``: index to keys it resembles. A row in neither is a new person. A person is given to one row only, the
    first: a second row for the same person is asked about."""
    taken: set[str] = set()
    planned = []
    for index, row in enumerate(reading.rows):
        key = sure.get(index, "")
        if key and key not in taken:
            taken.add(key)
            changes = differences(row, held[key], reading.told)
            fate = Fate.CHANGED if changes else Fate.SAME
            planned.append(PlannedRow(row=row, fate=fate, key=key, changes=changes))
        elif key or unsure.get(index):
            candidates = (key,) if key else tuple(unsure[index])
            planned.append(PlannedRow(row=row, fate=Fate.ASK, candidates=candidates, changes={}))
        else:
            planned.append(PlannedRow(row=row, fate=Fate.NEW, changes={}))
    return tuple(planned)


def differences(row: SurveyRow, held: Held, told: frozenset[str]) -> dict[str, tuple[Any, Any]]:
    """Fields of household, person and year that the row tells otherwise. A field without a column, an empty cell and a
    value that is not known change nothing: missing is not an answer."""
    found: dict[str, tuple[Any, Any]] = {}
    parts: tuple[tuple[Any, Any, frozenset[str]], ...] = (
        (row.household, held.household, frozenset({"hamlet"} if row.household.hamlet else ())),
        (row.person, held.person, frozenset()),
    )
    for new, old, always in parts:
        _compare(found, new, old, told | always)
    if held.year is None:
        found["survey_year"] = (None, row.year.survey_year)
    else:
        _compare(found, row.year, held.year, told)
    return found


def merged_year(row: SurveyRow, held: PersonYear | None, key: str, told: frozenset[str]) -> PersonYear:
    """The person-year after the row is taken in: what the row tells over what was known."""
    if held is None:
        return replace(row.year, person=key)
    changes: dict[str, tuple[Any, Any]] = {}
    _compare(changes, row.year, held, told)
    return replace(held, **{name: after for name, (_, after) in changes.items()})


def _compare(found: dict[str, tuple[Any, Any]], new: Any, old: Any, told: frozenset[str]) -> None:
    for name in _names(new):
        after, before = getattr(new, name), getattr(old, name)
        if name in told and name not in _NOT_OF_THE_ROW and after not in (None, "") and after != before:
            found[name] = (before, after)


def _names(value: Any) -> Iterable[str]:
    return (field.name for field in fields(value))
