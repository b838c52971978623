"""One disagreement between figures, with somebody who settles it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Owner(StrEnum):
    """Who has to look."""

    COMMUNE = "commune"
    SCHOOL = "school"
    DOET = "doet"

    @property
    def label(self) -> str:
        """The word people read."""
        return {"commune": "xã", "school": "trường", "doet": "Sở Giáo dục và Đào tạo"}[self.value]


@dataclass(frozen=True, slots=True)
class Inconsistency:
    """``rule``: X1 ... X9. ``unit``: code of the commune, or of the province. ``place``: what it is about, the same
    from run to run ("2019.ppc"), so that an explanation given stays with it. ``owner_unit``: code of the unit that
    settles it. ``persons``: pseudonymous ids (X9), never names."""

    rule: str
    unit: str
    place: str
    text: str
    owner: Owner
    owner_unit: str
    left: int | None = None
    right: int | None = None
    persons: tuple[str, ...] = ()


_TO_DO = {
    "X1": "So biểu mầm non với biểu tiểu học, sửa số sai; xã có sổ thì sửa người trong sổ rồi lập lại biểu.",
    "X2": "So biểu tiểu học với biểu THCS, sửa số sai; xã có sổ thì sửa người trong sổ rồi lập lại biểu.",
    "X3": "Rà người của năm sinh này: tình trạng học, lớp, hoàn thành; hoặc sửa dòng của bảng đã nhập.",
    "X4": "Kiểm tra khả năng học tập, tiếp cận giáo dục, giới tính, dân tộc đã ghi.",
    "X5": "Kiểm tra dân số và số biết chữ theo nhóm tuổi; mức độ 2 gồm trong mức độ 1.",
    "X6": "Cộng lại từ các xã; tỷ lệ tính từ tổng, không lấy trung bình. Số xã đúng thì lập lại biểu của tỉnh.",
    "X7": "Ghi đủ chuyển đến, chuyển đi, chết và hoàn thành của năm; sai từ năm trước thì giải trình.",
    "X8": "Đối chiếu nơi học với xã có trường; người ở tỉnh khác đến học thì giải trình.",
    "X9": "Mở Sổ của trường, xử lý từng người khác nhau.",
}


def what_to_do(rule: str) -> str:
    """What settles a finding of ``rule``, in the words of the list; empty for a rule that there is not."""
    return _TO_DO.get(rule, "")
