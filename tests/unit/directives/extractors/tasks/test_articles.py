from tests.unit.directives.extractors.tasks.reading import units


def kinds_and_heads(text):
    return [(kind, words[:7]) for kind, words in units(text)]


def test_articles_that_lay_duties_are_units_and_no_others():
    text = """Điều 1. Phạm vi điều chỉnh
Quyết định này quy định về dạy thêm.
Điều 2. Trách nhiệm của Sở Giáo dục và Đào tạo
1. Kiểm tra.
2. Báo cáo.
Điều 3. Thanh tra, kiểm tra
Hoạt động dạy thêm chịu sự kiểm tra của cơ quan quản lý.
Điều 4. Điều khoản thi hành
1. Quyết định này có hiệu lực từ ngày 11/8/2026.
2. Giám đốc các sở chịu trách nhiệm thi hành Quyết định này./.
"""
    assert kinds_and_heads(text) == [("assignment", "Điều 2."), ("assignment", "Điều 4.")]


def test_articles_without_a_heading_are_read_by_their_first_words():
    text = """Điều 1. Duyệt Kế hoạch xóa mù chữ.
Điều 2. Giám đốc Sở Giáo dục và Đào tạo chủ trì thực hiện kế hoạch này.
Điều 3. Giao Sở Tài chính bố trí kinh phí.
Điều 4. Quyết định có hiệu lực kể từ ngày ký.
"""
    assert kinds_and_heads(text) == [("assignment", "Điều 2."), ("assignment", "Điều 3.")]
