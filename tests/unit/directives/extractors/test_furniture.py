import itertools

import pytest

from namhoc.core import Span
from namhoc.directives.extractors import furniture


def found(text, known=()):
    return [span.of(text) for span in furniture.find(text, known)]


@pytest.mark.parametrize(
    "line",
    [
        "Trang chủ > Tin tức > Giáo dục",
        "Đăng nhập",
        "Chào mừng bạn đến với Cổng thông tin điện tử Tỉnh Hoàng Sơn",
        "Xem với cỡ chữ : A- A A+",
        "A- A A+ | Chia sẻ bài viết lên facebook",
        "Ngày đăng: 18/09/2026",
        "Cập nhật lúc 08:15, 12/08/2026",
        "Chủ nhật 22/5/2026",
        "Lượt xem: 1.204",
        "• Hôm nay: 12",
        "fb yt zl tw",
        "print   send mail",
        "**TẢI VỀ Công văn 3905/SGDĐT năm 2026**",
        '**Trên đây là thông tin về "Công văn 3905/SGDĐT"*',
        "Quý khách cần hỏi thêm thông tin về có thể đặt câu hỏi tại đây.",
        "Trang 2/10",
        "anh-hoi-nghi_8455.jpg",
        "Quang cảnh hội nghị.",
        "Bí thư Tỉnh ủy phát biểu tại hội nghị.",
        "Các đại biểu và học viên tham gia hội nghị.",
        "(Ảnh minh họa – Nguồn: baohoangson.vn)",
        "*Công văn 3905 ra sao? (Hình từ Internet)*",
        "NƠI NHẬN: Sở GDĐT (báo cáo); Các tổ chuyên môn; Lưu: VT",
    ],
)
def test_a_line_of_furniture_is_known_by_its_words(line):
    text = f"Chỉ thị về nhiệm vụ năm học.\n\n{line}\n\nSở Nội vụ tuyển dụng giáo viên trong tháng 9."
    assert found(text) == [line]


@pytest.mark.parametrize(
    "line",
    [
        "Cập nhật thông tin phổ cập giáo dục trước ngày 30/9/2026.",
        "Chia sẻ dữ liệu giữa các sở, ngành.",
        "Báo cáo tại hội nghị sơ kết học kỳ I; hoàn thành trước ngày 15/01/2027.",
        "Hôm nay, UBND tỉnh ban hành Chỉ thị số 12/CT-UBND.",
        "Mục tiêu năm 2026, 100% trẻ em mầm non được học 2 buổi/ngày.",
        "1. Trang bị máy tính cho thư viện.",
        "In tài liệu bồi dưỡng cho giáo viên.",
    ],
)
def test_a_sentence_of_the_document_is_no_furniture(line):
    assert found(f"Chỉ thị về nhiệm vụ năm học.\n\n{line}\n\nSở Nội vụ tuyển dụng giáo viên.") == []


def test_the_line_right_under_a_picture_is_its_caption():
    text = "Tin.\n\nanh.jpg\nGiáo viên vùng cao trong một giờ học\n\nChủ tịch UBND tỉnh yêu cầu rà soát."
    assert found(text) == ["anh.jpg\nGiáo viên vùng cao trong một giờ học"]


def test_a_caption_that_states_a_target_in_a_full_sentence_is_kept():
    text = "Tin.\n\nanh.jpg\nPhấn đấu 100% trẻ mầm non được ăn bán trú năm 2026.\n\nSở rà soát."
    assert found(text) == ["anh.jpg"]


def test_a_caption_printed_twice_is_furniture_both_times():
    caption = "Năm học mới, ngành sẽ tiếp tục nâng cao chất lượng giáo dục toàn diện."
    assert found(f"Tin đầu trang.\n\n{caption}\n{caption}\n\n8 nhiệm vụ gồm:") == [f"{caption}\n{caption}"]


def test_the_title_printed_again_is_furniture_but_not_its_first_print():
    title = "Công văn 3905 hướng dẫn công tác thư viện trường học ra sao?"
    assert found(f"# {title}\n\n**{title}**\n\nNội dung.") == [f"**{title}**"]


