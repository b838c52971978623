"""Survey workbooks: heads found by their words, cells understood, every error at its cell."""

import pytest

from namhoc.core import Severity, UserFacingError
from namhoc.recognition.person_year import Place, Residence, Status, Track
from tests.unit.survey.books import SMALL, reading


def one(head, cells, **options):
    """The single row of a sheet with one head row."""
    [row] = reading([head, cells], **options).rows
    return row


def test_a_plain_row_becomes_a_person_year():
    row = one(SMALL, [1, "Nà Pheo Trên", "Lò Thị Mẩy", "05/9/2015", "x", "Thái", "5A", ""])
    assert (row.sheet, row.line) == ("Điều tra", 2)
    assert row.household.hamlet == row.year.hamlet == "Nà Pheo Trên"
    assert (row.person.name, row.person.birth_day, row.person.birth_month) == ("Lò Thị Mẩy", 5, 9)
    year = row.year
    assert (year.birth_year, year.age, year.female, year.minority) == (2015, 11, True, True)
    assert (year.status, year.grade, year.commune, year.person) == (Status.STUDYING, 5, "H9001", "")


def test_columns_may_stand_in_any_order():
    cells = dict(zip(SMALL, [1, "Bản A", "Lò Thị Mẩy", "05/9/2015", "x", "Thái", "5A", ""], strict=True))
    turned = list(reversed(SMALL))
    assert one(turned, [cells[head] for head in turned]).year == one(SMALL, list(cells.values())).year


def test_heads_over_several_merged_rows_are_read_from_above():
    rows = [
        ["UBND XÃ NÀ PHEO"],
        ["SỔ THEO DÕI PHỔ CẬP"],
        ["TT", "Họ và tên", "Ngày, tháng, năm sinh", "", "", "Bỏ học", "", "Chủ hộ"],
        ["", "", "Ngày", "Tháng", "Năm", "Lớp", "Năm", "Họ và tên"],
        [1, 2, 3, 4, 5, 6, 7, 8],
        [1, "Lò Văn A", 7, 3, 2012, 7, 2025, "Lò Văn B"],
    ]
    found = reading(rows, merges=["A3:A4", "B3:B4", "C3:E3", "F3:G3"])
    [row] = found.rows
    assert (row.person.birth_day, row.person.birth_month, row.year.birth_year) == (7, 3, 2012)
    assert (row.year.status, row.year.grade, row.household.head) == (Status.DROPPED_OUT, 7, "Lò Văn B")
    assert (found.refused, found.findings) == (0, ())


def test_a_name_in_two_columns_is_put_together():
    row = one(["Họ và tên đệm", "Tên", "Năm sinh"], ["Lò Thị", "Mẩy", 2015])
    assert row.person.name == "Lò Thị Mẩy"


def test_an_empty_row_and_a_total_are_no_persons():
    found = reading([SMALL, [1, "A", "Lò A", 2015], [], ["", "Tổng cộng", "", 1]])
    assert (len(found.rows), found.refused) == (1, 0)


def test_a_row_of_one_text_heads_a_hamlet():
    head = ["Họ và tên", "Năm sinh"]
    found = reading([head, ["Thôn Nà Pheo Trên"], ["Lò A", 2015], ["Thôn Pá Lầu"], ["Lò B", 2016]])
    assert [row.household.hamlet for row in found.rows] == ["Thôn Nà Pheo Trên", "Thôn Pá Lầu"]


def test_members_below_the_first_belong_to_its_household():
    head = ["Số phiếu", "Chủ hộ", "Họ và tên", "Năm sinh"]
    found = reading([head, ["P1", "Lò Văn B", "Lò A", 2015], ["", "", "Lò C", 2017], ["P2", "Vàng D", "Vàng E", 2016]])
    assert [(r.household.sheet_number, r.household.head) for r in found.rows] == [
        ("P1", "Lò Văn B"),
        ("P1", "Lò Văn B"),
        ("P2", "Vàng D"),
    ]


@pytest.mark.parametrize(
    ("cell", "grade", "track"),
    [
        ("5", 5, Track.GENERAL),
        (5, 5, Track.GENERAL),
        ("Lớp 12C3", 12, Track.GENERAL),
        ("9A", 9, Track.GENERAL),
        ("10 GDTX", 10, Track.CONTINUING),
        ("11 trung cấp nghề", 11, Track.VOCATIONAL),
        ("MG lớn", -1, None),
        ("MG bé", -3, None),
        ("4-5 tuổi", -2, None),
        ("Nhà trẻ", 0, None),
    ],
)
def test_grades_are_understood_as_people_write_them(cell, grade, track):
    year = one(["Họ và tên", "Năm sinh", "Lớp đang học"], ["Lò A", 2010, cell]).year
    assert (year.grade, year.track, year.status) == (grade, track, Status.STUDYING)


def test_a_repeater_may_be_marked_in_the_class():
    assert one(["Họ và tên", "Năm sinh", "Lớp đang học"], ["Lò A", 2015, "4A LB"]).year.repeater


