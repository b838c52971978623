"""Survey workbooks that go out: the list of errors, and the register of a commune."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction

from namhoc.reporting.sheet import Head, Sheet, new_workbook
from namhoc.site.audit.record import record
from namhoc.site.orgunits.models import OrgUnit
from namhoc.site.registry.models import HouseholdMembership, PersonYear
from namhoc.site.registry.pure import to_pure
from namhoc.site.surveys.matching import household_of, person_of
from namhoc.site.surveys.models import SurveyWorkbook
from namhoc.survey import SurveyRow

if TYPE_CHECKING:
    from namhoc.site.accounts.models import User

_COLUMNS = [("TT", 6), ("Ô", 26), ("Mức", 12), ("Lỗi", 50), ("Cách sửa", 50), ("Mã", 22)]


def errors_xlsx(workbook: SurveyWorkbook, as_of: date) -> bytes:
    """Every finding of a workbook, one row each, at its cell."""
    head = Head(
        f"Lỗi trong tệp điều tra năm {workbook.survey_year}", workbook.file_name, as_of, author=str(workbook.commune)
    )
    book, file = new_workbook(head)
    Sheet(book, "Lỗi", _COLUMNS, head).fill(
        [number, one.place, "chặn" if one.blocks else "cần xem", one.message, one.fix, one.code]
        for number, one in enumerate(workbook.findings.all(), 1)
    )
    book.close()
    return file.getvalue()


@transaction.atomic
def register_rows(by: "User", commune: OrgUnit, year: int) -> list[SurveyRow]:
    """The person-years of a commune as rows of a workbook, household by household. The journal keeps that names went
    out, never the names."""
    rows = list(_rows(commune, year))
    record("survey.export", commune, by=by, unit=commune, details={"year": year, "rows": len(rows)})
    return rows


def _rows(commune: OrgUnit, year: int) -> Iterator[SurveyRow]:
    relations = dict(
        HouseholdMembership.objects.filter(person__commune=commune, until=None).values_list("person_id", "relation")
    )
    found = (
        PersonYear.objects.filter(commune=commune, survey_year=year)
        .select_related("person__household", "commune")
        .order_by(
            "hamlet", "person__household__sheet_number", "person__household_id", "person__birth_year", "person_id"
        )
    )
    for line, row in enumerate(found.iterator(chunk_size=2000), 1):
        yield SurveyRow(
            sheet="",
            line=line,
            household=household_of(row.person),
            person=person_of(row.person, relations.get(row.person_id, "")),
            year=to_pure(row),
        )
