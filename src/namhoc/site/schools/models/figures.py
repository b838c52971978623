"""Figures of a school by school year."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from namhoc.orgunits.school import FigureSource, figure_label
from namhoc.site.accounts.scopes import readable, within_history


class Source(models.TextChoices):
    """Where a figure comes from."""

    TYPED = FigureSource.TYPED.value, _("Nhập tay")
    IMPORTED = FigureSource.IMPORTED.value, _("Nhập từ tệp")
    SIMULATED = FigureSource.SIMULATED.value, _("Dữ liệu mô phỏng")
    PUBLISHED = FigureSource.PUBLISHED.value, _("Theo số công bố")


@readable(within_history("school"))
class SchoolFigures(models.Model):
    """One figure of one school in one school year. ``value`` null: not supplied, which is never zero."""

    school = models.ForeignKey("orgunits.OrgUnit", models.PROTECT, related_name="school_figures")
    school_year = models.PositiveSmallIntegerField(_("năm học"))  # 2026 is 2026-2027
    name = models.CharField(_("số liệu"), max_length=40)  # of namhoc.orgunits.school.Figure
    value = models.PositiveIntegerField(_("giá trị"), null=True, blank=True)
    as_of = models.DateField(_("tính đến ngày"))
    source = models.CharField(_("nguồn"), max_length=10, choices=Source)

    class Meta:
        verbose_name = _("số liệu trường")
        verbose_name_plural = _("số liệu trường")
        ordering = ["school", "school_year", "name"]
        constraints = [models.UniqueConstraint(fields=["school", "school_year", "name"], name="school_figure_once")]
        indexes = [models.Index(fields=["school_year", "name"], name="school_figures_of_year")]

    def __str__(self) -> str:
        return f"{self.school} {self.school_year}: {self.name}"

    @property
    def label(self) -> str:
        """What the figure is called on screen."""
        return figure_label(self.name)
