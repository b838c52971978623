"""The outline loses nothing, whatever the text."""

from hypothesis import given
from hypothesis import strategies as st

from namhoc.directives.layout import lines_of, paragraphs_of
from namhoc.directives.marks import mark_of
from namhoc.directives.outline import outline_of

marks = st.sampled_from(
    ["I. ", "II. ", "A. ", "1. ", "2. ", "3) ", "1.1. ", "a) ", "b) ", "đ) ", "(1) ", "(ii) ", "- ", "+ ", "* ", "• "]
) | st.sampled_from(
    ["Điều 1. ", "Phần thứ hai", "Một là, ", "Nhiệm vụ 1: ", "**2. **", "### ", "|", "PHỤ LỤC", "Nơi nhận:", ""]
)
words = st.sampled_from(
    ["Nhiệm vụ trọng tâm", "TỔ CHỨC THỰC HIỆN", "Sở Nội vụ", "Rà soát mạng lưới;", "đến năm", "2025.", "ra sao?", ""]
)
breaks = st.sampled_from(["\n", "\n\n", "\n \n", " \n", "\u00a0\n"])
directives = st.lists(st.tuples(marks, words, breaks), max_size=30).map(lambda rows: "".join("".join(r) for r in rows))


@given(st.one_of(directives, st.text(max_size=300)))
def test_joining_the_outline_gives_the_text_back(text: str):
    root = outline_of(text, paragraphs_of(tuple(lines_of(text))))
    assert "".join(node.own.of(text) for node in root.walk()) == text
    for node in root.walk():
        assert all(node.span.covers(kid.span) for kid in node.children)


@given(st.one_of(directives, st.text(max_size=300)))
def test_every_line_stands_in_exactly_one_paragraph_and_in_order(text: str):
    lines = tuple(lines_of(text))
    paragraphs = paragraphs_of(lines)
    assert [line for paragraph in paragraphs for line in paragraph.lines] == list(lines)


@given(st.text(max_size=60).filter(lambda line: "\n" not in line))
def test_a_mark_lies_inside_its_line(line: str):
    mark = mark_of(line)
    assert 0 <= mark.start <= mark.end <= len(line)
