"""The change log by field. Values stay here, in the registry; the journal only counts changes."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from namhoc.site.accounts.scopes import readable, within_history
from namhoc.site.registry.models.person_year import Source


@readable(within_history("commune"))
class FieldChange(models.Model):
    """One field of a person, or of one of the person's years (``year``), from ``before`` to ``after``.

    ``commune``: where it was changed, and so who may read it. ``undone_at``: taken back later. ``survey_year``: of
    the year, null for a change of the person; it stays when the row of the year is gone.
    """

    person = models.ForeignKey("registry.Person", models.CASCADE, related_name="changes")
    year = models.ForeignKey("registry.PersonYear", models.SET_NULL, null=True, related_name="changes")
    survey_year = models.PositiveSmallIntegerField(_("năm điều tra"), null=True)
    commune = models.ForeignKey("orgunits.OrgUnit", models.PROTECT, related_name="+")
    field = models.CharField(_("mục"), max_length=40)
    before = models.JSONField(_("trước"), null=True)
    after = models.JSONField(_("sau"), null=True)
    why = models.CharField(_("lý do"), max_length=200, blank=True)
    source = models.CharField(_("nguồn"), max_length=10, choices=Source, default=Source.TYPED)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(_("lúc"), auto_now_add=True)
    undone_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("thay đổi")
        verbose_name_plural = _("thay đổi")
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"{self.person_id} {self.field}"
