"""Minh chứng: a file that shows the work was done."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from namhoc.site.accounts.scopes import readable, within
from namhoc.site.steering.models.task import TaskUnit


@readable(within("row__task__unit") | within("row__unit"))
class Evidence(models.Model):
    """An uploaded file, kept by its sha256 outside the web root. ``removed_at``: taken back by the unit; the file
    and this row stay, because a confirmation may rest on them."""

    row = models.ForeignKey(TaskUnit, models.CASCADE, related_name="evidence")
    name = models.CharField(_("tên tệp"), max_length=255)
    size = models.PositiveBigIntegerField(_("dung lượng"))
    sha256 = models.CharField(max_length=64)
    kind = models.CharField(max_length=10)  # extension that the content was found to fit
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    removed_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("minh chứng")
        verbose_name_plural = _("minh chứng")
        ordering = ["-at", "-id"]

    def __str__(self) -> str:
        return self.name
