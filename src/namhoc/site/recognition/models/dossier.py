"""Hồ sơ: the papers of a request for recognition (Điều 26-28 NĐ 20/2014/NĐ-CP)."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from namhoc.site.accounts.scopes import readable, within_history


@readable(within_history("unit"))
class DossierItem(models.Model):
    """One uploaded paper, kept by its sha256 outside the web root. ``removed_at``: taken back; the bytes stay, because
    a decision may rest on them."""

    unit = models.ForeignKey("orgunits.OrgUnit", models.PROTECT, related_name="dossier_items")
    programme = models.CharField(max_length=10)
    survey_year = models.PositiveSmallIntegerField()
    kind = models.CharField(_("loại"), max_length=40)
    name = models.CharField(_("tên tệp"), max_length=255)
    size = models.PositiveBigIntegerField(_("dung lượng"))
    sha256 = models.CharField(max_length=64)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    removed_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("thành phần hồ sơ")
        verbose_name_plural = _("thành phần hồ sơ")
        ordering = ["kind", "-at", "-id"]
        indexes = [models.Index(fields=["unit", "survey_year", "programme"], name="dossier_of")]

    def __str__(self) -> str:
        return self.name
