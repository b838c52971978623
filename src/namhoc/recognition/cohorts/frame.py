"""Person-years as a table, with the narrow types that a snapshot keeps."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import narwhals as nw

from namhoc.recognition.person_year import COLUMNS, PersonYear, Place, Residence, Status, Track

_TEXT = ("person", "commune", "hamlet", "school", "disability")
_YEARS = ("survey_year", "birth_year", "primary_year", "lower_secondary_year")
_CODES = (
    "residence",
    "status",
    "grade",
    "track",
    "place",
    "primary_evidence",
    "lower_secondary_evidence",
    "literacy",
    "relapse",
)


def _type(name: str) -> nw.dtypes.DType:
    if name in _TEXT:
        return nw.String()
    if name in _YEARS:
        return nw.Int16()
    return nw.Int8() if name in _CODES else nw.Boolean()


SCHEMA: dict[str, nw.dtypes.DType] = {name: _type(name) for name in COLUMNS}
"""Columns of a table of person-years and their types; every column but the keys may be null."""


def as_frame(people: Iterable[PersonYear], backend: Any = "polars") -> Any:
    """``people`` as a native frame of ``backend``, in their order."""
    rows = list(people)
    columns: dict[str, list[Any]] = {
        name: [
            None if (value := getattr(row, name)) is None else int(value) if name in _CODES else value for row in rows
        ]
        for name in COLUMNS
    }
    return nw.from_dict(columns, SCHEMA, backend=backend).to_native()


REQUIRED = ("survey_year", "commune", "birth_year", "residence")
"""Columns a table of person-years cannot do without."""

RANGES: dict[str, tuple[int, int]] = {
    "survey_year": (2000, 2100),
    "birth_year": (1880, 2100),
    "residence": (0, max(Residence)),
    "status": (0, max(Status)),
    "grade": (-3, 12),
    "track": (0, max(Track)),
    "place": (0, max(Place)),
    "literacy": (0, 2),
    "relapse": (0, 2),
}
"""Codes that exist; null is allowed where a column may be null."""
