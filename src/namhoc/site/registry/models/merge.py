"""Gộp người trùng: two rows that are one person, made one, and how it was before."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from namhoc.site.accounts.scopes import readable, within_history


@readable(within_history("commune"))
class DuplicateMerge(models.Model):
    """``merged`` went into ``kept``. ``images``: both before and the kept one after; while the kept one still looks so,
    the merge can be undone."""

    commune = models.ForeignKey("orgunits.OrgUnit", models.PROTECT, related_name="+")
    kept = models.ForeignKey("registry.Person", models.CASCADE, related_name="merges")
    merged = models.ForeignKey("registry.Person", models.CASCADE, related_name="merges_away")
    images = models.JSONField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    undone_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("lần gộp")
        verbose_name_plural = _("lần gộp")
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"{self.merged_id} -> {self.kept_id}"


@readable(within_history("commune"))
class DismissedPair(models.Model):
    """Two persons who look alike and are two: not asked again. ``first`` has the smaller key."""

    commune = models.ForeignKey("orgunits.OrgUnit", models.PROTECT, related_name="+")
    first = models.ForeignKey("registry.Person", models.CASCADE, related_name="+")
    second = models.ForeignKey("registry.Person", models.CASCADE, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-id"]
        constraints = [models.UniqueConstraint(fields=["first", "second"], name="dismissed_pair_once")]

    def __str__(self) -> str:
        return f"{self.first_id} {self.second_id}"
