"""Hộ gia đình and who lives in one, from when to when."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from namhoc.site.accounts.scopes import readable, within_history


@readable(within_history("commune"))
class Household(models.Model):
    """A household as surveyed. ``sheet_number``: số phiếu điều tra."""

    commune = models.ForeignKey("orgunits.OrgUnit", models.PROTECT, related_name="households")
    hamlet = models.CharField(_("thôn, bản"), max_length=120, blank=True)
    sheet_number = models.CharField(_("số phiếu"), max_length=40, blank=True)
    head = models.CharField(_("chủ hộ"), max_length=120, blank=True)
    address = models.CharField(_("địa chỉ"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("hộ")
        verbose_name_plural = _("hộ")
        ordering = ["hamlet", "sheet_number", "id"]
        indexes = [models.Index(fields=["commune", "hamlet", "sheet_number"], name="household_of_hamlet")]

    def __str__(self) -> str:
        """Without the name of the head: the journal prints this."""
        return f"Hộ {self.pk}"

    def get_absolute_url(self) -> str:
        """The page of the household."""
        return reverse("household", args=[self.pk])


@readable(within_history("household__commune"))
class HouseholdMembership(models.Model):
    """A person in a household from ``since`` (unknown: null) to ``until`` (null: still)."""

    household = models.ForeignKey(Household, models.CASCADE, related_name="memberships")
    person = models.ForeignKey("registry.Person", models.CASCADE, related_name="memberships")
    relation = models.CharField(_("quan hệ với chủ hộ"), max_length=60, blank=True)
    since = models.DateField(_("từ"), null=True)
    until = models.DateField(_("đến"), null=True)

    class Meta:
        verbose_name = _("thành viên hộ")
        verbose_name_plural = _("thành viên hộ")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["person"], condition=Q(until=None), name="membership_one_now"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} in {self.household_id}"
