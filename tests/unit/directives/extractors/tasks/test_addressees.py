import pytest

from namhoc.directives.extractors.tasks.addressees import is_addressed, is_given, order_start


@pytest.mark.parametrize(
    "words",
    [
        "Sở Giáo dục và Đào tạo",
        "Các sở, ban, ngành tỉnh",
        "Ủy ban nhân dân các xã, phường",
        "Uỷ ban nhân dân xã",
        "UBND các xã, phường, đặc khu",
        "Giám đốc Sở Y tế",
        "Phòng Văn hóa - Xã hội",
        "Công an tỉnh",
        "Ban Chỉ đạo phổ cập giáo dục",
        "Hội Khuyến học tỉnh",
        "Đoàn Thanh niên Cộng sản Hồ Chí Minh",
        "Trường THPT Chuyên",
        "Các cơ sở giáo dục trực thuộc",
        "Tổ chức Đoàn Thanh niên",
        "Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh",
        "Trách nhiệm của Hiệu trưởng",
        "Đối với UBND huyện, thị xã",
        "Đối với đội ngũ giáo viên",
        "Đảng ủy các xã, phường",
        "Thuế tỉnh",
        "Bộ trưởng Bộ Tài chính",
        "SỞ GIÁO DỤC VÀ ĐÀO TẠO",
        "CÔNG AN TỈNH",
        "Các doanh nghiệp viễn thông",
    ],
)
def test_a_block_that_opens_with_a_body_is_addressed(words):
    assert is_addressed(words)


@pytest.mark.parametrize(
    "words",
    [
        "Hội nhập quốc tế trong giáo dục",
        "Phòng, chống bạo lực học đường",
        "Ban hành kế hoạch",
        "Bộ tiêu chí đánh giá",
        "Báo cáo kết quả",
        "Thanh tra, kiểm tra việc thực hiện",
        "Cơ sở vật chất, thiết bị dạy học",
        "Tổ chức tập huấn cho giáo viên",
        "Đối với giáo dục mầm non",
        "Giáo viên Mầm non: 260 chỉ tiêu",
        "Sở hữu trí tuệ",
        "PHÒNG CHỐNG BẠO LỰC HỌC ĐƯỜNG",
        "HỘI NHẬP QUỐC TẾ",
        "TỔ CHỨC THỰC HIỆN",
        "Nâng cao chất lượng",
    ],
)
def test_words_that_only_open_like_a_body_are_no_addressee(words):
    assert not is_addressed(words)


def test_work_is_given_with_giao_and_de_nghi():
    assert is_given("Giao Bộ Tài chính nghiên cứu")
    assert is_given("Đề nghị Ủy ban nhân dân tỉnh chủ trì")
    assert not is_given("Giao thông an toàn quanh trường học")


def test_an_order_begins_behind_its_reason():
    words = "Căn cứ vào tình hình trên địa bàn tỉnh, UBND tỉnh yêu cầu các Sở phối hợp"
    assert words[order_start(words) :].startswith("UBND tỉnh yêu cầu")
    assert order_start("Sở Nội vụ tuyển dụng giáo viên") == 0
    assert order_start("Nâng cao chất lượng giáo dục") is None
