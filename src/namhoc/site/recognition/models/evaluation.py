"""Evaluation (đánh giá): what the figures give by the law of a day. Never a recognition, never overwritten."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from namhoc.recognition import Evaluation as Found
from namhoc.site.accounts.scopes import readable, within_history
from namhoc.site.recognition.models.append_only import AppendOnly


@readable(within_history("unit"))
class Evaluation(AppendOnly):
    """One programme of one unit, judged once. A new one is kept whenever it says anything new; the old ones stay.

    ``result``: the plain values of ``namhoc.recognition.Evaluation``, which ``found`` reads back. ``counts_sha256``:
    the fingerprint of the figures it rests on. ``level`` and ``possible`` are null where figures contradict each other.
    """

    unit = models.ForeignKey("orgunits.OrgUnit", models.PROTECT, related_name="evaluations")
    programme = models.CharField(_("chương trình"), max_length=10)
    survey_year = models.PositiveSmallIntegerField(_("năm"))
    as_of = models.DateField(_("theo quy định ngày"))
    rule_sets = models.JSONField(default=list)
    switches = models.JSONField(default=dict)
    difficult = models.BooleanField(_("đặc biệt khó khăn"), null=True)
    counts_sha256 = models.CharField(max_length=64)
    level = models.PositiveSmallIntegerField(_("chắc chắn đạt"), null=True)
    possible = models.PositiveSmallIntegerField(_("có thể đạt"), null=True)
    result = models.JSONField(default=dict)
    made_at = models.DateTimeField(_("đánh giá lúc"), auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = _("lần đánh giá")
        verbose_name_plural = _("các lần đánh giá")
        ordering = ["-id"]
        indexes = [models.Index(fields=["unit", "programme", "survey_year"], name="evaluation_of")]

    def __str__(self) -> str:
        return f"{self.unit} {self.programme} {self.survey_year}"

    @property
    def found(self) -> Found:
        """The evaluation exactly as it was found."""
        return Found.from_values(self.result)


@readable(within_history("unit"))
class Standing(models.Model):
    """Where a unit stands now: its last evaluation of a programme and year, and what a list sorts and filters by.

    ``short``: persons short of the next level over all its failing criteria; null where unknown or nothing is short.
    """

    unit = models.ForeignKey("orgunits.OrgUnit", models.PROTECT, related_name="standings")
    programme = models.CharField(max_length=10)
    survey_year = models.PositiveSmallIntegerField()
    evaluation = models.ForeignKey(Evaluation, models.PROTECT, related_name="+")
    level = models.PositiveSmallIntegerField(null=True)
    possible = models.PositiveSmallIntegerField(null=True)
    difficult = models.BooleanField(null=True)
    blocking = models.CharField(max_length=40, blank=True)
    blocking_label = models.CharField(max_length=200, blank=True)
    short = models.PositiveIntegerField(null=True)

    class Meta:
        ordering = ["unit", "survey_year", "programme"]
        constraints = [models.UniqueConstraint(fields=["unit", "programme", "survey_year"], name="standing_once")]
        indexes = [models.Index(fields=["survey_year", "programme"], name="standing_of_year")]

    def __str__(self) -> str:
        return f"{self.unit} {self.programme} {self.survey_year}: {self.level}"
