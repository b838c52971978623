from namhoc.directives.extractors.tasks import addressed
from tests.unit.directives.extractors.tasks.reading import paragraphs


def found(text):
    return [text[u.start : u.end] for u in addressed.find(text, paragraphs(text))]


def test_each_paragraph_with_an_addressee_is_a_unit():
    text = "Sở Nội vụ tuyển dụng.\n\nĐối với UBND các xã, rà soát trẻ trong độ tuổi."
    assert found(text) == text.split("\n\n")


def test_a_paragraph_without_addressee_goes_on_with_the_one_before():
    text = "Sở Nội vụ tuyển dụng.\n\nTrong trường hợp thiếu nguồn, ký hợp đồng.\n\nSở Tài chính cấp kinh phí."
    assert found(text)[0].endswith("ký hợp đồng.")


def test_the_unit_begins_behind_the_reason_even_where_blanks_are_doubled():
    text = "Căn cứ  tình hình thực tế,  UBND tỉnh yêu cầu các Sở phối hợp."
    assert found(text) == ["UBND tỉnh yêu cầu các Sở phối hợp."]


def test_text_without_addressees_gives_none():
    assert found("Nâng cao chất lượng giáo dục.") == []
