"""Biến động: moves and deaths, each with its day."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from namhoc.site.accounts.scopes import readable, within_history


class EventKind(models.TextChoices):
    """What happened to the person."""

    MOVED_IN = "moved_in", _("Chuyển đến")
    MOVED_OUT = "moved_out", _("Chuyển đi")
    DIED = "died", _("Chết")


@readable(within_history("commune"))
class PersonEvent(models.Model):
    """One event as the commune recorded it. ``place``: where from or to. ``withdrawn_at``: recorded by mistake."""

    person = models.ForeignKey("registry.Person", models.CASCADE, related_name="events")
    commune = models.ForeignKey("orgunits.OrgUnit", models.PROTECT, related_name="+")
    kind = models.CharField(_("biến động"), max_length=10, choices=EventKind)
    on = models.DateField(_("ngày"))
    place = models.CharField(_("nơi đến hoặc nơi đi"), max_length=200, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("biến động")
        verbose_name_plural = _("biến động")
        ordering = ["-on", "-id"]

    def __str__(self) -> str:
        return f"{self.person_id} {self.kind} {self.on}"
