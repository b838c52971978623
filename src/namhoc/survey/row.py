"""One row of a survey workbook: a person, the household, and what the survey year knows."""

from __future__ import annotations

from dataclasses import dataclass

from namhoc.core import Finding
from namhoc.recognition.person_year import PersonYear


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveyHousehold:
    """The household of a row; empty text where the workbook does not tell."""

    hamlet: str = ""
    sheet_number: str = ""
    head: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveyPerson:
    """Who the row is about. Names live in the registry only."""

    name: str
    birth_year: int
    birth_month: int | None = None
    birth_day: int | None = None
    female: bool | None = None
    ethnic_group: str = ""
    religion: str = ""
    id_number: str = ""
    father: str = ""
    mother: str = ""
    guardian: str = ""
    relation: str = ""
    phone: str = ""
    note: str = ""
    primary_number: str = ""
    lower_secondary_number: str = ""
    literacy_number: str = ""
    literacy_year: int | None = None
    vocational: str = ""
    vocational_certificate: str = ""
    vocational_year: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveyRow:
    """A row that can be taken in. ``line``: its row number in the sheet, from 1. ``year``: the person-year, its
    ``person`` empty until the row is matched."""

    sheet: str
    line: int
    household: SurveyHousehold
    person: SurveyPerson
    year: PersonYear


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveyReading:
    """What a workbook holds. ``told``: the fields of household, person and year for which it has a column; an import
    touches no other field. ``findings`` stand at their cells; a row with a BLOCKS finding is not in ``rows``."""

    rows: tuple[SurveyRow, ...]
    told: frozenset[str]
    findings: tuple[Finding, ...]
    refused: int
    columns_read: int
    columns_unread: tuple[str, ...]
