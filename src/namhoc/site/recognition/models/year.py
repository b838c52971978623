"""What a province decides for one survey year: readings of the law that are open, and its own dates."""

from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _

from namhoc.recognition.switches import Switches
from namhoc.site.accounts.scopes import readable, within


@readable(within("province"))
class ProvinceYear(models.Model):
    """``switches``: the choices of ``namhoc.recognition.switches`` by name, defaults left out. ``due``: own dates by
    step, earlier than or beside those of the law: ``self_check``, ``request``, ``check``, each an ISO date."""

    province = models.ForeignKey("orgunits.OrgUnit", models.PROTECT, related_name="recognition_years")
    survey_year = models.PositiveSmallIntegerField(_("năm"))
    switches = models.JSONField(default=dict)
    due = models.JSONField(default=dict)

    class Meta:
        verbose_name = _("cách tính của năm")
        verbose_name_plural = _("cách tính của năm")
        ordering = ["province", "survey_year"]
        constraints = [models.UniqueConstraint(fields=["province", "survey_year"], name="province_year_once")]

    def __str__(self) -> str:
        return f"{self.province} {self.survey_year}"

    @property
    def chosen(self) -> Switches:
        """The choices as the pure value."""
        return Switches.from_values(self.switches)

    def due_on(self, step: str) -> date | None:
        """The province's own date for a step; None where it set none."""
        return date.fromisoformat(self.due[step]) if self.due.get(step) else None
