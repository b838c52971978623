"""Posts held at schools. Persons are pseudonyms: no name, no birthday, no number of theirs is kept."""

from datetime import date

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from namhoc.site.accounts.scopes import readable, within_history


class PostQuerySet(models.QuerySet["StaffPost"]):
    """Posts by day."""

    def on(self, day: date) -> "PostQuerySet":
        """Posts held on ``day``."""
        return self.filter(Q(valid_to=None) | Q(valid_to__gte=day), valid_from__lte=day)


@readable(within_history("school"))
class StaffPost(models.Model):
    """A post (vị trí việc làm) that one person holds at a school over dates."""

    staff_code = models.CharField(_("mã nhân sự"), max_length=30, db_index=True)
    school = models.ForeignKey("orgunits.OrgUnit", models.PROTECT, related_name="staff_posts")
    post = models.CharField(_("vị trí việc làm"), max_length=60)
    contract = models.CharField(_("hình thức"), max_length=60, blank=True)
    valid_from = models.DateField(_("từ ngày"))
    valid_to = models.DateField(_("đến hết ngày"), null=True, blank=True)

    objects = PostQuerySet.as_manager()

    class Meta:
        verbose_name = _("vị trí việc làm")
        verbose_name_plural = _("vị trí việc làm")
        ordering = ["school", "post", "staff_code"]
        constraints = [
            models.UniqueConstraint(fields=["staff_code", "school", "post", "valid_from"], name="staff_post_once"),
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gte=models.F("valid_from")), name="staff_post_valid_range"
            ),
        ]
        indexes = [models.Index(fields=["school", "valid_to"], name="staff_of_school")]

    def __str__(self) -> str:
        return f"{self.post} ({self.school})"
