"""Phiếu gửi từ hộ: an entry made at the door, taken in once however often a bad line sends it."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from namhoc.site.accounts.scopes import readable, within


@readable(within("commune"))
class DoorSubmission(models.Model):
    """``uuid`` is made on the device; ``answer`` is what was answered the first time. No values of the entry are kept:
    they are in the registry and its change log."""

    uuid = models.UUIDField(unique=True)
    commune = models.ForeignKey("orgunits.OrgUnit", models.PROTECT, related_name="+")
    household = models.ForeignKey("registry.Household", models.CASCADE, null=True, related_name="+")
    digest = models.CharField(max_length=64)
    answer = models.JSONField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("phiếu gửi từ hộ")
        verbose_name_plural = _("phiếu gửi từ hộ")
        ordering = ["-id"]

    def __str__(self) -> str:
        return str(self.uuid)
