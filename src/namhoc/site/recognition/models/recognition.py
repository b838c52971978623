"""Recognition (công nhận): what bodies did and decided, apart from what figures give."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from namhoc.recognition.steps import Act, Step
from namhoc.site.accounts.scopes import readable, within_history
from namhoc.site.recognition.models.append_only import AppendOnly
from namhoc.site.recognition.models.evaluation import Evaluation


@readable(within_history("unit"))
class Recognition(AppendOnly):
    """One step of a unit towards recognition or away from it. ``act`` led to ``step``, both of the state table
    ``namhoc.recognition.steps``; ``on``: the day it was done; ``paper``: number of the minutes or of the decision;
    ``evaluation``: what the figures gave then; ``override``: why it was recognised although conditions were not met."""

    unit = models.ForeignKey("orgunits.OrgUnit", models.PROTECT, related_name="recognitions")
    programme = models.CharField(_("chương trình"), max_length=10)
    survey_year = models.PositiveSmallIntegerField(_("năm"))
    level = models.PositiveSmallIntegerField(_("mức độ"))
    act = models.CharField(_("việc"), max_length=20)
    step = models.CharField(_("bước"), max_length=20)
    on = models.DateField(_("ngày"))
    paper = models.CharField(_("số biên bản, quyết định"), max_length=60, blank=True)
    authority = models.CharField(_("cơ quan"), max_length=200, blank=True)
    reason = models.CharField(_("lý do"), max_length=500, blank=True)
    override = models.CharField(_("lý do công nhận khi điều kiện chưa đạt"), max_length=500, blank=True, default="")
    evaluation = models.ForeignKey(Evaluation, models.PROTECT, null=True, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(_("ghi lúc"), auto_now_add=True)

    class Meta:
        verbose_name = _("bước công nhận")
        verbose_name_plural = _("các bước công nhận")
        ordering = ["-survey_year", "-id"]
        indexes = [models.Index(fields=["unit", "programme", "survey_year"], name="recognition_of")]

    def __str__(self) -> str:
        return f"{self.unit} {self.programme} {self.survey_year}: {self.step}"

    @property
    def stands(self) -> Step:
        """The step as the pure value."""
        return Step(self.step)

    @property
    def done(self) -> Act:
        """The act as the pure value."""
        return Act(self.act)
