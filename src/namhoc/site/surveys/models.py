"""A survey workbook on its way into the registry, what was found in it, and what a person must decide."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from namhoc.site.accounts.scopes import readable, within


class State(models.TextChoices):
    """Where a workbook stands. READING and WRITING are done in the background."""

    READING = "reading", _("Đang đọc")
    READ = "read", _("Chờ ghi vào sổ")
    FAILED = "failed", _("Không đọc được")
    WRITING = "writing", _("Đang ghi vào sổ")
    WRITTEN = "written", _("Đã ghi vào sổ")
    DISCARDED = "discarded", _("Đã bỏ")


class Fate(models.TextChoices):
    """What becomes of a row, as ``namhoc.survey.plan.Fate``; rows that change nothing are only counted."""

    NEW = "new", _("Người mới")
    CHANGED = "changed", _("Có thay đổi")
    ASK = "ask", _("Cần quyết định")


class Decision(models.TextChoices):
    """What a person said of a row that resembles someone."""

    OPEN = "", _("Chưa quyết định")
    SAME = "same", _("Là người này")
    NEW = "new", _("Là người mới")
    SKIP = "skip", _("Bỏ dòng")


@readable(within("commune"))
class SurveyWorkbook(models.Model):
    """One upload. The bytes are stored as they came; ``counts``: rows by fate, refused rows, findings; ``unread``:
    columns whose head nobody understood; ``written``: what writing did."""

    commune = models.ForeignKey("orgunits.OrgUnit", models.PROTECT, related_name="survey_workbooks")
    survey_year = models.PositiveSmallIntegerField(_("năm điều tra"))
    file_name = models.CharField(_("tên tệp"), max_length=255)
    size = models.PositiveBigIntegerField(_("dung lượng"))
    sha256 = models.CharField(max_length=64)
    by = models.ForeignKey("accounts.User", models.PROTECT, related_name="+")
    at = models.DateTimeField(_("tải lên lúc"), auto_now_add=True)
    state = models.CharField(_("trạng thái"), max_length=10, choices=State, default=State.READING)
    problem = models.JSONField(default=dict)
    counts = models.JSONField(default=dict)
    unread = models.JSONField(default=list)
    written = models.JSONField(default=dict)
    written_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("tệp điều tra")
        verbose_name_plural = _("tệp điều tra")
        ordering = ["-id"]

    def __str__(self) -> str:
        """Without the file's name: it may hold a person's."""
        return f"{self.commune} {self.survey_year}"


@readable(within("workbook__commune"))
class WorkbookFinding(models.Model):
    """One error at its cell."""

    workbook = models.ForeignKey(SurveyWorkbook, models.CASCADE, related_name="findings")
    code = models.CharField(max_length=30)
    place = models.CharField(_("ô"), max_length=120)
    message = models.CharField(_("lỗi"), max_length=300)
    fix = models.CharField(_("cách sửa"), max_length=300)
    blocks = models.BooleanField(default=False)

    class Meta:
        ordering = ["-blocks", "id"]

    def __str__(self) -> str:
        return f"{self.code} {self.place}"


@readable(within("workbook__commune"))
class WorkbookRow(models.Model):
    """A row that is new, changed or asked about, kept until the workbook is written or discarded. ``key``: code of the
    person it is; ``candidates``: codes of those it may be, best first; ``reasons``: code to what speaks for and
    against; ``changes``: field to [before, after]."""

    workbook = models.ForeignKey(SurveyWorkbook, models.CASCADE, related_name="rows")
    sheet = models.CharField(max_length=60)
    line = models.PositiveIntegerField(_("dòng"))
    fate = models.CharField(max_length=10, choices=Fate)
    name = models.CharField(_("họ tên"), max_length=120)
    birth_year = models.PositiveSmallIntegerField(_("năm sinh"))
    parents = models.CharField(_("cha mẹ"), max_length=250, blank=True)
    hamlet = models.CharField(_("thôn"), max_length=120, blank=True)
    key = models.CharField(max_length=20, blank=True)
    candidates = models.JSONField(default=list)
    reasons = models.JSONField(default=dict)
    changes = models.JSONField(default=dict)
    decision = models.CharField(max_length=10, choices=Decision, default=Decision.OPEN, blank=True)

    class Meta:
        ordering = ["sheet", "line"]
        indexes = [models.Index(fields=["workbook", "fate"], name="row_of_workbook")]

    def __str__(self) -> str:
        return f"{self.workbook_id}: {self.line}"
