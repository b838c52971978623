from namhoc.directives.extractors.assignments.duties import Duties
from namhoc.directives.extractors.assignments.names import Names
from namhoc.directives.extractors.assignments.tables import read_tables
from namhoc.rulebook.agency_names import find_agencies


def rows(text: str) -> list[tuple[str, str, str]]:
    duties = Duties(text)
    read_tables(Names(text, find_agencies(text)), 0, len(text), duties)
    return [(a.agency_id, str(a.role), a.what) for a in duties.all()]


def test_each_row_is_a_piece_of_work_of_its_own():
    text = (
        "TT\tNội dung công việc\tĐơn vị chủ trì\tĐơn vị phối hợp\n"
        "1\tRà soát trường, lớp\tSở Giáo dục và Đào tạo\tSở Y tế\n"
        "2\tTập huấn giáo viên\tSở Giáo dục và Đào tạo\tSở Y tế"
    )
    assert rows(text) == [
        ("so-gddt", "lead", "Rà soát trường, lớp"),
        ("so-yte", "coordinate", "Rà soát trường, lớp"),
        ("so-gddt", "lead", "Tập huấn giáo viên"),
        ("so-yte", "coordinate", "Tập huấn giáo viên"),
    ]


def test_cells_on_lines_between_bars_are_read_as_rows():
    text = (
        "|\nSTT\n|\n**Tên nhiệm vụ**\n|\nCơ quan chủ trì\n|\nThời gian\n|\n|\nI. PHẦN CHUNG\n|\n"
        "|\n1\n|\nRà soát\ntrường, lớp\n|\nSở Nội vụ\n|\nQuý IV\n|\n"
    )
    assert rows(text) == [("so-noi-vu", "lead", "Rà soát trường, lớp")]


def test_a_table_without_a_head_that_names_who_works_is_left_alone():
    assert rows("TT\tTên đơn vị hành chính\tSố trường\n1\tUBND xã Tân Hòa\t12\n") == []
    assert rows("Sở Y tế\tSở Nội vụ\tSở Tài chính\n") == []


def test_a_row_with_another_number_of_cells_is_left_alone():
    assert rows("TT\tNhiệm vụ\tCơ quan chủ trì\n1\tRà soát\tSở Y tế\tthừa\n") == []


def test_a_text_without_tables_gives_nothing():
    assert rows("") == []
    assert rows("Sở Y tế | Sở Nội vụ") == []
