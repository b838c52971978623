"""The rows of a workbook beside the people the registry holds, and what they would change."""

from dataclasses import dataclass, replace
from functools import lru_cache

from django.conf import settings

from namhoc.reading import Limits, read_sheets
from namhoc.site.kept_files import SURVEYS
from namhoc.site.registry.fields import PAPER_FIELDS
from namhoc.site.registry.models import HouseholdMembership, Person
from namhoc.site.registry.pure import pure_years
from namhoc.site.surveys.models import Decision, SurveyWorkbook
from namhoc.survey import SurveyHousehold, SurveyPerson, SurveyReading, SurveyRow, read_survey
from namhoc.survey.matching import Identity, match
from namhoc.survey.plan import Fate, Held, PlannedRow, plan


@dataclass(frozen=True)
class Compared:
    """A workbook as read, and the fate of each of its rows. ``reasons``: of a row that resembles someone, by place of
    the row and code of the person, what speaks for and against."""

    reading: SurveyReading
    planned: tuple[PlannedRow, ...]
    reasons: dict[tuple[str, int], dict[str, list[str]]]


def compare(workbook: SurveyWorkbook) -> Compared:
    """Read the stored workbook and match it with the registry as it is now. Raises UserFacingError READ-, SURVEY-."""
    commune = workbook.commune
    reading = _reading(workbook.sha256, workbook.file_name, workbook.survey_year, commune.code, commune.name)
    held = people_held(workbook)
    found = match(
        [Identity.of(str(index), row.person, row.household) for index, row in enumerate(reading.rows)],
        [Identity.of(key, one.person, one.household) for key, one in held.items()],
    )
    unsure = {index: [pair.second for pair in pairs] for index, pairs in found.unsure.items()}
    reasons = {
        (reading.rows[index].sheet, reading.rows[index].line): {pair.second: list(pair.reasons) for pair in pairs}
        for index, pairs in found.unsure.items()
    }
    return Compared(reading, plan(reading, held, found.sure, unsure), reasons)


@lru_cache(maxsize=1)
def _reading(sha256: str, name: str, survey_year: int, commune: str, commune_name: str) -> SurveyReading:
    """The stored workbook as read. The last one is remembered: it is often written soon after it was looked over, and
    reading 20,000 rows takes longer than matching them."""
    sheets = read_sheets(SURVEYS.read(sha256), name, limits=Limits(file_bytes=settings.UPLOAD_MAX_BYTES))
    return read_survey(sheets, survey_year=survey_year, commune=commune, commune_name=commune_name)


def people_held(workbook: SurveyWorkbook) -> dict[str, Held]:
    """Everyone in the register of the commune, by code, with the survey year where it is begun."""
    years = {row.person: row for row in pure_years(workbook.commune, workbook.survey_year)}
    people = Person.objects.filter(commune=workbook.commune, merged_into=None).select_related("household")
    relations = dict(
        HouseholdMembership.objects.filter(person__commune=workbook.commune, until=None).values_list(
            "person_id", "relation"
        )
    )
    return {
        person.code: Held(
            key=person.code,
            household=household_of(person),
            person=person_of(person, relations.get(person.pk, "")),
            year=years.get(person.code),
        )
        for person in people.iterator(chunk_size=5000)
    }


def household_of(person: Person) -> SurveyHousehold:
    """The household a person lives in, as a workbook tells it."""
    home = person.household
    if home is None:
        return SurveyHousehold()
    return SurveyHousehold(hamlet=home.hamlet, sheet_number=home.sheet_number, head=home.head, address=home.address)


def person_of(person: Person, relation: str) -> SurveyPerson:
    return SurveyPerson(
        name=person.name,
        birth_year=person.birth_year,
        birth_month=person.birth_month,
        birth_day=person.birth_day,
        female=person.female,
        ethnic_group=person.ethnic_group,
        religion=person.religion,
        id_number=person.id_number,
        father=person.father,
        mother=person.mother,
        guardian=person.guardian,
        relation=relation,
        phone=person.phone,
        note=person.note,
        **{name: getattr(person, name) for name in PAPER_FIELDS},
    )


def rows_to_write(workbook: SurveyWorkbook, compared: Compared) -> tuple[list[SurveyRow], int]:
    """Rows as the registry takes them, each with the code of the person it is ("" for a new one), and how many rows
    wait for a decision and are left out. Rows that change nothing are left out too."""
    decided = {
        (row.sheet, row.line): row
        for row in workbook.rows.filter(fate=Fate.ASK)
        .exclude(decision=Decision.OPEN)
        .only("sheet", "line", "decision", "candidates", "key")
    }
    rows, waiting, taken = [], 0, {planned.key for planned in compared.planned if planned.key}
    for planned in compared.planned:
        key = planned.key
        if planned.fate is Fate.SAME:
            continue
        if planned.fate is Fate.ASK:
            answer = decided.get((planned.row.sheet, planned.row.line))
            if answer is None or (answer.decision == Decision.SAME and answer.key in taken):
                waiting += 1
                continue
            if answer.decision == Decision.SKIP:
                continue
            key = answer.key if answer.decision == Decision.SAME else ""
            taken |= {key}
        rows.append(replace(planned.row, year=replace(planned.row.year, person=key)))
    return rows, waiting
