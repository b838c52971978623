from datetime import date
from importlib.resources import files

import pytest

from namhoc.core import UserFacingError
from namhoc.rulebook.recognition import Book, conditions, rule_sets, threshold
from namhoc.rulebook.rule_sets import read

DRAFT = """\
id: DRAFT-2026
document: null
from: null
to: null
confidence: L
about: Dự thảo, ngưỡng giả định
criteria:
  MN5:
    MN5.attend: {normal: 98, difficult: 95, article: chưa đọc, confidence: L}
    MN5.complete: {normal: null, difficult: null, article: chưa đọc, confidence: L}
shares:
  province_new: {confidence: L, article: chưa đọc, MN5: [95]}
"""


def told(text):
    with pytest.raises(UserFacingError) as caught:
        read(text.encode(), "du-thao.yaml")
    return caught.value.text


def test_every_national_rule_set_is_valid_and_named_like_its_file():
    folder = files("namhoc.rulebook").joinpath("data/national/recognition/rule_sets")
    assert {path.name for path in folder.iterdir()} == {f"{name}.yaml" for name in rule_sets()}


def test_a_future_rule_set_stands_before_the_law_where_it_speaks_and_only_there():
    book = Book(date(2026, 9, 30), read(DRAFT.encode(), "x"))
    assert book.threshold("MN5.attend", False).percent == 98
    assert book.threshold("MN5.complete", False).percent is None
    assert book.threshold("TH1.age6", False).percent == 90
    assert book.shares("province_new")["MN5"] == [95]
    assert book.threshold("MN5.attend", False).label == "trẻ 5 tuổi đến lớp"
    assert book.fingerprint != Book(date(2026, 9, 30)).fingerprint


def test_a_criterion_that_is_asked_no_longer_leaves_the_verdict():
    book = Book(None, read(DRAFT.replace("{normal: null, difficult: null, ", "{asked: false, ").encode(), "x"))
    assert book.threshold("MN5.complete", False) is None


@pytest.mark.parametrize(
    ("old", "new", "error"),
    [
        ("normal: 98", "normal: 101", "dòng 9, criteria.MN5.MN5.attend.normal: ngưỡng là số nguyên"),
        ("normal: 98", "normal: 97.5", "dòng 9, criteria.MN5.MN5.attend.normal: ngưỡng là số nguyên"),
        ("normal: 98, ", "", "dòng 9, criteria.MN5.MN5.attend.normal: thiếu ngưỡng"),
        ("MN5.complete:", "MN5.finish:", "dòng 10, criteria.MN5.MN5.finish: không có tiêu chí này"),
        ("MN5.complete:", "MN5.finish:", "dòng 8, criteria.MN5: thiếu tiêu chí MN5.complete"),
        ("  MN5:\n", "  MN6:\n", "không có chương trình này"),
        ("confidence: L\nabout", "confidence: X\nabout", "dòng 5, confidence: chỉ nhận H, M hoặc L"),
        ("from: null", "from: soon", "dòng 3, from: ngày ghi dạng"),
        ("id: DRAFT-2026", "id: dự thảo", "dòng 1, id: mã gồm chữ hoa"),
        ("document: null\n", "", "document: thiếu mục này"),
        ("about:", "abuot:", "abuot: mục không có trong mẫu"),
        ("MN5: [95]", "MN5: [950]", "dòng 12, shares.province_new.MN5: tỷ lệ là số nguyên"),
        ("province_new:", "provinces:", "dòng 12, shares.provinces: chỉ nhận district"),
        ("id: DRAFT-2026", "id: [", "không phải YAML"),
        (DRAFT, "- 1", "cần một bảng"),
        (DRAFT, "a" * 300_000, "tệp lớn hơn"),
        (DRAFT, "criteria: 1\nshares: []", "criteria: cần các chương trình"),
    ],
)
def test_a_wrong_file_is_refused_with_the_line_and_the_way_out(old, new, error):
    assert error in told(DRAFT.replace(old, new, 1))


def test_literacy_needs_its_age_band():
    text = DRAFT.split("criteria:")[0] + (
        "criteria:\n  XMC:\n"
        "    XMC1.rate: {normal: 90, difficult: 90, article: x, confidence: L, "
        "band: {normal: '15_35', difficult: '15_25'}}\n"
        "    XMC2.rate: {normal: 90, difficult: 90, article: x, confidence: L}\n"
    )
    assert "dòng 10, criteria.XMC.XMC2.rate.band" in told(text)


def test_a_draft_without_thresholds_is_never_in_force():
    draft = rule_sets()["DRAFT-2026"]
    assert not draft.in_force(date(2030, 1, 1))
    assert not draft.has_thresholds


def test_the_area_changes_the_threshold_and_an_unknown_criterion_is_an_error():
    assert (threshold("TH1.upto14", False).percent, threshold("TH1.upto14", True).percent) == (80, 70)
    assert threshold("XMC1.rate", True).band == "15_25"
    assert conditions("TH")["rooms_tenths"] == 7
    with pytest.raises(KeyError):
        threshold("TH9.age6", False)


def test_shares_of_two_tiers_end_with_the_decree_that_brought_them():
    assert Book(date(2026, 9, 30)).shares("province_new")["XMC"] == [81, 90]
    assert Book(date(2027, 9, 30)).shares("province_new") is None
    assert Book(date(2025, 9, 30)).shares("district") is None
