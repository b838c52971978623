from namhoc.directives.extractors.tasks.labels import holds_labelled, is_labelled
from namhoc.directives.outline import outline_of
from tests.unit.directives.extractors.tasks.reading import paragraphs, units

TEXT = """II. NHIỆM VỤ
1. Về dữ liệu
1.1. Chiến lược dữ liệu
a) Nhiệm vụ: Tham mưu.
b) Cơ quan thực hiện:
- Đơn vị chủ trì: Sở Nội vụ.
c) Thời gian thực hiện: Năm 2026.
2. Về nền tảng
a) Nội dung: Nâng cấp.
b) Đơn vị chủ trì: Sở Nội vụ.
"""


def item(number):
    return outline_of(TEXT, paragraphs(TEXT)).children[0].children[number]


def test_an_item_whose_parts_are_labels_is_a_labelled_block():
    assert is_labelled(item(1))
    assert not is_labelled(item(0))


def test_an_item_that_only_groups_labelled_blocks_holds_them():
    assert holds_labelled(item(0))
    assert not holds_labelled(item(1))


def test_the_labelled_blocks_are_the_units_whatever_their_level():
    assert [words.split(".\n")[0].split("\n")[0] for _, words in units(TEXT)] == [
        "1.1. Chiến lược dữ liệu",
        "2. Về nền tảng",
    ]


def test_one_label_alone_makes_no_labelled_block():
    text = "II. NHIỆM VỤ\n1. Rà soát\na) Nội dung: Trường.\nb) Lớp.\n2. Tuyển dụng\n"
    assert len(units(text)) == 2
    assert units(text)[0][1].startswith("1. Rà soát")