@pytest.mark.parametrize(
    ("word", "residence"),
    [
        ("Thường trú", Residence.RESIDENT),
        ("KT3", Residence.RESIDENT),
        ("chuyển đến", Residence.ARRIVED),
        ("Chuyển đi", Residence.MOVED_OUT),
        ("đã chết", Residence.DECEASED),
        ("Nơi khác đến học", Residence.SCHOOLED_HERE),
    ],
)
def test_residence_is_told_in_words(word, residence):
    assert one(["Họ và tên", "Năm sinh", "Tình trạng cư trú"], ["Lò A", 2015, word]).year.residence is residence


@pytest.mark.parametrize(
    ("word", "place"),
    [
        ("", Place.HERE),
        ("tại chỗ", Place.HERE),
        ("xã Nà Pheo", Place.HERE),
        ("Ngoài tỉnh", Place.OUTSIDE),
        ("xã Khê Thượng", Place.IN_PROVINCE),
    ],
)
def test_the_place_of_schooling_is_told_in_words_or_by_the_name_of_a_commune(word, place):
    head = ["Họ và tên", "Năm sinh", "Lớp đang học", "Nơi học"]
    assert one(head, ["Lò A", 2015, "5", word]).year.place is place


def test_a_pupil_of_grade_5_here_has_not_completed_and_one_elsewhere_is_not_known():
    head = ["Họ và tên", "Năm sinh", "Lớp đang học", "Nơi học"]
    assert one(head, ["Lò A", 2015, "5", "tại chỗ"]).year.completed_primary is False
    assert one(head, ["Lò A", 2015, "5", "ngoài tỉnh"]).year.completed_primary is None


@pytest.mark.parametrize(
    ("cell", "answer"), [("x", True), ("2025", True), (0, False), ("không", False), ("", None), ("chưa rõ", None)]
)
def test_an_open_question_is_neither_yes_nor_no(cell, answer):
    assert one(["Họ và tên", "Năm sinh", "Hoàn thành tiểu học"], ["Lò A", 2013, cell]).year.completed_primary is answer


def test_the_highest_stage_completed_implies_the_lower_ones():
    year = one(
        [*SMALL[:6], "Trình độ cao nhất", "Năm tốt nghiệp"], [1, "A", "Lò A", 2008, "", "Tày", "THCS", 2024]
    ).year
    assert (year.completed_primary, year.completed_lower_secondary, year.completed_upper_secondary) == (
        True,
        True,
        False,
    )
    assert (year.lower_secondary_year, year.primary_year, year.literacy) == (2024, None, 2)


def test_an_empty_cell_of_an_absent_column_says_nothing():
    found = reading([["Họ và tên", "Năm sinh"], ["Lò A", 1990]])
    [row] = found.rows
    assert row.year.status is row.year.completed_primary is row.year.female is row.year.literacy is None
    assert found.told == {"name", "birth_year"}


def test_kinds_of_disability_are_marks_under_one_head():
    rows = [
        ["Họ và tên", "Năm sinh", "Khuyết tật", "", "", ""],
        ["", "", "Vận động", "Trí tuệ", "Khả năng học tập", "Tiếp cận giáo dục"],
        ["Lò A", 2015, "x", "x", "x", 0],
        ["Lò B", 2015, "", "", "", ""],
        ["Lò C", 2015, "x", "", "", ""],
    ]
    first, second, third = reading(rows, merges=["A1:A2", "B1:B2", "C1:F1"]).rows
    assert (first.year.disabled, first.year.disability) == (True, "vận động, trí tuệ")
    assert (first.year.disabled_able, first.year.disabled_access) == (True, False)
    assert (second.year.disabled, second.year.disabled_able) == (False, None)
    assert (third.year.disabled_able, third.year.disabled_access) == (None, None)


def codes(found):
    return [(finding.code, finding.place, finding.severity) for finding in found.findings]


@pytest.mark.parametrize(
    ("cell", "place", "code"),
    [
        (2091, "Điều tra, ô B2", "SURVEY-BIRTH"),
        (1850, "Điều tra, ô B2", "SURVEY-BIRTH"),
        ("31/02/2015", "Điều tra, ô B2", "SURVEY-BIRTH"),
        ("không rõ", "Điều tra, ô B2", "SURVEY-BIRTH"),
        ("", "Điều tra, ô B2", "SURVEY-BIRTH"),
    ],
)
def test_a_birth_that_cannot_be_refuses_the_row_at_its_cell(cell, place, code):
    found = reading([["Họ và tên", "Năm sinh", "Dân tộc"], ["Lò A", cell, "Thái"]])
    assert codes(found) == [(code, place, Severity.BLOCKS)]
    assert (found.rows, found.refused) == ((), 1)
    assert found.findings[0].fix


def test_a_row_without_a_name_is_refused():
    found = reading([SMALL, [1, "A", "", 2015, "x", "Thái", "5", ""]])
    assert codes(found) == [("SURVEY-NAME", "Điều tra, ô C2", Severity.BLOCKS)]


