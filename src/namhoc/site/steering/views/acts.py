"""What people do on the task page. Every refusal comes back as the same page with what was typed."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from namhoc.core import UserFacingError
from namhoc.site.accounts.access import requires
from namhoc.site.accounts.permissions import Permission
from namhoc.site.errors import notice
from namhoc.site.steering import actions
from namhoc.site.steering.attention import to_remind
from namhoc.site.steering.filters import ListQuery, chosen
from namhoc.site.steering.forms import DeadlineForm, WithdrawForm
from namhoc.site.steering.models import TaskUnit
from namhoc.site.steering.rights import check_gave
from namhoc.site.steering.seen import rows_of
from namhoc.site.steering.views.listing import found_tasks
from namhoc.site.steering.views.task import get_row, get_task, refused
from namhoc.steering import Act, Progress

_DONE = {
    Act.UPDATE: _("Đã ghi tiến độ."),
    Act.SUBMIT: _("Đã báo xong. Nơi giao sẽ xác nhận; kết quả hiện trên bàn làm việc."),
    Act.TAKE_BACK: _("Đã rút lại báo cáo."),
    Act.CONFIRM: _("Đã xác nhận %(unit)s."),
    Act.RETURN: _("Đã trả lại %(unit)s, kèm lý do."),
    Act.REOPEN: _("Đã mở lại cho %(unit)s, kèm lý do."),
    Act.PAUSE: _("Đã tạm hoãn với %(unit)s."),
    Act.RESUME: _("Đã cho %(unit)s làm tiếp."),
    Act.DECLINE: _("Đã gửi lý do từ chối cho nơi giao."),
    Act.REASSIGN: _("Đã giao lại cho %(unit)s."),
    Act.WITHDRAW: _("Đã thu hồi từ %(unit)s."),
}


def _back(row: TaskUnit, request: HttpRequest) -> HttpResponse:
    address = row.task.get_absolute_url()
    own = row.unit_id == request.user.unit_id
    return redirect(address if own else f"{address}?dv={row.pk}#don-vi")


@requires(Permission.READ_TASKS)
@require_POST
def act(request: HttpRequest, pk: int) -> HttpResponse:
    """One act on one row: update, report done, confirm, return..."""
    row = get_row(request, pk)
    text = request.POST.get("noi-dung", "")
    version = request.POST.get("phien-ban", "")
    try:
        wanted = _act_of(request.POST.get("viec", ""))
        if wanted is Act.UPDATE and not text.strip():
            raise UserFacingError("STEER-EMPTY", "Chưa có nội dung cập nhật", fix="Ghi đã làm được gì rồi gửi lại.")
        seen = int(version) if version.isdecimal() and len(version) < 10 else None
        actions.act_on(by=request.user, row=row, act=wanted, text=text, version=seen)
    except UserFacingError as error:
        return refused(request, row, error, text=text)
    notice(request, str(_DONE[wanted]) % {"unit": row.name})
    return _back(row, request)


def _act_of(given: str) -> Act:
    try:
        return Act(given)
    except ValueError:
        raise UserFacingError("STEER-ACT", "Không rõ việc cần làm", fix="Bấm một nút trong trang nhiệm vụ.") from None


@requires(Permission.READ_TASKS, Permission.ISSUE_TASKS)
@require_POST
def confirm_all(request: HttpRequest, pk: int) -> HttpResponse:
    """Confirm every unit that has reported."""
    task = get_task(request, pk)
    check_gave(request.user, task)
    number = actions.confirm_all(by=request.user, rows=list(rows_of(request.user).filter(task=task)))
    notice(request, gettext("Đã xác nhận %(n)s đơn vị.") % {"n": number})
    return redirect(task)


@requires(Permission.READ_TASKS)
@require_POST
def comment(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask or answer: on one row, or as the giver to everybody."""
    task = get_task(request, pk)
    given, text = request.POST.get("dv", ""), request.POST.get("noi-dung", "")
    row = get_row(request, int(given)) if given.isdecimal() and len(given) < 12 else None
    try:
        actions.add_comment(by=request.user, task=task, row=row, text=text)
    except UserFacingError as error:
        return refused(request, row or task, error, comment=text)
    notice(request, _("Đã gửi trao đổi."))
    return _back(row, request) if row else redirect(task)


@requires(Permission.READ_TASKS, Permission.ISSUE_TASKS)
@require_http_methods(["GET", "POST"])
def deadline(request: HttpRequest, pk: int) -> HttpResponse:
    """Gia hạn."""
    task = get_task(request, pk)
    check_gave(request.user, task)
    form = DeadlineForm(request.POST if request.method == "POST" else None, initial={"new": task.due_on})
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_deadline(
                by=request.user, task=task, new=form.cleaned_data["new"], reason=form.cleaned_data["reason"]
            )
        except UserFacingError as error:
            form.add_error(None, error.text)
        else:
            notice(request, _("Đã đổi thời hạn. Thời hạn cũ và lý do còn trong lịch sử."))
            return redirect(task)
    return render(request, "steering/deadline.html", {"task": task, "form": form}, status=409 if form.errors else 200)


@requires(Permission.READ_TASKS, Permission.ISSUE_TASKS)
@require_http_methods(["GET", "POST"])
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Thu hồi, asked first with what will happen."""
    task = get_task(request, pk)
    check_gave(request.user, task)
    rows = list(rows_of(request.user).filter(task=task))
    form = WithdrawForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            number = actions.withdraw_task(by=request.user, task=task, reason=form.cleaned_data["reason"])
        except UserFacingError as error:
            form.add_error(None, error.text)
        else:
            done = gettext("Đã thu hồi từ %(n)s đơn vị.") % {"n": number}
            again = _("Cần thì giao việc mới.") if task.by_hand else _("Mục này có thể giao lại từ văn bản.")
            notice(request, f"{done} {again}")
            return redirect(task)
    context = {
        "task": task,
        "form": form,
        "open": sum(row.state.is_open for row in rows),
        "done": sum(row.state is Progress.DONE for row in rows),
    }
    return render(request, "steering/withdraw.html", context, status=409 if form.errors else 200)


@requires(Permission.READ_TASKS, Permission.ISSUE_TASKS)
@require_http_methods(["GET", "POST"])
def remind(request: HttpRequest, pk: int | None = None) -> HttpResponse:
    """Đôn đốc n đơn vị: of one task, or of every task in the list as it is filtered; asked first."""
    if pk is not None:
        tasks = [get_task(request, pk)]
        check_gave(request.user, tasks[0])
    else:
        query = ListQuery.read(request.GET)
        tasks = [seen.task for seen in chosen(found_tasks(request, query), query)]
    rows, rested = to_remind(request.user, tasks, timezone.now(), timezone.localdate())
    by_task: dict[int, list[TaskUnit]] = {}
    for row in rows:
        by_task.setdefault(row.task_id, []).append(row)
    units = len({row.unit_id for row in rows})
    back = tasks[0].get_absolute_url() if pk is not None else f"{reverse('tasks')}?{request.GET.urlencode()}"
    if request.method == "POST" and rows:
        text = request.POST.get("noi-dung", "")
        for task_rows in by_task.values():
            actions.remind(by=request.user, task=task_rows[0].task, rows=task_rows, text=text)
        notice(request, gettext("Đã gửi %(n)s lời nhắc tới %(units)s đơn vị.") % {"n": len(rows), "units": units})
        return redirect(back)
    context = {"groups": list(by_task.values()), "units": units, "notices": len(rows), "rested": rested, "back": back}
    return render(request, "steering/remind.html", context)
