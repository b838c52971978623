"""The text read aloud: same length, broken lines joined, sentences and clauses apart."""

from hypothesis import given
from hypothesis import strategies as st

from namhoc.core import Span
from namhoc.directives.layout import lines_of
from namhoc.directives.sentences import Prose, prose_of


def prose(text: str, furniture: tuple[Span, ...] = ()) -> Prose:
    return prose_of(text, tuple(lines_of(text, furniture)))


@given(st.text(alphabet="aĐ1.;:,!?*#|- \n\tạ%", max_size=200))
def test_the_joined_text_keeps_every_offset(text: str) -> None:
    read = prose(text)
    assert len(read.text) == len(text)
    for sentence in read.sentences:
        assert sentence.text == read.text[sentence.span.start : sentence.span.end]
        assert sentence.clauses[0].start == sentence.span.start
        assert sentence.clauses[-1].end == sentence.span.end


def test_a_line_that_the_page_broke_goes_on() -> None:
    text = "phấn đấu có ít\nnhất 55% phường xây dựng mô hình\nmới và tăng thêm trường lớp\nmầm non trên địa bàn.\n"
    (sentence,) = prose(text).sentences
    assert "ít nhất 55% phường" in sentence.text


def test_sentences_end_at_full_stops_but_not_in_numbers_and_capitals() -> None:
    read = prose("Toàn tỉnh có 8.231 lớp. TP. Hoàng Sơn có 5 trường, đạt 72,2%. Kết quả tốt.")
    assert [s.text for s in read.sentences] == [
        "Toàn tỉnh có 8.231 lớp.",
        "TP. Hoàng Sơn có 5 trường, đạt 72,2%.",
        "Kết quả tốt.",
    ]


def test_clauses_part_at_semicolons_and_are_found_by_position() -> None:
    (sentence,) = prose("Giữ 8/8 huyện; có 5 trường; không để sai phạm.").sentences
    assert [sentence.words(clause).strip(" ;.") for clause in sentence.clauses] == [
        "Giữ 8/8 huyện",
        "có 5 trường",
        "không để sai phạm",
    ]
    assert sentence.clause_at(sentence.text.index("5")) == sentence.clauses[1]
    assert sentence.before(sentence.text.index("5")).strip() == "có"


def test_furniture_is_no_sentence() -> None:
    text = "Tin liên quan 100%\nĐạt 95%.\n"
    assert [s.text for s in prose(text, (Span(0, 19),)).sentences] == ["Đạt 95%."]
