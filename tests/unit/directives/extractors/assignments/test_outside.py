from namhoc.core import Span
from namhoc.directives.extractors.assignments.names import Names
from namhoc.directives.extractors.assignments.outside import (
    leads_outside,
    orders_this_document,
    read_announced,
    read_reported,
    read_subject,
)
from namhoc.rulebook.agency_names import find_agencies


def test_who_leads_in_the_part_on_funding_is_found_with_partners(duties_of):
    text = "2. Sở Tài chính chủ trì, phối hợp với Sở Nội vụ bố trí kinh phí."
    assert duties_of(text, leads_outside) == [("so-tai-chinh", "lead"), ("so-noi-vu", "coordinate")]


def test_the_past_lays_no_duty_on_anybody(duties_of):
    assert duties_of("Sở Tài chính đã chủ trì, phối hợp với Sở Nội vụ bố trí kinh phí.", leads_outside) == []
    assert duties_of("Sở Tài chính cân đối ngân sách.", leads_outside) == []


def test_reported_speech_gives_the_subject_its_duty(duties_of):
    text = "Đồng chí nhấn mạnh: thời gian tới, Sở Y tế cần rà soát."
    assert duties_of(text, read_reported) == [("so-yte", "implement")]
    assert duties_of("Đồng chí nhấn mạnh: Sở Y tế đã cố gắng.", read_reported) == []


def test_news_of_a_duty_count_for_who_has_it_and_who_is_directed(duties_of):
    text = "Sở Y tế được giao chỉ đạo các cơ sở y tế chuẩn bị. Sở Nội vụ cho biết đã xong."
    assert duties_of(text, read_announced) == [("so-yte", "implement"), ("y-te-co-so", "implement")]


def test_a_subject_is_found_at_the_beginning_or_behind_an_opening_phrase(duties_of):
    def requirement(names, paragraph, duties):
        read_subject(names, paragraph, "requirement", duties)

    assert duties_of("- Sở Y tế bám sát mục tiêu.", requirement) == [("so-yte", "implement")]
    assert duties_of("Thực hiện Kế hoạch 12/KH-UBND, Sở Y tế xây dựng kế hoạch.", requirement) == [
        ("so-yte", "implement")
    ]
    assert duties_of("Bảo đảm vai trò của Sở Y tế.", requirement) == []


def test_a_closing_sentence_orders_this_very_document():
    def orders(text: str) -> bool:
        return orders_this_document(Names(text, find_agencies(text)), Span(0, len(text)))

    assert orders("Sở Y tế chịu trách nhiệm thi hành Quyết định này./.")
    assert orders("Căn cứ nội dung Kế hoạch này, các sở xây dựng kế hoạch.")
    assert not orders("Trong quá trình thực hiện Kế hoạch này, nếu có vướng mắc, các sở phản ánh.")
    assert not orders("Các sở xây dựng kế hoạch.")
