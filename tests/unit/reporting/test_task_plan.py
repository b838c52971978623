"""The report model: from drafts to rows, and its golden JSON."""

import json
from datetime import date
from pathlib import Path

import pytest

from namhoc.core import Span
from namhoc.directives import TaskKind
from namhoc.reporting import as_json, content_of, place_of, plan_report
from namhoc.steering import DueDate, Plan, Responsible, Sourced, TaskDraft
from tests.unit.reporting.builders import make_report

GOLDEN = Path(__file__).parents[2] / "golden" / "reports" / "plan.json"


def draft(**changes):
    fields = {
        "item_key": "k",
        "label": "1.2",
        "title": "Lập danh sách",
        "words": "Lập danh sách.",
        "span": Span(0, 14),
        "leads": (Responsible("Sở Y tế"),),
    }
    return TaskDraft(**fields | changes)


def rows(*drafts):
    report = plan_report(Plan(drafts), scope="", source="", issuer="", as_of=date(2026, 9, 1))
    return report.rows


def test_the_model_is_the_one_agreed_on():
    assert as_json(make_report()) == json.loads(GOLDEN.read_text("utf-8"))


def test_a_group_is_told_with_its_number():
    leads = tuple(Responsible(f"Xã {n}") for n in range(99))
    assert rows(draft(leads=leads, group="UBND các xã, phường"))[0].lead == "UBND các xã, phường (99 đơn vị)"


def test_several_bodies_are_named_one_after_the_other():
    assert rows(draft(leads=(Responsible("Sở Y tế"), Responsible("Sở Nội vụ"))))[0].lead == "Sở Y tế; Sở Nội vụ"


def test_dates_to_choose_from_and_recurring_duties_stand_in_words():
    choices = (DueDate(date(2026, 9, 18)), DueDate(date(2026, 9, 25)))
    assert rows(draft(due_choices=choices))[0].due_note == "Chưa chọn: 18/9/2026 hoặc 25/9/2026"
    assert rows(draft(recurring=Sourced("hằng quý")))[0].due_note == "hằng quý"


def test_the_part_is_named_only_where_numbers_begin_again():
    assert [row.place for row in rows(draft(), draft(label="2"))] == ["Mục 1.2", "Mục 2"]
    assert [row.place for row in rows(draft(), draft(label="1", kind=TaskKind.SOLUTION))] == [
        "Nhiệm vụ, mục 1.2",
        "Giải pháp, mục 1",
    ]


@pytest.mark.parametrize(
    ("label", "place"), [("1.2.", "Mục 1.2"), ("a)", "Mục a"), ("Một là", "Một là"), ("II", "Mục II")]
)
def test_where_a_task_stands(label, place):
    assert place_of(label) == place


def test_a_title_that_was_cut_is_printed_in_full():
    assert content_of("Rà soát mạng lưới…", "1. Rà soát mạng lưới trường lớp. Sau đó …", "1.") == (
        "Rà soát mạng lưới trường lớp"
    )
    assert content_of("Rà soát  mạng lưới", "x", "") == "Rà soát mạng lưới"
