"""Documents the reading tests build for themselves: an invented directive in the layout of NĐ 30/2020/NĐ-CP."""

from __future__ import annotations

import io
from typing import Any

import docx
import numpy as np
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from PIL import Image, ImageDraw

ISSUER = ["ỦY BAN NHÂN DÂN", "TỈNH HOÀNG SƠN"]
NUMBER = "Số: 10/CT-UBND"
NATION = ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"]
PLACE = "Hoàng Sơn, ngày 05 tháng 9 năm 2026"
TITLE = ["CHỈ THỊ", "Về nhiệm vụ trọng tâm năm học 2026-2027 của ngành Giáo dục và Đào tạo"]
OPENING = (
    "Căn cứ Chỉ thị số 26/CT-TTg ngày 15 tháng 8 năm 2026 của Thủ tướng Chính phủ về nhiệm vụ năm học 2026-2027, "
    "Chủ tịch Ủy ban nhân dân tỉnh yêu cầu các sở, ban, ngành, Ủy ban nhân dân các xã, phường và ngành Giáo dục và "
    "Đào tạo tập trung thực hiện các nhiệm vụ sau đây:"
)
TASKS = [
    "Rà soát, sắp xếp mạng lưới trường, lớp học theo Kế hoạch số 245/KH-UBND ngày 12/6/2026; duy trì 100% điểm "
    "trường lẻ có đường giao thông thuận lợi; không để học sinh bỏ học vì xa trường, phấn đấu tỷ lệ huy động trẻ "
    "5 tuổi ra lớp đạt 99,8%.",
    "Nâng cao chất lượng đội ngũ nhà giáo và cán bộ quản lý; hoàn thành việc bồi dưỡng 1.250 giáo viên trước ngày "
    "30/11/2026 theo hướng dẫn tại Công văn số 1187/SGDĐT-GDTrH của Sở Giáo dục và Đào tạo.",
    "Tăng cường cơ sở vật chất, bảo đảm an toàn trường học, phòng chống đuối nước và bạo lực học đường; khuyến "
    "khích các nguồn lực xã hội hóa đầu tư phòng học bộ môn, nhà bán trú cho học sinh vùng đặc biệt khó khăn.",
]
POINTS = [
    "Sở Giáo dục và Đào tạo chủ trì, phối hợp với Sở Nội vụ, Sở Tài chính tham mưu bố trí đủ biên chế giáo viên theo "
    "định mức, báo cáo Ủy ban nhân dân tỉnh trước ngày 15 hằng tháng;",
    "Ủy ban nhân dân các xã, phường rà soát quỹ đất, ưu tiên đầu tư trường mầm non và tiểu học bán trú;",
]
CLOSING = (
    "Yêu cầu Giám đốc các sở, Thủ trưởng các ban, ngành, Chủ tịch Ủy ban nhân dân các xã, phường nghiêm túc triển "
    "khai thực hiện Chỉ thị này, định kỳ báo cáo kết quả về Sở Giáo dục và Đào tạo để tổng hợp./."
)
ANNEX = [
    ["STT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời gian hoàn thành"],
    [
        "1",
        "Xây dựng kế hoạch sắp xếp mạng lưới trường lớp giai đoạn 2026-2030",
        "Sở Giáo dục và Đào tạo",
        "Quý IV/2026",
    ],
    ["2", "Bố trí kinh phí mua sắm thiết bị dạy học tối thiểu", "Sở Tài chính", "31/12/2026"],
    ["3", "Tuyển dụng giáo viên mầm non, tiểu học còn thiếu", "Sở Nội vụ", "Trước 15/10/2026"],
]
RECIPIENTS = ["Như trên;", "Bộ Giáo dục và Đào tạo;", "Lưu: VT, KGVX."]
SIGNER = ["CHỦ TỊCH", "Nguyễn Văn Mẫu"]


