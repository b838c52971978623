from namhoc.directives.directive import TaskKind
from namhoc.directives.extractors.tasks import headings
from tests.unit.directives.extractors.tasks.reading import paragraphs, units


def found(text, kind=TaskKind.TASK):
    block, rest = headings.find(paragraphs(text), kind, True)
    return [text[u.start : u.end] for u in block], [p.words for p in rest]


def test_a_line_without_full_stop_opens_a_unit_with_the_text_under_it():
    text = (
        "Củng cố mạng lưới trường, lớp\n\nRà soát điểm trường.\n\nHội nhập quốc tế\n\nPhát triển đội ngũ\n\nTuyển dụng."
    )
    assert found(text)[0] == [
        "Củng cố mạng lưới trường, lớp\n\nRà soát điểm trường.",
        "Hội nhập quốc tế",
        "Phát triển đội ngũ\n\nTuyển dụng.",
    ]


def test_a_short_line_with_a_full_stop_before_the_next_heading_is_a_heading_all_the_same():
    text = (
        "Hội nhập quốc tế trong giáo dục\n\nKhuyến khích liên kết. Quản lý chặt chẽ.\n\n"
        "Tăng cường cơ sở vật chất.\n\nPhát triển nguồn nhân lực\n\nTăng cường liên kết đào tạo với các trường."
    )
    assert "Tăng cường cơ sở vật chất." in found(text)[0]


def test_text_without_a_heading_at_its_head_gives_none():
    assert found("Rà soát điểm trường.\n\nHội nhập quốc tế\n\nMở rộng.")[0] == []


def test_a_report_heading_is_no_unit():
    text = "Ban Giám hiệu nhà trường\n\nXây dựng kế hoạch.\n\nChế độ báo cáo\n\nCuối học kỳ."
    assert found(text, TaskKind.ASSIGNMENT)[0] == ["Ban Giám hiệu nhà trường\n\nXây dựng kế hoạch."]


def test_a_line_that_leads_over_to_orders_ends_the_list():
    text = "Rà soát mạng lưới\n\nTuyển dụng\n\nĐể thực hiện tốt các nhiệm vụ:\n\nSở Nội vụ chủ trì tuyển dụng."
    assert found(text) == (
        ["Rà soát mạng lưới", "Tuyển dụng"],
        ["Để thực hiện tốt các nhiệm vụ:", "Sở Nội vụ chủ trì tuyển dụng."],
    )


def test_headings_after_an_opening_are_units_of_the_text():
    text = "Chỉ thị yêu cầu thực hiện nhiệm vụ như sau:\n\nRà soát mạng lưới\n\nSắp xếp.\n\nTuyển dụng\n\nĐủ định mức."
    assert [kind for kind, _ in units(text)] == ["task", "task"]
