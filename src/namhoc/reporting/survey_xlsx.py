"""The survey workbook of a commune out of rows: to send to those who fill it in, and read back as it was sent."""

from __future__ import annotations

import io
from collections.abc import Iterable
from itertools import groupby
from typing import Any

import xlsxwriter

from namhoc.recognition.person_year import EvidenceKind, Place, Residence, Status, Track
from namhoc.survey.columns import DISABILITIES
from namhoc.survey.layouts import LayoutColumn, layout
from namhoc.survey.row import SurveyRow

_COLUMNS_A_PAGE = 25  # more cannot be read on A3
_HEADS = 4  # title, two rows of heads, one row of numbers
_AS_TYPED = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
_FONT = {"font_name": "Times New Roman", "font_size": 11, "valign": "vcenter"}
_KINDERGARTEN = {0: "NT", -1: "MG lớn", -2: "MG nhỡ", -3: "MG bé"}
_RESIDENCE = {Residence.ARRIVED: "Chuyển đến", Residence.MOVED_OUT: "Chuyển đi", Residence.DECEASED: "Đã chết"}
_STATUS = {
    Status.STUDYING: "Đang học",
    Status.PAUSED: "Tạm nghỉ",
    Status.DROPPED_OUT: "Bỏ học",
    Status.NOT_STARTED: "Chưa đi học",
    Status.FINISHED: "Đã tốt nghiệp",
}
_PLACE = {Place.HERE: "Tại chỗ", Place.IN_PROVINCE: "Ngoài xã", Place.OUTSIDE: "Ngoài tỉnh"}
_TRACK = {Track.GENERAL: "Phổ thông", Track.CONTINUING: "GDTX", Track.VOCATIONAL: "Nghề"}
_EVIDENCE = {
    EvidenceKind.RECORD: "Học bạ",
    EvidenceKind.DIPLOMA: "Bằng",
    EvidenceKind.CERTIFICATE: "Giấy chứng nhận",
    EvidenceKind.STATEMENT: "Lời khai",
}
_OPEN = "chưa rõ"
_WIDTHS = {"surname": 18, "head_surname": 18, "name": 24, "head": 24, "hamlet": 16, "address": 18, "school_name": 22,
           "father": 20, "mother": 20, "guardian": 20, "id_number": 15, "note": 20}  # fmt: skip


