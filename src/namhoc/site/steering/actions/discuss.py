"""Words between the giver and the units: comments and reminders."""

from collections.abc import Iterable

from django.core.exceptions import PermissionDenied
from django.db import transaction

from namhoc.core import UserFacingError
from namhoc.site.accounts.models import User
from namhoc.site.audit.record import record
from namhoc.site.steering.models import Comment, Reminder, Task, TaskUnit
from namhoc.site.steering.rights import check_gave, does, gave

LONGEST_COMMENT = 2000  # characters


@transaction.atomic
def add_comment(*, by: User, task: Task, text: str, row: TaskUnit | None = None) -> Comment:
    """Ask or answer. A unit speaks on its own row, which the giver reads and the other units do not; the giver speaks
    on one row or, with ``row`` None, to all who have the task."""
    if row is not None and row.task_id != task.pk:
        raise PermissionDenied
    if not gave(by, task) and not (row is not None and does(by, row)):
        raise PermissionDenied
    text = text.strip()[:LONGEST_COMMENT]
    if not text:
        raise UserFacingError("STEER-EMPTY", "Chưa có nội dung trao đổi", fix="Gõ câu hỏi hoặc câu trả lời rồi gửi.")
    comment = Comment.objects.create(task=task, row=row, by=by, text=text)
    record("task.comment", task, by=by, document=task.document, details={"row": row.pk if row else None})
    return comment


@transaction.atomic
def remind(*, by: User, task: Task, rows: Iterable[TaskUnit], text: str = "") -> int:
    """Đôn đốc: a notice on the desk of every unit of ``rows``; returns how many. Bodies without an account get none."""
    check_gave(by, task)
    rows = [row for row in rows if row.unit_id and row.task_id == task.pk and row.state.is_open]
    if not rows:
        raise UserFacingError(
            "STEER-NOBODY",
            "Không có đơn vị nào để đôn đốc",
            why="Các đơn vị đã báo xong hoặc vừa được nhắc",
            fix="Xem danh sách đơn vị; nhắc lại sau 24 giờ.",
        )
    Reminder.objects.bulk_create([Reminder(row=row, by=by, text=text.strip()[:500]) for row in rows])
    record("task.remind", task, by=by, document=task.document, details={"units": len(rows)})
    return len(rows)
