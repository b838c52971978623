"""Độ phủ: what a document answers of a superior's document, as persons confirmed it."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from namhoc.site.accounts.scopes import readable, within
from namhoc.site.directives.models.document import LegalDocument


@readable(within("document__unit"))
class Coverage(models.Model):
    """``document`` looked at beside ``superior``, whose items it should answer."""

    document = models.ForeignKey(LegalDocument, models.CASCADE, related_name="coverages")
    superior = models.ForeignKey(LegalDocument, models.PROTECT, related_name="+", verbose_name=_("văn bản cấp trên"))
    chosen_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    chosen_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-chosen_at", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["document", "superior"], name="coverage_once"),
            models.CheckConstraint(condition=~models.Q(document=models.F("superior")), name="coverage_of_another"),
        ]

    def __str__(self) -> str:
        return f"{self.document} / {self.superior}"


class Verdict(models.TextChoices):
    """What a person said about a pair of items."""

    CONFIRMED = "confirmed", _("Đã xác nhận")
    REJECTED = "rejected", _("Đã bỏ")


@readable(within("coverage__document__unit"))
class CoverageAnswer(models.Model):
    """One verdict: the superior's item ``asked`` is, or is not, answered by ``answer`` here.

    An empty ``answer``, confirmed: a person looked and nothing here answers the item. Keys are those of the reading,
    which the same text always gives again.
    """

    coverage = models.ForeignKey(Coverage, models.CASCADE, related_name="answers")
    asked = models.CharField(max_length=24)
    answer = models.CharField(max_length=24, blank=True)
    verdict = models.CharField(max_length=10, choices=Verdict)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["coverage", "asked", "answer"], name="coverage_answer_once"),
        ]

    def __str__(self) -> str:
        return f"{self.asked} ← {self.answer or '∅'}: {self.verdict}"
