"""A change of units in Word: the record of what was carried out, and the draft of the decision it needs."""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import date
from typing import Any

from docx.shared import Pt

from namhoc.reporting import vietnamese
from namhoc.reporting.letterhead import article, body, letterhead, signature, title
from namhoc.reporting.official_page import centred, fill_row, official_document, printable, ruled_table

MARK = "Dữ liệu mô phỏng"


@dataclass(frozen=True, slots=True)
class ChangeFigure:
    """One line of the before/after table; None is printed as "chưa có"."""

    label: str
    before: tuple[int | None, ...]
    after: tuple[int | None, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class ChangeReport:
    """A change as documents tell it. ``verb`` is the change in words ("Sáp nhập"); ``province`` is the province's name,
    ``issuer`` the office that carried it out, ``by`` the role of the person. ``moved`` are (what, from, to, how many).
    """

    verb: str
    province: str
    issuer: str
    sources: tuple[str, ...]
    targets: tuple[str, ...]
    effective: date
    decision: str = ""
    decided: date | None = None
    as_of: date | None = None
    columns_before: tuple[str, ...] = ()
    columns_after: tuple[str, ...] = ()
    figures: tuple[ChangeFigure, ...] = ()
    moved: tuple[tuple[str, str, str, int], ...] = ()
    settled: tuple[tuple[str, str], ...] = ()
    declare: tuple[str, ...] = ()
    ends: tuple[tuple[str, str], ...] = ()
    parent: str = ""
    fingerprint: str = ""
    confirmed: str = ""  # "16:42 ngày 21/9/2026, Chuyên viên Sở"
    undone: str = ""
    simulated: bool = False

    @property
    def subject(self) -> str:
        """ "Sáp nhập Trường A và Trường B thành Trường C"."""
        sources = " và ".join(_bare(source) for source in self.sources)
        if not self.targets:
            return f"{self.verb} {sources}"
        return f"{self.verb} {sources} {'vào' if self.verb.startswith('Chuyển') else 'thành'} " + ", ".join(
            _bare(target) for target in self.targets
        )


def change_record_docx(report: ChangeReport) -> bytes:
    """BIÊN BẢN of a change that was carried out: decision, what moved where, figures, what was settled, fingerprint."""
    document = official_document(mark=MARK if report.simulated else "")
    document.core_properties.title = printable(f"Biên bản {report.subject}")[:250]
    document.core_properties.author = report.issuer
    document.core_properties.language = "vi-VN"
    place = f"{report.province}, {vietnamese.long_day(report.as_of)}" if report.as_of else report.province
    letterhead(
        document,
        above=f"UBND tỉnh {report.province}",
        issuer=report.issuer,
        number="Số:          /BB-SGDĐT",
        place_and_day=place,
    )
    title(document, "Biên bản", report.subject)
    _facts(document, report)
    _moved(document, report)
    _figures(document, report)
    for heading, lines in (
        ("Đã xử lý trước khi thực hiện", [f"{what}: {choice}" for what, choice in report.settled]),
        ("Hết hiệu lực cùng đơn vị cũ", [f"{what} ({whose})" for what, whose in report.ends]),
        ("Khai cho đơn vị mới", list(report.declare)),
    ):
        if lines:
            body(document, f"{heading}:", bold=True)
            for line in lines:
                body(document, f"- {line}.")
    body(
        document,
        f"Dấu vân tay SHA-256 của dữ liệu đã xem trước: {report.fingerprint}. "
        "Mã cũ đóng, không xóa, không dùng lại; số liệu các năm trước đứng tên đơn vị cũ.",
    )
    if report.undone:
        body(document, f"Thay đổi này đã hủy: {report.undone}.", bold=True)
    signature(
        document,
        recipients=["Các đơn vị nêu trên", f"Lưu: VT, {report.issuer}"],
        title_lines=["NGƯỜI LẬP BIÊN BẢN"],
    )
    return _bytes(document)


def draft_decision_docx(report: ChangeReport) -> bytes:
    """Dự thảo QUYẾT ĐỊNH of the People's Committee: number and day stay open, for the drafting office to complete."""
    mark = f"{MARK}. Dự thảo" if report.simulated else "Dự thảo"
    document = official_document(mark=mark)
    document.core_properties.title = printable(f"Dự thảo quyết định {report.subject}")[:250]
    document.core_properties.author = report.issuer
    document.core_properties.language = "vi-VN"
    body_of = report.parent or f"tỉnh {report.province}"
    letterhead(
        document,
        above="",
        issuer=f"Ủy ban nhân dân {body_of}",
        number="Số:          /QĐ-UBND",
        place_and_day=f"{_place(report)}, ngày      tháng      năm {report.effective.year}",
    )
    title(document, "Quyết định", f"Về việc {report.subject[:1].lower()}{report.subject[1:]}")
    centred(document, f"CHỦ TỊCH ỦY BAN NHÂN DÂN {body_of.upper()}", bold=True).paragraph_format.space_after = Pt(10)
    for basis in (
        "Căn cứ Luật Tổ chức chính quyền địa phương;",
        "Căn cứ Luật Giáo dục;",
        "Căn cứ quy định hiện hành về điều kiện, thủ tục thành lập, sáp nhập, chia, tách, giải thể trường"
        " (cơ quan soạn thảo ghi số, ký hiệu văn bản);",
        f"Theo đề nghị của {_proposer(report)}.",
    ):
        body(document, basis, italic=True)
    centred(document, "QUYẾT ĐỊNH:", bold=True).paragraph_format.space_after = Pt(8)
    for number, text in enumerate(_articles(report), start=1):
        article(document, number, text)
    signature(
        document,
        recipients=["Như Điều 4", *_told(report), "Lưu: VT"],
        title_lines=["CHỦ TỊCH"],
    )
    return _bytes(document)


def _articles(report: ChangeReport) -> list[str]:
    subject = f"{report.subject}, có hiệu lực từ {vietnamese.long_day(report.effective)}."
    people = "; ".join(
        f"{figure.label}: {_number(figure.after[0])}" for figure in report.figures[:6] if len(figure.after) == 1
    )
    state = f" Quy mô tại thời điểm xem trước: {people}." if people else ""
    heir = ", ".join(_bare(target) for target in report.targets) or "cơ quan quản lý cấp trên"
    takes = (
        f"{heir} tiếp nhận nguyên trạng tổ chức bộ máy, viên chức, người lao động, người học, cơ sở vật chất, "
        f"tài chính, hồ sơ và các nhiệm vụ đang thực hiện của {', '.join(_bare(source) for source in report.sources)}."
    )
    duty = (
        f"{_proposer(report)} chủ trì, phối hợp với các cơ quan liên quan hướng dẫn bàn giao, hoàn thành trước ngày "
        "có hiệu lực; các đơn vị cũ nộp lại con dấu theo quy định."
    )
    last = (
        f"Quyết định này có hiệu lực từ ngày ký. Chánh Văn phòng, {_proposer(report)}, thủ trưởng các đơn vị nêu trên "
        "và các cơ quan, tổ chức, cá nhân có liên quan chịu trách nhiệm thi hành Quyết định này./."
    )
    return [subject + state, takes, duty, last]


def _place(report: ChangeReport) -> str:
    """Where the decision is signed: the name of the commune or of the province."""
    return report.parent.partition(" ")[2] if report.parent else report.province


def _proposer(report: ChangeReport) -> str:
    return "Trưởng phòng Văn hóa - Xã hội" if report.parent else f"Giám đốc {report.issuer}"


def _told(report: ChangeReport) -> list[str]:
    if report.parent:
        return [report.issuer, f"Thường trực Đảng ủy, HĐND {report.parent}"]
    return ["Bộ Giáo dục và Đào tạo", f"Thường trực Tỉnh ủy, HĐND tỉnh {report.province}"]


def _facts(document: Any, report: ChangeReport) -> None:
    decided = f", ký {vietnamese.long_day(report.decided)}" if report.decided else ""
    body(document, f"Căn cứ Quyết định số {report.decision}{decided};")
    body(document, f"Có hiệu lực từ {vietnamese.long_day(report.effective)}.")
    for label, units in (("Đơn vị cũ", report.sources), ("Đơn vị sau thay đổi", report.targets)):
        if units:
            body(document, f"{label}: {'; '.join(units)}.")
    if report.confirmed:
        body(document, f"Thực hiện trên hệ thống lúc {report.confirmed}.")


def _moved(document: Any, report: ChangeReport) -> None:
    if not report.moved:
        return
    body(document, "Đã chuyển:", bold=True)
    widths = [48, 47, 47, 23]
    table = ruled_table(document, ["Nội dung", "Từ", "Đến", "Số lượng"], widths, size=12)
    for what, old, new, count in report.moved:
        cells = [what, old, new, vietnamese.number(count)]
        fill_row(table.add_row(), cells, widths, size=12, bold=False, centre={3})
    _space(document)


def _figures(document: Any, report: ChangeReport) -> None:
    if not report.figures:
        return
    body(document, "Số liệu trước và sau:", bold=True)
    columns = [*report.columns_before, *(f"Sau: {name}" for name in report.columns_after)]
    first = 45
    widths = [first, *([round((165 - first) / len(columns))] * len(columns))]
    table = ruled_table(document, ["Nội dung", *columns], widths, size=12)
    for figure in report.figures:
        values = [_number(value) for value in (*figure.before, *figure.after)]
        cells = [figure.label, *values[: len(columns)]]
        cells += [""] * (len(widths) - len(cells))
        fill_row(table.add_row(), cells, widths, size=12, bold=False, centre=set(range(1, len(widths))))
    _space(document)


def _space(document: Any) -> None:
    document.add_paragraph().paragraph_format.space_after = Pt(4)


def _number(value: int | None) -> str:
    return "chưa có" if value is None else vietnamese.number(value)


def _bare(name: str) -> str:
    """The name without the code in brackets."""
    return name.partition(" (mã ")[0]


def _bytes(document: Any) -> bytes:
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()
