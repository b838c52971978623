"""The task list: filters, groups that open, saved filters."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_POST

from namhoc.site.accounts.access import requires
from namhoc.site.accounts.permissions import Permission
from namhoc.site.directives.queries import documents_of
from namhoc.site.errors import notice
from namhoc.site.steering.actions import drop_filter, save_filter
from namhoc.site.steering.attention import late_units
from namhoc.site.steering.filters import ListQuery, chosen, pills, summary
from namhoc.site.steering.models import SavedFilter, Task
from namhoc.site.steering.seen import SeenTask, in_name_order, only_rows, rows_of, search, see, tasks_of
from namhoc.steering import TimeState

PER_PAGE = 25


def page_number(request: HttpRequest, name: str) -> int:
    """A page from the address; 1 when there is none or it is no number."""
    given = request.GET.get(name, "")
    return int(given) if given.isascii() and given.isdigit() and len(given) < 7 else 1


def found_tasks(request: HttpRequest, query: ListQuery) -> list[SeenTask]:
    """Every task that the words and the document leave, seen by the person who asks."""
    tasks = search(tasks_of(request.user), query.words)
    if query.document is not None:
        tasks = tasks.filter(document=query.document)
    return see(request.user, tasks, timezone.localdate())


@requires(Permission.READ_TASKS)
@require_GET
def task_list(request: HttpRequest) -> HttpResponse:
    """Nhiệm vụ: all tasks in the person's scope, in the order of the documents. htmx asks for further pages only."""
    query = ListQuery.read(request.GET)
    everything = found_tasks(request, query)
    shown = chosen(everything, query)
    page = Paginator(shown, PER_PAGE).get_page(page_number(request, "trang"))
    rows = only_rows(request.user, page.object_list)
    opened = page_number(request, "mo") if "mo" in request.GET else None
    context: dict[str, Any] = {
        "query": query.words,
        "list_query": query,
        "page": page,
        "lines": _with_headings(
            [_line(request, seen, rows.get(seen.task.pk), seen.task.pk == opened) for seen in page.object_list], query
        ),
        "more": query.address(trang=page.next_page_number()) if page.has_next() else "",
    }
    if request.htmx and request.GET.get("trang"):
        return render(request, "steering/list_rows.html", context)
    documents = documents_of(request.user).filter(tasks__isnull=False).distinct()
    return render(
        request,
        "steering/list.html",
        context
        | {
            "documents": documents,
            "document": next((one for one in documents if one.pk == query.document), None),
            "pills": pills(request.user, everything, query),
            "saved": [{"filter": one, "here": one.query == query.address()} for one in request.user.task_filters.all()],
            "summary": summary(everything),
            "late": late_units(request.user, everything),
            "nothing_at_all": not everything and not query.address(),
        },
    )


def _with_headings(lines: list[dict[str, Any]], query: ListQuery) -> list[dict[str, Any]]:
    """A heading where the document or its part changes; none when there is only one of them to see."""
    parts = [_part(line["task"], query) for line in lines]
    if len(set(parts)) > 1:
        for line, part, before in zip(lines, parts, [None, *parts], strict=False):
            line["heading"] = part if part != before else ""
    return lines


def _part(task: Task, query: ListQuery) -> str:
    if task.document is None:
        return gettext("Giao trực tiếp")
    document = "" if query.document else task.document.heading
    return ": ".join(part for part in (document, task.get_kind_display()) if part)


def _line(request: HttpRequest, seen: SeenTask, row: Any, opened: bool, page: int = 1) -> dict[str, Any]:
    line: dict[str, Any] = {"seen": seen, "task": seen.task, "row": row, "opened": opened}
    if opened and seen.is_group:
        units = in_name_order(rows_of(request.user).filter(task=seen.task))
        line["units"] = Paginator(units, PER_PAGE).get_page(page)
        line["open_time"] = TimeState.of(seen.task.due_on, None, timezone.localdate(), 0)
    return line


@requires(Permission.READ_TASKS)
@require_GET
def group_rows(request: HttpRequest, pk: int) -> HttpResponse:
    """One task of the list with its units open, 25 a page, or with ?dong closed again: what htmx puts in place."""
    seen = see(request.user, tasks_of(request.user).filter(pk=pk), timezone.localdate())
    if not seen:
        return HttpResponse(status=404)
    row = only_rows(request.user, seen).get(pk)
    line = _line(request, seen[0], row, "dong" not in request.GET, page_number(request, "trang"))
    return render(request, "steering/list_task.html", {"line": line, "replaced": True})


@requires(Permission.READ_TASKS)
@require_POST
def filter_save(request: HttpRequest) -> HttpResponse:
    """Keep the present filter under a name."""
    query = ListQuery.read(request.POST)
    saved = save_filter(by=request.user, name=request.POST.get("ten", ""), query=query.address())
    notice(request, gettext("Đã lưu bộ lọc “%(name)s”.") % {"name": saved.name})
    return redirect(f"{reverse('tasks')}?{saved.query}")


@requires(Permission.READ_TASKS)
@require_POST
def filter_drop(request: HttpRequest, pk: int) -> HttpResponse:
    """Forget a saved filter."""
    drop_filter(by=request.user, saved=get_object_or_404(SavedFilter, pk=pk, user=request.user))
    return redirect("tasks")
