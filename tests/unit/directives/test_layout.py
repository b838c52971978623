from namhoc.core import Span
from namhoc.directives.layout import lines_of, paragraphs_of


def lines(text, furniture=()):
    return tuple(lines_of(text, furniture))


def words(text, furniture=()):
    return [paragraph.words for paragraph in paragraphs_of(lines(text, furniture))]


def test_a_line_knows_its_mark_its_words_and_the_blank_line_before():
    first, second, third = lines("**1. Sở Nội vụ**\n\n- Chủ trì tuyển dụng.\n+ Báo cáo.")
    assert (first.mark, first.words, first.gap) == ("1.", "Sở Nội vụ", True)
    assert (second.level, second.words, second.gap) == ("dash", "Chủ trì tuyển dụng.", True)
    assert (third.level, third.gap) == ("plus", False)


def test_a_unit_opens_at_its_number_but_behind_a_bullet():
    text = "**1. Sở Nội vụ**\n- Chủ trì"
    assert [text[line.start] for line in lines(text)] == ["1", "C"]


def test_lines_inside_furniture_are_flagged_even_where_spans_follow_closely():
    text = "Tin tức\nChủ trì\n2\nPhối hợp"
    spans = (Span(0, 7), Span(16, 17))
    assert [line.furniture for line in lines(text, spans)] == [True, False, True, False]


def test_hard_wrapped_lines_become_one_paragraph():
    text = (
        "1. Chủ trì, phối hợp với các sở, ngành hướng dẫn các trường học thực hiện\n"
        "công khai; kiểm tra việc thực hiện tại các cơ sở giáo dục trên địa bàn của\n"
        "Sở Giáo dục và Đào tạo theo quy định.\n"
        "2. Báo cáo kết quả thực hiện về Ủy ban nhân dân tỉnh, Bộ Giáo dục và Đào\n"
        "tạo trước ngày 15 tháng 12."
    )
    assert [w[:9] for w in words(text)] == ["Chủ trì, ", "Báo cáo k"]
    assert words(text)[0].endswith("theo quy định.")


def test_one_line_is_one_paragraph_where_nothing_is_wrapped():
    assert words("Nâng cao chất lượng\nTổ chức thi.\nTổ chức học.") == [
        "Nâng cao chất lượng",
        "Tổ chức thi.",
        "Tổ chức học.",
    ]


def test_a_dash_inside_a_broken_name_is_no_bullet():
    text = (
        "1. Phòng Giáo dục và Đào tạo, Phòng Văn hóa và Thông tin, các tổ chức chính trị\n"
        "- xã hội xã tuyên truyền, vận động hội viên, đoàn viên đưa trẻ đến trường đúng\n"
        "độ tuổi; báo cáo kết quả thực hiện về Sở Giáo dục và Đào tạo trước ngày 15 tháng\n"
        "12 hằng năm."
    )
    assert len(words(text)) == 1


def test_a_dash_inside_a_broken_range_of_years_is_no_bullet():
    assert words("- Xóa phòng học tạm trước năm học 2027\n- 2028.\n- Tuyển dụng.") == [
        "Xóa phòng học tạm trước năm học 2027 - 2028.",
        "Tuyển dụng.",
    ]


def test_a_page_number_inside_a_sentence_does_not_part_it():
    text = (
        "1. Hướng dẫn các trường công khai nguồn gốc thực phẩm trên trang thông tin\n"
        "điện tử, thực đơn hằng ngày của học sinh bán trú và mức thu của các trường\n\n2\ntheo quy định.\n"
    )
    page = text.index("\n2\n") + 1
    found = paragraphs_of(lines(text, (Span(page, page + 1),)))
    assert next(p.words for p in found if not p.furniture).endswith("của các trường theo quy định.")


def test_the_second_half_of_a_heading_in_capitals_goes_with_the_first():
    assert words("I. MỤC\nĐÍCH, YÊU CẦU\n1. Mục đích") == ["MỤC ĐÍCH, YÊU CẦU", "Mục đích"]


def test_bold_print_that_is_not_closed_goes_on_in_the_next_line():
    assert words("**1. Sở Giáo dục\nVà Đào tạo**\nChủ trì.") == ["Sở Giáo dục Và Đào tạo", "Chủ trì."]


def test_no_break_spaces_and_doubled_blanks_do_not_change_the_words():
    assert words("1.\u00a0Sở\u00a0Nội  vụ") == ["Sở Nội vụ"]


def test_an_empty_text_has_no_lines():
    assert lines("") == ()
    assert lines("\n \n\t\n") == ()
    assert paragraphs_of(()) == ()
