"""A way of looking at the task list that a person wants to find again."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class SavedFilter(models.Model):
    """A name for a query string of the task list; each person has their own."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="task_filters")
    name = models.CharField(_("tên bộ lọc"), max_length=60)
    query = models.CharField(max_length=500)

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["user", "name"], name="saved_filter_name")]

    def __str__(self) -> str:
        return self.name
