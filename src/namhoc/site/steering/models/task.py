"""A task as it was given out, and its rows: one for each body that answers for it."""

from datetime import date
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from namhoc.core import fold
from namhoc.directives import TaskKind
from namhoc.reporting import PARTS
from namhoc.site.accounts.scopes import readable, within
from namhoc.steering import Origin, Progress

ORIGINS = [(origin.value, origin.label) for origin in Origin]
PROGRESS = [(progress.value, progress.label) for progress in Progress]


@readable(within("unit") | within("units__unit"))
class Task(models.Model):
    """A piece of work given out by a unit (``unit``), with the words of the directive it comes from.

    A task given out by hand has no document; ``about`` names the page of the site it was given out on, with its path.
    ``item_key`` is the key of the accepted item, so that giving out twice makes no second task. ``words`` are a
    snapshot: they stay as they were confirmed even if the document is read again. Every value carries the mark of
    where it came from.

    A task given by hand has no document. It has a reason (``words``), and what it was given out about, where a page of
    the site led to it: ``about`` in words, ``about_path`` the address of that page, ``about_unit`` whose page it is,
    ``about_key`` the same for the machine, so that one shortfall is not given out twice.
    """

    unit = models.ForeignKey("orgunits.OrgUnit", models.PROTECT, related_name="tasks_given", verbose_name=_("nơi giao"))
    document = models.ForeignKey(
        "directives.LegalDocument", models.PROTECT, null=True, related_name="tasks", verbose_name=_("văn bản")
    )
    item_key = models.CharField(max_length=60, blank=True)
    position = models.PositiveIntegerField(default=0)  # order in the document
    kind = models.CharField(max_length=12, choices=[(kind.value, PARTS[kind]) for kind in TaskKind], default="task")
    label = models.CharField(_("mục"), max_length=40, blank=True)
    title = models.CharField(_("nhiệm vụ"), max_length=300)
    words = models.TextField(_("câu giao việc"), blank=True)
    start = models.PositiveIntegerField(null=True)  # where the words stand in the document's text
    end = models.PositiveIntegerField(null=True)

    group = models.CharField(_("giao nhóm"), max_length=300, blank=True)
    partners = models.JSONField(_("phối hợp"), default=list, blank=True)  # [{name, agency_id, origin}]
    due_on = models.DateField(_("thời hạn"), null=True, blank=True)
    first_due_on = models.DateField(null=True, editable=False)  # before every change
    due_words = models.CharField(max_length=300, blank=True)  # as printed; alone where there is no date
    due_origin = models.CharField(max_length=5, choices=ORIGINS, default=Origin.EXTRACTED.value)
    product = models.CharField(_("sản phẩm"), max_length=500, blank=True)
    product_origin = models.CharField(max_length=5, choices=ORIGINS, default=Origin.EXTRACTED.value)
    target = models.CharField(_("chỉ tiêu"), max_length=500, blank=True)
    target_origin = models.CharField(max_length=5, choices=ORIGINS, default=Origin.EXTRACTED.value)

    about = models.CharField(_("về việc"), max_length=200, blank=True)  # a task by hand: what it came from, and where
    about_path = models.CharField(max_length=300, blank=True)
    about_key = models.CharField(max_length=120, blank=True, db_index=True)
    about_unit = models.ForeignKey("orgunits.OrgUnit", models.PROTECT, null=True, related_name="+")

    issued_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    issued_at = models.DateTimeField(_("giao lúc"), auto_now_add=True)
    withdrawn_at = models.DateTimeField(null=True, editable=False)
    folded = models.TextField(editable=False, blank=True)  # search without accents

    class Meta:
        verbose_name = _("nhiệm vụ")
        verbose_name_plural = _("nhiệm vụ")
        ordering = ["document_id", "position", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["document", "item_key"],
                condition=~Q(item_key="") & Q(withdrawn_at=None),
                name="task_once_per_item",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.label} {self.title}".strip()

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the folded text in step."""
        partners = " ".join(partner["name"] for partner in self.partners)
        told = (self.label, self.title, self.group, partners, self.product, self.words, self.about)
        self.folded = fold(" ".join(told))
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        """The page of the task."""
        return reverse("task", args=[self.pk])

    @property
    def by_hand(self) -> bool:
        """Given out without a document."""
        return self.document_id is None

    @property
    def issued_on(self) -> date:
        """The day it was given out."""
        return timezone.localdate(self.issued_at)


@readable(within("task__unit") | within("unit"))
class TaskUnit(models.Model):
    """One body's row of a task. ``unit`` is None for a body outside the system and for a collective: the giver then
    keeps the row up to date, and ``note`` says why."""

    task = models.ForeignKey(Task, models.CASCADE, related_name="units")
    unit = models.ForeignKey("orgunits.OrgUnit", models.PROTECT, null=True, related_name="task_rows")
    name = models.CharField(_("đơn vị"), max_length=300)
    agency_id = models.CharField(max_length=60, blank=True)
    origin = models.CharField(max_length=5, choices=ORIGINS, default=Origin.EXTRACTED.value)
    note = models.CharField(max_length=300, blank=True)
    progress = models.CharField(
        _("tiến độ"), max_length=20, choices=PROGRESS, default=Progress.NOT_STARTED.value, db_index=True
    )
    submitted_on = models.DateField(_("báo xong ngày"), null=True)  # stops the clock; confirming comes later
    opened_at = models.DateTimeField(null=True)  # first time somebody of the unit looked
    updated_at = models.DateTimeField(_("cập nhật lúc"), null=True)
    version = models.PositiveIntegerField(default=1)  # two people at once: a write names the version it saw

    class Meta:
        verbose_name = _("đơn vị được giao")
        verbose_name_plural = _("đơn vị được giao")
        ordering = ["id"]
        indexes = [models.Index(fields=["unit", "progress"], name="taskunit_unit_progress")]
        constraints = [
            models.UniqueConstraint(fields=["task", "unit"], condition=Q(unit__isnull=False), name="taskunit_unit"),
            models.UniqueConstraint(fields=["task", "name"], condition=Q(unit__isnull=True), name="taskunit_name"),
        ]

    def __str__(self) -> str:
        return f"{self.name}: {self.task}"

    @property
    def state(self) -> Progress:
        """The progress as the pure value."""
        return Progress(self.progress)
