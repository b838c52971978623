"""Rows of the registry as pure person-years: no name leaves through here."""

from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet

from namhoc.recognition.person_year import COLUMNS, EvidenceKind, Place, Residence, Status, Track
from namhoc.recognition.person_year import PersonYear as Pure
from namhoc.site.orgunits.models import OrgUnit
from namhoc.site.registry.models import PersonYear

_OF_PERSON = {"person": "person__code", "birth_year": "person__birth_year", "female": "person__female",
              "minority": "person__minority", "commune": "commune__code"}  # fmt: skip
_PATHS = [_OF_PERSON.get(name, name) for name in COLUMNS]
_CODES = {
    "residence": Residence,
    "status": Status,
    "track": Track,
    "place": Place,
    "primary_evidence": EvidenceKind,
    "lower_secondary_evidence": EvidenceKind,
}
_EMPTY_IS_UNKNOWN = {"school", "disability"}


def typed(name: str, value: Any) -> Any:
    """A stored value of a person-year as the pure one: a code, or None for an empty text."""
    if name in _EMPTY_IS_UNKNOWN:
        return value or None
    if name in _CODES and value is not None:
        return _CODES[name](value)
    return value


def to_pure(row: PersonYear) -> Pure:
    """A row of the registry as the value everything above counts. Reads ``row.person`` and ``row.commune``."""
    person = row.person
    held = {
        "person": person.code,
        "birth_year": person.birth_year,
        "female": person.female,
        "minority": person.minority,
        "commune": row.commune.code,
    }
    return Pure(**{name: held[name] if name in held else typed(name, getattr(row, name)) for name in COLUMNS})


def pure_rows(rows: QuerySet[PersonYear]) -> Iterator[Pure]:
    """The same for many rows, without building a model for each."""
    for values in rows.values_list(*_PATHS).iterator(chunk_size=5000):
        yield Pure(**{name: typed(name, value) for name, value in zip(COLUMNS, values, strict=True)})


def pure_years(commune: OrgUnit, survey_year: int) -> Iterator[Pure]:
    """Every person-year of a commune in one survey year; merged duplicates have none."""
    return pure_rows(PersonYear.objects.filter(commune=commune, survey_year=survey_year).order_by("id"))
