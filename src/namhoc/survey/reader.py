"""A commune survey workbook read into rows, every error at its cell."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from namhoc.core import Finding, Severity, UserFacingError, fold
from namhoc.reading import Cell, Sheet, address
from namhoc.survey import cells, checks
from namhoc.survey.columns import DISABILITIES, LONGEST, Column
from namhoc.survey.heading import Heading, find_heading
from namhoc.survey.row import SurveyHousehold, SurveyPerson, SurveyReading, SurveyRow
from namhoc.survey.schooling import Schooling, person_year

_TOTALS = ("tong", "cong", "tong cong", "tong so")


def read_survey(sheets: Sequence[Sheet], *, survey_year: int, commune: str, commune_name: str = "") -> SurveyReading:
    """The persons of every sheet that has the heads of a survey.

    ``commune``: code written into the person-years; ``commune_name``: its name, to tell schooled here from elsewhere.
    Raises ``UserFacingError`` SURVEY-HEADS where no sheet names people and their year of birth.
    """
    headings = [(sheet, find_heading(sheet)) for sheet in sheets]
    readers = [
        _SheetReader(sheet, heading, survey_year, commune, fold(commune_name))
        for sheet, heading in headings
        if heading is not None
    ]
    if not readers:
        raise UserFacingError(
            "SURVEY-HEADS",
            "không tìm thấy cột họ tên và năm sinh trong tệp",
            where=", ".join(sheet.name for sheet in sheets),
            why="Mỗi cột được nhận ra theo chữ ở đầu cột; tệp này không có đầu cột nào ghi họ tên và năm sinh.",
            fix="đặt đầu cột như mẫu phiếu điều tra (Họ và tên, Năm sinh, Dân tộc ...) rồi tải lên",
        )
    for reader in readers:
        reader.read()
    rows = tuple(row for reader in readers for row in reader.rows)
    findings = [finding for reader in readers for finding in reader.findings]
    findings += checks.twice_in_file(rows, {reader.sheet.name: reader.heading.columns for reader in readers})
    return SurveyReading(
        rows=rows,
        told=frozenset().union(*(_told(reader.heading) for reader in readers)),
        findings=tuple(findings),
        refused=sum(reader.refused for reader in readers),
        columns_read=sum(len(reader.heading.columns) for reader in readers),
        columns_unread=tuple(
            f"{reader.sheet.name}!{address(reader.heading.first_row, place).rstrip('0123456789')}"
            for reader in readers
            for place in reader.heading.unread
        ),
    )


_TELLS: dict[Column, tuple[str, ...]] = {
    Column.SURNAME: ("name",),
    Column.GIVEN_NAME: ("name",),
    Column.BIRTH_DATE: ("birth_day", "birth_month", "birth_year"),
    Column.SEX: ("female",),
    Column.ETHNIC_GROUP: ("ethnic_group", "minority"),
    Column.HEAD_SURNAME: ("head",),
    Column.HEAD_GIVEN_NAME: ("head",),
    Column.RESIDENCE_KIND: ("residence",),
    Column.RESIDENCE_STATUS: ("residence",),
    Column.MOVED_IN: ("residence",),
    Column.MOVED_OUT: ("residence",),
    Column.DIED: ("residence",),
    Column.GRADE: ("grade", "status", "track", "repeater"),
    Column.CLASS_NAME: ("grade", "status", "track", "repeater"),
    Column.NOT_STARTED: ("status",),
    Column.SCHOOL_CODE: ("school",),
    Column.SCHOOL_PLACE: ("place",),
    Column.COMPLETED: ("completed_primary", "completed_lower_secondary", "completed_upper_secondary"),
    Column.PRIMARY_YEAR: ("completed_primary", "primary_year"),
    Column.LOWER_YEAR: ("completed_lower_secondary", "lower_secondary_year"),
    Column.LEFT_GRADE: ("status", "grade"),
    Column.LEFT_YEAR: ("status",),
    Column.LAST_GRADE: ("grade", "literacy"),
    Column.LITERACY_LEVEL: ("literacy",),
    Column.DISABILITY: ("disabled", "disability"),
    **dict.fromkeys(DISABILITIES, ("disabled", "disability")),
}


def _told(heading: Heading) -> frozenset[str]:
    return frozenset(name for column in heading.columns for name in _TELLS.get(column, (column.value,)))


class _SheetReader:
    """Reads one sheet from top to bottom; what a household says once holds for its following members."""

    def __init__(self, sheet: Sheet, heading: Heading, survey_year: int, commune: str, commune_name: str) -> None:
        self.sheet, self.heading = sheet, heading
        self.survey_year, self.commune, self.commune_name = survey_year, commune, commune_name
        self.rows: list[SurveyRow] = []
        self.findings: list[Finding] = [self._said_twice(place) for place in heading.twice]
        self.refused = 0
        self._household = SurveyHousehold()
        self._row: tuple[Cell, ...] = ()
        self._line = 0
        self._blocked = False

    def read(self) -> None:
        """Fill ``rows`` and ``findings``."""
        for line in range(self.heading.first_row, len(self.sheet.rows)):
            self._row, self._line, self._blocked = self.sheet.rows[line], line, False
            if self._is_heading_of_hamlet() or not self._is_person():
                continue
            person = self._person()
            household = self._household_of()
            year = person_year(self._schooling(), person, household.hamlet, self.survey_year, self.commune)
            if self._blocked:
                self.refused += 1
                continue
            row = SurveyRow(sheet=self.sheet.name, line=line + 1, household=household, person=person, year=year)
            self.findings += checks.contradictions(row, self.heading.columns)
            self.rows.append(row)

    # -- cells ------------------------------------------------------------------------------------------------------

    def _cell(self, column: Column) -> Cell:
        place = self.heading.columns.get(column)
        return None if place is None else self._row[place]

    def _text(self, column: Column) -> str:
        said, most = cells.text(self._cell(column)), LONGEST.get(column)
        if most is None or len(said) <= most:
            return said
        self._find("SURVEY-LONG", column, f"Chữ trong ô dài quá {most} ký tự; chỉ giữ phần đầu", "Ghi gọn lại.")
        return said[:most].rstrip()

    def _value(self, column: Column, read: Callable[..., Any], *rest: Any) -> Any:
        """The value of a cell; an unclear one is a finding at the cell and None, never a guess."""
        place = self.heading.columns.get(column)
        if place is None:
            return None
        try:
            return read(self._row[place], *rest)
        except cells.Unclear as unclear:
            self._find("SURVEY-CELL", column, "Không hiểu giá trị trong ô", f"Ghi {unclear.wanted}.")
            return None

    def _word(self, column: Column, read: Callable[..., Any], *rest: Any) -> Any:
        return (
            self._value(column, lambda cell: read(cells.text(cell), *rest)) if column in self.heading.columns else None
        )

    def _find(self, code: str, column: Column, message: str, fix: str, severity: Severity = Severity.LOOK) -> None:
        place = f"{self.sheet.name}, ô {address(self._line, self.heading.columns.get(column, 0))}"
        self.findings.append(Finding(code, message, fix, severity, place=place))
        self._blocked |= severity is Severity.BLOCKS

    def _said_twice(self, place: int) -> Finding:
        where = f"{self.sheet.name}, ô {address(max(self.heading.first_row - 1, 0), place)}"
        message = "Hai cột có cùng đầu cột; chỉ đọc cột đứng trước"
        return Finding("SURVEY-HEAD-TWICE", message, "Xóa hoặc đổi đầu cột thừa.", Severity.LOOK, place=where)

    # -- rows that are no person ------------------------------------------------------------------------------------

    def _is_person(self) -> bool:
        known = [self._row[place] for place in self.heading.columns.values()]
        if not any(cell is not None for cell in known):
            return False
        first = next((fold(cell) for cell in self._row if isinstance(cell, str)), "")
        named = self._cell(Column.NAME) or self._cell(Column.GIVEN_NAME)
        return (bool(named) and first not in _TOTALS) or (not named and sum(cell is not None for cell in known) > 3)

    def _is_heading_of_hamlet(self) -> bool:
        """A row with one text alone ("Thôn Nà Pheo Trên") heads the persons of a hamlet below it."""
        filled = [cell for cell in self._row if cell is not None]
        if len(filled) != 1 or not isinstance(filled[0], str) or Column.HAMLET in self.heading.columns:
            return False
        if len(filled[0]) > LONGEST[Column.HAMLET]:  # a note below the table, no name of a place
            return False
        self._household = SurveyHousehold(hamlet=filled[0])
        return True

    # -- parts of a row ---------------------------------------------------------------------------------------------

    def _person(self) -> SurveyPerson:
        name = self._text(Column.NAME) or f"{self._text(Column.SURNAME)} {self._text(Column.GIVEN_NAME)}".strip()
        if Column.SURNAME in self.heading.columns and Column.NAME in self.heading.columns:
            name = f"{self._text(Column.SURNAME)} {self._text(Column.NAME)}".strip()
        if not name:
            column = Column.NAME if Column.NAME in self.heading.columns else Column.GIVEN_NAME
            self._find("SURVEY-NAME", column, "Thiếu họ tên", "Ghi họ tên, hoặc xóa dòng thừa.", Severity.BLOCKS)
        elif any(letter.isdigit() for letter in name):
            column = Column.NAME if Column.NAME in self.heading.columns else Column.GIVEN_NAME
            self._find("SURVEY-NAME", column, "Họ tên có chữ số", "Sửa họ tên theo giấy khai sinh.")
        day, month, year = self._birth()
        return SurveyPerson(
            name=name,
            birth_year=year,
            birth_month=month,
            birth_day=day,
            female=self._female(),
            ethnic_group=self._text(Column.ETHNIC_GROUP),
            religion=self._text(Column.RELIGION),
            id_number=self._id_number(),
            father=self._text(Column.FATHER),
            mother=self._text(Column.MOTHER),
            guardian=self._text(Column.GUARDIAN),
            relation=self._text(Column.RELATION),
            phone=self._text(Column.PHONE),
            note=self._text(Column.NOTE),
            primary_number=self._text(Column.PRIMARY_NUMBER),
            lower_secondary_number=self._text(Column.LOWER_NUMBER),
            literacy_number=self._text(Column.LITERACY_NUMBER),
            literacy_year=self._value(Column.LITERACY_YEAR, cells.year),
            vocational=self._text(Column.VOCATIONAL),
            vocational_certificate=self._text(Column.VOCATIONAL_CERTIFICATE),
            vocational_year=self._value(Column.VOCATIONAL_YEAR, cells.year),
        )

    def _birth(self) -> tuple[int | None, int | None, int]:
        column = Column.BIRTH_YEAR if Column.BIRTH_YEAR in self.heading.columns else Column.BIRTH_DATE
        day = self._value(Column.BIRTH_DAY, cells.whole, 1, 31, "ngày từ 1 đến 31")
        month = self._value(Column.BIRTH_MONTH, cells.whole, 1, 12, "tháng từ 1 đến 12")
        try:
            one = cells.birth(self._cell(column))
        except cells.Unclear:
            self._find("SURVEY-BIRTH", column, "Ngày sinh không có trong lịch hoặc không đọc được",
                       "Ghi ngày/tháng/năm theo giấy khai sinh.", Severity.BLOCKS)  # fmt: skip
            return day, month, 0
        day, month, year = (day or one[0]), (month or one[1]), one[2]
        if year is None:
            fix = "Ghi năm sinh theo giấy khai sinh."
            self._find("SURVEY-BIRTH", column, "Thiếu năm sinh", fix, Severity.BLOCKS)
            return day, month, 0
        if not self.survey_year - 120 <= year <= self.survey_year:
            why = (
                f"Năm sinh {'lớn hơn' if year > self.survey_year else 'quá xa'} so với năm điều tra {self.survey_year}"
            )
            self._find("SURVEY-BIRTH", column, why, "Sửa theo giấy khai sinh.", Severity.BLOCKS)
        elif not cells.calendar_has(day, month, year):
            self._find("SURVEY-BIRTH", column, "Ngày sinh không có trong lịch", "Sửa theo giấy khai sinh.")
            day = None
        return day, month, year

    def _female(self) -> bool | None:
        if Column.FEMALE in self.heading.columns:
            said = fold(self._text(Column.FEMALE))
            found: bool | None = None if said == "chua ro" else self._value(Column.FEMALE, cells.mark)
        else:
            found = self._value(Column.SEX, cells.female)
        return found

    def _id_number(self) -> str:
        number = self._text(Column.ID_NUMBER).replace(" ", "")
        if number.isdigit() and len(number) in (10, 11):
            number = number.zfill(12)  # Excel drops the zeros in front of a number
        if number and not (number.isascii() and number.isdigit() and len(number) == 12):
            self._find("SURVEY-ID", Column.ID_NUMBER, "Số định danh không đủ 12 chữ số",
                       "Ghi số định danh cá nhân 12 chữ số, để ô ở dạng chữ.")  # fmt: skip
            return ""
        return number

    def _household_of(self) -> SurveyHousehold:
        """The household of the row; a row that names neither sheet nor head belongs to the one above."""
        held = self._household
        head = self._text(Column.HEAD) or " ".join(
            part for part in (self._text(Column.HEAD_SURNAME), self._text(Column.HEAD_GIVEN_NAME)) if part
        )
        sheet_number, hamlet = self._text(Column.SHEET_NUMBER), self._text(Column.HAMLET) or held.hamlet
        if sheet_number or head:
            same = sheet_number and sheet_number == held.sheet_number
            self._household = SurveyHousehold(
                hamlet=hamlet,
                sheet_number=sheet_number,
                head=head or (held.head if same else ""),
                address=self._text(Column.ADDRESS) or (held.address if same else ""),
            )
        elif hamlet != held.hamlet:
            self._household = SurveyHousehold(hamlet=hamlet, address=self._text(Column.ADDRESS))
        return self._household

    def _schooling(self) -> Schooling:
        word, value = self._word, self._value
        return Schooling(
            has=frozenset(self.heading.columns),
            residence_kind=word(Column.RESIDENCE_KIND, cells.residence),
            residence_status=word(Column.RESIDENCE_STATUS, cells.residence),
            moved_in=bool(value(Column.MOVED_IN, cells.dated_mark)),
            moved_out=bool(value(Column.MOVED_OUT, cells.dated_mark)),
            died=bool(value(Column.DIED, cells.dated_mark)),
            status=word(Column.STATUS, cells.status),
            grade=word(Column.GRADE, cells.grade) or word(Column.CLASS_NAME, cells.grade),
            track=word(Column.TRACK, cells.track),
            repeater=bool(value(Column.REPEATER, cells.mark)),
            two_sessions=value(Column.TWO_SESSIONS, cells.answer),
            prepared_vietnamese=value(Column.PREPARED_VIETNAMESE, cells.answer),
            place=word(Column.SCHOOL_PLACE, cells.place, self.commune_name),
            place_empty=not self._text(Column.SCHOOL_PLACE),
            school=self._text(Column.SCHOOL_CODE) or None,
            not_started=bool(value(Column.NOT_STARTED, cells.mark)),
            completed=word(Column.COMPLETED, cells.completed),
            completed_year=value(Column.COMPLETED_YEAR, cells.year),
            preschool=value(Column.COMPLETED_PRESCHOOL, cells.answer),
            primary=value(Column.COMPLETED_PRIMARY, cells.answer),
            primary_year=value(Column.PRIMARY_YEAR, cells.year) or self._year_in(Column.COMPLETED_PRIMARY),
            primary_evidence=word(Column.PRIMARY_EVIDENCE, cells.evidence),
            lower=value(Column.COMPLETED_LOWER, cells.answer),
            lower_year=value(Column.LOWER_YEAR, cells.year) or self._year_in(Column.COMPLETED_LOWER),
            lower_evidence=word(Column.LOWER_EVIDENCE, cells.evidence),
            upper=value(Column.COMPLETED_UPPER, cells.answer),
            last_grade=word(Column.LAST_GRADE, cells.grade),
            left_grade=word(Column.LEFT_GRADE, cells.grade),
            left_year=value(Column.LEFT_YEAR, cells.year),
            literacy=value(Column.LITERACY_LEVEL, cells.whole, 0, 2, "0, 1 hoặc 2"),
            relapse=value(Column.RELAPSE, cells.whole, 0, 2, "0, 1 hoặc 2") or 0,
            disabilities=tuple(kind.value for kind in DISABILITIES if value(kind, cells.mark)),
            disability=self._text(Column.DISABILITY),
            able=value(Column.DISABLED_ABLE, cells.answer),
            access=value(Column.DISABLED_ACCESS, cells.answer),
        )

    def _year_in(self, column: Column) -> int | None:
        """The year, where a column of marks holds years instead."""
        try:
            return cells.year(self._cell(column))
        except cells.Unclear:
            return None
