"""The page of one person."""

from typing import Any

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from namhoc.site.accounts.access import requires
from namhoc.site.accounts.permissions import Permission
from namhoc.site.accounts.scopes import readable_by
from namhoc.site.audit.record import record
from namhoc.site.errors import notice
from namhoc.site.registry.actions import undo_change, withdraw_event
from namhoc.site.registry.fields import PAPER_FIELDS, YEAR_FIELDS, in_words, label_of
from namhoc.site.registry.models import (
    CompletionPaper,
    EventKind,
    FieldChange,
    Household,
    Person,
    PersonEvent,
    PersonYear,
)
from namhoc.site.registry.rights import may_edit
from namhoc.site.registry.selectors import get_person, years_of
from namhoc.site.registry.views.words import completions_of, school_words

LOG = 20


@requires(Permission.READ_PERSONS)
@require_GET
def person(request: HttpRequest, code: str) -> HttpResponse:
    """One person: this year, other years, household, changes."""
    found = get_person(request.user, code)
    record("person.view", found, by=request.user, unit=request.user.unit)
    rows = list(years_of(request.user).filter(person=found).order_by("-survey_year", "-id"))
    wanted = request.GET.get("nam", "")
    row = next((one for one in rows if str(one.survey_year) == wanted), rows[0] if rows else None)
    log = readable_by(request.user, found.changes.select_related("by"))
    everything = "het" in request.GET
    household = found.household
    readable_household = household and readable_by(request.user, Household.objects.filter(pk=household.pk)).exists()
    events = readable_by(request.user, PersonEvent.objects.filter(person=found, withdrawn_at=None))
    context: dict[str, Any] = {
        "person": found,
        "row": row,
        "facts": facts_of(row) if row else [],
        "papers": papers_of(found),
        "scans": scans_of(request.user, found),
        "schooling": school_words(row) if row else "",
        "years": [{"row": one, "schooling": school_words(one), "done": completions_of(one)} for one in rows],
        "household": household if readable_household else None,
        "others": household.persons.exclude(pk=found.pk).order_by("birth_year") if readable_household else [],
        "events": [{"event": one, "withdraw": n == 0 and one.kind != EventKind.MOVED_IN} for n, one in
                   enumerate(events)],
        "changes": [change_words(one) for one in (log if everything else log[:LOG])],
        "changes_total": log.count(),
        "everything": everything,
        "writes": may_edit(request.user, found.commune) and found.merged_into_id is None,
        "writes_year": row is not None and may_edit(request.user, row.commune) and found.merged_into_id is None,
        "merged_into": found.merged_into,
        "here": found.commune_id == request.user.unit_id,
        "part": "register",
    }  # fmt: skip
    return render(request, "registry/person.html", context)


def facts_of(row: PersonYear) -> list[tuple[str, str]]:
    """The fields of a year that are known, in words."""
    shown = []
    for name in YEAR_FIELDS:
        value = getattr(row, name)
        if value in (None, "") or value is False or (name == "relapse" and not value) or name == "hamlet":
            continue
        shown.append((label_of(name, of_year=True), in_words(name, value, of_year=True)))
    return shown


def scans_of(user: Any, person: Person) -> list[CompletionPaper]:
    """The scans of a person's papers that the officer may open, those of merged duplicates among them."""
    found = CompletionPaper.objects.filter(Q(person=person) | Q(person__merged_into=person), removed_at=None)
    return list(readable_by(user, found).select_related("by"))


def papers_of(person: Person) -> list[tuple[str, str]]:
    """The papers that are held, in words."""
    return [
        (label_of(name, of_year=False), in_words(name, getattr(person, name), of_year=False))
        for name in PAPER_FIELDS
        if getattr(person, name) not in (None, "")
    ]


def change_words(change: FieldChange) -> dict[str, Any]:
    """A line of the change log."""
    of_year = change.survey_year is not None
    return {
        "change": change,
        "field": label_of(change.field, of_year=of_year),
        "before": in_words(change.field, change.before, of_year=of_year),
        "after": in_words(change.field, change.after, of_year=of_year),
        "undo": change.undone_at is None and not (of_year and change.year_id is None),
    }


@requires(Permission.READ_PERSONS, Permission.EDIT_PERSONS)
@require_POST
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Take back the change of one field."""
    change = get_object_or_404(
        readable_by(request.user, FieldChange.objects.select_related("person", "commune")), pk=pk
    )
    undo_change(by=request.user, change=change)
    notice(request, _("Đã hoàn tác một mục."))
    return redirect("person", change.person.code)


@requires(Permission.READ_PERSONS, Permission.EDIT_PERSONS)
@require_POST
def event_withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Take back a departure recorded by mistake."""
    event = get_object_or_404(readable_by(request.user, PersonEvent.objects.select_related("person", "commune")), pk=pk)
    withdraw_event(by=request.user, event=event)
    notice(request, _("Đã rút lại biến động."))
    return redirect("person", event.person.code)


def people_of(household: Household, survey_year: int) -> list[tuple[Person, PersonYear | None]]:
    """Members of a household with their row of a year."""
    people = list(household.persons.filter(merged_into=None).order_by("birth_year", "id"))
    rows = {
        row.person_id: row
        for row in PersonYear.objects.filter(
            person__in=people, survey_year=survey_year, commune=household.commune
        ).select_related("person", "commune")
    }
    return [(one, rows.get(one.pk)) for one in people]
