"""What a plan points out to the person who gives out the tasks: one function a remark, each a Finding."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from namhoc.core import Finding, Severity
from namhoc.orgunits import OrgUnit
from namhoc.steering.draft import AcceptedItem, DueDate, Duty


def abolished(item: AcceptedItem, duty: Duty, heirs: Sequence[str], as_of: date) -> Finding:
    """The body of ``duty`` no longer exists; ``heirs`` are the names of those that took it over, if known."""
    to = f"; việc chuyển về {', '.join(heirs)}" if heirs else "; chưa rõ cơ quan nào nhận việc"
    return Finding(
        "PLAN-ABOLISHED",
        f"{duty.agency} không còn vào ngày {as_of:%d/%m/%Y}{to}",
        "kiểm tra cơ quan nhận việc" if len(heirs) == 1 else "chọn cơ quan nhận việc",
        spans=(duty.span,) if duty.span else (),
        place=item.label,
    )


def no_lead(item: AcceptedItem, stand_in: str | None) -> Finding:
    """Nobody is told to do the item; ``stand_in`` leads for now. Without one the task cannot be given out."""
    return Finding(
        "PLAN-NO-LEAD",
        "Văn bản không nêu cơ quan chủ trì" + (f"; tạm để {stand_in} chủ trì" if stand_in else ""),
        "đổi cơ quan chủ trì nếu giao nơi khác" if stand_in else "chọn cơ quan chủ trì trước khi giao",
        Severity.LOOK if stand_in else Severity.BLOCKS,
        (item.span,),
        place=item.label,
    )


def several_doers(item: AcceptedItem, doers: Sequence[Duty]) -> Finding:
    """Several bodies are told to do the item and none to lead."""
    return Finding(
        "PLAN-NO-LEAD",
        f"Văn bản giao cho {len(doers)} nơi mà không nêu cơ quan chủ trì",
        "để mỗi nơi tự chịu trách nhiệm, hoặc chọn một cơ quan chủ trì",
        spans=tuple(duty.span for duty in doers if duty.span),
        place=item.label,
    )


def kinds_left_out(item: AcceptedItem, duty: Duty, extra: Sequence[OrgUnit]) -> Finding:
    """The words name fewer kinds of commune than the group was opened to."""
    kinds = ", ".join(sorted({str(unit.kind) for unit in extra}))
    return Finding(
        "PLAN-KINDS",
        f"“{duty.agency}” không nhắc {kinds}; vẫn giao cho {len(extra)} đơn vị ấy vì cùng là cấp xã",
        "bỏ các đơn vị ấy nếu văn bản không giao",
        Severity.NOTE,
        (duty.span,) if duty.span else (),
        place=item.label,
    )


def several_deadlines(item: AcceptedItem, dates: Sequence[DueDate]) -> Finding:
    """The words give more than one date; none is chosen."""
    listed = " và ".join(f"{due.on:%d/%m/%Y}" for due in dates)
    return Finding(
        "PLAN-TWO-DEADLINES",
        f"Có {len(dates)} thời hạn: {listed}. Chưa chọn",
        "chọn thời hạn của nhiệm vụ; thời hạn kia có thể là một mốc giữa chừng",
        spans=tuple(due.span for due in dates if due.span),
        place=item.label,
    )


def deadline_past(item: AcceptedItem, due: DueDate) -> Finding:
    """The only date had gone by on the day the task is given out."""
    return Finding(
        "PLAN-DEADLINE-PAST",
        f"Thời hạn {due.on:%d/%m/%Y} đã qua khi giao việc",
        "gia hạn, hoặc giao để ghi nhận việc đã làm",
        spans=(due.span,) if due.span else (),
        place=item.label,
    )
