"""A school's own list of pupils, held beside the survey to compare both (X9)."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from namhoc.site.accounts.scopes import readable, within


@readable(within("commune") | within("school"))
class SchoolList(models.Model):
    """The pupils of one school in one survey year, as handed in last. ``commune``: whose survey it is compared with."""

    commune = models.ForeignKey("orgunits.OrgUnit", models.PROTECT, related_name="+")
    school = models.ForeignKey("orgunits.OrgUnit", models.PROTECT, related_name="pupil_lists")
    survey_year = models.PositiveSmallIntegerField(_("năm điều tra"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("danh sách học sinh của trường")
        verbose_name_plural = _("danh sách học sinh của trường")
        ordering = ["school", "-survey_year"]
        constraints = [models.UniqueConstraint(fields=["commune", "school", "survey_year"], name="school_list_once")]

    def __str__(self) -> str:
        return f"{self.school} {self.survey_year}"


@readable(within("pupil_list__commune"))
class SchoolPupil(models.Model):
    """One pupil of a list. ``person``: the one of the survey found to be the same; ``settled``: how a person decided a
    difference ("school", "survey", "" while open)."""

    pupil_list = models.ForeignKey(SchoolList, models.CASCADE, related_name="pupils")
    line = models.PositiveIntegerField()
    name = models.CharField(max_length=120)
    birth_day = models.PositiveSmallIntegerField(null=True)
    birth_month = models.PositiveSmallIntegerField(null=True)
    birth_year = models.PositiveSmallIntegerField(null=True)
    id_number = models.CharField(max_length=12, blank=True)
    parent = models.CharField(max_length=120, blank=True)
    grade = models.SmallIntegerField(null=True)
    class_name = models.CharField(max_length=20, blank=True)
    person = models.ForeignKey("registry.Person", models.SET_NULL, null=True, related_name="+")
    settled = models.CharField(max_length=10, blank=True)

    class Meta:
        ordering = ["line"]

    def __str__(self) -> str:
        return f"{self.pupil_list_id}: {self.line}"
