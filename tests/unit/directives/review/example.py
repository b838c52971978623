"""A small directive in the genre, with what an ideal reader finds in it."""

from namhoc.core import Span
from namhoc.directives import Assignment, Deadline, Directive, DocumentFields, Target, Task, TaskKind
from namhoc.directives.directive import Role

TEXT = """CHỈ THỊ
Về nhiệm vụ trọng tâm năm học 2026-2027
1. Sắp xếp mạng lưới trường, lớp
1.1. Sở Giáo dục và Đào tạo chủ trì rà soát điểm trường lẻ; trình Ủy ban nhân dân tỉnh trước ngày 30/11/2026.
1.2. Ủy ban nhân dân các xã, phường lập danh sách điểm trường, gửi Sở Giáo dục và Đào tạo trước ngày 25/9/2026.
2. Duy trì, nâng cao kết quả phổ cập giáo dục
Ủy ban nhân dân các xã, phường phấn đấu ít nhất 90% số xã đạt mức độ 3 trong năm 2026; \
hoàn thành hồ sơ tự kiểm tra trước ngày 30/9/2026.
3. Vận động người chưa biết chữ ra lớp.
"""


def where(words: str, after: int = 0) -> Span:
    """The first place of ``words`` at or after ``after``."""
    at = TEXT.index(words, after)
    return Span(at, at + len(words))


def _task(ordinal: int, opening: str, last: str) -> Task:
    start, end = where(opening).start, where(last).end
    return Task(Span(start, end), "test", 0.9, ordinal, TaskKind.TASK, TEXT[start:end][:120], f"{ordinal}.")


def _assigned(span: Span, agency: str, agency_id: str, role: Role, ordinal: int) -> Assignment:
    return Assignment(span, "test", 0.9, agency, agency_id, role, "", ordinal)


SECOND = where("2. Duy trì").start

DIRECTIVE = Directive(
    fields=DocumentFields(),
    tasks=(
        _task(1, "1. Sắp xếp", "25/9/2026."),
        _task(2, "2. Duy trì", "30/9/2026."),
        _task(3, "3. Vận động", "ra lớp."),
    ),
    assignments=(
        _assigned(where("Sở Giáo dục và Đào tạo chủ trì"), "Sở Giáo dục và Đào tạo", "so-gddt", Role.LEAD, 1),
        _assigned(
            where("Ủy ban nhân dân các xã, phường lập"),
            "Ủy ban nhân dân các xã, phường",
            "ubnd-xa",
            Role.IMPLEMENT,
            1,
        ),
        _assigned(
            where("Ủy ban nhân dân các xã, phường phấn đấu"),
            "Ủy ban nhân dân các xã, phường",
            "ubnd-xa",
            Role.IMPLEMENT,
            2,
        ),
    ),
    targets=(
        Target(where("ít nhất 90% số xã đạt mức độ 3"), "test", 0.8, "xã đạt mức độ 3", 90, "%", None, ">=", 2026),
    ),
    deadlines=(
        Deadline(where("trước ngày 30/11/2026"), "test", 0.95, "deadline", "2026-11-30", None, "trình"),
        Deadline(where("trước ngày 25/9/2026"), "test", 0.95, "report", "2026-09-25", None, "gửi"),
        Deadline(where("trong năm 2026"), "test", 0.95, "deadline", "2026-12-31", None, "chỉ tiêu"),
        Deadline(where("trước ngày 30/9/2026"), "test", 0.95, "deadline", "2026-09-30", None, "hồ sơ"),
    ),
)
