"""What is said of a unit over a span of days."""

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from namhoc.orgunits import attribute_kinds
from namhoc.site.orgunits.models.confidence import Confidence
from namhoc.site.orgunits.models.unit import OrgUnit


class UnitAttributeQuerySet(models.QuerySet["UnitAttribute"]):
    """Attributes by day."""

    def on(self, day: date) -> "UnitAttributeQuerySet":
        """The values in force on ``day``."""
        return self.filter(Q(valid_to=None) | Q(valid_to__gte=day), valid_from__lte=day)


class UnitAttribute(models.Model):
    """A dated value of a unit: especially difficult, border commune, national standard ...

    ``unit`` is the version of the unit at the first day of the value; a rename or a move carries the value on. Two
    values of one attribute of one unit never overlap: the action that writes them sees to it.
    """

    unit = models.ForeignKey(OrgUnit, models.CASCADE, related_name="attributes", verbose_name=_("đơn vị"))
    name = models.CharField(_("thuộc tính"), max_length=40)  # of namhoc.orgunits.kinds_of_attribute()
    value = models.CharField(_("giá trị"), max_length=500)
    valid_from = models.DateField(_("có hiệu lực từ"))
    valid_to = models.DateField(_("đến hết"), null=True, blank=True)
    source = models.CharField(_("nguồn"), max_length=200, blank=True)
    confidence = models.CharField(_("độ tin cậy"), max_length=1, choices=Confidence, default=Confidence.MEDIUM)

    objects = UnitAttributeQuerySet.as_manager()

    class Meta:
        verbose_name = _("thuộc tính của đơn vị")
        verbose_name_plural = _("thuộc tính của đơn vị")
        ordering = ["unit", "name", "valid_from"]
        constraints = [
            models.UniqueConstraint(fields=["unit", "name", "valid_from"], name="unitattribute_once"),
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gte=F("valid_from")), name="unitattribute_valid_range"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit}: {self.name}"

    @property
    def label(self) -> str:
        """What the attribute is called on screen; a name outside the table as it is."""
        kind = attribute_kinds().get(self.name)
        return kind.label if kind else self.name

    @property
    def shown(self) -> str:
        """The value as people read it."""
        kind = attribute_kinds().get(self.name)
        return kind.shown(self.value) if kind else self.value
