import pytest

from namhoc.directives.extractors.tasks.wording import (
    ends_a_speech,
    is_action,
    is_closing,
    is_opening,
    quotes_law,
    takes_an_object,
)


def test_tasks_open_with_a_verb_of_action():
    assert is_action("Tăng cường cơ sở vật chất")
    assert is_action("rà soát mạng lưới")
    assert not is_action("Thuận lợi")


def test_a_verb_in_a_row_of_nouns_takes_no_object():
    assert takes_an_object("đẩy mạnh công tác truyền thông")
    assert not takes_an_object("đánh giá, kiểm định chất lượng")


@pytest.mark.parametrize(
    "words",
    [
        "Trên đây là Kế hoạch thực hiện",
        "Trong quá trình thực hiện, nếu có khó khăn",
        "Nhận được Công văn này",
        "Ủy ban nhân dân tỉnh giao Giám đốc các sở triển khai",
        "Yêu cầu Giám đốc các sở nghiêm túc thực hiện",
        "Chỉ thị này có hiệu lực",
        "Văn phòng Chính phủ thông báo để các Bộ biết, thực hiện",
        "Đồng chí cũng đề nghị các đơn vị quan tâm",
    ],
)
def test_closing_sentences_are_known_by_their_first_words(words):
    assert is_closing(words)


def test_a_duty_is_no_closing_sentence():
    assert not is_closing("Rà soát, cập nhật thông tin")
    assert not is_closing("Trong trường hợp phải giãn cách, dạy học trực tuyến")


def test_openings_announce_what_is_to_be_done():
    assert is_opening("Chủ tịch UBND tỉnh yêu cầu:")
    assert is_opening("thực hiện tốt các nhiệm vụ trọng tâm dưới đây:")
    assert not is_opening("Tuyển dụng 1958 giáo viên, cụ thể như sau:")
    assert not is_opening("Theo Điều 6 Luật Nhà giáo quy định nhiệm vụ như sau:")
    assert not is_opening("yêu cầu các sở thực hiện.")


def test_quotations_of_law_are_known():
    assert quotes_law("Căn cứ tại Điều 17 Thông tư 29/2024/TT-BGDĐT quy định như sau:")
    assert not quotes_law("Căn cứ Chỉ thị của Bộ trưởng")


def test_a_speech_ends_where_the_news_goes_on():
    assert ends_a_speech("Thực hiện tốt các giải pháp trên, đội ngũ đã đóng góp")
    assert ends_a_speech("“Đội ngũ cần đoàn kết”, ông nói")
    assert not ends_a_speech("Thực hiện tốt công tác tuyển sinh")
