"""School sites (điểm trường): a code for ever, a school over dates."""

from datetime import date

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from namhoc.core import fold
from namhoc.orgunits.school import SiteKind
from namhoc.site.accounts.scopes import readable, same_province

KINDS = [(SiteKind.OWN, _("Cơ sở của trường")), (SiteKind.BORROWED, _("Mượn, nhờ"))]


@readable(same_province("placements__school"))
class SchoolSite(models.Model):
    """A site. Its code is never given again, even after the site is closed: a site is ended, never deleted."""

    code = models.CharField(_("mã điểm trường"), max_length=30, unique=True)
    name = models.CharField(_("tên điểm trường"), max_length=200)
    name_folded = models.CharField(max_length=220, editable=False, db_index=True)  # for search
    simulated = models.BooleanField(_("mô phỏng"), default=False)

    class Meta:
        verbose_name = _("điểm trường")
        verbose_name_plural = _("điểm trường")
        ordering = ["code"]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: object, **kwargs: object) -> None:
        """Keep the folded name in step."""
        self.name_folded = fold(self.name)
        super().save(*args, **kwargs)


class PlacementQuerySet(models.QuerySet["SitePlacement"]):
    """Placements by day."""

    def on(self, day: date) -> "PlacementQuerySet":
        """Placements in force on ``day``."""
        return self.filter(Q(valid_to=None) | Q(valid_to__gte=day), valid_from__lte=day)


@readable(same_province("school"))
class SitePlacement(models.Model):
    """A site as part of one school, in one commune, over dates. A site belongs to one school on any day: the database
    holds at most one open placement, ``actions.load`` refuses two that overlap."""

    site = models.ForeignKey(SchoolSite, models.PROTECT, related_name="placements")
    school = models.ForeignKey("orgunits.OrgUnit", models.PROTECT, related_name="site_placements")
    commune = models.ForeignKey("orgunits.OrgUnit", models.PROTECT, related_name="sites_in_commune")
    is_main = models.BooleanField(_("điểm chính"), default=False)
    kind = models.CharField(_("loại điểm"), max_length=20, choices=KINDS, blank=True)
    valid_from = models.DateField(_("từ ngày"))
    valid_to = models.DateField(_("đến hết ngày"), null=True, blank=True)
    lat = models.FloatField(_("vĩ độ"), null=True, blank=True)  # degrees, WGS 84
    lon = models.FloatField(_("kinh độ"), null=True, blank=True)

    objects = PlacementQuerySet.as_manager()

    class Meta:
        verbose_name = _("điểm trường theo thời gian")
        verbose_name_plural = _("điểm trường theo thời gian")
        ordering = ["school", "-is_main", "site"]
        constraints = [
            models.UniqueConstraint(fields=["site", "valid_from"], name="placement_site_from"),
            models.UniqueConstraint(fields=["site"], condition=Q(valid_to=None), name="placement_one_open"),
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gte=models.F("valid_from")), name="placement_valid_range"
            ),
            models.CheckConstraint(
                condition=Q(lat=None, lon=None) | Q(lat__range=(-90, 90), lon__range=(-180, 180)),
                name="placement_on_earth",
            ),
        ]
        indexes = [models.Index(fields=["school", "valid_to"], name="placement_of_school")]

    def __str__(self) -> str:
        return f"{self.site} ({self.school})"