def survey_xlsx(rows: Iterable[SurveyRow], *, columns: int, title: str, simulated: str = "") -> bytes:
    """A workbook of ``columns`` columns (73, 51 or 22; ``survey.layouts``). Written row by row, so that 20,000 persons
    need little memory. ``simulated``: the mark that stands under the title. A value that is not known is an empty cell.
    """
    shape = layout(columns)
    file = io.BytesIO()
    workbook = xlsxwriter.Workbook(file, _AS_TYPED)
    sheet = workbook.add_worksheet("Phiếu điều tra")
    bold = workbook.add_format({**_FONT, "bold": True, "font_size": 13})
    cell = workbook.add_format({**_FONT, "border": 1})
    for place, column in enumerate(shape):
        sheet.set_column(place, place, _WIDTHS.get(column.field, 9))
    sheet.write_string(0, 0, f"{title}. {simulated}" if simulated else title, bold)
    _heads(workbook, sheet, shape)
    sheet.freeze_panes(_HEADS, 0)
    sheet.set_landscape()
    sheet.set_paper(8)
    sheet.fit_to_pages(-(-columns // _COLUMNS_A_PAGE), 0)
    sheet.repeat_rows(1, _HEADS - 1)
    sheet.repeat_columns(0, 2)  # number, hamlet and sheet stand on every page
    for number, row in enumerate(rows, 1):
        filled = _cells(number, row)
        for place, column in enumerate(shape):
            value = filled.get(column.field)
            if value is None or value == "":
                sheet.write_blank(_HEADS + number - 1, place, None, cell)
            else:
                sheet.write(_HEADS + number - 1, place, value, cell)
    workbook.close()
    return file.getvalue()


def _heads(workbook: Any, sheet: Any, shape: tuple[LayoutColumn, ...]) -> None:
    """Two rows of heads and one of numbers. Columns under one head share a merged cell; one that stands alone has its
    words in the lower row, without a line above. Rows are written once and in order, so nothing is merged downwards."""
    base = {**_FONT, "bold": True, "align": "center", "text_wrap": True}
    head = workbook.add_format({**base, "border": 1})
    upper = workbook.add_format({**base, "left": 1, "right": 1, "top": 1})
    lower = workbook.add_format({**base, "left": 1, "right": 1, "bottom": 1})
    place = 0
    for above, group in groupby(shape, key=lambda column: column.above):
        width = len(tuple(group))
        if above and width > 1:
            sheet.merge_range(1, place, 1, place + width - 1, above, head)
        else:
            for single in range(place, place + width):
                sheet.write_string(1, single, above, head if above else upper)
        place += width
    sheet.set_row(2, 60)  # heads of three lines; no program finds the height of a wrapped cell when it prints
    for place, column in enumerate(shape):
        sheet.write_string(2, place, column.head, head if column.above else lower)
    for place in range(len(shape)):
        sheet.write_number(3, place, place + 1, head)


def _cells(number: int, row: SurveyRow) -> dict[str, Any]:
    """The cells of a row by field of the layout."""
    household, person, year = row.household, row.person, row.year
    surname, _, given = person.name.rpartition(" ")
    head_surname, _, head_given = household.head.rpartition(" ")
    learning = year.status in (Status.STUDYING, Status.PAUSED)
    grade = _KINDERGARTEN.get(year.grade, year.grade) if year.grade is not None else None
    disabilities = (year.disability or "").split(", ")
    return {
        "order": number,
        "hamlet": household.hamlet,
        "sheet_number": household.sheet_number,
        "head": household.head,
        "head_surname": head_surname,
        "head_given_name": head_given,
        "address": household.address,
        "name": person.name,
        "surname": surname,
        "given_name": given,
        "birth_day": person.birth_day,
        "birth_month": person.birth_month,
        "birth_year": person.birth_year,
        "female": _OPEN if person.female is None else _mark(person.female),
        "ethnic_group": person.ethnic_group,
        "religion": person.religion,
        "id_number": person.id_number,
        "relation": person.relation,
        "father": person.father,
        "mother": person.mother,
        "guardian": person.guardian,
        "phone": person.phone,
        "residence_kind": "Nơi khác đến học" if year.residence is Residence.SCHOOLED_HERE else "Thường trú",
        "residence_status": _RESIDENCE.get(year.residence, ""),
        "grade": grade if learning else None,
        "track": _TRACK[year.track] if year.track is not None else None,
        "repeater": _mark(year.repeater),
        "two_sessions": _answer(year.two_sessions),
        "prepared_vietnamese": _answer(year.prepared_vietnamese),
        "school_place": _place(row),
        "school_code": year.school,
        "status": _STATUS[year.status] if year.status is not None else None,
        "not_started": _mark(year.status is Status.NOT_STARTED),
        "completed": _highest(row),
        "completed_year": year.lower_secondary_year or year.primary_year,
        "completed_preschool": _answer(year.completed_preschool),
        "completed_primary": _answer(year.completed_primary),
        "primary_year": year.primary_year,
        "primary_evidence": _EVIDENCE[year.primary_evidence] if year.primary_evidence is not None else None,
        "completed_lower_secondary": _answer(year.completed_lower_secondary),
        "lower_secondary_year": year.lower_secondary_year,
        "lower_secondary_evidence": (
            _EVIDENCE[year.lower_secondary_evidence] if year.lower_secondary_evidence is not None else None
        ),
        "completed_upper_secondary": _answer(year.completed_upper_secondary),
        "left_grade": grade if year.status is Status.DROPPED_OUT else None,
        "literacy_level": year.literacy,
        "relapse": year.relapse or None,
        **{kind.value: _mark(kind.value in disabilities) for kind in DISABILITIES},
        "disability": year.disability if year.disabled else None,
        "disabled_able": _answer(year.disabled_able),
        "disabled_access": _answer(year.disabled_access),
        "primary_number": person.primary_number,
        "lower_secondary_number": person.lower_secondary_number,
        "literacy_year": person.literacy_year,
        "literacy_number": person.literacy_number,
        "vocational": person.vocational,
        "vocational_certificate": person.vocational_certificate,
        "vocational_year": person.vocational_year,
        "note": person.note,
    }


def _mark(value: bool | None) -> str:
    return "x" if value else ""


def _answer(value: bool | None) -> str | int:
    """Yes, no, and not known look different: x, 0, empty."""
    return "" if value is None else "x" if value else 0


def _place(row: SurveyRow) -> str | None:
    """Where a learner is schooled. An empty cell would mean "here", so what is not known is said."""
    if row.year.place is not None:
        return _PLACE[row.year.place]
    return _OPEN if row.year.status in (Status.STUDYING, Status.PAUSED) else None


def _highest(row: SurveyRow) -> str | None:
    year = row.year
    if year.completed_upper_secondary:
        return "THPT"
    if year.completed_lower_secondary:
        return "THCS"
    return "TH" if year.completed_primary else None
