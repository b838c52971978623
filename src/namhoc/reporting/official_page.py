"""The page of an official document in Word (NĐ 30/2020/NĐ-CP, Phụ lục I): paper, margins, font, page numbers.

python-docx writes the parts it knows; what Word keeps in XML only (page-number field, repeated header rows) is set
here, once, so that every report looks the same.
"""

from __future__ import annotations

import re
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")

FONT = "Times New Roman"
BODY_PT = 14
PAGE_NUMBER_PT = 13

A4 = (210, 297)
MARGINS_MM = {"top": 20, "bottom": 20, "left": 30, "right": 15}
"""Smallest margins the decree allows; it allows up to 25, 25, 35 and 20."""


def official_document(*, landscape: bool = False, mark: str = "") -> Any:
    """An empty A4 document with the decree's margins and font, page number at the top centre from page 2 on.

    ``mark`` ("Dữ liệu mô phỏng") stands at the right of every page's header.
    """
    document = Document()
    section = document.sections[0]
    width, height = reversed(A4) if landscape else A4
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(width), Mm(height)
    section.top_margin, section.bottom_margin = Mm(MARGINS_MM["top"]), Mm(MARGINS_MM["bottom"])
    section.left_margin, section.right_margin = Mm(MARGINS_MM["left"]), Mm(MARGINS_MM["right"])
    section.header_distance = section.footer_distance = Mm(9)
    _base_style(document)
    section.different_first_page_header_footer = True
    _page_number(section.header.paragraphs[0])
    if mark:
        _mark(section.first_page_header.paragraphs[0], mark)
        _mark(section.header.add_paragraph(), mark)
    return document


def text_width_mm(*, landscape: bool = False) -> int:
    """What is left of the paper between the margins."""
    return (A4[1] if landscape else A4[0]) - MARGINS_MM["left"] - MARGINS_MM["right"]


def _base_style(document: Any) -> None:
    style = document.styles["Normal"]
    style.font.name, style.font.size = FONT, Pt(BODY_PT)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for script in ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"):
        fonts.set(qn(script), FONT)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "vi-VN")
    style.element.get_or_add_rPr().append(language)
    style.paragraph_format.space_after = style.paragraph_format.space_before = Pt(0)


def _page_number(paragraph: Any) -> None:
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = paragraph.add_run()
    run.font.size = Pt(PAGE_NUMBER_PT)
    for kind, text in (("begin", None), (None, "PAGE"), ("end", None)):
        if kind:
            part = OxmlElement("w:fldChar")
            part.set(qn("w:fldCharType"), kind)
        else:
            part = OxmlElement("w:instrText")
            part.text = text
        run._r.append(part)


def _mark(paragraph: Any, words: str) -> None:
    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    run = paragraph.add_run(words)
    run.font.size = Pt(10)


def centred(document: Any, words: str, *, size: int = BODY_PT, bold: bool = False, italic: bool = False) -> Any:
    """One centred paragraph, as annex headings are."""
    paragraph = document.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = paragraph.add_run(printable(words))
    run.font.size, run.bold, run.italic = Pt(size), bold, italic
    return paragraph


def ruled_table(document: Any, heads: list[str], widths_mm: list[int], *, size: int) -> Any:
    """A table with all rules, fixed column widths and a header row that repeats on every page."""
    table = document.add_table(rows=1, cols=len(heads))
    table.style = "Table Grid"
    table.autofit = False
    for column, width in zip(table.columns, widths_mm, strict=True):
        column.width = Mm(width)
    row = table.rows[0]
    row_property(row, "w:tblHeader")
    fill_row(row, heads, widths_mm, size=size, bold=True, centre=set(range(len(heads))))
    return table


def fill_row(row: Any, texts: list[str], widths_mm: list[int], *, size: int, bold: bool, centre: set[int]) -> None:
    """Write one row; line breaks in a text become paragraphs. A row never splits over two pages."""
    row_property(row, "w:cantSplit")
    for index, (cell, text, width) in enumerate(zip(row.cells, texts, widths_mm, strict=True)):
        cell.width = Mm(width)
        for number, line in enumerate(printable(text).split("\n")):
            paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
            paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(2)
            if index in centre:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
            run = paragraph.add_run(line)
            run.font.size, run.bold = Pt(size), bold


def printable(text: str) -> str:
    """``text`` without the control characters that a Word file may not hold; OCR and old files bring some."""
    return _FORBIDDEN.sub("", text)


def row_property(row: Any, name: str) -> None:
    """Switch on a property that Word keeps on a table row."""
    row._tr.get_or_add_trPr().append(OxmlElement(name))
