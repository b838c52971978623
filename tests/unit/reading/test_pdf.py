import io

import docx
import pypdfium2
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.pdf_utils.writer import copy_into_new_writer

from namhoc.core import Span, UserFacingError
from namhoc.reading import BlockKind, Limits, page_image, read_bytes
from namhoc.reading.office import convert
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


def printed(document) -> bytes:
    return convert(samples.saved(document), "a.docx", ".docx", "pdf", Limits())


def blank_directive():
    """A document set as NĐ 30/2020 wants it: A4, 14 pt, page number in the middle of the head from page 2 on."""
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin = Cm(3), Cm(1.5)
    style = document.styles["Normal"]
    style.font.name, style.font.size = "Times New Roman", Pt(14)
    section.different_first_page_header_footer = True
    head = section.header.paragraphs[0]
    head.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for kind, words in (("begin", ""), ("", "PAGE"), ("end", "")):
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        else:
            element.text = words
        head.add_run()._r.append(element)
    return document


def test_page_numbers_stand_aside_and_paragraphs_go_on_overleaf(office):
    document = blank_directive()
    paragraphs = [f"{number}. {' '.join(samples.TASKS * 4)}" for number in range(1, 4)]  # 35 lines each
    for words in paragraphs:
        samples.body(document, words)
    read = read_bytes(printed(document), "a.pdf")
    assert [b.span.of(read.text).strip() for b in read.blocks if b.kind is not BlockKind.FURNITURE] == paragraphs
    numbers = [b.span.of(read.text).strip() for b in read.blocks if b.kind is BlockKind.FURNITURE]
    assert numbers == [str(number) for number in range(2, len(read.pages) + 1)]
    assert any(len({line.page for line in block.lines}) == 2 for block in read.blocks)


def test_dashes_and_plus_signs_begin_their_own_paragraphs(office):
    document = blank_directive()
    words = [
        "1. Thực hiện chương trình",
        f"a) {samples.POINTS[0]}",
        f"- {samples.TASKS[0]}",
        "+ Đối với lớp 9: ôn tập.",
        f"+ {samples.TASKS[1]}",
        f"- {samples.POINTS[1]}",
        "Một là, nâng cao chất lượng đội ngũ.",
    ]
    for line in words:
        samples.body(document, line)
    assert read_bytes(printed(document), "a.pdf").text.splitlines() == words


def test_a_list_with_hanging_indent_is_one_paragraph_an_item(office):
    document = blank_directive()
    items = [f"- {samples.TASKS[0]}", f"- {samples.TASKS[1]}"]
    for line in items:
        paragraph = document.add_paragraph(line)
        paragraph.paragraph_format.left_indent, paragraph.paragraph_format.first_line_indent = Cm(1), Cm(-0.5)
    assert read_bytes(printed(document), "a.pdf").text.splitlines() == items


def test_a_table_over_page_breaks_is_one_table(office):
    document = blank_directive()
    table = document.add_table(rows=1, cols=3)
    table.style = "Table Grid"
    head = ["TT", "Nội dung", "Thời gian"]
    rows = [[str(n), f"Nhiệm vụ thứ {n}: {samples.TASKS[n % 3]}", f"{n}/10/2026"] for n in range(1, 22)]
    for row in [head, *rows]:
        cells = table.rows[0].cells if row is head else table.add_row().cells
        for cell, words, width in zip(cells, row, (1.2, 11.0, 3.5), strict=True):
            cell.text, cell.width = words, Cm(width)
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    read = read_bytes(printed(document), "a.pdf")
    assert len(read.pages) > 2
    got = [b.span.of(read.text).strip("\n").split("\t") for b in read.blocks if b.kind is BlockKind.TABLE_ROW]
    assert got == [head, *rows]


def test_a_table_without_rules_keeps_rows_and_columns(office):
    document = blank_directive()
    samples.body(document, samples.OPENING)
    table = document.add_table(rows=0, cols=4)
    for row in samples.ANNEX:
        for cell, words in zip(table.add_row().cells, row, strict=True):
            cell.text = words
    samples.body(document, samples.CLOSING)
    rows = [line.split("\t") for line in read_bytes(printed(document), "a.pdf").text.splitlines() if "\t" in line]
    assert rows == samples.ANNEX


def test_a_number_left_open_stays_one_line(office):
    document = blank_directive()
    document.add_paragraph("Số:            /KH-UBND")
    document.add_paragraph("Hoàng Sơn, ngày       tháng       năm 2026")
    samples.body(document, samples.OPENING)
    lines = read_bytes(printed(document), "a.pdf").text.splitlines()
    assert lines[:2] == ["Số: /KH-UBND", "Hoàng Sơn, ngày tháng năm 2026"]


def test_a_turned_page_is_read_as_it_is_shown(directive_pdf):
    document = pypdfium2.PdfDocument(directive_pdf)
    for page in document:
        page.set_rotation(90)
    out = io.BytesIO()
    document.save(out)
    document.close()
    turned = read_bytes(out.getvalue(), "a.pdf")
    assert turned.pages[0].width > turned.pages[0].height
    assert all(line.box.x1 <= turned.pages[0].width for block in turned.blocks for line in block.lines)


def test_a_password_is_told_from_a_broken_file(directive_pdf):
    writer = copy_into_new_writer(PdfFileReader(io.BytesIO(directive_pdf)))
    writer.encrypt(owner_pass="a", user_pass="b")
    out = io.BytesIO()
    writer.write(out)
    with pytest.raises(UserFacingError) as caught:
        read_bytes(out.getvalue(), "a.pdf")
    assert caught.value.code == "READ-ENCRYPTED"


def test_more_pages_than_allowed_are_refused(directive_pdf):
    with pytest.raises(UserFacingError) as caught:
        read_bytes(directive_pdf, "a.pdf", limits=Limits(pages=1))
    assert caught.value.code == "READ-TOO-MANY-PAGES"


def test_a_page_is_drawn_for_the_review_screen(directive_pdf):
    from PIL import Image

    picture = Image.open(io.BytesIO(page_image(directive_pdf, "a.pdf", 2, dpi=72)))
    page = read_bytes(directive_pdf, "a.pdf").pages[1]
    assert abs(picture.width - page.width) <= 1
    assert abs(picture.height - page.height) <= 1
    with pytest.raises(UserFacingError) as caught:
        page_image(directive_pdf, "a.pdf", 3)
    assert caught.value.code == "READ-NO-PAGE"
