"""What cannot hold together in a row, and who stands twice in a file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from namhoc.core import Finding, Severity, fold
from namhoc.reading import address
from namhoc.recognition.person_year import Status
from namhoc.survey.columns import Column
from namhoc.survey.row import SurveyRow

_FIRST_GRADE_AGE = 6  # a child enters grade 1 in the year of the sixth birthday
_YOUNGEST = 1  # classes skipped: one year ahead of age is looked at, more is an error


def contradictions(row: SurveyRow, columns: Mapping[Column, int]) -> Iterator[Finding]:
    """Statements of one row that exclude each other, each at the cell to look at."""
    year = row.year
    age = year.age
    if year.status is Status.STUDYING and year.grade is not None and year.grade >= 1:
        usual = year.grade + _FIRST_GRADE_AGE - 1
        if age < usual - _YOUNGEST:
            yield _at(row, columns, "SURVEY-GRADE-AGE", (Column.GRADE, Column.CLASS_NAME),
                      f"Người {age} tuổi học lớp {year.grade}, quá sớm so với tuổi",
                      "Kiểm tra năm sinh và lớp.")  # fmt: skip
    if year.status is Status.STUDYING and year.grade is not None and year.grade < 1 and age > 7:
        yield _at(row, columns, "SURVEY-GRADE-AGE", (Column.GRADE, Column.CLASS_NAME),
                  f"Người {age} tuổi học lớp mầm non", "Kiểm tra năm sinh và lớp.")  # fmt: skip
    if year.status is Status.NOT_STARTED and (year.completed_primary or year.completed_lower_secondary):
        yield _at(row, columns, "SURVEY-STATUS", (Column.NOT_STARTED, Column.STATUS),
                  "Ghi chưa đi học nhưng đã hoàn thành một cấp học",
                  "Bỏ một trong hai điều ghi trái nhau.")  # fmt: skip
    for field, least, column in (
        ("primary_year", 10, Column.PRIMARY_YEAR),
        ("lower_secondary_year", 14, Column.LOWER_YEAR),
    ):
        when = getattr(year, field)
        if when is not None and not year.birth_year + least <= when <= year.survey_year:
            yield _at(row, columns, "SURVEY-COMPLETED-YEAR", (column, Column.COMPLETED_YEAR),
                      "Năm hoàn thành không hợp với năm sinh hoặc năm điều tra",
                      "Sửa theo học bạ, bằng hoặc giấy chứng nhận.")  # fmt: skip
    if year.disabled_access and year.disabled_able is False:
        yield _at(row, columns, "SURVEY-DISABILITY", (Column.DISABLED_ACCESS,),
                  "Được tiếp cận giáo dục nhưng ghi không có khả năng học tập",
                  "Đánh dấu khả năng học tập, hoặc bỏ dấu tiếp cận giáo dục.")  # fmt: skip


def _at(
    row: SurveyRow, columns: Mapping[Column, int], code: str, wanted: Sequence[Column], message: str, fix: str
) -> Finding:
    place = next((columns[column] for column in wanted if column in columns), 0)
    where = f"{row.sheet}, ô {address(row.line - 1, place)}"
    return Finding(code, message, fix, Severity.LOOK, place=where)


def twice_in_file(rows: Sequence[SurveyRow], columns: Mapping[str, Mapping[Column, int]]) -> Iterator[Finding]:
    """Rows whose identity number, or name with full birth date and household head, stand on an earlier row too."""
    first: dict[tuple[object, ...], SurveyRow] = {}
    for row in rows:
        person = row.person
        keys: list[tuple[object, ...]] = []
        if person.id_number:
            keys.append(("id", person.id_number))
        if person.birth_day and person.birth_month:
            born = (person.birth_day, person.birth_month, person.birth_year)
            keys.append(("name", fold(person.name), born, fold(person.mother or person.father or row.household.head)))
        for key in keys:
            before = first.setdefault(key, row)
            if before is not row:
                column = Column.ID_NUMBER if key[0] == "id" else Column.NAME
                own = columns[row.sheet]
                what = "Số định danh" if key[0] == "id" else "Họ tên, ngày sinh và cha mẹ hoặc chủ hộ"
                yield _at(row, own, "SURVEY-TWICE", (column, Column.GIVEN_NAME),
                          f"{what} đã có ở {before.sheet}, dòng {before.line}",
                          "Giữ một dòng, hoặc sửa dòng ghi nhầm.")  # fmt: skip
                break
