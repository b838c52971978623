from namhoc.directives.directive import TaskKind
from namhoc.directives.extractors.tasks.unit import end_of, unit_of, without_closing
from namhoc.directives.outline import outline_of
from tests.unit.directives.extractors.tasks.reading import paragraphs


def test_a_unit_ends_with_its_last_line_of_words():
    text = "1. Rà soát.\n- Trường lẻ.\n\n|\n** **\n---\n"
    node = outline_of(text, paragraphs(text)).children[0]
    unit = unit_of(node, TaskKind.TASK, "test", 1.0, final=False)
    assert text[unit.start : unit.end] == "1. Rà soát.\n- Trường lẻ."
    assert unit.label == "1."


def test_the_last_unit_leaves_the_closing_sentences_out():
    text = "1. Rà soát.\n\nTrong quá trình thực hiện, nếu có vướng mắc, báo cáo Sở.\n\nTrên đây là Kế hoạch./."
    node = outline_of(text, paragraphs(text)).children[0]
    assert text[: unit_of(node, TaskKind.TASK, "test", 1.0, final=True).end] == "1. Rà soát."
    assert text[: unit_of(node, TaskKind.TASK, "test", 1.0, final=False).end] == text


def test_a_bare_heading_keeps_its_first_paragraph():
    block = paragraphs("4. Sở Tài chính\n\nCăn cứ Kế hoạch này, bố trí kinh phí.\n\nTrên đây là Kế hoạch.")
    assert [p.words for p in without_closing(block)] == ["Sở Tài chính", "Căn cứ Kế hoạch này, bố trí kinh phí."]


def test_a_numbered_item_is_never_taken_for_a_closing_sentence():
    block = paragraphs("1. Rà soát:\na) Trường.\nb) Yêu cầu các trường báo cáo.")
    assert len(without_closing(block)) == len(block)


def test_the_end_falls_back_to_the_start_of_an_empty_unit():
    assert end_of([], 7) == 7
