import pytest

from namhoc.core import Span
from namhoc.reading import BlockKind, read_bytes
from tests.unit.reading import samples

pytestmark = pytest.mark.office


def test_the_printed_directive_reads_like_its_word_file(directive_pdf):
    printed = read_bytes(directive_pdf, "chi-thi.pdf")
    written = read_bytes(samples.directive_docx(), "chi-thi.docx")
    assert printed.text == written.text
    assert "".join(block.span.of(printed.text) for block in printed.blocks) == printed.text
    assert [page.number for page in printed.pages] == [1, 2]
    assert not any(page.recognised for page in printed.pages)


def test_number_and_place_and_date_stay_whole_in_the_two_column_head(directive_pdf):
    lines = read_bytes(directive_pdf, "chi-thi.pdf").text.splitlines()
    assert samples.NUMBER in lines
    assert samples.PLACE in lines


def test_every_span_can_be_drawn_where_it_stands(directive_pdf):
    document = read_bytes(directive_pdf, "chi-thi.pdf")
    start = document.text.index("phấn đấu tỷ lệ")
    lines = document.locate(Span(start, start + 60))
    assert lines
    assert all(line.page == 1 for line in lines)
    for line in lines:
        assert 0 <= line.box.x0 < line.box.x1 <= document.pages[0].width
        assert 0 <= line.box.y0 < line.box.y1 <= document.pages[0].height
    tops = [line.box.y0 for line in lines]
    assert tops == sorted(tops)


def test_annex_rows_keep_their_columns_and_know_their_page(directive_pdf):
    document = read_bytes(directive_pdf, "chi-thi.pdf")
    rows = [block for block in document.blocks if block.kind is BlockKind.TABLE_ROW]
    assert [block.span.of(document.text).strip().split("\t") for block in rows] == samples.ANNEX
    assert {block.page for block in rows} == {2}
