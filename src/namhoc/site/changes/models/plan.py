"""A plan of changes uploaded as a workbook."""

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from namhoc.site.accounts.scopes import readable, within


@readable(within("unit"))
class ChangePlan(models.Model):
    """An uploaded plan: its rows as they were read, with their findings; clean rows have become drafts (``deeds``).

    ``running`` and ``failed`` tell of the confirmation of all clean rows, one transaction each.
    """

    unit = models.ForeignKey("orgunits.OrgUnit", models.PROTECT, related_name="+", verbose_name=_("nơi lập"))
    file_name = models.CharField(_("tên tệp"), max_length=255)
    sha256 = models.CharField(max_length=64)
    rows = models.JSONField(default=list)  # [{row, decision, effective, kind, sources, target, note, findings, key}]
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    created_at = models.DateTimeField(_("tải lên lúc"), auto_now_add=True)
    running = models.BooleanField(default=False)  # a job is carrying rows out
    wanted = models.PositiveIntegerField(default=0)  # rows it set out to carry out
    failed = models.JSONField(default=dict, blank=True)  # {deed pk: why it was refused}

    class Meta:
        verbose_name = _("kế hoạch thay đổi")
        verbose_name_plural = _("kế hoạch thay đổi")
        ordering = ["-created_at", "-id"]

    def __str__(self) -> str:
        return self.file_name

    def get_absolute_url(self) -> str:
        """The page of the plan."""
        return reverse("change-plan", args=[self.pk])
