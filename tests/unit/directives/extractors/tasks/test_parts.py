import pytest

from namhoc.directives.directive import TaskKind
from namhoc.directives.extractors.tasks.parts import Part, is_pure, part_of


@pytest.mark.parametrize(
    ("title", "part"),
    [
        ("NHIỆM VỤ TRỌNG TÂM", Part.TASKS),
        ("NHIỆM VỤ, GIẢI PHÁP", Part.TASKS),
        ("MỘT SỐ NHIỆM VỤ, GIẢI PHÁP TRONG THỜI GIAN TỚI", Part.TASKS),
        ("NỘI DUNG, HÌNH THỨC VÀ BIỆN PHÁP THỰC HIỆN", Part.TASKS),
        ("PHƯƠNG HƯỚNG, NHIỆM VỤ NĂM HỌC 2026 - 2027", Part.TASKS),
        ("Mục tiêu, nhiệm vụ", Part.TASKS),
        ("CÁC GIẢI PHÁP CHỦ YẾU", Part.SOLUTIONS),
        ("Một số nhóm giải pháp cơ bản", Part.SOLUTIONS),
        ("TỔ CHỨC THỰC HIỆN", Part.ORDERS),
        ("PHÂN CÔNG NHIỆM VỤ", Part.ORDERS),
        ("MỤC ĐÍCH, YÊU CẦU", Part.CONTEXT),
        ("Mục tiêu cụ thể đến năm 2035", Part.CONTEXT),
        ("KẾT QUẢ THỰC HIỆN NHIỆM VỤ NĂM HỌC 2025 - 2026", Part.CONTEXT),
        ("Tình hình thực hiện nhiệm vụ", Part.CONTEXT),
        ("ĐÁNH GIÁ CHUNG", Part.CONTEXT),
        ("KINH PHÍ THỰC HIỆN", Part.CONTEXT),
        ("Chế độ báo cáo", Part.CONTEXT),
        ("Phương hướng chung", Part.CONTEXT),
        ("Nâng cao chất lượng giáo dục mầm non", None),
        ("Đánh giá, kiểm định chất lượng giáo dục", None),
        ("Tổ chức tập huấn", None),
        ("Giáo dục mầm non", None),
    ],
)
def test_a_heading_is_known_by_its_first_words(title, part):
    assert part_of(title) is part


def test_only_a_bare_heading_is_a_part_inside_a_part():
    assert is_pure("Nhiệm vụ cụ thể")
    assert is_pure("Nhiệm vụ trọng tâm năm học 2026 - 2027")
    assert not is_pure("Nhiệm vụ phổ cập giáo dục")
    assert not is_pure("Rà soát mạng lưới")


def test_a_part_gives_its_units_their_kind():
    assert [part.kind for part in (Part.TASKS, Part.SOLUTIONS, Part.ORDERS)] == [
        TaskKind.TASK,
        TaskKind.SOLUTION,
        TaskKind.ASSIGNMENT,
    ]
