import pytest

from namhoc.directives.extractors.assignments.orders import read_orders


def outside(names, paragraph, duties):
    read_orders(names, paragraph, None, duties)


@pytest.mark.parametrize(
    "text",
    [
        "UBND tỉnh yêu cầu Sở Y tế báo cáo.",
        "Giao Sở Y tế báo cáo.",
        "Giao nhiệm vụ cho Sở Y tế báo cáo.",
        "Căn cứ Kế hoạch này, đề nghị Sở Y tế báo cáo.",
        "Bộ Giáo dục và Đào tạo đề nghị Sở Y tế báo cáo.",
        "Đồng chí Phó Chủ tịch đề nghị Sở Y tế báo cáo.",
    ],
)
def test_an_order_gives_its_agency_a_duty(duties_of, text):
    assert duties_of(text, outside) == [("so-yte", "implement")]


@pytest.mark.parametrize(
    "text",
    [
        "Theo đề nghị của Sở Y tế, ban hành Kế hoạch.",
        "Xử lý vi phạm hoặc đề nghị cơ quan có thẩm quyền xử lý.",
        "Đáp ứng yêu cầu Sở Y tế đặt ra.",
        "Các nhiệm vụ được giao Sở Y tế theo dõi.",
        "Nếu có vướng mắc, đề nghị Sở Y tế phản ánh.",
        "Văn phòng UBND tỉnh thông báo để Sở Y tế biết, thực hiện.",
        "Yêu cầu cao về chất lượng.",
        "",
    ],
)
def test_a_noun_a_passive_and_a_courtesy_are_no_order(duties_of, text):
    assert duties_of(text, outside) == []


def test_an_order_to_lead_names_its_partners(duties_of):
    text = "Giao Sở Y tế chủ trì, phối hợp với Sở Nội vụ tham mưu."
    assert duties_of(text, outside) == [("so-yte", "lead"), ("so-noi-vu", "coordinate")]


def test_an_order_to_join_gives_the_other_side_nothing(duties_of):
    assert duties_of("Yêu cầu Sở Y tế phối hợp với Sở Nội vụ.", outside) == [("so-yte", "coordinate")]


def test_further_duties_of_the_sentence_belong_to_the_order_but_the_next_sentence_does_not(duties_of):
    text = "Yêu cầu Sở Y tế rà soát; các địa phương quan tâm đầu tư; phối hợp với Sở Nội vụ. Sở Xây dựng báo cáo."
    assert duties_of(text, outside) == [
        ("so-yte", "implement"),
        ("dia-phuong", "implement"),
        ("so-noi-vu", "coordinate"),
    ]
