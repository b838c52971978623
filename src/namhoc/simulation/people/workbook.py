"""The survey workbook of a commune as communes send it: heads over merged rows, words of their own, empty cells."""

from __future__ import annotations

import io
from collections.abc import Iterator
from itertools import groupby
from typing import Any

import xlsxwriter

from namhoc.recognition.person_year import EvidenceKind, Place, Residence, Status, Track
from namhoc.simulation.people.village import People
from namhoc.survey import SurveyRow
from namhoc.survey.layouts import LayoutColumn, layout

_STATUS = {
    Status.STUDYING: "Đang học", Status.PAUSED: "Tạm nghỉ học", Status.DROPPED_OUT: "Bỏ học",
    Status.NOT_STARTED: "Chưa đi học", Status.FINISHED: "Đã tốt nghiệp",
}  # fmt: skip
_RESIDENCE = {Residence.ARRIVED: "Chuyển đến", Residence.MOVED_OUT: "Chuyển đi", Residence.DECEASED: "Chết"}
_PLACE = {Place.HERE: "Tại xã", Place.IN_PROVINCE: "Ngoài xã", Place.OUTSIDE: "Ngoài tỉnh"}
_TRACK = {Track.GENERAL: "PT", Track.CONTINUING: "GDTX", Track.VOCATIONAL: "Nghề"}
_EVIDENCE = {
    EvidenceKind.RECORD: "Học bạ", EvidenceKind.DIPLOMA: "Bằng tốt nghiệp", EvidenceKind.CERTIFICATE: "Chứng nhận",
    EvidenceKind.STATEMENT: "Tự khai",
}  # fmt: skip
_KINDERGARTEN = {0: "NT", -1: "MG lớn", -2: "MG nhỡ", -3: "MG bé"}
_TOP = 3
"""Rows above the heads: the titles."""


def survey_workbook(people: People, columns: int = 73) -> bytes:
    """``people`` as an .xlsx of 73, 51 or 22 columns (``survey.layouts``), written row by row in little memory. What is
    not known is an empty cell. Errors are those of ``people.planted``: line n stands on row n + 6."""
    shape = layout(columns)
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    sheet = book.add_worksheet("Phiếu ĐT")
    head = book.add_format({"bold": True, "border": 1, "align": "center", "valign": "vcenter", "text_wrap": True})
    sheet.write_string(0, 0, f"UBND XÃ {people.commune}")
    sheet.write_string(1, 0, f"TỔNG HỢP PHIẾU ĐIỀU TRA PHỔ CẬP GIÁO DỤC, XÓA MÙ CHỮ NĂM {people.survey_year}")
    sheet.write_string(2, 0, people.mark)
    place = 0
    for above, group in groupby(shape, key=lambda column: column.above):
        width = len(list(group))
        if above and width > 1:
            sheet.merge_range(_TOP, place, _TOP, place + width - 1, above, head)
        else:
            for step in range(width):
                sheet.write_string(_TOP, place + step, above or shape[place + step].head, head)
        place += width
    for place, column in enumerate(shape):
        sheet.write_string(_TOP + 1, place, column.head if column.above else "", head)
    for place in range(len(shape)):
        sheet.write_number(_TOP + 2, place, place + 1, head)
    for line, row in enumerate(people.rows, _TOP + 3):
        for place, value in _cells(row, line - _TOP - 2, shape):
            sheet.write(line, place, value)
    book.close()
    return file.getvalue()


def _cells(row: SurveyRow, number: int, shape: tuple[LayoutColumn, ...]) -> Iterator[tuple[int, Any]]:
    """The cells of a row that are not empty."""
    told = {"order": number, **_who(row), **_schooling(row)}
    for place, column in enumerate(shape):
        value = told.get(column.field)
        if value is not None and value != "":
            yield place, value


def _who(row: SurveyRow) -> dict[str, Any]:
    household, person, year = row.household, row.person, row.year
    surname, _, given = person.name.rpartition(" ")
    head_surname, _, head_given = household.head.rpartition(" ")
    born = f"{person.birth_day:02d}/{person.birth_month:02d}/{person.birth_year}" if person.birth_month else ""
    return {
        "hamlet": household.hamlet, "sheet_number": household.sheet_number, "address": household.address,
        "head": household.head, "head_surname": head_surname, "head_given_name": head_given,
        "name": person.name, "surname": surname, "given_name": given,
        "birth_day": person.birth_day, "birth_month": person.birth_month, "birth_year": person.birth_year,
        "birth_date": born, "female": "x" if person.female else "", "sex": "Nữ" if person.female else "Nam",
        "ethnic_group": person.ethnic_group, "religion": person.religion, "id_number": person.id_number,
        "relation": person.relation, "father": person.father, "mother": person.mother, "note": person.note,
        "primary_number": person.primary_number, "lower_secondary_number": person.lower_secondary_number,
        "literacy_year": person.literacy_year, "literacy_number": person.literacy_number,
        "vocational": person.vocational, "vocational_certificate": person.vocational_certificate,
        "vocational_year": person.vocational_year,
        "residence_kind": "Nơi khác đến học" if year.residence is Residence.SCHOOLED_HERE else "Thường trú",
        "residence_status": _RESIDENCE.get(year.residence),
    }  # fmt: skip


def _schooling(row: SurveyRow) -> dict[str, Any]:
    year = row.year
    studying = year.status in (Status.STUDYING, Status.PAUSED)
    grade = _KINDERGARTEN.get(year.grade, year.grade) if year.grade is not None else None
    found = {
        "grade": grade if studying else None,
        "track": _TRACK[year.track] if studying and year.track is not None else None,
        "repeater": _mark(year.repeater), "two_sessions": _answer(year.two_sessions),
        "prepared_vietnamese": _answer(year.prepared_vietnamese),
        "school_place": _PLACE[year.place] if year.place is not None else None, "school_code": year.school,
        "status": _STATUS[year.status] if year.status is not None else None,
        "not_started": _mark(year.status is Status.NOT_STARTED),
        "completed": "THPT" if year.completed_upper_secondary else "THCS" if year.completed_lower_secondary
        else "TH" if year.completed_primary else None,
        "completed_year": year.lower_secondary_year or year.primary_year,
        "completed_preschool": _answer(year.completed_preschool),
        "completed_primary": _answer(year.completed_primary), "primary_year": year.primary_year,
        "primary_evidence": _EVIDENCE[year.primary_evidence] if year.primary_evidence is not None else None,
        "completed_lower_secondary": _answer(year.completed_lower_secondary),
        "lower_secondary_year": year.lower_secondary_year,
        "completed_upper_secondary": _answer(year.completed_upper_secondary),
        "last_grade": year.grade if year.status is Status.FINISHED else None,
        "left_grade": year.grade if year.status is Status.DROPPED_OUT else None,
        "literacy_level": year.literacy, "relapse": year.relapse or None,
        "disability": year.disability, "disabled_able": _answer(year.disabled_able),
        "disabled_access": _answer(year.disabled_access),
    }  # fmt: skip
    if year.lower_secondary_evidence is not None:
        found["lower_secondary_evidence"] = _EVIDENCE[year.lower_secondary_evidence]
    if year.disability:
        found[year.disability] = "x"
    return found


def _mark(value: bool) -> str:
    return "x" if value else ""


def _answer(value: bool | None) -> str | int | None:
    return None if value is None else "x" if value else 0
