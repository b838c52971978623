"""Counts that verdicts rest on: by birth year where persons are known, by programme where only totals are."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from namhoc.recognition.cohorts import NAMES
from namhoc.site.accounts.scopes import readable, within_history


class Origin(models.TextChoices):
    """Where figures come from."""

    COMPUTED = "computed", _("Hệ thống tính từ sổ")
    TYPED = "typed", _("Nhập tay")
    IMPORTED = "imported", _("Nhập từ tệp")
    SIMULATED = "simulated", _("Dữ liệu mô phỏng")


COUNTED = frozenset({Origin.COMPUTED, Origin.SIMULATED})
"""Origins of rows that were counted from persons."""


@readable(within_history("commune"))
class CohortCount(models.Model):
    """One birth year of a commune in one survey year. ``counts``: measure of ``recognition.cohorts`` to a whole number
    or null, null being "not known". Missing is not zero; only where persons were counted (``COUNTED``), and so every
    measure is known, are zeros left out to keep the row small."""

    commune = models.ForeignKey("orgunits.OrgUnit", models.PROTECT, related_name="cohort_counts")
    survey_year = models.PositiveSmallIntegerField(_("năm điều tra"))
    birth_year = models.PositiveSmallIntegerField(_("năm sinh"))
    counts = models.JSONField(default=dict)
    origin = models.CharField(_("nguồn"), max_length=10, choices=Origin)
    locked_at = models.DateTimeField(_("khóa lúc"), null=True)
    updated_at = models.DateTimeField(_("cập nhật lúc"), auto_now=True)

    class Meta:
        verbose_name = _("số đếm theo năm sinh")
        verbose_name_plural = _("số đếm theo năm sinh")
        ordering = ["commune", "survey_year", "birth_year"]
        constraints = [
            models.UniqueConstraint(fields=["commune", "survey_year", "birth_year"], name="cohort_count_once")
        ]

    def __str__(self) -> str:
        return f"{self.commune} {self.survey_year}: {self.birth_year}"

    @property
    def measured(self) -> dict[str, int | None]:
        """The counts with every measure: what is not written is 0 where persons were counted, else None."""
        nothing = 0 if self.origin in COUNTED else None
        return {name: self.counts.get(name, nothing) for name in NAMES}


@readable(within_history("commune"))
class ReportedCounts(models.Model):
    """Totals of one programme that a commune without person data reports: the fields of its standard, each a whole
    number or null. ``part``: MN5, TH, XMC, THCS, MN35, DK-MN5 ... for the conditions of a programme, or BIEU for what
    other forms say of the same cohorts. Of a province: what it reported, compared with its communes, never judged."""

    commune = models.ForeignKey("orgunits.OrgUnit", models.PROTECT, related_name="reported_counts")
    survey_year = models.PositiveSmallIntegerField(_("năm điều tra"))
    part = models.CharField(_("phần"), max_length=10)
    counts = models.JSONField(default=dict)
    origin = models.CharField(_("nguồn"), max_length=10, choices=Origin)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    locked_at = models.DateTimeField(_("khóa lúc"), null=True)
    updated_at = models.DateTimeField(_("cập nhật lúc"), auto_now=True)

    class Meta:
        verbose_name = _("số liệu tổng hợp")
        verbose_name_plural = _("số liệu tổng hợp")
        ordering = ["commune", "survey_year", "part"]
        constraints = [models.UniqueConstraint(fields=["commune", "survey_year", "part"], name="reported_counts_once")]

    def __str__(self) -> str:
        return f"{self.commune} {self.survey_year}: {self.part}"
