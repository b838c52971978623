from tests.unit.directives.extractors.tasks.reading import units

HEAD = "TT\tNội dung công việc\tCơ quan chủ trì\tThời gian\n"
BARRED = """|
STT
|
Tên nhiệm vụ
|
Cơ quan chủ trì
|
|
1
|
Rà soát phòng học
tạm
|
Sở GDĐT
|
|
2
|
Lập danh mục
|
Sở Xây dựng
|
|
"""


def test_each_numbered_row_of_a_tabbed_table_is_a_task():
    text = f"{HEAD}I\tKhảo sát\n1\tRà soát phòng học\tSở GDĐT\tTháng 3/2026\n2\tLập danh mục\tSở Xây dựng\tQuý II\n"
    assert units(text) == [
        ("task", "1\tRà soát phòng học\tSở GDĐT\tTháng 3/2026"),
        ("task", "2\tLập danh mục\tSở Xây dựng\tQuý II"),
    ]


def test_a_table_printed_between_bars_is_read_too():
    assert [words.split("\n|\n")[1] for _, words in units(BARRED)] == ["Rà soát phòng học\ntạm", "Lập danh mục"]


def test_a_table_of_figures_holds_no_tasks():
    assert units("TT\tXã\tSố trường\n1\tSuối Vàng\t7\n2\tKhe Lim\t5\n") == []


def test_rows_are_left_alone_where_the_document_itself_counts_tasks():
    text = f"II. NHIỆM VỤ\n1. Rà soát.\n2. Tuyển dụng.\n\nPHỤ LỤC\n{HEAD}1\tRà soát phòng học\tSở GDĐT\tTháng 3\n"
    assert [words for _, words in units(text)] == ["1. Rà soát.", "2. Tuyển dụng."]
