"""A workbook of schools: heads by their words, every error at its cell."""

import pytest

from namhoc.core import UserFacingError
from namhoc.orgunits.school import Ownership, Stage
from namhoc.orgunits.school_table import read_schools
from namhoc.reading import Sheet, address

HEADS = ("Mã trường", "Tên trường", "Xã", "Cấp học", "Loại hình", "Số học sinh", "Nữ", "Số lớp")


def sheet(*rows, merged=(), name="Trường"):
    width = max(len(row) for row in rows)
    return Sheet(name, tuple(tuple(row) + (None,) * (width - len(row)) for row in rows), merged)


def read(*rows, **kwargs):
    return read_schools([sheet(*rows, **kwargs)], address)


def test_a_plain_table_is_read():
    reading = read(HEADS, ("T1", "Tiểu học A", "Nà Pheo", "TH, THCS", "Công lập", 312, 150, 12))
    (row,) = reading.schools
    assert (row.code, row.name, row.commune, row.line) == ("T1", "Tiểu học A", "Nà Pheo", 2)
    assert row.stages == (Stage.PRIMARY, Stage.LOWER_SECONDARY)
    assert row.ownership is Ownership.PUBLIC
    assert row.figures == {"pupils": 312, "girls": 150, "classes": 12}
    assert not reading.findings


def test_columns_are_told_by_their_heads_wherever_they_stand():
    reading = read(("SO LOP", "ten  TRUONG", "Ghi chú", "MÃ ĐỊNH DANH"), (7, "Tiểu học A", "x", "t1"))
    assert reading.schools[0].code == "T1"
    assert reading.schools[0].figures == {"classes": 7}
    assert reading.unread == ("Ghi chú",)


def test_merged_heads_over_two_rows_under_a_title_are_read():
    reading = read(
        ("DANH SÁCH TRƯỜNG NĂM HỌC 2026-2027",),
        (),
        ("TT", "Mã trường", "Tên trường", "Học sinh", None, "Phòng học", None),
        (None, None, None, "Tổng số", "Nữ", "Tổng số", "Kiên cố"),
        ("(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)"),
        (1, "T1", "Tiểu học A", 300, 140, 12, 10),
        (None, None, "Tổng số", 300, 140, 12, 10),
        merged=((2, 3, 2, 4), (2, 5, 2, 6), (2, 1, 3, 1), (2, 2, 3, 2), (2, 0, 3, 0)),
    )
    assert [row.figures for row in reading.schools] == [
        {"pupils": 300, "girls": 140, "classrooms": 12, "permanent_classrooms": 10}
    ]


def test_an_empty_cell_is_not_supplied_and_never_zero():
    reading = read(HEADS, ("T1", "Tiểu học A", "Nà Pheo", None, None, None, 0, None))
    assert reading.schools[0].figures == {"pupils": None, "girls": 0, "classes": None}


@pytest.mark.parametrize(
    ("row", "code", "cell"),
    [
        ((None, "Tiểu học A"), "SCHOOL-CODE", "A2"),
        (("T Ă 1", "Tiểu học A"), "SCHOOL-CODE", "A2"),
        (("T1", None), "SCHOOL-NAME", "B2"),
        (("T1", "A", None, "đại học"), "SCHOOL-STAGE", "D2"),
        (("T1", "A", None, None, None, -5), "SCHOOL-NUMBER", "F2"),
        (("T1", "A", None, None, None, "nhiều"), "SCHOOL-NUMBER", "F2"),
        (("T1", "A", None, None, None, 12.5), "SCHOOL-NUMBER", "F2"),
        (("T1", "A", None, None, None, True), "SCHOOL-NUMBER", "F2"),
        (("T1", "A", None, None, None, 10, 11), "SCHOOL-SUM", "G2"),
    ],
)
def test_a_broken_row_is_refused_and_its_cell_named(row, code, cell):
    reading = read(HEADS, row)
    assert reading.schools == ()
    assert reading.refused == 1
    (finding,) = reading.findings
    assert finding.code == code
    assert finding.place == f"Trường, ô {cell}"
    assert finding.fix


def test_a_code_that_stands_twice_is_refused_at_its_second_place():
    reading = read(HEADS, ("T1", "A"), ("T2", "B"), ("t1", "C"))
    assert [row.code for row in reading.schools] == ["T1", "T2"]
    assert reading.findings[0].code == "SCHOOL-TWICE"
    assert reading.findings[0].place == "Trường, ô A4"
    assert "ô A2" in reading.findings[0].message


def test_a_kind_nobody_knows_is_left_out_with_a_word_and_the_row_stays():
    reading = read(HEADS, ("T1", "A", None, None, "của dòng họ"))
    assert reading.schools[0].ownership is None
    assert reading.findings[0].code == "SCHOOL-WORD"


def test_coordinates_come_in_pairs_and_lie_on_earth():
    heads = ("Mã trường", "Tên trường", "Vĩ độ", "Kinh độ")
    assert read(heads, ("T1", "A", "22,5", 104.1)).schools[0].lat == 22.5
    assert read(heads, ("T1", "A", 95, 104.1)).refused == 1
    assert read(heads, ("T1", "A", None, 104.1)).refused == 1


def test_a_sheet_of_sites_is_read_beside_the_schools():
    reading = read_schools(
        [
            sheet(HEADS[:2], ("T1", "A")),
            sheet(
                ("Mã điểm trường", "Tên điểm trường", "Mã trường", "Vĩ độ", "Kinh độ"),
                ("T1-2", "Bản X", "T1", 22, 104),
                name="Điểm trường",
            ),
        ],
        address,
    )
    assert [(row.site_code, row.code, row.lat) for row in reading.sites] == [("T1-2", "T1", 22.0)]


def test_a_workbook_without_the_heads_is_refused_with_the_way_out():
    with pytest.raises(UserFacingError) as refused:
        read(("Họ tên", "Năm sinh"), ("A", 1990))
    assert refused.value.code == "SCHOOL-HEADS"


def test_the_workbook_an_office_sends_is_read_whole():
    from namhoc.reading import read_sheets
    from namhoc.simulation import network
    from namhoc.simulation.school_workbook import school_workbook

    reading = read_schools(read_sheets(school_workbook(network(), 2026), "t.xlsx"), address)
    assert len(reading.schools) > 500
    assert reading.refused == 0
    assert reading.findings == ()
    row = reading.schools[0]
    assert row.figures.keys() >= {
        "pupils",
        "girls",
        "classes",
        "classrooms",
        "permanent_classrooms",
        "staff",
        "teachers",
    }
    assert row.commune
    assert row.stages


def test_a_code_is_no_longer_than_the_registry_keeps():
    long = "T" * 40
    assert read(HEADS, (long, "Tiểu học A")).schools[0].code == long
    assert [finding.code for finding in read(HEADS, (long + "T", "Tiểu học A")).findings] == ["SCHOOL-CODE"]
    heads = ("Mã điểm trường", "Tên điểm trường", "Mã trường")
    assert read(heads, ("D" * 30, "Điểm A", "T1")).sites[0].site_code == "D" * 30
    assert [finding.code for finding in read(heads, ("D" * 31, "Điểm A", "T1")).findings] == ["SCHOOL-CODE"]


def test_a_number_of_thousands_of_digits_is_refused_at_its_cell():
    found = read(HEADS, ("T1", "Tiểu học A", "Nà Pheo", None, None, "9" * 6000)).findings
    assert [finding.code for finding in found] == ["SCHOOL-NUMBER"]
