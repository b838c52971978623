"""A plan of changes as rows of cells: every row says what is wrong with it."""

from datetime import date

import pytest

from namhoc.core import UserFacingError
from namhoc.orgunits import OrgUnit, Tier, UnitKind
from namhoc.orgunits.change_plan import COLUMNS, HEADERS, PlanKind, PlanLevel, PlanRow, read_plan
from namhoc.orgunits.decision import decision_number
from namhoc.orgunits.naming import name_units

DAY = date(2025, 7, 1)


def school(code: str, name: str, until: date | None = None) -> OrgUnit:
    return OrgUnit(code, DAY, name, UnitKind.SCHOOL, None, "X1", until)


UNITS = (
    OrgUnit("X1", DAY, "Nà Pheo", UnitKind.COMMUNE, Tier.COMMUNE, "H9"),
    OrgUnit("X2", DAY, "Khê Thượng", UnitKind.WARD, Tier.COMMUNE, "H9"),
    school("S1", "Tiểu học Một"),
    school("S2", "Tiểu học Hai"),
    school("S3", "Tiểu học Trùng Tên"),
    school("S4", "Tiểu học Trùng Tên"),
    school("S5", "Tiểu học Đã Đóng", date(2026, 6, 30)),
)
GOOD = ["345/QĐ-UBND", date(2026, 12, 1), date(2027, 1, 1), "trường", "sáp nhập", "S1; Tiểu học Hai", "Tiểu học Ba", ""]


def plan(*rows: list[object], headers: tuple[str, ...] = HEADERS) -> tuple[PlanRow, ...]:
    return read_plan([["Kế hoạch"], [], list(headers), *rows], UNITS)


def changed(**cells: object) -> list[object]:
    names = list(COLUMNS)
    return [cells.get(name, value) for name, value in zip(names, GOOD, strict=True)]


def codes(row: PlanRow) -> set[str]:
    return {finding.code for finding in row.findings}


def test_a_good_row_names_its_units_and_makes_a_new_one() -> None:
    (row,) = plan(GOOD)
    assert row.is_clean
    assert codes(row) == {"CHANGE-PLAN-NEW"}
    assert (row.row, row.level, row.kind) == (4, PlanLevel.SCHOOL, PlanKind.MERGE)
    assert [unit.code for unit in row.sources] == ["S1", "S2"]
    assert (row.target, row.new_name) == (None, "Tiểu học Ba")
    assert (row.decision, row.effective) == ("345/QĐ-UBND", date(2027, 1, 1))


def test_columns_are_found_by_their_words_in_any_order_and_case() -> None:
    order = [6, 2, 5, 0]
    headers = tuple(HEADERS[index].upper() for index in order)
    (row,) = plan([GOOD[index] for index in order], headers=headers)
    assert row.is_clean
    assert [unit.code for unit in row.sources] == ["S1", "S2"]


def test_the_template_names_every_column_the_reader_knows() -> None:
    assert len(HEADERS) == len(COLUMNS)
    (row,) = plan(GOOD)
    assert row.note == ""


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        ({"sources": "S1; Trường Không Có"}, "CHANGE-PLAN-UNKNOWN"),
        ({"sources": ""}, "CHANGE-PLAN-UNKNOWN"),
        ({"sources": "S1; Tiểu học Trùng Tên"}, "CHANGE-PLAN-AMBIGUOUS"),
        ({"sources": "S1; S1"}, "CHANGE-PLAN-TWICE"),
        ({"sources": "S1; Tiểu học Đã Đóng"}, "CHANGE-PLAN-CLOSED"),
        ({"target": "S5"}, "CHANGE-PLAN-CLOSED"),
        ({"target": ""}, "CHANGE-PLAN-TARGET"),
        ({"sources": "S1", "target": "Mới"}, "CHANGE-PLAN-FEW"),
        ({"sources": "S1", "target": "S1"}, "CHANGE-PLAN-FEW"),
        ({"effective": "32/13/2026"}, "CHANGE-PLAN-DATE"),
        ({"effective": None}, "CHANGE-PLAN-DATE"),
        ({"decided": date(2027, 2, 1)}, "CHANGE-PLAN-DATE"),
        ({"level": "huyện"}, "CHANGE-PLAN-WORD"),
        ({"kind": "phóng to"}, "CHANGE-PLAN-WORD"),
        ({"decision": "345"}, "CHANGE-DECISION"),
        ({"decision": "=1+1"}, "CHANGE-DECISION"),
    ],
)
def test_what_is_wrong_in_a_row_stops_that_row_and_says_how_to_mend_it(cells: dict[str, object], code: str) -> None:
    row, other = plan(changed(**cells), changed(sources="S3; S4", target="Khác"))
    assert code in codes(row)
    assert not row.is_clean
    assert all(finding.fix and finding.place == "dòng 4" for finding in row.findings if finding.code == code)
    assert other.is_clean


