import pytest

from namhoc.core import Span
from namhoc.directives.directive import Role
from namhoc.directives.extractors.assignments.labelled import label_alone, read_labelled


def labelled(names, paragraph, duties):
    read_labelled(names, paragraph, 1, duties)


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("- Cơ quan chủ trì: Sở Y tế", "lead"),
        ("**Đơn vị chủ trì tham mưu thực hiện: **Sở Y tế", "lead"),
        ("+ Phối hợp: Sở Y tế.", "coordinate"),
        ("b) Đơn vị, địa phương phối hợp thực hiện: Sở Y tế", "coordinate"),
        ("Trách nhiệm thực hiện: Sở Y tế", "implement"),
    ],
)
def test_the_label_gives_the_role(duties_of, text, role):
    assert duties_of(text, labelled) == [("so-yte", role)]


def test_a_name_in_a_bracket_has_no_part(duties_of):
    assert duties_of("Cơ quan phối hợp: Công an tỉnh (Sở Y tế gửi danh sách)", labelled) == [("cong-an", "coordinate")]


def test_two_labels_on_one_line_are_two_roles(duties_of):
    text = "Cơ quan chủ trì: Sở Y tế; cơ quan phối hợp: Công an tỉnh."
    assert duties_of(text, labelled) == [("so-yte", "lead"), ("cong-an", "coordinate")]


def test_the_words_under_a_label_may_say_more_than_the_label(duties_of):
    text = "Cơ quan thực hiện: Sở Y tế chủ trì, phối hợp với Công an tỉnh tuyên truyền; Sở Nội vụ."
    assert duties_of(text, labelled) == [("so-yte", "lead"), ("cong-an", "coordinate"), ("so-noi-vu", "implement")]


@pytest.mark.parametrize("text", ["Thời gian thực hiện: Quý IV", "Thực hiện tốt các nhiệm vụ", "Kinh phí: Sở Y tế", ""])
def test_other_lines_are_no_labelled_lines(duties_of, text):
    assert duties_of(text, labelled) == []


def test_a_label_with_nothing_behind_it_speaks_for_the_lines_below():
    assert label_alone("- Cơ quan chủ trì:", Span(0, 18)) is Role.LEAD
    text = "- Cơ quan chủ trì: Sở Y tế"
    assert label_alone(text, Span(0, len(text))) is None
