"""What a unit became on a day."""

from fractions import Fraction

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from namhoc.site.orgunits.models.confidence import Confidence
from namhoc.site.orgunits.models.unit import OrgUnit


class UnitLink(models.Model):
    """On ``effective``, ``old`` (as it stood the day before) went wholly or in part into ``new``.

    The share is an exact fraction; both parts of it are null where a part went over and no share is known.
    """

    effective = models.DateField(_("có hiệu lực từ"), db_index=True)
    old = models.ForeignKey(OrgUnit, models.PROTECT, related_name="links_onward", verbose_name=_("đơn vị cũ"))
    new = models.ForeignKey(OrgUnit, models.PROTECT, related_name="links_back", verbose_name=_("đơn vị mới"))
    share_numerator = models.BigIntegerField(_("tử số phần"), null=True, blank=True)
    share_denominator = models.BigIntegerField(_("mẫu số phần"), null=True, blank=True)
    basis = models.CharField(_("căn cứ chia"), max_length=200, blank=True)  # population, area, pupils ... as declared
    decision = models.CharField(_("văn bản"), max_length=100, blank=True)
    decided = models.DateField(_("ngày văn bản"), null=True, blank=True)
    confidence = models.CharField(_("độ tin cậy"), max_length=1, choices=Confidence, default=Confidence.MEDIUM)
    change = models.CharField(max_length=60, blank=True, db_index=True)  # id of the deed that made it; "" when loaded

    class Meta:
        verbose_name = _("liên kết đơn vị")
        verbose_name_plural = _("liên kết đơn vị")
        ordering = ["effective", "old__code", "new__code"]
        constraints = [
            models.UniqueConstraint(fields=["effective", "old", "new"], name="unitlink_once"),
            models.CheckConstraint(
                # Said twice with isnull: a database takes a comparison with null for fulfilled.
                condition=Q(share_numerator__isnull=True, share_denominator__isnull=True)
                | Q(
                    share_numerator__isnull=False,
                    share_denominator__isnull=False,
                    share_numerator__gte=0,
                    share_denominator__gt=0,
                    share_denominator__gte=F("share_numerator"),
                ),
                name="unitlink_share",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.old} → {self.new}, {self.effective:%d/%m/%Y}"

    @property
    def share(self) -> Fraction | None:
        """The part of ``old`` that went over; None where it is not known."""
        if self.share_numerator is None or self.share_denominator is None:
            return None
        return Fraction(self.share_numerator, self.share_denominator)

    @share.setter
    def share(self, value: Fraction | None) -> None:
        self.share_numerator = None if value is None else value.numerator
        self.share_denominator = None if value is None else value.denominator
