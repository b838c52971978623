"""A workbook of schools between its preview and its writing."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from namhoc.site.accounts.scopes import readable, within


@readable(within("unit"))
class SchoolUpload(models.Model):
    """One file that was handed in. Its bytes are kept until it is written, then only its name and sha256."""

    unit = models.ForeignKey("orgunits.OrgUnit", models.PROTECT, related_name="school_uploads")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(_("tải lên lúc"), auto_now_add=True)
    file_name = models.CharField(_("tên tệp"), max_length=255)
    sha256 = models.CharField(max_length=64)
    data = models.BinaryField()
    school_year = models.PositiveSmallIntegerField(_("năm học"))
    as_of = models.DateField(_("tính đến ngày"))
    written_at = models.DateTimeField(_("ghi lúc"), null=True)
    written = models.JSONField(default=dict)  # counts by what became of rows

    class Meta:
        verbose_name = _("tệp danh sách trường")
        verbose_name_plural = _("tệp danh sách trường")
        ordering = ["-id"]

    def __str__(self) -> str:
        return self.file_name
