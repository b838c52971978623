"""Boundaries of units, loaded by an operator with their source and licence."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from namhoc.site.accounts.scopes import readable, same_province


@readable(same_province("province"))
class BoundarySet(models.Model):
    """One file. ``dropped_at``: taken out of use; the newest set that is in use is drawn."""

    province = models.ForeignKey("orgunits.OrgUnit", models.PROTECT, related_name="boundary_sets")
    source = models.CharField(_("nguồn"), max_length=200)
    licence = models.CharField(_("quyền sử dụng"), max_length=200)
    file_name = models.CharField(_("tên tệp"), max_length=255)
    sha256 = models.CharField(max_length=64)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(_("tải lên lúc"), auto_now_add=True)
    dropped_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("bộ ranh giới")
        verbose_name_plural = _("bộ ranh giới")
        ordering = ["-id"]

    def __str__(self) -> str:
        return self.source

    @property
    def told(self) -> str:
        """Source and licence as they stand under a map."""
        return f"{self.source}. {self.licence}"


@readable(same_province("unit"))
class UnitBoundary(models.Model):
    """The land of one unit as it stood. ``polygons``: as ``namhoc.orgunits.boundaries.Boundary``."""

    of = models.ForeignKey(BoundarySet, models.CASCADE, related_name="boundaries")
    unit = models.ForeignKey("orgunits.OrgUnit", models.PROTECT, related_name="boundaries")
    polygons = models.JSONField()

    class Meta:
        verbose_name = _("ranh giới")
        verbose_name_plural = _("ranh giới")
        constraints = [models.UniqueConstraint(fields=["of", "unit"], name="unit_boundary_once")]

    def __str__(self) -> str:
        return f"{self.unit} ({self.of})"
