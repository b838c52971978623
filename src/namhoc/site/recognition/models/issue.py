"""Figures that do not agree (X1-X9), each with somebody who settles it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from namhoc.recognition.consistency import what_to_do
from namhoc.site.accounts.scopes import readable, within_history


class IssueState(models.TextChoices):
    """Where an issue stands. A repair in the data closes it by itself; an explanation is a person's word."""

    OPEN = "open", _("Chưa xử lý")
    EXPLAINED = "explained", _("Đã giải trình")
    CLOSED = "closed", _("Đã khớp")


@readable(within_history("unit"))
class Issue(models.Model):
    """One disagreement. ``place``: the cells or the birth year it is about; ``persons``: pseudonymous ids, at most the
    first hundred. ``owner``: the unit that settles it."""

    unit = models.ForeignKey("orgunits.OrgUnit", models.PROTECT, related_name="recognition_issues")
    survey_year = models.PositiveSmallIntegerField()
    rule = models.CharField(_("quy tắc"), max_length=10)
    place = models.CharField(_("chỗ"), max_length=120)
    text = models.CharField(_("nội dung"), max_length=500)
    persons = models.JSONField(default=list)
    owner = models.ForeignKey("orgunits.OrgUnit", models.PROTECT, related_name="+")
    state = models.CharField(_("tình trạng"), max_length=10, choices=IssueState, default=IssueState.OPEN)
    explanation = models.CharField(_("giải trình"), max_length=500, blank=True)
    found_at = models.DateTimeField(auto_now_add=True)
    settled_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("điểm chưa khớp")
        verbose_name_plural = _("điểm chưa khớp")
        ordering = ["rule", "place", "id"]
        constraints = [models.UniqueConstraint(fields=["unit", "survey_year", "rule", "place"], name="issue_once")]

    def __str__(self) -> str:
        return f"{self.rule} {self.place}"

    @property
    def to_do(self) -> str:
        """What settles it."""
        return what_to_do(self.rule)
