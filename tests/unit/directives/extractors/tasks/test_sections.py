from namhoc.directives.directive import DocumentFields
from tests.unit.directives.extractors.tasks.reading import read, units


def heads(text, **fields):
    return [(kind, words.split("\n")[0]) for kind, words in units(text, **fields)]


def test_the_items_of_a_part_are_the_units_and_what_lies_below_is_inside():
    text = "II. NHIỆM VỤ\n1. Rà soát\na) Trường\n- Lẻ\nb) Lớp\n2. Tuyển dụng\nIII. KINH PHÍ\n1. Ngân sách\n"
    assert units(text) == [("task", "1. Rà soát\na) Trường\n- Lẻ\nb) Lớp"), ("task", "2. Tuyển dụng")]


def test_a_bare_heading_inside_a_part_is_a_part_itself():
    text = "II. NHIỆM VỤ\n1. Nhiệm vụ chung\na) Rà soát\nb) Sắp xếp\n2. Nhiệm vụ cụ thể\na) Tuyển dụng\n"
    assert heads(text) == [("task", "a) Rà soát"), ("task", "b) Sắp xếp"), ("task", "a) Tuyển dụng")]


def test_an_announced_count_moves_the_level_where_only_the_next_one_meets_it():
    text = "I. 5 NHIỆM VỤ TRỌNG TÂM\n1. Mạng lưới\na) Trường\nb) Lớp\n2. Đội ngũ\na) Tuyển\nb) Bồi dưỡng\nc) Đãi ngộ\n"
    assert len(heads(text)) == 5
    assert len(heads(text.replace("5 NHIỆM VỤ", "CÁC NHIỆM VỤ"))) == 2


def test_a_count_that_is_met_makes_the_units_surer():
    text = "I. {} NHIỆM VỤ\n1. Rà soát\n2. Tuyển dụng\n"
    met, plain = (read(text.format(word))[0].confidence for word in ("2", "CÁC"))
    assert met > plain


def test_aims_money_and_reports_are_no_units():
    text = (
        "I. MỤC ĐÍCH\n1. Phổ cập.\nII. TỔ CHỨC THỰC HIỆN\n1. Sở Nội vụ\nTuyển dụng.\n2. Kinh phí: Ngân sách.\n"
        "3. Chế độ báo cáo\nHằng tháng.\n"
    )
    assert heads(text) == [("assignment", "1. Sở Nội vụ")]


def test_numbered_items_after_an_opening_are_units_by_their_addressee_or_not():
    text = (
        "Chủ tịch UBND tỉnh yêu cầu:\n1. Rà soát mạng lưới.\n2. Sở Nội vụ tuyển dụng.\n3. Giao Công an tỉnh bảo vệ.\n"
    )
    assert [kind for kind, _ in heads(text)] == ["task", "assignment", "assignment"]


def test_a_block_among_agency_blocks_is_an_agency_block():
    text = "UBND tỉnh yêu cầu:\n1. Sở Nội vụ\nTuyển.\n2. Các chủ rừng là tổ chức\nBảo vệ.\n3. Công an tỉnh\nĐiều tra.\n"
    assert [kind for kind, _ in heads(text)] == ["assignment"] * 3


def test_numbers_without_any_sign_of_an_order_are_no_units():
    assert units("Một số kết quả:\n1. Có 412 trường.\n2. Có 99 xã đạt chuẩn.\n") == []


def test_a_law_quoted_on_a_page_gives_no_units():
    text = "Căn cứ theo Điều 6 Luật Nhà giáo quy định nhiệm vụ như sau:\n(1) Thu hút nhà giáo.\n(2) Bảo vệ uy tín.\n"
    assert units(text) == []


def test_the_document_itself_quoted_by_a_page_is_no_other_law():
    text = "# Công văn\n\nCăn cứ Mục II Công văn 39/SGDĐT-GDTH hướng dẫn như sau:\n\n1. Rà soát.\n\n2. Tuyển dụng.\n"
    assert len(units(text, fields=DocumentFields(symbol="39/SGDĐT-GDTH"))) == 2
    assert units(text, fields=DocumentFields(symbol="12/CT-UBND")) == []


def test_a_part_of_unknown_name_is_told_by_its_items():
    text = (
        "I. ĐÁNH GIÁ CHUNG\nTốt.\nII. VỀ KIẾN NGHỊ CỦA TỈNH\n1. Về vốn:\nGiao Bộ Tài chính xem xét.\n"
        "2. Về đất:\nGiao Sở Xây dựng lo.\n"
    )
    assert [kind for kind, _ in heads(text)] == ["assignment", "assignment"]


def test_a_report_counts_only_what_is_still_to_be_done():
    text = (
        "I. Công tác chỉ đạo\n1. Ban hành kế hoạch.\n2. Kiểm tra.\nII. Nhiệm vụ năm 2027\n1. Tuyển dụng.\n2. Rà soát.\n"
    )
    assert len(heads(text, fields=DocumentFields(type="bao_cao"))) == 2
    assert len(heads(text)) == 4


def test_a_plan_attached_to_a_decision_is_read_after_it():
    text = (
        "Điều 1. Ban hành Kế hoạch.\nĐiều 2. Giao Sở Nội vụ thực hiện.\n\nNơi nhận:\n- Lưu: VT.\n\n"
        "KẾ HOẠCH\nI. NHIỆM VỤ\n1. Rà soát\n2. Tuyển dụng\n"
    )
    assert heads(text) == [
        ("assignment", "Điều 2. Giao Sở Nội vụ thực hiện."),
        ("task", "1. Rà soát"),
        ("task", "2. Tuyển dụng"),
    ]


def test_results_that_open_like_tasks_are_no_units():
    text = (
        "Một số việc nổi bật:\n1. Nâng cao chất lượng: đã bồi dưỡng 200 giáo viên.\n2. Huy động trẻ ra lớp đạt 99%.\n"
    )
    assert units(text) == []


def test_bodies_grouped_by_level_are_the_units():
    text = "II. TỔ CHỨC THỰC HIỆN\n1. Cấp tỉnh\na) Sở Nội vụ: Tuyển.\nb) Sở Y tế: Khám.\n2. UBND các xã\nRà soát.\n"
    assert heads(text) == [
        ("assignment", "a) Sở Nội vụ: Tuyển."),
        ("assignment", "b) Sở Y tế: Khám."),
        ("assignment", "2. UBND các xã"),
    ]


def test_a_heading_in_capitals_needs_no_number():
    text = (
        "KẾ HOẠCH\nNHIỆM VỤ NĂM HỌC\n\nMỤC TIÊU CỦA KẾ HOẠCH\n1. Phổ cập.\n"
        "NHIỆM VỤ VÀ GIẢI PHÁP NĂM HỌC\n1. Rà soát.\n2. Tuyển dụng.\n"
    )
    assert heads(text) == [("task", "1. Rà soát."), ("task", "2. Tuyển dụng.")]
