"""Minutes of a self-check or a check, and the report on results, in Word (NĐ 30/2020/NĐ-CP, Phụ lục I).

Every figure stands with its criterion, threshold and article. Names of those present are written in by hand: the system
does not hold them.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt

from namhoc.recognition import Evaluation
from namhoc.reporting import vietnamese
from namhoc.reporting.letterhead import body, letterhead, signature, title
from namhoc.reporting.official_page import BODY_PT, fill_row, official_document, ruled_table
from namhoc.reporting.recognition_words import (
    CRITERIA_HEADS,
    PROGRAMS,
    UNCONFIRMED,
    conclusion,
    conditions_words,
    criteria_rows,
    documents_of,
    level_words,
)

MARK = "Dữ liệu mô phỏng"
_WIDTHS_MM = [9, 43, 20, 19, 17, 22, 35]  # together the width between the margins
_TABLE_PT = 11
_DOTS = "." * 60


@dataclass(frozen=True, slots=True)
class RecognitionPaper:
    """What a paper is made from. ``above``: the body above the issuer; ``unit``: whose results they are, as it stands
    in a sentence ("xã Nà Pheo"); ``dossier``: (kind in words, is there) of the file; ``held``: how the unit stood the
    year before, by programme, in words; ``issues``: how many figures do not agree (X1-X9); ``recogniser``: by
    programme, who recognises, with UNCONFIRMED where it is so."""

    above: str
    issuer: str
    unit: str
    place: str
    survey_year: int
    as_of: date
    evaluations: tuple[Evaluation, ...]
    dossier: tuple[tuple[str, bool], ...] = ()
    held: tuple[tuple[str, str], ...] = ()
    issues: int | None = None
    recogniser: tuple[tuple[str, str], ...] = ()
    simulated: bool = False


def self_check_minutes(paper: RecognitionPaper) -> bytes:
    """Biên bản tự kiểm tra of the unit itself."""
    return _minutes(paper, "Tự kiểm tra", ["Thư ký", "Trưởng Ban Chỉ đạo"])


def check_minutes(paper: RecognitionPaper) -> bytes:
    """Biên bản kiểm tra of the body that checks; the unit signs too."""
    return _minutes(paper, "Kiểm tra", ["Đại diện đơn vị được kiểm tra", "Trưởng đoàn kiểm tra"])


def result_report(paper: RecognitionPaper) -> bytes:
    """Báo cáo kết quả with its statistical tables and what is proposed."""
    subject = f"Kết quả phổ cập giáo dục, xóa mù chữ năm {paper.survey_year} của {paper.unit}"
    document = _opened(paper, "BÁO CÁO", subject, number="Số:        /BC-UBND")
    _basis(document, paper)
    _heading(document, "I. KẾT QUẢ CHUNG")
    _summary(document, paper)
    _heading(document, "II. SỐ LIỆU THEO TỪNG TIÊU CHUẨN")
    _results(document, paper)
    _heading(document, "III. ĐIỀU KIỆN BẢO ĐẢM")
    _conditions(document, paper)
    _heading(document, "IV. HỒ SƠ, SỐ LIỆU")
    _dossier(document, paper)
    _heading(document, "V. KHÓ KHĂN, NGUYÊN NHÂN, GIẢI PHÁP")
    body(document, "(Đơn vị viết phần này.)", italic=True)
    _heading(document, "VI. ĐỀ NGHỊ")
    _proposals(document, paper)
    _readings(document, paper)
    signature(document, recipients=["Như trên", "Lưu: VT"], title_lines=["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"])
    return _bytes(document)


def _minutes(paper: RecognitionPaper, verb: str, signers: list[str]) -> bytes:
    subject = f"{verb} phổ cập giáo dục, xóa mù chữ năm {paper.survey_year} của {paper.unit}"
    document = _opened(paper, "BIÊN BẢN", subject, number="Số:        /BB-BCĐ")
    body(document, f"Thời gian bắt đầu: ..... giờ ..... ngày ..... tháng ..... năm {paper.as_of.year}.")
    body(document, f"Địa điểm: {_DOTS}")
    _heading(document, "I. THÀNH PHẦN")
    for role in ("Chủ trì", "Thư ký", "Thành viên"):
        body(document, f"{role}: {_DOTS}")
    _heading(document, "II. NỘI DUNG")
    _basis(document, paper)
    _sub(document, "1. Hồ sơ, số liệu")
    _dossier(document, paper)
    _sub(document, "2. Kết quả theo tiêu chuẩn")
    _results(document, paper)
    _sub(document, "3. Điều kiện bảo đảm")
    _conditions(document, paper)
    _heading(document, "III. KẾT LUẬN")
    for found in paper.evaluations:
        body(document, f"- {conclusion(found)}", indent=False)
    _readings(document, paper)
    body(document, "Biên bản kết thúc vào ..... giờ ..... cùng ngày, đã đọc cho mọi người dự nghe và thống nhất.")
    _two_signers(document, signers)
    return _bytes(document)


def _opened(paper: RecognitionPaper, kind: str, subject: str, *, number: str) -> Any:
    document = official_document(mark=MARK if paper.simulated else "")
    document.core_properties.title = subject
    document.core_properties.author = paper.issuer
    document.core_properties.language = "vi-VN"
    day = f"{paper.place}, ngày      tháng      năm {paper.as_of.year}"
    letterhead(document, above=paper.above, issuer=paper.issuer, number=number, place_and_day=day)
    title(document, kind, subject)
    return document


def _bytes(document: Any) -> bytes:
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _heading(document: Any, words: str) -> None:
    paragraph = body(document, words, bold=True, indent=False)
    paragraph.paragraph_format.space_before = Pt(6)
    paragraph.paragraph_format.keep_with_next = True


def _sub(document: Any, words: str) -> None:
    body(document, words, bold=True).paragraph_format.keep_with_next = True


def _basis(document: Any, paper: RecognitionPaper) -> None:
    documents = documents_of(list(paper.evaluations))
    named = [
        f"{'Thông tư' if '/TT-' in one else 'Nghị định' if '/NĐ-' in one else 'văn bản'} số {one}" for one in documents
    ]
    area = next((found.difficult for found in paper.evaluations if found.difficult is not None), None)
    words = f"Căn cứ {', '.join(named)}; số liệu đến ngày {vietnamese.day(paper.as_of)}." if named else ""
    if area is not None:
        words += f" Ngày xét, đơn vị {'thuộc' if area else 'không thuộc'} xã đặc biệt khó khăn."
    body(document, words.strip())


def _table(document: Any, heads: list[str], widths: list[int], rows: Sequence[list[str]], centre: set[int]) -> None:
    table = ruled_table(document, heads, widths, size=_TABLE_PT)
    for row in rows:
        fill_row(table.add_row(), row, widths, size=_TABLE_PT, bold=False, centre=centre)
    document.add_paragraph().paragraph_format.space_after = Pt(4)


def _results(document: Any, paper: RecognitionPaper) -> None:
    for found in paper.evaluations:
        name = PROGRAMS[found.program]
        body(document, f"{name[0].upper()}{name[1:]}", italic=True).paragraph_format.keep_with_next = True
        rows = criteria_rows(found)
        if rows:
            _table(document, CRITERIA_HEADS, _WIDTHS_MM, rows, {0, 2, 3, 4})
        body(document, conclusion(found))


def _summary(document: Any, paper: RecognitionPaper) -> None:
    held = dict(paper.held)
    rows = [
        [
            str(index),
            PROGRAMS[found.program],
            level_words(found.program, found.standard_level),
            level_words(found.program, found.possible_level),
            held.get(found.program, "chưa có"),
        ]
        for index, found in enumerate(paper.evaluations, start=1)
    ]
    heads = ["TT", "Chương trình", "Chắc chắn", "Có thể", "Năm trước"]
    _table(document, heads, [11, 60, 32, 32, 30], rows, {0, 2, 3, 4})


def _conditions(document: Any, paper: RecognitionPaper) -> None:
    for found in paper.evaluations:
        body(document, f"- {PROGRAMS[found.program]}: {conditions_words(found)}.", indent=False)


def _dossier(document: Any, paper: RecognitionPaper) -> None:
    if paper.dossier:
        rows = [
            [str(index), name, "có" if there else "chưa có"] for index, (name, there) in enumerate(paper.dossier, 1)
        ]
        _table(document, ["TT", "Hồ sơ (Điều 26-28 NĐ 20/2014/NĐ-CP)", "Tình trạng"], [11, 124, 30], rows, {0, 2})
    else:
        body(document, "Chưa ghi tình trạng hồ sơ.")
    if paper.issues is not None:
        words = (
            "Số liệu giữa các biểu khớp nhau."
            if paper.issues == 0
            else (f"Còn {paper.issues} điểm số liệu chưa khớp giữa các biểu, các năm hoặc với sổ của trường.")
        )
        body(document, words)


def _proposals(document: Any, paper: RecognitionPaper) -> None:
    """What may be proposed: never more than the certain level, and held back where a condition fails or is unknown."""
    recogniser = dict(paper.recogniser)
    for found in paper.evaluations:
        name, level = PROGRAMS[found.program], found.proposable_level
        if level:
            to = recogniser.get(found.program, "cấp có thẩm quyền")
            words = f"Đề nghị {to} kiểm tra, công nhận {name}: {level_words(found.program, level)}."
        elif level is None and found.standard_level:
            words = f"Chưa đề nghị về {name}: chưa đủ số liệu về điều kiện bảo đảm."
        elif found.standard_level:
            words = f"Chưa đề nghị về {name}: điều kiện bảo đảm chưa đạt."
        else:
            words = f"Chưa đề nghị về {name}."
        body(document, f"- {words}", indent=False)


def _readings(document: Any, paper: RecognitionPaper) -> None:
    """The open readings of the law: always told, for the results rest on them."""
    switches = next((found.switches for found in paper.evaluations), None)
    if switches is None:
        return
    body(document, f"Cách hiểu những chỗ quy định còn để ngỏ ({UNCONFIRMED}):", italic=True)
    for words in switches.in_words():
        paragraph = body(document, f"- {words}.", indent=False)
        paragraph.paragraph_format.space_after = Pt(2)
        for run in paragraph.runs:
            run.font.size = Pt(12)


def _two_signers(document: Any, signers: list[str]) -> None:
    table = document.add_table(rows=1, cols=2)
    table.autofit = False
    for cell, words in zip(table.rows[0].cells, signers, strict=True):
        cell.width = Mm(82)
        paragraph = cell.paragraphs[0]
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        run = paragraph.add_run(words.upper())
        run.bold, run.font.size = True, Pt(BODY_PT)
        below = cell.add_paragraph()
        below.alignment = WD_ALIGN_PARAGRAPH.CENTER
        note = below.add_run("(Ký, ghi rõ họ tên)")
        note.italic, note.font.size = True, Pt(12)
