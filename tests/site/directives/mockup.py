"""The directive of the design (tỉnh Hoàng Sơn, simulated), with what an ideal reader finds in it."""

from typing import Any

from namhoc.core import Span
from namhoc.directives import Assignment, Deadline, Directive, DocumentFields, Target, Task, TaskKind
from namhoc.directives.as_json import as_json
from namhoc.directives.directive import Role

TEXT = """ỦY BAN NHÂN DÂN TỈNH HOÀNG SƠN
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 12/CT-UBND
Hoàng Sơn, ngày 25 tháng 8 năm 2026
CHỈ THỊ
Về nhiệm vụ trọng tâm năm học 2026-2027
Năm học 2026-2027 là năm học thứ hai tổ chức quản lý giáo dục theo mô hình chính quyền địa phương hai cấp. \
Để thực hiện tốt nhiệm vụ năm học, Chủ tịch Ủy ban nhân dân tỉnh yêu cầu:
1. Sắp xếp mạng lưới trường, lớp
1.1. Sở Giáo dục và Đào tạo chủ trì rà soát toàn bộ điểm trường lẻ, đề xuất phương án dồn ghép nơi có dưới 20 học \
sinh và đường đến trường chính không quá 4 km; trình Ủy ban nhân dân tỉnh trước ngày 30/11/2026.
1.2. Ủy ban nhân dân các xã, phường lập danh sách điểm trường, số học sinh và khoảng cách đến trường chính, gửi Sở \
Giáo dục và Đào tạo trước ngày 25/9/2026.
1.3. Sở Giáo dục và Đào tạo ban hành tiêu chí sắp xếp điểm trường trước ngày 15/9/2026.
2. Duy trì, nâng cao kết quả phổ cập giáo dục, xóa mù chữ
2.1. Ủy ban nhân dân các xã, phường duy trì vững chắc kết quả phổ cập giáo dục mầm non cho trẻ em 5 tuổi; phấn đấu \
ít nhất 90% số xã, phường đạt chuẩn phổ cập giáo dục tiểu học mức độ 3 trong năm 2026; hoàn thành hồ sơ tự kiểm tra \
trước ngày 30/9/2026.
2.2. Vận động người trong độ tuổi chưa biết chữ ra lớp; mỗi xã có người chưa biết chữ mở ít nhất 01 lớp xóa mù chữ, \
ưu tiên thôn, bản vùng cao và phụ nữ từ 36 đến 60 tuổi.
3. Đội ngũ nhà giáo
3.1. Sở Nội vụ phối hợp với Sở Giáo dục và Đào tạo tuyển đủ số biên chế được giao, bảo đảm 100% giáo viên đạt trình \
độ chuẩn được đào tạo.
3.2. Bồi dưỡng giáo viên dạy lớp ghép.
"""

_DOET, _COMMUNES = ("Sở Giáo dục và Đào tạo", "so-gddt"), ("Ủy ban nhân dân các xã, phường", "ubnd-xa")


def where(words: str) -> Span:
    """The first place of ``words`` in the directive."""
    at = TEXT.index(words)
    return Span(at, at + len(words))


def _task(ordinal: int, opening: str, last: str) -> Task:
    span = Span(where(opening).start, where(last).end)
    return Task(span, "test", 0.95, ordinal, TaskKind.TASK, span.of(TEXT)[:120], f"{ordinal}.")


def _assigned(words: str, agency: tuple[str, str], role: Role, ordinal: int) -> Assignment:
    return Assignment(where(words), "test", 0.92, *agency, role, "", ordinal)


def _due(words: str, day: str, what: str = "") -> Deadline:
    return Deadline(where(words), "test", 0.97, "deadline", day, None, what)


DIRECTIVE = Directive(
    fields=DocumentFields(
        type="chi_thi", number="12", symbol="CT-UBND", title_span=where("Về nhiệm vụ trọng tâm năm học 2026-2027")
    ),
    tasks=(
        _task(1, "1. Sắp xếp", "trước ngày 15/9/2026."),
        _task(2, "2. Duy trì", "từ 36 đến 60 tuổi."),
        _task(3, "3. Đội ngũ", "dạy lớp ghép."),
    ),
    assignments=(
        _assigned("Sở Giáo dục và Đào tạo chủ trì", _DOET, Role.LEAD, 1),
        _assigned("Ủy ban nhân dân các xã, phường lập", _COMMUNES, Role.IMPLEMENT, 1),
        _assigned("Sở Giáo dục và Đào tạo ban hành", _DOET, Role.IMPLEMENT, 1),
        _assigned("Ủy ban nhân dân các xã, phường duy trì", _COMMUNES, Role.IMPLEMENT, 2),
        _assigned("Sở Nội vụ phối hợp", ("Sở Nội vụ", "so-noi-vu"), Role.IMPLEMENT, 3),
        _assigned("Sở Giáo dục và Đào tạo tuyển", _DOET, Role.COORDINATE, 3),
    ),
    targets=(
        Target(
            where("ít nhất 90% số xã, phường đạt chuẩn phổ cập giáo dục tiểu học mức độ 3"),
            "test", 0.9, "xã đạt mức độ 3", 90, "%", None, ">=", 2026,
        ),
        Target(where("100% giáo viên đạt trình độ chuẩn"), "test", 0.75, "đạt chuẩn", 100, "%", None, "=", None),
    ),
    deadlines=(
        _due("trước ngày 30/11/2026", "2026-11-30"),
        _due("trước ngày 25/9/2026", "2026-09-25"),
        _due("trước ngày 15/9/2026", "2026-09-15"),
        _due("trong năm 2026", "2026-12-31", "chỉ tiêu"),
        _due("trước ngày 30/9/2026", "2026-09-30", "hồ sơ"),
    ),
)  # fmt: skip


def directive_values() -> dict[str, Any]:
    """The directive as it is kept with its document."""
    return as_json(DIRECTIVE, TEXT)
