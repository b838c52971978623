import pytest

from namhoc.directives.directive import TaskKind
from namhoc.directives.extractors.tasks.announced import announcements


def counted(text):
    return [(a.count, a.kind, a.past) for a in announcements(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "count", "kind"),
    [
        ("8 nhiệm vụ trọng tâm gồm:", 8, TaskKind.TASK),
        ("tập trung vào 09 nhiệm vụ chủ yếu", 9, TaskKind.TASK),
        ("triển khai 05 giải pháp cơ bản", 5, TaskKind.SOLUTION),
        ("ba nhóm nhiệm vụ", 3, TaskKind.TASK),
        ("10 nhiệm vụ, giải pháp", 10, TaskKind.TASK),
        ("6 nhóm giải pháp và nhiệm vụ", 6, TaskKind.TASK),
        ("bảy\nnhiệm vụ", 7, TaskKind.TASK),
    ],
)
def test_a_count_is_read_in_figures_and_in_words(text, count, kind):
    assert counted(text) == [(count, kind, False)]


@pytest.mark.parametrize(
    "text",
    [
        "năm học 2026 - 2027 nhiệm vụ là",
        "các nhiệm vụ trọng tâm",
        "Chỉ thị số 12/CT-UBND nhiệm vụ",
        "2 nhiệm vụ được giao cho Sở",
        "hai điểm trường",
    ],
)
def test_no_count_is_announced_where_none_is(text):
    assert counted(text) == []


def test_a_count_of_what_was_done_or_of_another_document_is_of_the_past():
    assert counted("Năm học trước, ngành đã thực hiện 12 nhiệm vụ.") == [(12, TaskKind.TASK, True)]
    assert counted("06 nhóm nhiệm vụ nêu tại Chỉ thị số 14/CT-UBND") == []
    assert counted("Đã làm xong. Năm nay có 3 nhiệm vụ.")[0][2] is False
