"""The record and the draft decision of a change as Word files."""

import io
from dataclasses import replace
from datetime import date

import pytest
from docx import Document

from namhoc.reporting import (
    ChangeFigure,
    ChangeReport,
    change_record_docx,
    draft_decision_docx,
    plan_of_changes_xlsx,
)

REPORT = ChangeReport(
    verb="Sáp nhập",
    province="Hoàng Sơn",
    issuer="Sở Giáo dục và Đào tạo",
    sources=("Trường Tiểu học A (mã 1)", "Trường Tiểu học B (mã 2)"),
    targets=("Trường Tiểu học C (mã 3)",),
    effective=date(2027, 1, 1),
    decision="345/QĐ-UBND",
    decided=date(2026, 11, 20),
    as_of=date(2026, 11, 24),
    columns_before=("Trường Tiểu học A", "Trường Tiểu học B"),
    columns_after=("Trường Tiểu học C",),
    figures=(ChangeFigure("Học sinh", (10, 11), (21,)), ChangeFigure("Lớp", (1, None), (None,))),
    moved=(("Điểm trường", "Trường Tiểu học A", "Trường Tiểu học C", 2),),
    settled=(("Hai tên cho một điểm trường", "Gộp"),),
    fingerprint="ab" * 32,
    confirmed="16:42 ngày 24/11/2026, Chuyên viên Sở",
    simulated=True,
)


def words(content: bytes) -> str:
    document = Document(io.BytesIO(content))
    texts = [paragraph.text for paragraph in document.paragraphs]
    texts += [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    texts += [paragraph.text for paragraph in document.sections[0].first_page_header.paragraphs]
    return "\n".join(texts)


def test_the_record_tells_decision_counts_choices_and_fingerprint() -> None:
    told = words(change_record_docx(REPORT))
    for part in (
        "BIÊN BẢN",
        "Sáp nhập Trường Tiểu học A và Trường Tiểu học B thành Trường Tiểu học C",
        "Căn cứ Quyết định số 345/QĐ-UBND, ký ngày 20 tháng 11 năm 2026",
        "16:42 ngày 24/11/2026",
        "Hai tên cho một điểm trường: Gộp",
        "ab" * 32,
        "Dữ liệu mô phỏng",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    ):
        assert part in told


def test_what_is_not_known_is_printed_as_not_known() -> None:
    told = words(change_record_docx(REPORT))
    assert told.count("chưa có") == 2


def test_the_draft_leaves_number_and_day_open_and_names_the_body_that_decides() -> None:
    of_province = words(draft_decision_docx(REPORT))
    assert "ỦY BAN NHÂN DÂN TỈNH HOÀNG SƠN" in of_province
    assert "Dự thảo" in of_province
    assert "345" not in of_province
    of_commune = words(draft_decision_docx(replace(REPORT, parent="xã Nà Pheo")))
    assert "ỦY BAN NHÂN DÂN XÃ NÀ PHEO" in of_commune
    assert "Nà Pheo, ngày" in of_commune
    assert "Giám đốc" not in of_commune


@pytest.mark.parametrize(
    "report", [replace(REPORT, targets=(), verb="Giải thể"), replace(REPORT, figures=(), moved=())]
)
def test_a_change_without_heir_or_figures_still_makes_both_documents(report: ChangeReport) -> None:
    assert "Giải thể" in words(draft_decision_docx(replace(report, verb="Giải thể")))
    assert report.fingerprint in words(change_record_docx(report))


def test_control_characters_in_a_name_do_not_break_the_file() -> None:
    assert "Trường X" in words(change_record_docx(replace(REPORT, sources=("Trường\x0b X (mã 1)",))))


def test_the_template_of_a_plan_is_the_same_file_every_time() -> None:
    assert plan_of_changes_xlsx(date(2026, 11, 24)) == plan_of_changes_xlsx(date(2026, 11, 24))
