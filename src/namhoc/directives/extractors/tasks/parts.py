"""The parts of a document by their headings: where units stand, and where none do."""

from __future__ import annotations

import re
from enum import StrEnum

from namhoc.core import fold
from namhoc.directives.directive import TaskKind


class Part(StrEnum):
    """What a heading announces: tasks, solutions, orders to agencies, or text that counts no unit."""

    TASKS = "tasks"
    SOLUTIONS = "solutions"
    ORDERS = "orders"
    CONTEXT = "context"

    @property
    def kind(self) -> TaskKind:
        """The kind of the units in such a part."""
        return {Part.SOLUTIONS: TaskKind.SOLUTION, Part.ORDERS: TaskKind.ASSIGNMENT}.get(self, TaskKind.TASK)


_LEAD = r"(?:ve |cac |mot so |nhung |he thong |nhom |\d+ |danh muc )*"
_PAST = re.compile(
    rf"{_LEAD}(?:ket qua|tinh hinh|danh gia (?:chung|tinh hinh|ket qua|thuc trang|viec|so bo|rui ro|cao|"
    r"cong tac (?:thang|quy|nam|tuan|hoc ky))|danh gia$|"
    r"thuc trang|hien trang|dac diem|boi canh|khai quat|(?:so ket|tong ket) (?:nam hoc|cong tac|viec|tinh hinh)|"
    r"cong tac da|viec da|ghi nhan|bieu duong|hoan nghenh)(?: |$)"
)
_CONTEXT = re.compile(
    rf"{_LEAD}(?:muc dich|muc tieu|yeu cau|quan diem|can cu|co so (?:phap ly|thuc tien|xay dung)|doi tuong|pham vi|"
    r"nguyen tac|phuong cham|phuong huong|dinh huong (?:den|chung|phat trien|nam|giai doan|tam nhin)|tam nhin|chu de|"
    r"thuan loi|kho khan|ton tai|han che|nguyen nhan|bai hoc|du bao|nhan dinh|rui ro|chi tieu|(?:nguon )?kinh phi|"
    r"nguon von|nguon luc (?:thuc hien|tai chinh)|du toan|che do (?:thong tin )?bao cao|(?:thong tin )?bao cao|"
    r"cong tac (?:thong tin )?bao cao|thoi gian|lo trinh|dia diem|thanh phan|giai thich|khen thuong|hieu luc|"
    r"dieu khoan|phu luc|dieu kien|tieu chuan|ho so|so luong|hinh thuc|le phi|quy trinh|thu tuc|xu ly vi pham|"
    r"(?:phan )?mo dau|dat van de|su can thiet|tien do thuc hien)(?: |$)"
)
_TASKS = re.compile(
    rf"{_LEAD}(?:phuong huong |muc tieu |yeu cau |quan diem |chi tieu |va )*"
    r"(?:nhiem vu|noi dung|cong viec|cong tac trong tam|hoat dong|trong tam|"
    r"ke hoach (?:hoat dong|thuc hien|thang \d+|quy \w+|tuan \d+|cong tac|"
    r"phat trien))(?: |$)"
)
_SOLUTIONS = re.compile(rf"{_LEAD}(?:giai phap|bien phap)(?: |$)")
_ORDERS = re.compile(
    r"(?:cong tac )?(?:to chuc (?:trien khai |chi dao )?(?:thuc hien|trien khai)|phan cong|"
    r"trach nhiem (?:thuc hien|cua cac|thi hanh)"
    r"|to chuc thuc hien|to chuc chi dao)(?: |$)"
)
_QUALIFIER = (
    r"(?: (?:va|giai phap|nhiem vu|bien phap|trong tam|chu yeu|co ban|chung|cu the|chinh|thuc hien|trien khai|noi dung|"
    r"hinh thuc|to chuc|nam \d+|nam hoc \d+ \d+|giai doan \d+ \d+|dot pha|khac|thuong xuyen|ve|trong thoi gian toi|"
    r"cong tac|can tap trung|tap trung|trien khai thuc hien|cua nganh(?: giao duc)?(?: va dao tao)?))*"
)
_PURE = re.compile(
    rf"{_LEAD}(?:nhiem vu|noi dung|giai phap|bien phap|cong tac trong tam|to chuc thuc hien|phan cong){_QUALIFIER}"
)


def part_of(title: str) -> Part | None:
    """The part that a heading opens; None when its words are those of a unit.

    A review of the past ("Kết quả thực hiện nhiệm vụ ...") is context although it names tasks; "Mục tiêu, nhiệm vụ"
    holds tasks although it opens with goals.
    """
    words = fold(title[:160])
    if _PAST.match(words):
        return Part.CONTEXT
    if _ORDERS.match(words):
        return Part.ORDERS
    if _TASKS.match(words):
        return Part.TASKS
    if _SOLUTIONS.match(words):
        return Part.TASKS if " nhiem vu" in f" {words[:40]}" else Part.SOLUTIONS
    return Part.CONTEXT if _CONTEXT.match(words) else None


def is_past(title: str) -> bool:
    """True when a heading tells of what was done or found, or praises it."""
    return bool(_PAST.match(fold(title[:160])))


def is_pure(title: str) -> bool:
    """True when a heading says nothing but that units follow ("Nhiệm vụ cụ thể"): it is a part, not a unit."""
    return bool(_PURE.fullmatch(fold(title)))
