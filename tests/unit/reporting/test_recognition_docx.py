import io
from datetime import date

import pytest
from docx import Document

from namhoc.recognition import evaluate_all
from namhoc.recognition.conditions import ConditionsMet
from namhoc.reporting.recognition_docx import RecognitionPaper, check_minutes, result_report, self_check_minutes

COUNTS = {
    "MN5": {"attending": 57, "must_mobilise": 60, "completed": 52, "completion_base": 60, "disabled_able": 0,
            "disabled_access": 0},
    "TH": {"age6_grade1": 48, "age6_ppc": 49, "upto14_completed": 489, "upto14_ppc": 518, "age11_completed": 103,
           "age11_completed_unclear": 3, "age11_ppc": 131, "age11_in_primary": 28, "disabled_able": 9,
           "disabled_access": 6},
    "XMC": {"pop_15_25": 400, "l1_15_25": 400, "l2_15_25": 400, "pop_15_35": 900, "l1_15_35": 900, "l2_15_35": 890,
            "pop_15_60": 20000, "l1_15_60": 18500, "l2_15_60": 17999},
    "THCS": {"graduated": 380, "age15_18_ppc": 400, "upper": 330, "disabled_able": 0, "disabled_access": 0},
    "MN35": {"must_mobilise": {"3": 10, "4": 10, "5": 10}, "attending": {"3": 9, "4": 9, "5": 9},
             "completed": {"3": 9, "4": 9, "5": None}},
}  # fmt: skip


def paper(difficult=False, conditions=None):
    found = evaluate_all("x", COUNTS, survey_year=2026, difficult=difficult, conditions=conditions)
    return RecognitionPaper(
        "Ủy ban nhân dân tỉnh Hoàng Sơn", "Ủy ban nhân dân xã Nà Pheo", "xã Nà Pheo", "Nà Pheo", 2026,
        date(2026, 9, 30), tuple(found.values()), (("Phiếu điều tra", True), ("Sổ theo dõi", False)),
        (("TH", "duy trì mức độ 2"),), 3, (("TH", "Ủy ban nhân dân cấp tỉnh"),), simulated=True,
    )  # fmt: skip


def text_of(content):
    document = Document(io.BytesIO(content))
    lines = [paragraph.text for paragraph in document.paragraphs]
    lines += [" | ".join(cell.text for cell in row.cells) for table in document.tables for row in table.rows]
    return "\n".join(lines)


@pytest.mark.parametrize("make", [self_check_minutes, check_minutes, result_report])
def test_every_figure_stands_with_its_criterion_threshold_and_article(make):
    text = text_of(make(paper()))
    assert "48 / 49 | 97,96% | 98% (49) | Chưa đạt, thiếu 1 | khoản 1 Điều 11, 20/2014/NĐ-CP" in text
    assert "17.999 / 20.000 | 89,995% | 90% (18.000) | Chưa đạt, thiếu 1" in text
    assert "3 người chưa rõ" in text
    assert "CHƯA XÁC NHẬN" in text
    assert "tính nhóm 11-14 tuổi" in text
    assert "Còn 3 điểm số liệu chưa khớp" in text


def test_minutes_of_a_check_are_signed_by_both_sides():
    assert "ĐẠI DIỆN ĐƠN VỊ ĐƯỢC KIỂM TRA" in text_of(check_minutes(paper()))
    assert "TRƯỞNG BAN CHỈ ĐẠO" in text_of(self_check_minutes(paper()))


def test_a_report_proposes_no_more_than_is_certain_and_nothing_while_conditions_are_not_known():
    unknown = text_of(result_report(paper()))
    assert "chưa đủ số liệu về điều kiện bảo đảm" in unknown
    met = {"TH": ConditionsMet(True, (), ()), "XMC": ConditionsMet(False, ("COND.tracking_person",), ())}
    known = text_of(result_report(paper(difficult=True, conditions=met)))
    assert "Đề nghị Ủy ban nhân dân cấp tỉnh kiểm tra, công nhận phổ cập giáo dục tiểu học: đạt mức độ 2." in known
    assert "Chưa đề nghị về xóa mù chữ: điều kiện bảo đảm chưa đạt." in known
    assert "chưa đạt: người theo dõi phổ cập" in known


def test_simulated_data_carry_their_mark_on_every_page():
    document = Document(io.BytesIO(result_report(paper())))
    section = document.sections[0]
    for header in (section.first_page_header, section.header):
        assert any("Dữ liệu mô phỏng" in one.text for one in header.paragraphs)


def test_contradictory_figures_are_said_and_not_judged():
    found = evaluate_all("x", {"TH": COUNTS["TH"] | {"age6_grade1": 50}}, survey_year=2026, difficult=False)
    bad = RecognitionPaper("", "Ủy ban nhân dân xã Nà Pheo", "xã Nà Pheo", "Nà Pheo", 2026, date(2026, 9, 30),
                           tuple(found.values()))  # fmt: skip
    text = text_of(self_check_minutes(bad))
    assert "số liệu mâu thuẫn ở age6_grade1" in text
