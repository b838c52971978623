"""Which item answers which: measured on an invented pair, explained in words, never hiding what is unanswered."""

from pathlib import Path

import pytest
import yaml

from namhoc.directives.coverage import CHOICES, CoverItem, suggest

PAIR = yaml.safe_load((Path(__file__).parents[2] / "golden" / "coverage" / "pair.yaml").read_text("utf-8"))


def items(side):
    return [CoverItem(entry["key"], entry["words"], frozenset(entry.get("cites", ()))) for entry in PAIR[side]]


@pytest.fixture(scope="module")
def coverage():
    return suggest(items("ministry"), items("province"))


def test_the_first_suggestion_is_right_for_most_items_of_the_invented_pair(coverage):
    right = wrong = missed = 0
    for entry in PAIR["ministry"]:
        best = coverage.best(entry["key"])
        right += best is not None and best.answer in entry["answers"]
        wrong += best is not None and best.answer not in entry["answers"]
        missed += best is None and bool(entry["answers"])
    assert (right, wrong, missed) == (13, 1, 1)


def test_what_nothing_answers_is_listed(coverage):
    assert coverage.unanswered == ("M8", "M11", "M12")


def test_one_item_may_answer_several():
    asked = [CoverItem("a", "Xây phòng học kiên cố"), CoverItem("b", "Bổ sung thiết bị dạy học")]
    answers = [CoverItem("x", "Xây phòng học kiên cố và bổ sung thiết bị dạy học"), CoverItem("y", "Việc khác hẳn")]
    found = suggest(asked, answers)
    assert [found.best(key).answer for key in ("a", "b")] == ["x", "x"]


def test_a_suggestion_says_why_in_the_words_of_the_document(coverage):
    assert coverage.best("M9").because[:2] == ("an toàn trường học", "bếp ăn bán trú")


def test_a_shared_document_number_raises_the_score_and_is_named(coverage):
    match = coverage.best("M3")
    assert match.cites == ("71/2020/NĐ-CP",)
    assert match.score > match.words


def test_equal_words_score_one():
    same = [CoverItem("a", "Rà soát mạng lưới trường lớp"), CoverItem("b", "Nâng cao chất lượng đội ngũ")]
    found = suggest(same, same)
    assert [found.best(key).answer for key in "ab"] == ["a", "b"]
    assert found.best("a").score == 1.0


def test_accents_case_and_tone_placement_do_not_matter():
    asked = [CoverItem("a", "XÓA MÙ CHỮ"), CoverItem("b", "phòng học")]
    answers = [CoverItem("x", "xoá mù chữ"), CoverItem("y", "đội ngũ")]
    assert suggest(asked, answers).best("a").score == 1.0


def test_no_items_and_empty_words_give_no_suggestions():
    assert suggest([], items("province")).matches == ()
    assert suggest(items("ministry"), []).unanswered == tuple(entry["key"] for entry in PAIR["ministry"])
    assert suggest([CoverItem("a", " 2026 ")], [CoverItem("x", "")]).unanswered == ("a",)


def test_no_more_suggestions_than_a_person_reads(coverage):
    assert all(len(found) <= CHOICES for _, found in suggest(items("ministry"), items("province"), 0.0).matches)
