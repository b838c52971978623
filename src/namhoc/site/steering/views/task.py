"""The page of one task: its words, its units, its history, and what the reader may do."""

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from namhoc.core import UserFacingError
from namhoc.site.accounts.access import requires
from namhoc.site.accounts.models import User
from namhoc.site.accounts.permissions import Permission
from namhoc.site.accounts.scopes import has_reached, may_read
from namhoc.site.steering.actions import open_row
from namhoc.site.steering.attention import needing_a_look, time_of, to_remind
from namhoc.site.steering.history import history_of
from namhoc.site.steering.models import Evidence, Task, TaskUnit
from namhoc.site.steering.rights import acts_for, does, gave
from namhoc.site.steering.seen import in_name_order, rows_of, rows_of_task, see, tasks_of
from namhoc.site.steering.views.listing import PER_PAGE, page_number
from namhoc.steering import ACTS, Act, Progress

ATTENTION = 10  # rows shown before "Xem cả n đơn vị"


def get_task(request: HttpRequest, pk: int) -> Task:
    """The task; 404 when there is none or it is out of the reader's scope."""
    task = tasks_of(request.user).filter(pk=pk).first()
    if task is None:
        raise Http404
    return task


def get_row(request: HttpRequest, pk: int) -> TaskUnit:
    """The row; 404 when there is none or it is out of the reader's scope."""
    row = rows_of(request.user).filter(pk=pk).first()
    if row is None:
        raise Http404
    return row


@requires(Permission.READ_TASKS)
@require_GET
def task(request: HttpRequest, pk: int) -> HttpResponse:
    """The task page."""
    found = get_task(request, pk)
    rows = rows_of_task(request.user, found)
    for row in rows:
        if row.unit_id == request.user.unit_id:
            open_row(by=request.user, row=row)
    return render(request, "steering/task.html", page_of(request, found, rows))


def refused(request: HttpRequest, row_or_task: TaskUnit | Task, error: UserFacingError, **typed: str) -> HttpResponse:
    """The task page again with the error on top and everything that was typed still in its field."""
    found = row_or_task if isinstance(row_or_task, Task) else row_or_task.task
    found = get_task(request, found.pk)
    chosen = row_or_task.pk if isinstance(row_or_task, TaskUnit) else None
    rows = rows_of_task(request.user, found)
    context = page_of(request, found, rows, chosen=chosen) | {"error": error, "typed": typed}
    return render(request, "steering/task.html", context, status=409)


def page_of(request: HttpRequest, found: Task, rows: list[TaskUnit], *, chosen: int | None = None) -> dict[str, Any]:
    """What the task page shows to this person."""
    user, today = request.user, timezone.localdate()
    seen = see(user, tasks_of(user).filter(pk=found.pk), today)[0]
    time = time_of(found, today)
    giver = gave(user, found)
    row = _chosen_row(request, rows, chosen)
    late, rested = to_remind(user, [found], timezone.now(), today) if giver else ([], 0)
    everything = "tat-ca" in request.GET
    attention = needing_a_look(rows, time)
    units = in_name_order(rows) if everything else attention[:ATTENTION]
    context: dict[str, Any] = {
        "task": found,
        "seen": seen,
        "open_time": time,
        "giver": giver,
        "late": late,
        "rested": rested,
        "rows_total": len(rows),
        "everything": everything,
        "attention": len(attention),
        "units": with_files(Paginator(units, PER_PAGE).get_page(page_number(request, "trang"))),
        "awaiting": [one for one in rows if one.state is Progress.AWAITING] if giver else [],
        "row": row,
        "history": history_of(user, found, row=row.pk if row and giver and seen.is_group else None),
        "may_read_document": bool(found.document and may_read(user, found.document)),
        "may_open_about": may_open_about(user, found),
        "typed": {},
    }
    if row is not None:
        context |= _row_context(request, row)
    return context


def may_open_about(user: User, task: Task) -> bool:
    """The page that the task was given out from is for this reader too: its counts are of a unit within reach."""
    unit = task.about_unit
    return unit is not None and user.can(Permission.READ_RECOGNITION) and has_reached(user, unit)


def _chosen_row(request: HttpRequest, rows: list[TaskUnit], chosen: int | None) -> TaskUnit | None:
    """The row the page is about: the only one, the one asked for, or the reader's own."""
    if len(rows) == 1:
        return rows[0]
    wanted = chosen or page_number(request, "dv") * ("dv" in request.GET)
    own = [row for row in rows if row.unit_id == request.user.unit_id]
    return next((row for row in rows if row.pk == wanted), own[0] if own else None)


def _row_context(request: HttpRequest, row: TaskUnit) -> dict[str, Any]:
    acts = acts_for(request.user, row)
    return {
        "does": does(request.user, row),
        "files": row.evidence.filter(removed_at=None).select_related("by"),
        "last_report": row.reports.exclude(text="").first(),
        "acts": [_button(act) for act in acts if act is not Act.WITHDRAW],
        "row_withdraw": Act.WITHDRAW in acts,
    }


def _button(act: Act) -> dict[str, Any]:
    return {
        "value": act.value,
        "label": act.label,
        "main": act in (Act.SUBMIT, Act.CONFIRM),
        "reason": ACTS[act].needs_reason,
    }


def with_files(page: Any) -> Any:
    """Give every row of a page its files."""
    files: dict[int, list[Evidence]] = {}
    for file in Evidence.objects.filter(row__in=[row.pk for row in page], removed_at=None):
        files.setdefault(file.row_id, []).append(file)
    for row in page:
        row.files = files.get(row.pk, [])
    return page