def test_candidates_of_an_ambiguous_name_are_told_with_their_codes() -> None:
    (row,) = plan(changed(sources="S1; Tiểu học Trùng Tên"))
    (finding,) = (one for one in row.findings if one.code == "CHANGE-PLAN-AMBIGUOUS")
    assert "S3" in finding.message
    assert "S4" in finding.message


def test_the_same_row_twice_and_one_source_in_two_rows_are_caught() -> None:
    first, again, other = plan(GOOD, changed(sources="S2;S1", note="khác"), changed(target="Bốn"))
    assert first.is_clean
    assert "CHANGE-PLAN-REPEATED" in codes(again)
    assert "CHANGE-PLAN-TWICE" in codes(other)


def test_the_key_of_a_row_is_the_same_in_another_order_and_another_for_another_day() -> None:
    (one,) = plan(GOOD)
    (other,) = plan(changed(sources="Tiểu học Hai; S1", note="ghi chú"))
    (later,) = plan(changed(effective=date(2027, 1, 2)))
    assert one.key() == other.key() != later.key()


def test_rename_move_and_close_read_their_target_each_in_its_way() -> None:
    rename, move, close = plan(
        changed(kind="đổi tên", sources="S1", target="Trường Tiểu học Mới"),
        changed(kind="chuyển xã", sources="S2", target="Phường Khê Thượng"),
        changed(kind="giải thể", sources="S3", target=""),
    )
    assert rename.new_name == "Tiểu học Mới"
    assert move.target is not None
    assert move.target.code == "X2"
    assert (close.is_clean, close.target, close.new_name) == (True, None, "")


@pytest.mark.parametrize("rows", [[], [["Tên", "Ngày"]], [["x"] * 9] * 40])
def test_a_sheet_without_the_header_row_is_refused_with_what_is_lacking(rows: list[list[object]]) -> None:
    with pytest.raises(UserFacingError) as refused:
        read_plan(rows, UNITS)
    assert refused.value.code == "CHANGE-PLAN-HEADER"
    assert "Đơn vị nguồn" in refused.value.why


def test_a_plan_without_rows_is_refused() -> None:
    with pytest.raises(UserFacingError) as refused:
        plan()
    assert refused.value.code == "CHANGE-PLAN-EMPTY"


@pytest.mark.parametrize(
    ("printed", "normal"),
    [
        ("345/QĐ-UBND", "345/QĐ-UBND"),
        ("345 / QD-UBND", "345/QĐ-UBND"),
        ("12/2026/QĐ-UBND", "12/2026/QĐ-UBND"),
        ("05/NQ-HĐND", "05/NQ-HĐND"),
        ("202/2025/QH15", "202/2025/QH15"),
        ("29-NQ/TW", "29-NQ/TW"),
    ],
)
def test_decisions_and_resolutions_are_taken_in_their_normal_form(printed: str, normal: str) -> None:
    assert decision_number(printed) == normal


@pytest.mark.parametrize("printed", ["", "   ", "345", "345/2026", "66/KH-UBND", "666/BGDĐT-GDTrH", "chưa có"])
def test_what_decides_nothing_is_refused(printed: str) -> None:
    with pytest.raises(UserFacingError) as refused:
        decision_number(printed)
    assert refused.value.code == "CHANGE-DECISION"
    assert refused.value.fix


def test_a_code_in_brackets_decides_between_units_of_one_name() -> None:
    named = name_units("Trường Tiểu học Trùng Tên (S4)", UNITS, date(2027, 1, 1))
    assert named.found is not None
    assert named.found.code == "S4"


def test_names_are_compared_without_accents_and_case() -> None:
    named = name_units("TIEU HOC MOT", UNITS, date(2027, 1, 1))
    assert named.found is not None
    assert named.found.code == "S1"
