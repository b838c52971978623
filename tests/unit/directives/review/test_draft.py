"""From a directive to a list of items."""

from dataclasses import replace

from namhoc.core import Span
from namhoc.directives import Assignment, Deadline, Directive, DocumentFields, Task, TaskKind
from namhoc.directives.directive import Role
from namhoc.directives.review import Mark, deadline_cuts, draft, marks_of, part_cuts
from namhoc.directives.review.titles import title_of
from tests.unit.directives.review.example import DIRECTIVE, TEXT, where


def test_a_unit_whose_numbered_parts_are_addressed_falls_into_these_parts() -> None:
    items = draft(DIRECTIVE, TEXT)
    assert [item.label for item in items] == ["1.1", "1.2", "2", "3"]
    assert items[0].unit == "1. Sắp xếp mạng lưới trường, lớp"
    assert items[2].unit == ""


def test_a_unit_whose_parts_are_not_addressed_stays_whole() -> None:
    bare = replace(DIRECTIVE, assignments=(), deadlines=())
    assert [item.label for item in draft(bare, TEXT)] == ["1", "2", "3"]


def test_a_second_draft_gives_the_same_keys() -> None:
    assert draft(DIRECTIVE, TEXT) == draft(DIRECTIVE, TEXT)
    assert len({item.key for item in draft(DIRECTIVE, TEXT)}) == 4


def test_who_is_told_to_do_it_leads_where_nobody_is_said_to() -> None:
    first, second, _, third = draft(DIRECTIVE, TEXT)
    assert first.lead.value is not None
    assert first.lead.value.code == "so-gddt"
    assert second.lead.value is not None
    assert second.lead.value.code == "ubnd-xa"
    assert third.lead.value is None


def test_several_deadlines_leave_the_choice_open() -> None:
    item = draft(DIRECTIVE, TEXT)[2]
    assert [option.code for option in item.deadline.options] == ["2026-12-31", "2026-09-30"]
    assert item.deadline.value is None
    assert item.deadline.open


def test_the_title_names_the_work_not_its_number_its_leader_or_its_date() -> None:
    titles = [item.title.text for item in draft(DIRECTIVE, TEXT)]
    assert titles[0] == "Rà soát điểm trường lẻ"
    assert titles[1] == "Lập danh sách điểm trường, gửi Sở Giáo dục và Đào tạo"
    assert titles[3] == "Vận động người chưa biết chữ ra lớp"


def test_a_target_is_shown_in_signs_beside_its_words() -> None:
    (target,) = draft(DIRECTIVE, TEXT)[2].target.values
    assert target.detail == "≥ 90 %"
    assert target.text == "ít nhất 90% số xã đạt mức độ 3"


def test_an_item_with_two_deadlines_is_cut_where_the_clause_of_the_first_ends() -> None:
    (position,) = deadline_cuts(draft(DIRECTIVE, TEXT)[2], TEXT)
    assert TEXT[position:].startswith("hoàn thành hồ sơ")


def test_an_item_with_one_deadline_is_not_cut() -> None:
    assert deadline_cuts(draft(DIRECTIVE, TEXT)[0], TEXT) == ()


def test_a_whole_unit_can_be_cut_at_its_parts() -> None:
    whole = draft(replace(DIRECTIVE, assignments=(), deadlines=()), TEXT)[0]
    assert part_cuts(whole, TEXT) == (where("1.2.").start,)


def test_a_text_without_units_gives_an_empty_list() -> None:
    assert draft(replace(DIRECTIVE, tasks=()), TEXT) == ()


def test_partners_are_left_out_of_the_title_with_the_leader() -> None:
    text = "a) Sở Y tế chủ trì, phối hợp với Sở Tài chính và Sở Nội vụ rà soát trạm y tế trước ngày 30/9/2026."
    names = ["Sở Y tế", "Sở Tài chính", "Sở Nội vụ"]
    assert title_of((Span(0, len(text)),), text, names).text == "Rà soát trạm y tế"


def test_the_title_of_a_block_addressed_to_an_agency_is_its_first_duty() -> None:
    text = "1. Sở Giáo dục và Đào tạo\nChủ trì, phối hợp với các sở triển khai Chỉ thị này; báo cáo kết quả."
    assert title_of((Span(0, len(text)),), text, ["các sở"], addressed=True).text == "Triển khai Chỉ thị này"
    bare = "1. Sở Giáo dục và Đào tạo"
    assert title_of((Span(0, len(bare)),), bare, ["Sở Giáo dục và Đào tạo"], addressed=True).text == bare[3:]


def test_parts_of_a_block_belong_to_the_agency_it_is_addressed_to() -> None:
    text = "1. Sở Y tế\na) Chủ trì khám sức khỏe học sinh.\nb) Hướng dẫn vệ sinh trường học trước ngày 30/9/2026.\n"
    duty = Span(text.index("Chủ trì"), text.index("học sinh") + 8)
    due = Span(text.index("trước"), len(text) - 2)
    block = Directive(
        fields=DocumentFields(),
        tasks=(Task(Span(0, len(text) - 1), "test", 0.9, 1, TaskKind.ASSIGNMENT, text[:120], "1."),),
        assignments=(Assignment(duty, "test", 0.9, "Sở Y tế", "so-y-te", Role.LEAD, "", 1),),
        deadlines=(Deadline(due, "test", 0.9, "deadline", "2026-09-30", None, ""),),
    )
    items = draft(block, text)
    assert [item.lead.value.code for item in items if item.lead.value] == ["so-y-te", "so-y-te"]
    assert (Span(3, 10), Mark.AGENCY) in marks_of(block, text)