def test_other_news_is_furniture_to_the_end_of_the_page():
    text = "Tin.\n\nMột.\n\nHai.\n\nTin liên quan\n\nSở tuyển 1.200 giáo viên (26/11)\n\nKỳ thi năm 2026"
    assert found(text) == [text[text.index("Tin liên quan") :]]


def test_recipients_and_signature_are_furniture_up_to_an_annex():
    text = "1. Rà soát.\n\nNơi nhận:\n- Bộ GDĐT;\n- Lưu: VT.\nKT. CHỦ TỊCH\n\nPHỤ LỤC\n1. Bảng"
    (only,) = found(text)
    assert only.startswith("Nơi nhận")
    assert only.endswith("KT. CHỦ TỊCH")


def test_a_signature_before_the_recipients_is_furniture_too():
    text = "1. Rà soát.\n2. Tuyển dụng.\n3. Báo cáo.\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nNơi nhận:\n- Lưu: VT."
    assert found(text) == [text[text.index("TM.") :]]


def test_a_page_number_is_furniture_but_not_a_row_number_between_table_bars():
    assert found("Rà soát\n\n2\nmạng lưới") == ["2"]
    assert found("|\n5\n|\nRà soát\n|") == []


def test_the_author_under_an_article_is_furniture():
    assert found("Tin.\n\nMột.\n\nHọc sinh đến trường.\n\nTHANH NAM") == ["THANH NAM"]
    assert found("Tin.\n\nMột.\n\nHọc sinh đến trường.\n\nTin, ảnh: Minh Hà\nNguồn\nCT số 12") == ["Tin, ảnh: Minh Hà"]


def test_a_heading_in_capitals_before_text_is_no_author():
    assert found("Một.\n\nHai.\n\nBa.\n\nNHIỆM VỤ CHUNG\n\n1. Rà soát mạng lưới trường lớp") == []


def test_what_the_file_format_knew_is_kept_and_joined():
    text = "Menu\n\nĐăng nhập\n\nChỉ thị."
    assert found(text, (Span(0, 4),)) == ["Menu\n\nĐăng nhập"]


def test_spans_are_in_order_and_apart():
    text = "Đăng nhập\nChỉ thị.\n2\nRà soát.\n3\nXong.\n"
    spans = furniture.find(text)
    assert all(a.end < b.start for a, b in itertools.pairwise(spans))


@pytest.mark.parametrize("text", ["", "\n\n", " ", "2", "|"])
def test_next_to_nothing_is_read_without_fault(text):
    assert len(furniture.find(text)) <= 1


@pytest.mark.parametrize(
    "line",
    [
        "Các đơn vị báo cáo tiến độ tại cuộc họp giao ban hằng tháng.",
        "Sở Giáo dục và Đào tạo báo cáo kết quả tại hội nghị giao ban.",
        "Các em học sinh tham gia giao thông an toàn.",
        "Hình ảnh, video tư liệu gửi về Sở trước ngày 15/9/2026.",
        "Email: phogiao@hoangson.edu.vn, nhận báo cáo trước ngày 15/9/2026.",
    ],
)
def test_a_duty_that_reads_a_little_like_a_caption_or_an_address_is_kept(line):
    middle = "\n\n".join(["Rà soát mạng lưới trường, lớp."] * 7)
    assert line not in found(f"{middle}\n\n{line}\n\n{middle}".replace("Rà soát", "Rà soát lại", 3))


def test_what_a_digital_signature_or_a_stamp_prints_is_furniture():
    text = "Người ký: UBND TỈNH\nThời gian ký: 12.08.2026 10:23:45 +07:00\nSố đến: 1204\nCHỈ THỊ\nVề năm học."
    assert found(text) == [text[: text.index("\nCHỈ THỊ")]]


def test_a_regulation_behind_the_signature_is_no_furniture():
    text = "Điều 1. Ban hành.\nĐiều 2. Thi hành.\nNơi nhận:\n- Lưu: VT.\nKT. CHỦ TỊCH\nQUY CHẾ HOẠT ĐỘNG\nChương I"
    assert found(text) == ["Nơi nhận:\n- Lưu: VT.\nKT. CHỦ TỊCH"]