def test_an_unclear_cell_is_left_unknown_and_the_row_is_taken():
    found = reading([SMALL, [1, "A", "Lò A", 2015, "xx?", "Thái", "lớp lá vàng 99", "cao học"]])
    assert [finding.place for finding in found.findings] == ["Điều tra, ô E2", "Điều tra, ô G2", "Điều tra, ô H2"]
    [row] = found.rows
    assert row.year.female is row.year.grade is row.year.status is row.year.completed_primary is None


def test_no_finding_repeats_the_value_of_a_cell():
    found = reading([SMALL, [1, "A", "Lò Bí Mật", "30/02/2015", "lạ", "Thái", "mười", ""]])
    assert found.findings
    assert not any(word in f.message + f.fix for f in found.findings for word in ("Bí Mật", "30/02", "lạ", "mười"))


@pytest.mark.parametrize(("cell", "kept"), [("001015000123", "001015000123"), (1015000123, "001015000123"), ("12", "")])
def test_an_identity_number_has_twelve_digits_even_where_excel_dropped_the_zeros(cell, kept):
    found = reading([["Họ và tên", "Năm sinh", "Số định danh cá nhân"], ["Lò A", 2015, cell]])
    assert found.rows[0].person.id_number == kept
    assert [finding.code for finding in found.findings] == ([] if kept else ["SURVEY-ID"])


@pytest.mark.parametrize(
    ("head", "cell", "code"),
    [
        ("Lớp đang học", "9", "SURVEY-GRADE-AGE"),
        ("Năm hoàn thành tiểu học", 2016, "SURVEY-COMPLETED-YEAR"),
        ("Năm hoàn thành tiểu học", 2030, "SURVEY-COMPLETED-YEAR"),
    ],
)
def test_statements_that_exclude_each_other_are_found(head, cell, code):
    found = reading([["Họ và tên", "Năm sinh", head], ["Lò A", 2015, cell]])
    assert codes(found) == [(code, "Điều tra, ô C2", Severity.LOOK)]


def test_the_same_person_twice_is_found_on_the_later_row():
    head = ["Họ và tên", "Ngày sinh", "Họ tên mẹ"]
    found = reading(
        [head, ["Lò A", "05/9/2015", "Vàng B"], ["LÒ A", "5/9/2015", "Vàng B"], ["Lò A", "5/9/2015", "Vàng C"]]
    )
    assert codes(found) == [("SURVEY-TWICE", "Điều tra, ô A3", Severity.LOOK)]


def test_two_columns_of_one_head_are_told_and_the_first_is_read():
    found = reading([["Họ và tên", "Năm sinh", "Dân tộc", "Dân tộc"], ["Lò A", 2015, "Thái", "Tày"]])
    assert codes(found) == [("SURVEY-HEAD-TWICE", "Điều tra, ô D1", Severity.LOOK)]
    assert found.rows[0].person.ethnic_group == "Thái"


def test_a_column_nobody_knows_is_named():
    assert reading([["Họ và tên", "Năm sinh", "Màu mắt"], ["Lò A", 2015, "nâu"]]).columns_unread == ("Điều tra!C",)


def test_a_workbook_without_names_and_births_is_refused_with_the_way_out():
    with pytest.raises(UserFacingError) as caught:
        reading([["Trường", "Số lớp"], ["TH Nà Pheo", 11]])
    assert caught.value.code == "SURVEY-HEADS"
    assert caught.value.fix


def test_a_text_longer_than_the_register_keeps_is_cut_and_told_at_its_cell():
    found = reading(
        [[*SMALL, "Ghi chú"], [1, "Bản A", "Lò " + "A" * 200, "05/9/2015", "", "Thái", "5A", "", "g" * 300]]
    )
    [row] = found.rows
    assert len(row.person.name) == 120
    assert row.person.note == "g" * 300
    assert [(one.code, one.place) for one in found.findings] == [("SURVEY-LONG", "Điều tra, ô C2")]


def test_a_long_note_alone_in_its_row_is_no_hamlet():
    head = ["Họ và tên", "Năm sinh", "Cột khác"]
    found = reading([head, ["Thôn Pá Lầu"], ["", "", "Ghi chú: " + "x" * 200], ["Lò B", 2016]])
    assert [row.household.hamlet for row in found.rows] == ["Thôn Pá Lầu"]


def test_numbers_of_papers_are_read_by_their_heads():
    head = ["Họ và tên", "Năm sinh", "Số hiệu bằng THCS", "Số chứng chỉ nghề", "Năm công nhận biết chữ"]
    found = reading([head, ["Lò A", 2008, 778899, "N 7/2025", 2024]])
    [row] = found.rows
    assert (row.person.lower_secondary_number, row.person.literacy_year) == ("778899", 2024)
    assert row.person.vocational_certificate == "N 7/2025"
    assert {"lower_secondary_number", "vocational_certificate", "literacy_year"} <= found.told
