"""Bàn làm việc, and the search over documents and tasks."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from namhoc.site.accounts.access import requires
from namhoc.site.accounts.permissions import Permission
from namhoc.site.directives.queries import find_documents


@requires()
def desk(request: HttpRequest) -> HttpResponse:
    """Everything asked of me, by due date."""
    return render(request, "desk/desk.html", {"today": timezone.localdate()})


@requires()
def search(request: HttpRequest) -> HttpResponse:
    """Documents (and tasks, once there are some) that hold the words, accents or not."""
    query = request.GET.get("q", "").strip()[:200]
    documents = []
    if query and request.user.can(Permission.READ_DOCUMENTS):
        documents = list(find_documents(request.user, query)[:20])
    return render(request, "desk/search.html", {"query": query, "documents": documents})
