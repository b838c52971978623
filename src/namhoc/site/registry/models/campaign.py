"""Đợt điều tra: the survey of a commune in one year, hamlet by hamlet, household by household."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from namhoc.site.accounts.scopes import readable, within_history


@readable(within_history("commune"))
class SurveyCampaign(models.Model):
    """One survey year of a commune. ``hamlets``: the hamlets it covers; ``closed_at``: null while open."""

    commune = models.ForeignKey("orgunits.OrgUnit", models.PROTECT, related_name="survey_campaigns")
    survey_year = models.PositiveSmallIntegerField(_("năm điều tra"))
    hamlets = models.JSONField(_("thôn, bản"), default=list)
    opened_at = models.DateTimeField(_("mở lúc"), auto_now_add=True)
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    due_on = models.DateField(_("xong trước"), null=True)
    closed_at = models.DateTimeField(_("đóng lúc"), null=True)

    class Meta:
        verbose_name = _("đợt điều tra")
        verbose_name_plural = _("đợt điều tra")
        ordering = ["-survey_year"]
        constraints = [models.UniqueConstraint(fields=["commune", "survey_year"], name="campaign_once")]

    def __str__(self) -> str:
        return f"{self.commune} {self.survey_year}"


@readable(within_history("campaign__commune"))
class HouseholdVisit(models.Model):
    """A household that was surveyed in a campaign."""

    campaign = models.ForeignKey(SurveyCampaign, models.CASCADE, related_name="visits")
    household = models.ForeignKey("registry.Household", models.CASCADE, related_name="visits")
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["-at"]
        constraints = [models.UniqueConstraint(fields=["campaign", "household"], name="visit_once")]

    def __str__(self) -> str:
        return f"{self.campaign_id}: {self.household_id}"
