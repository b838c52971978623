"""Recognition (công nhận): what bodies did and decided, apart from what figures give."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from namhoc.site.accounts.scopes import readable, within
from namhoc.site.recognition.models.append_only import AppendOnly
from namhoc.site.recognition.models.evaluation import Evaluation


@readable(within("unit"))
class Recognition(AppendOnly):
    """One step of a unit towards recognition or away from it. ``state``: where the step leads, by the state table of
    ``namhoc.recognition``; ``on``: the day it was done; ``evaluation``: what the figures gave then."""

    unit = models.ForeignKey("orgunits.OrgUnit", models.PROTECT, related_name="recognitions")
    programme = models.CharField(_("chương trình"), max_length=10)
    survey_year = models.PositiveSmallIntegerField(_("năm"))
    level = models.PositiveSmallIntegerField(_("mức độ"))
    state = models.CharField(_("bước"), max_length=20)
    on = models.DateField(_("ngày"))
    decision = models.CharField(_("số quyết định"), max_length=60, blank=True)
    authority = models.CharField(_("cơ quan"), max_length=60, blank=True)
    note = models.CharField(_("ghi chú"), max_length=500, blank=True)
    evaluation = models.ForeignKey(Evaluation, models.PROTECT, null=True, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(_("ghi lúc"), auto_now_add=True)

    class Meta:
        verbose_name = _("bước công nhận")
        verbose_name_plural = _("các bước công nhận")
        ordering = ["-survey_year", "-id"]
        indexes = [models.Index(fields=["unit", "programme", "survey_year"], name="recognition_of")]

    def __str__(self) -> str:
        return f"{self.unit} {self.programme} {self.survey_year}: {self.state}"
