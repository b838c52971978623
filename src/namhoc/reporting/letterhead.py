"""The head and foot of an official letter in Word (NĐ 30/2020/NĐ-CP, Phụ lục I): agency, national motto, number, place
and day, title; recipients and signature."""

from __future__ import annotations

from typing import Any

from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt

from namhoc.reporting.official_page import BODY_PT, centred, printable

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
NO_BREAK = "\u00a0"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
_COLUMNS_MM = (66, 101)


def letterhead(document: Any, *, above: str, issuer: str, number: str, place_and_day: str) -> None:
    """The two columns at the top: the agency above and the issuer with the number, the nation with motto and day."""
    table = document.add_table(rows=2, cols=2)
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    for column, width in zip(table.columns, _COLUMNS_MM, strict=True):
        column.width = Mm(width)  # Word reads the cells, LibreOffice the grid
        for cell in column.cells:
            cell.width = Mm(width)
    left, right = table.rows[0].cells
    lines = [(_agency(above), False, 13)] if above else []
    lines.append((_agency(issuer), True, 13))
    _lines(left, lines)
    _ruled(left.paragraphs[-1], part=0.4)
    _lines(right, [(NATION, True, 13), (MOTTO, True, 14)])
    _ruled(right.paragraphs[-1], part=0.75)
    left, right = table.rows[1].cells
    _lines(left, [(number, False, 13)])
    _lines(right, [(place_and_day, False, 14)], italic=True)


def _agency(name: str) -> str:
    """In capitals; a name too long for one line breaks before the place, never inside it."""
    kind, people, place = name.upper().partition("ỦY BAN NHÂN DÂN ")
    return f"{kind}{people}{place.replace(' ', NO_BREAK)}" if people else name.upper()


def _lines(cell: Any, lines: list[tuple[str, bool, int]], *, italic: bool = False) -> None:
    for index, (text, bold, size) in enumerate(lines):
        paragraph = cell.paragraphs[0] if index == 0 else cell.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        run = paragraph.add_run(printable(text))
        run.bold, run.italic, run.font.size = bold, italic, Pt(size)


def _ruled(paragraph: Any, *, part: float) -> None:
    """A short line below the last line of the block, as the decree draws it: an underscore row of small type."""
    line = paragraph._parent.add_paragraph()
    line.alignment = WD_ALIGN_PARAGRAPH.CENTER
    line.paragraph_format.space_after = Pt(4)
    line.paragraph_format.line_spacing = Pt(4)
    run = line.add_run("_" * round(30 * part))
    run.font.size, run.bold = Pt(8), False


def title(document: Any, kind: str, subject: str) -> None:
    """Tên loại và trích yếu: the kind in capitals, the subject below it, a short line."""
    centred(document, kind.upper(), bold=True).paragraph_format.space_before = Pt(12)
    paragraph = centred(document, subject, bold=True)
    paragraph.paragraph_format.space_after = Pt(0)
    _ruled_under(document)


def _ruled_under(document: Any) -> None:
    line = centred(document, "_" * 16, size=8)
    line.paragraph_format.line_spacing, line.paragraph_format.space_after = Pt(4), Pt(12)


def body(document: Any, text: str, *, bold: bool = False, italic: bool = False, indent: bool = True) -> Any:
    """One paragraph of the text: justified, first line in, 6 pt after."""
    paragraph = document.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    paragraph.paragraph_format.first_line_indent = Mm(10) if indent else None
    paragraph.paragraph_format.space_after = Pt(6)
    run = paragraph.add_run(printable(text))
    run.bold, run.italic, run.font.size = bold, italic, Pt(BODY_PT)
    return paragraph


def article(document: Any, number: int, text: str) -> Any:
    """Điều n. with its words."""
    paragraph = body(document, "")
    head = paragraph.add_run(f"Điều {number}. ")
    head.bold, head.font.size = True, Pt(BODY_PT)
    paragraph.add_run(printable(text)).font.size = Pt(BODY_PT)
    return paragraph


def signature(document: Any, *, recipients: list[str], title_lines: list[str]) -> None:
    """Nơi nhận at the left, who signs at the right; the name stays open."""
    table = document.add_table(rows=1, cols=2)
    table.autofit = False
    left, right = table.rows[0].cells
    left.width, right.width = Mm(85), Mm(80)
    head = left.paragraphs[0].add_run("Nơi nhận:")
    head.bold, head.italic, head.font.size = True, True, Pt(12)
    for index, one in enumerate(recipients):
        end = "." if index == len(recipients) - 1 else ";"
        left.add_paragraph().add_run(printable(f"- {one}{end}")).font.size = Pt(11)
    for index, line in enumerate(title_lines):
        paragraph = right.paragraphs[0] if index == 0 else right.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        run = paragraph.add_run(printable(line))
        run.bold, run.font.size = True, Pt(BODY_PT)
    for _ in range(3):
        right.add_paragraph()
