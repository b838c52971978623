from namhoc.directives.layout import lines_of, paragraphs_of
from namhoc.directives.outline import outline_of


def outline(text):
    return outline_of(text, paragraphs_of(tuple(lines_of(text))))


def tree(node):
    return [(kid.title, tree(kid)) if kid.children else kid.title for kid in node.children]


def test_items_stand_under_the_nearest_wider_mark():
    text = "I. NHIỆM VỤ\n1. Rà soát\na) Mạng lưới\n- Trường lẻ\n2. Tuyển dụng\nII. TỔ CHỨC THỰC HIỆN\n1. Sở Nội vụ\n"
    assert tree(outline(text)) == [
        ("NHIỆM VỤ", [("Rà soát", [("Mạng lưới", ["Trường lẻ"])]), "Tuyển dụng"]),
        ("TỔ CHỨC THỰC HIỆN", ["Sở Nội vụ"]),
    ]


def test_joining_the_outline_gives_the_text_back():
    text = "\n Đầu văn bản\n\nI. NHIỆM VỤ\n\n1. Rà soát\n  thêm chữ\n- Một\n+ Hai\n\nII. KINH PHÍ\n\n\n"
    root = outline(text)
    assert "".join(node.own.of(text) for node in root.walk()) == text
    assert root.span.of(text) == text


def test_a_figure_at_the_start_of_a_line_opens_no_item():
    text = "1. Đến hết năm\n2025. Tiếp tục rà soát\n2. Tuyển dụng"
    assert tree(outline(text)) == ["Đến hết năm 2025. Tiếp tục rà soát", "Tuyển dụng"]


def test_a_number_printed_twice_goes_on_with_the_list():
    assert tree(outline("a) Một\nb) Hai\nb) Ba\nc) Bốn")) == ["Một", "Hai", "Ba", "Bốn"]


def test_decimals_stand_under_their_whole_number():
    text = "1. Dữ liệu\n1.1. Chiến lược\n1.2. Triển khai\n2. Nền tảng\n2.1. Thuê"
    assert tree(outline(text)) == [("Dữ liệu", ["Chiến lược", "Triển khai"]), ("Nền tảng", ["Thuê"])]


def test_a_known_heading_without_number_opens_a_part():
    text = "Mục đích\nPhổ cập.\nTổ chức thực hiện\n1. Sở Nội vụ\nChế độ báo cáo\nHằng năm."
    assert [kid.title for kid in outline(text).children] == ["Mục đích", "Tổ chức thực hiện", "Chế độ báo cáo"]


def test_a_line_behind_which_a_list_starts_again_heads_the_items_below_it():
    text = "II. NHIỆM VỤ\n1. Mầm non\n2. Tiểu học\nGiáo dục trung học\n1. Chuyên môn\n2. Thi cử"
    assert tree(outline(text)) == [
        ("NHIỆM VỤ", ["Mầm non", "Tiểu học", ("Giáo dục trung học", ["Chuyên môn", "Thi cử"])])
    ]


def test_a_number_alone_on_its_line_has_its_heading_below():
    assert tree(outline("**I.\nTrách nhiệm phối hợp**\n\n1. Sở Nội vụ")) == [("Trách nhiệm phối hợp", ["Sở Nội vụ"])]


def test_a_question_opens_a_new_subject_of_a_page():
    text = "1. Rà soát\n\nThông tư 29 có hiệu lực từ ngày nào?\n\n1. Từ ngày ký."
    first, second = outline(text).children
    assert not first.opens_subject
    assert second.opens_subject
    assert tree(second) == ["Từ ngày ký."]


def test_the_text_ends_where_the_annex_begins():
    text = "1. Rà soát\n\nPHỤ LỤC\n\n1. Bảng"
    root = outline(text)
    assert root.limit == text.index("PHỤ LỤC")
    assert outline("1. Rà soát").limit == len("1. Rà soát")


def test_the_bodies_that_a_letter_is_sent_to_are_no_items():
    text = "Kính gửi:\n- Các trường mầm non;\n- Các trường tiểu học.\n1. Rà soát"
    assert tree(outline(text)) == ["Rà soát"]


def test_the_heading_of_a_part_may_stand_on_the_line_below():
    assert outline("Phần thứ nhất\nKẾT QUẢ").children[0].title == "KẾT QUẢ"
