"""People for the tests of the registry: rows as a workbook or a simulation would hand them in."""

from dataclasses import dataclass
from typing import Any

from namhoc.recognition.person_year import COLUMNS
from namhoc.recognition.person_year import PersonYear as Pure
from namhoc.site.accounts.models import User
from namhoc.site.orgunits.models import OrgUnit
from namhoc.site.registry.actions import add_person
from namhoc.site.registry.models import Household, Person
from namhoc.survey import SurveyHousehold, SurveyPerson

YEAR = 2026


@dataclass(frozen=True)
class Row:
    """The least that can be loaded."""

    household: SurveyHousehold
    person: SurveyPerson
    year: Pure
    sheet: str = "Phiếu"
    line: int = 9


def row(name: str = "Lò Thị Mẫu", birth_year: int = 2015, **fields: Any) -> Row:
    """``row("Lò Thị Mẫu", 2015, grade=5, hamlet="Bản Mẫu", sheet_number="12", id_number="...")``."""
    household = {key: fields.pop(key) for key in ("sheet_number", "head", "address") if key in fields}
    year = {key: fields.pop(key) for key in tuple(fields) if key in COLUMNS and key != "female"}
    hamlet = year.setdefault("hamlet", "Bản Mẫu")
    year = {"survey_year": YEAR, "person": "", "commune": "H9001"} | year
    return Row(
        SurveyHousehold(hamlet=hamlet, **household),
        SurveyPerson(name=name, birth_year=birth_year, **fields),
        Pure(birth_year=birth_year, female=fields.get("female"), **year),
    )


def person_in(commune: OrgUnit, name: str = "Lò Thị Mẫu", birth_year: int = 2015, **fields: Any) -> Person:
    """One person with a year; fields of the year by name, ``household`` and ``by`` too."""
    household: Household | None = fields.pop("household", None)
    by: User | None = fields.pop("by", None)
    year = {"hamlet": "Bản Mẫu"} | fields.pop("year", {})
    survey_year = fields.pop("survey_year", YEAR)
    return add_person(
        by=by,
        commune=commune,
        survey_year=survey_year,
        person={"name": name, "birth_year": birth_year} | fields,
        year=year,
        household=household,
    )