def directive_docx(annex: bool = True, tasks: list[str] = TASKS) -> bytes:
    """The sample directive as a Word file: two-column head, Word's own numbers, an annex table, a signature block."""
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.top_margin = section.bottom_margin = Cm(2)
    section.left_margin, section.right_margin = Cm(3), Cm(1.5)
    style = document.styles["Normal"]
    style.font.name, style.font.size = "Times New Roman", Pt(14)
    style.paragraph_format.space_after = Pt(6)
    head = document.add_table(rows=1, cols=2)
    _cell(head.cell(0, 0), [*ISSUER, NUMBER], bold={0, 1})
    _cell(head.cell(0, 1), [*NATION, PLACE], bold={0, 1}, size=12)
    head.columns[0].width = head.cell(0, 0).width = Cm(6.5)
    head.columns[1].width = head.cell(0, 1).width = Cm(10)
    for words in TITLE:
        paragraph = document.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.add_run(words).bold = True
    body(document, OPENING)
    task_list = numbered_list(document, [("decimal", "%1."), ("lowerLetter", "%2)")])
    for place, words in enumerate(tasks):
        number(body(document, words), task_list, 0)
        if place == 1:
            for point in POINTS:
                number(body(document, point), task_list, 1)
    body(document, CLOSING)
    foot = document.add_table(rows=1, cols=2)
    _cell(foot.cell(0, 0), ["Nơi nhận:", *(f"- {words}" for words in RECIPIENTS)], size=11, centre=False)
    _cell(foot.cell(0, 1), ["TM. ỦY BAN NHÂN DÂN", *SIGNER], bold={0, 1, 2})
    if annex:
        document.add_page_break()
        paragraph = document.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.add_run("PHỤ LỤC PHÂN CÔNG NHIỆM VỤ").bold = True
        table = document.add_table(rows=len(ANNEX), cols=4)
        table.style = "Table Grid"
        for r, row in enumerate(ANNEX):
            for c, words in enumerate(row):
                table.cell(r, c).text = words
        for column, width in zip(table.columns, (1.5, 7.0, 4.5, 3.5), strict=True):
            for cell in column.cells:
                cell.width = Cm(width)
        document.add_paragraph()  # Word always ends with a paragraph
    return saved(document)


def saved(document: Any) -> bytes:
    """The bytes of a python-docx document."""
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def body(document: Any, words: str) -> Any:
    """A justified paragraph with a first-line indent, as NĐ 30/2020 wants it."""
    paragraph = document.add_paragraph(words)
    paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    paragraph.paragraph_format.first_line_indent = Cm(1.27)
    return paragraph


def numbered_list(document: Any, levels: list[tuple[str, str]], start: int = 1) -> int:
    """Add a list with these (format, text) levels to numbering.xml; the id to give to ``number``."""
    numbering = document.part.numbering_part.element
    abstract = OxmlElement("w:abstractNum")
    abstract_id = str(900 + len(numbering))
    abstract.set(qn("w:abstractNumId"), abstract_id)
    for index, (format_, text) in enumerate(levels):
        level = OxmlElement("w:lvl")
        level.set(qn("w:ilvl"), str(index))
        for tag, value in (("start", str(start)), ("numFmt", format_), ("suff", "space"), ("lvlText", text)):
            child = OxmlElement(f"w:{tag}")
            child.set(qn("w:val"), value)
            level.append(child)
        abstract.append(level)
    first_num = numbering.find(qn("w:num"))
    if first_num is None:
        numbering.append(abstract)
    else:
        first_num.addprevious(abstract)
    return int(numbering.add_num(int(abstract_id)).numId)


def number(paragraph: Any, list_id: int, level: int) -> None:
    """Make ``paragraph`` an item of the list."""
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = level
    properties.get_or_add_numId().val = list_id


def _cell(cell: Any, lines: list[str], bold: set[int] = frozenset(), size: int = 13, centre: bool = True) -> None:  # type: ignore[assignment]
    for place, words in enumerate(lines):
        paragraph = cell.paragraphs[0] if place == 0 else cell.add_paragraph()
        if centre:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.paragraph_format.space_after = Pt(0)
        run = paragraph.add_run(words)
        run.font.size = Pt(size)
        run.bold = place in bold


def scanned(page: Image.Image, signed: bool = False, angle: float = 1.5, noise: float = 25.0) -> Image.Image:
    """A page image as a scanner gives it: grain, specks, a skew, and where ``signed`` a red stamp and blue ink."""
    page = page.convert("RGB")
    if signed:
        ink = ImageDraw.Draw(page)
        x, y, r = int(page.width * 0.62), int(page.height * 0.74), int(page.width * 0.085)
        for ring in range(7):
            ink.ellipse([x - r + ring, y - r + ring, x + r - ring, y + r - ring], outline=(200, 30, 40))
        ink.line([x - r, y + r // 3, x, y - r // 2, x + r // 2, y + r // 2, x + 2 * r, y - r // 6], (30, 50, 170), 5)
    page = page.rotate(angle, resample=Image.Resampling.BICUBIC, fillcolor="white")
    random = np.random.default_rng(2026)
    pixels = np.asarray(page) + random.normal(0, noise, (page.height, page.width, 1))
    specks = random.random((page.height, page.width))
    pixels[specks < 0.002] = 0
    pixels[specks > 0.998] = 255
    return Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8))


def error_rate(read: str, truth: str) -> float:
    """Character error rate: edits (Levenshtein) per character of the truth, blanks and line ends folded."""
    a, b = " ".join(read.split()), " ".join(truth.split())
    row = list(range(len(b) + 1))
    for i, left in enumerate(a, 1):
        above, row[0] = row[0], i
        for j, right in enumerate(b, 1):
            above, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, above + (left != right))
    return row[-1] / len(b)
