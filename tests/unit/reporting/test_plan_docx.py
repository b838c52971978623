"""The annex in Word: layout of NĐ 30/2020/NĐ-CP, read back from the file; its text against a golden copy."""

import io
from pathlib import Path

import docx
import pytest
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.shared import Pt

from namhoc.reporting import PlanRow, plan_docx
from namhoc.reporting.official_page import text_width_mm
from namhoc.reporting.plan_docx import WIDTHS_MM
from tests.unit.reporting.builders import make_report

GOLDEN = Path(__file__).parents[2] / "golden" / "reports" / "plan.docx.txt"


@pytest.fixture
def annex():
    return docx.Document(io.BytesIO(plan_docx(make_report())))


def text_of(document):
    lines = [paragraph.text for paragraph in document.paragraphs if paragraph.text]
    lines += [" | ".join(cell.text.replace("\n", " / ") for cell in row.cells) for row in document.tables[0].rows]
    return "\n".join(lines) + "\n"


def test_the_text_is_the_one_agreed_on(annex):
    assert text_of(annex) == GOLDEN.read_text("utf-8")


class TestPage:
    """NĐ 30/2020/NĐ-CP, Phụ lục I, phần I: khổ giấy, định lề, phông chữ, số trang."""

    def test_a4_across_with_margins_within_the_decree(self, annex):
        section = annex.sections[0]
        assert section.orientation == WD_ORIENT.LANDSCAPE
        assert (round(section.page_width.mm), round(section.page_height.mm)) == (297, 210)
        assert 20 <= round(section.top_margin.mm) <= 25
        assert 20 <= round(section.bottom_margin.mm) <= 25
        assert 30 <= round(section.left_margin.mm) <= 35
        assert 15 <= round(section.right_margin.mm) <= 20

    def test_the_font_is_times_new_roman_in_every_script(self, annex):
        fonts = annex.styles["Normal"].element.rPr.rFonts
        assert {fonts.get(qn(f"w:{script}")) for script in ("ascii", "hAnsi", "eastAsia", "cs")} == {"Times New Roman"}

    def test_the_page_number_is_centred_on_top_and_hidden_on_the_first_page(self, annex):
        section = annex.sections[0]
        assert section.different_first_page_header_footer
        number = section.header.paragraphs[0]
        assert "PAGE" in number._p.xml
        assert number.alignment == 1
        assert number.runs[0].font.size == Pt(13)
        assert "PAGE" not in section.first_page_header._element.xml


class TestHeading:
    """NĐ 30/2020/NĐ-CP, Phụ lục III: phụ lục."""

    def test_the_annex_heading_is_bold_14_and_what_it_belongs_to_in_italics(self, annex):
        word, title, carried = annex.paragraphs[:3]
        assert word.text == "PHỤ LỤC"
        assert title.text == "PHÂN CÔNG NHIỆM VỤ NĂM HỌC 2026-2027"
        assert all(run.bold and run.font.size == Pt(14) for run in (word.runs[0], title.runs[0]))
        assert carried.text.startswith("(Kèm theo Kế hoạch số ")
        assert carried.runs[0].italic


def test_the_header_row_repeats_and_rows_do_not_split(annex):
    first, *rest = annex.tables[0].rows
    assert first._tr.trPr.find(qn("w:tblHeader")) is not None
    assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in (first, *rest))


def test_the_columns_fill_the_width_between_the_margins():
    assert sum(WIDTHS_MM) == text_width_mm(landscape=True)


def test_an_empty_plan_says_so():
    empty = make_report(rows=())
    document = docx.Document(io.BytesIO(plan_docx(empty)))
    assert "Chưa có nhiệm vụ nào" in document.paragraphs[-1].text


def test_simulated_data_is_marked_on_every_page():
    document = docx.Document(io.BytesIO(plan_docx(make_report(simulated=True))))
    section = document.sections[0]
    for header in (section.first_page_header, section.header):
        assert "Dữ liệu mô phỏng" in "".join(paragraph.text for paragraph in header.paragraphs)


def test_letters_that_xml_forbids_do_not_break_the_file():
    report = make_report(PlanRow("Rà soát\x0b <trường> & lớp\x00", "Sở Y tế"))
    document = docx.Document(io.BytesIO(plan_docx(report)))
    assert "<trường> & lớp" in document.tables[0].rows[1].cells[1].text
