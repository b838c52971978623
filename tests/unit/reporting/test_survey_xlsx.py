"""The survey workbook is read back as it was sent, in each of its layouts."""

import pytest

from namhoc.reading import read_sheets
from namhoc.recognition.person_year import EvidenceKind, PersonYear, Place, Residence, Status, Track
from namhoc.reporting.survey_xlsx import survey_xlsx
from namhoc.survey import SurveyHousehold, SurveyPerson, SurveyRow, read_survey


def row(
    line: int = 5, *, name: str = "Lò Thị Mẩy", born=(5, 9, 2015), household=None, person=None, **year
) -> SurveyRow:
    """A row as the reader would give it."""
    day, month, full = born
    household = household or SurveyHousehold(
        hamlet="Nà Pheo Trên", sheet_number="P1", head="Lò Văn Bun", address="xóm 2"
    )
    return SurveyRow(
        sheet="Phiếu điều tra",
        line=line,
        household=household,
        person=SurveyPerson(
            name=name, birth_day=day, birth_month=month, birth_year=full, female=True, ethnic_group="Thái",
            id_number=f"{line:012d}", relation="con", **(person or {}),
        ),
        year=PersonYear(
            **{
                "survey_year": 2026, "person": "", "commune": "H9001", "hamlet": household.hamlet, "birth_year": full,
                "female": True, "minority": True, "two_sessions": False, "prepared_vietnamese": False,
                "completed_preschool": False, "completed_primary": False, "completed_lower_secondary": False,
                "completed_upper_secondary": False,
            }
            | year
        ),
    )  # fmt: skip


PUPIL = row(
    status=Status.STUDYING, grade=4, track=Track.GENERAL, place=Place.HERE, school="H9001-T1", repeater=True,
    two_sessions=True, prepared_vietnamese=True, disabled=True, disability="nhìn, trí tuệ", disabled_able=True,
    disabled_access=True,
)  # fmt: skip
GRADUATE = row(
    6, name="Vàng Thị Páo", born=(7, 3, 2009), status=Status.STUDYING, grade=11, track=Track.CONTINUING,
    place=Place.OUTSIDE, completed_primary=True, primary_year=2020, primary_evidence=EvidenceKind.RECORD,
    completed_lower_secondary=True, lower_secondary_year=2024, lower_secondary_evidence=EvidenceKind.DIPLOMA,
    completed_upper_secondary=None, literacy=2,
    person={
        "vocational": "Nghề phổ thông", "vocational_certificate": "00017/2025", "vocational_year": 2025,
        "primary_number": "TH 01", "lower_secondary_number": "=B 123456", "literacy_number": "X 9",
        "literacy_year": 2024,
    },
)  # fmt: skip
SMALL = row(7, name="Lò Thị Na", born=(1, 1, 2021), status=Status.STUDYING, grade=-1, place=Place.HERE)
GONE = row(8, name="Lò Thị Đi", born=(2, 2, 2016), residence=Residence.MOVED_OUT, status=Status.NOT_STARTED)
LEFT = row(9, name="Lò Thị Nghỉ", born=(2, 2, 2012), status=Status.DROPPED_OUT, grade=7, completed_primary=True,
           completed_lower_secondary=None, completed_upper_secondary=None, literacy=2, relapse=1)  # fmt: skip


def read(data: bytes):
    return read_survey(read_sheets(data, "a.xlsx"), survey_year=2026, commune="H9001", commune_name="Nà Pheo")


@pytest.mark.parametrize("one", [PUPIL, GRADUATE, SMALL, GONE], ids=lambda r: r.person.name)
def test_the_widest_layout_gives_back_what_was_written(one):
    found = read(survey_xlsx([one], columns=73, title="PHIẾU ĐIỀU TRA"))
    assert found.findings == ()
    [told] = found.rows
    assert (told.household, told.person, told.year) == (one.household, one.person, one.year)


def test_who_left_school_is_read_as_having_left():
    [told] = read(survey_xlsx([LEFT], columns=73, title="PHIẾU ĐIỀU TRA")).rows
    assert (told.year.status, told.year.grade, told.year.relapse) == (Status.DROPPED_OUT, 7, 1)


@pytest.mark.parametrize("columns", [51, 22])
def test_a_narrower_layout_keeps_who_the_person_is_and_the_grade(columns):
    found = read(survey_xlsx([PUPIL, GRADUATE], columns=columns, title="PHIẾU ĐIỀU TRA"))
    assert found.findings == ()
    for told, sent in zip(found.rows, [PUPIL, GRADUATE], strict=True):
        assert (told.person.name, told.person.birth_day, told.person.birth_year) == (
            sent.person.name, sent.person.birth_day, sent.person.birth_year,
        )  # fmt: skip
        assert (told.year.grade, told.year.status, told.year.place) == (
            sent.year.grade,
            sent.year.status,
            sent.year.place,
        )


def test_what_is_not_known_is_an_empty_cell():
    unknown = row(status=None, completed_primary=None, completed_lower_secondary=None, two_sessions=None)
    sheet = read_sheets(survey_xlsx([unknown], columns=22, title="A"), "a.xlsx")[0]
    filled = [cell for cell in sheet.rows[4] if cell is not None]
    assert 0 not in filled
    assert filled.count("x") == 1  # the person is a woman; nothing else is marked


def test_the_mark_of_simulated_data_stands_above():
    data = survey_xlsx([], columns=51, title="PHIẾU ĐIỀU TRA", simulated="Dữ liệu mô phỏng")
    assert "Dữ liệu mô phỏng" in str(read_sheets(data, "a.xlsx")[0].rows[0][0])


@pytest.mark.parametrize("text", ["=1+1", "+84", "@SUM(A1)", "http://a.vn"])
def test_a_name_never_becomes_a_formula_or_a_link(text):
    [told] = read(survey_xlsx([row(name=f"Lò {text}")], columns=22, title="A")).rows
    assert told.person.name.endswith(text)
