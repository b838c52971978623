from datetime import date

from namhoc.core import Span
from namhoc.directives import extract
from namhoc.directives.rows import overlaps_any, tables_of
from namhoc.reading import read_bytes

HEAD = "STT\tNội dung\tCơ quan chủ trì\tCơ quan phối hợp\tThời gian\n"


def columns(text: str) -> list[list[list[str]]]:
    return [[[cell.of(text) for cell in row] for row in table.rows] for table in tables_of(text)]


def duties(text: str) -> list[tuple[int | None, str, str, float]]:
    found = extract(read_bytes(text.encode(), "ke-hoach.txt"), date(2026, 11, 24))
    return [(a.task_ordinal, a.agency_id, str(a.role), a.confidence) for a in found.assignments]


def test_the_three_shapes_of_a_row_are_one():
    tabbed = HEAD + "1\tRà soát\tSở Nội vụ\tSở Y tế\tQuý IV/2026"
    piped = tabbed.replace("\t", " | ").replace("\n", "\n|---|---|---|---|---|\n")
    barred = "|\n" + tabbed.replace("\n", "\t|\t").replace("\t", "\n|\n") + "\n|\n"
    rows = [["1", "Rà soát", "Sở Nội vụ", "Sở Y tế", "Quý IV/2026"]]
    assert columns(tabbed) == columns(piped) == columns(barred) == [rows]


def test_a_head_says_what_its_columns_are():
    table = next(tables_of(HEAD + "1\tRà soát\tSở Nội vụ\t\tQuý IV/2026\n"))
    assert (table.number, table.work, table.when) == (0, 1, (4,))
    assert table.who == ((2, "Cơ quan chủ trì"), (3, "Cơ quan phối hợp"))


def test_a_table_without_work_or_without_anybody_is_no_table_of_work():
    assert columns("STT\tTên xã\tSố trường\n1\tTân Hòa\t12\n") == []
    assert columns("STT\tNội dung\tSố lượng\n1\tMáy tính\t12\n") == []
    assert columns("") == columns("|\n|\n") == columns("\t\t\n") == []


def test_the_title_of_a_group_of_rows_is_no_work():
    text = HEAD + "I\tVề phổ cập\t\t\t\n1\tĐiều tra\tSở Nội vụ\t\t\n"
    table = next(tables_of(text))
    assert [table.is_work(text, row) for row in table.rows] == [False, True]


def test_without_a_column_of_numbers_a_row_of_several_cells_is_work():
    text = "Nội dung\tChủ trì\tThời gian\nVề phổ cập\t\t\nĐiều tra\tSở Nội vụ\tQuý IV/2026\n"
    table = next(tables_of(text))
    assert [table.is_work(text, row) for row in table.rows] == [False, True]


def test_an_empty_cell_of_the_leader_was_merged_with_the_one_above_and_is_less_sure():
    text = f"II. NHIỆM VỤ\n{HEAD}1\tRà soát\tSở Nội vụ\tSở Y tế\tQuý IV/2026\n2\tXây dựng đề án\t\t\t31/12/2026\n"
    assert duties(text) == [
        (1, "so-noi-vu", "lead", 0.85),
        (2, "so-noi-vu", "lead", 0.6),
        (1, "so-yte", "coordinate", 0.85),
    ]


def test_agencies_of_neighbouring_cells_are_never_one_list():
    text = f"II. NHIỆM VỤ\n{HEAD}1\tRà soát\tSở Nội vụ,\tSở Y tế, Sở Tài chính\tQuý IV/2026\n"
    assert {(agency, role) for _, agency, role, _ in duties(text)} == {
        ("so-noi-vu", "lead"),
        ("so-yte", "coordinate"),
        ("so-tai-chinh", "coordinate"),
    }


def test_rows_stay_apart_from_what_stands_between_them():
    rows = [Span(10, 20), Span(30, 40)]
    assert [overlaps_any(Span(a, b), rows) for a, b in ((0, 10), (5, 11), (20, 30), (39, 50), (40, 50))] == [
        False,
        True,
        False,
        True,
        False,
    ]
