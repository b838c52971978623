"""Bản quét giấy tờ: the paper that proves a completion, as a file."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from namhoc.site.accounts.scopes import readable, within_history


class Proves(models.TextChoices):
    """What the paper proves."""

    PRESCHOOL = "preschool", _("Hoàn thành chương trình mầm non")
    PRIMARY = "primary", _("Hoàn thành tiểu học")
    LOWER_SECONDARY = "lower_secondary", _("Tốt nghiệp hoặc hoàn thành THCS")
    UPPER_SECONDARY = "upper_secondary", _("Tốt nghiệp THPT hoặc tương đương")
    VOCATIONAL = "vocational", _("Chứng chỉ nghề")
    LITERACY = "literacy", _("Công nhận biết chữ")


@readable(within_history("commune"))
class CompletionPaper(models.Model):
    """A scan, kept by its sha256 outside the web root. ``commune``: whose officers recorded it; they
    and those of the commune that took its register over may open it.
    ``removed_at``: taken back; the bytes stay, because a recognition may rest on them."""

    person = models.ForeignKey("registry.Person", models.CASCADE, related_name="papers")
    commune = models.ForeignKey("orgunits.OrgUnit", models.PROTECT, related_name="+")
    survey_year = models.PositiveSmallIntegerField(_("năm điều tra"))
    proves = models.CharField(_("chứng minh"), max_length=20, choices=Proves)
    name = models.CharField(_("tên tệp"), max_length=255)
    size = models.PositiveBigIntegerField(_("dung lượng"))
    sha256 = models.CharField(max_length=64)
    kind = models.CharField(max_length=10)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    removed_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("tệp quét giấy tờ")
        verbose_name_plural = _("tệp quét giấy tờ")
        ordering = ["-id"]

    def __str__(self) -> str:
        """Without the name of the file, which may be a person's."""
        return f"{self.person_id} {self.proves}"
