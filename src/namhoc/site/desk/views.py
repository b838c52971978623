"""Bàn làm việc, and the search over documents, tasks and units."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from namhoc.site.accounts.access import requires
from namhoc.site.accounts.permissions import Permission
from namhoc.site.desk.board import Board
from namhoc.site.desk.visits import changes_since, last_visit
from namhoc.site.directives.queries import find_documents
from namhoc.site.steering.seen import search as search_tasks
from namhoc.site.steering.seen import tasks_of
from namhoc.site.territory.listing import find_units


@requires()
@require_GET
def desk(request: HttpRequest) -> HttpResponse:
    """Everything asked of me, by due date."""
    today = timezone.localdate()
    since = last_visit(request)
    context = {
        "today": today,
        "board": Board(request.user, today),
        "since": since,
        "changes": changes_since(request.user, since) if since else [],
    }
    return render(request, "desk/desk.html", context)


@requires()
@require_GET
def search(request: HttpRequest) -> HttpResponse:
    """Documents, tasks and units that hold the words, accents or not; twenty of each."""
    query = request.GET.get("q", "").strip()[:200]
    documents, tasks, units = [], [], []
    if query and request.user.can(Permission.READ_DOCUMENTS):
        documents = list(find_documents(request.user, query)[:20])
    if query and request.user.can(Permission.READ_TASKS):
        tasks = list(search_tasks(tasks_of(request.user), query)[:20])
    if query and request.user.can(Permission.READ_SCHOOLS):
        units = list(find_units(request.user, query, timezone.localdate())[:20])
    context = {"query": query, "documents": documents, "tasks": tasks, "units": units}
    return render(request, "desk/search.html", context)
