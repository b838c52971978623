from namhoc.directives.directive import TaskKind
from namhoc.directives.extractors.tasks import inline
from tests.unit.directives.extractors.tasks.reading import units


def found(text, first=1):
    return [text[u.start : u.end] for u in inline.find(text, 0, len(text), TaskKind.TASK, first)]


def test_items_are_counted_inside_a_paragraph_in_three_ways():
    assert found("(1) Rà soát; (2) Tuyển dụng.") == ["(1) Rà soát;", "(2) Tuyển dụng."]
    assert found("(i) Rà soát; (ii) Tuyển dụng; và (iii) Báo cáo.") == [
        "(i) Rà soát;",
        "(ii) Tuyển dụng;",
        "(iii) Báo cáo.",
    ]
    assert found("Một là, rà soát; hai là, tuyển dụng.") == ["Một là, rà soát;", "hai là, tuyển dụng."]


def test_the_last_of_brief_items_ends_with_its_sentence():
    assert found("(1) Rà soát, (2) Tuyển dụng. Nhóm thứ hai là chủ đề.")[-1] == "(2) Tuyển dụng."


def test_the_last_of_long_items_runs_to_the_end():
    assert found("(1) Rà soát. Sắp xếp. (2) Tuyển dụng. Bồi dưỡng.")[-1] == "(2) Tuyển dụng. Bồi dưỡng."


def test_an_empty_item_is_left_out():
    assert found("(i) Rà soát. (ii) (iii) Bố trí vốn.") == ["(i) Rà soát.", "(iii) Bố trí vốn."]


def test_one_number_or_numbers_out_of_order_count_nothing():
    assert found("theo mục (1) của Kế hoạch") == []
    assert found("tại (3) và (4)") == []


def test_a_row_may_go_on_from_a_later_number():
    assert found("(iii) Bố trí vốn; (iv) Báo cáo.", first=3) == ["(iii) Bố trí vốn;", "(iv) Báo cáo."]


def test_items_inside_marked_paragraphs_of_a_text_are_units():
    text = "UBND tỉnh yêu cầu thực hiện nhiệm vụ sau:\n\n(i) Rà soát. (ii) Tuyển dụng.\n\n(i) Bố trí vốn. (ii) Báo cáo."
    assert [words for _, words in units(text)] == [
        "(i) Rà soát.",
        "(ii) Tuyển dụng.",
        "(i) Bố trí vốn.",
        "(ii) Báo cáo.",
    ]
