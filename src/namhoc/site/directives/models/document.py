"""A legal document as it arrived, and what was read from it."""

import json
from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from namhoc.core import SchoolYear, fold
from namhoc.reading import Document
from namhoc.reading.stored import from_values
from namhoc.site.accounts.scopes import passed_down, readable, within
from namhoc.site.kept_files import ORIGINALS


class State(models.TextChoices):
    """How far the machine is with the document; whether a person kept it is told by ``kept_at``."""

    READING = "reading", _("Đang đọc")
    READ = "read", _("Đã đọc")
    FAILED = "failed", _("Không đọc được")


class DocumentType(models.TextChoices):
    """Kinds of documents, in the codes of the published schema."""

    CHI_THI = "chi_thi", _("Chỉ thị")
    KE_HOACH = "ke_hoach", _("Kế hoạch")
    CONG_VAN = "cong_van", _("Công văn")
    CONG_DIEN = "cong_dien", _("Công điện")
    QUYET_DINH = "quyet_dinh", _("Quyết định")
    NGHI_QUYET = "nghi_quyet", _("Nghị quyết")
    HUONG_DAN = "huong_dan", _("Hướng dẫn")
    THONG_BAO = "thong_bao", _("Thông báo")
    BAO_CAO = "bao_cao", _("Báo cáo")
    CHI_THI_TOM_LUOC = "chi_thi_tom_luoc", _("Chỉ thị (báo đăng tóm lược)")
    TIN_CONG_VAN = "tin_cong_van", _("Tin về công văn")
    TIN_CONG_TTDT = "tin_cong_ttdt", _("Tin cổng thông tin điện tử")
    TIN_HOI_NGHI = "tin_hoi_nghi", _("Tin hội nghị")
    TIN_BAO = "tin_bao", _("Tin báo")
    BAI_VIET = "bai_viet", _("Bài viết")


@readable(within("unit") | passed_down("unit", flag="passed_down"))
class LegalDocument(models.Model):
    """A document held by a unit: the untouched original (by its sha256, outside the web root) and its reading.

    ``passed_down`` is set when tasks are issued from it: from then on units below may read it.
    """

    unit = models.ForeignKey("orgunits.OrgUnit", models.PROTECT, related_name="documents", verbose_name=_("đơn vị"))
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField(_("tải lên lúc"), auto_now_add=True)
    kept_at = models.DateTimeField(_("lưu lúc"), null=True, blank=True)
    discarded_at = models.DateTimeField(null=True, blank=True)  # can be taken back for a day, then it is removed
    passed_down = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)  # two people at once: a write names the version it saw

    # The original
    file_name = models.CharField(_("tên tệp"), max_length=255)
    media_type = models.CharField(max_length=100, blank=True)
    size = models.PositiveBigIntegerField(_("dung lượng"))
    sha256 = models.CharField(max_length=64, db_index=True)

    # The reading
    state = models.CharField(_("trạng thái"), max_length=10, choices=State, default=State.READING, db_index=True)
    pages_done = models.PositiveIntegerField(default=0)
    pages_total = models.PositiveIntegerField(default=0)
    problem = models.JSONField(default=dict, blank=True)  # code, what, where, why, fix of a UserFacingError
    text = models.TextField(blank=True)
    reading = models.JSONField(default=dict, blank=True)  # blocks, pages, signatures: reading.stored
    directive = models.JSONField(default=dict, blank=True)  # the published schema
    reader_version = models.CharField(max_length=40, blank=True)

    # The head of the document, as read or as a person corrected it
    kind = models.CharField(_("loại"), max_length=30, choices=DocumentType, blank=True)
    number = models.CharField(_("số"), max_length=20, blank=True)
    symbol = models.CharField(_("ký hiệu"), max_length=60, blank=True)
    issuer = models.CharField(_("cơ quan ban hành"), max_length=200, blank=True)
    issued_on = models.DateField(_("ngày ban hành"), null=True, blank=True)
    title = models.CharField(_("trích yếu"), max_length=500, blank=True)
    school_year = models.PositiveSmallIntegerField(_("năm học"), null=True, blank=True)
    folded = models.TextField(editable=False, blank=True)  # search without accents: head and text

    class Meta:
        verbose_name = _("văn bản")
        verbose_name_plural = _("văn bản")
        ordering = ["-uploaded_at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kept_at=None) | models.Q(discarded_at=None), name="document_kept_or_discarded"
            )
        ]
        indexes = [models.Index(fields=["number", "symbol"], name="document_number_symbol")]

    def __str__(self) -> str:
        return self.designation or self.file_name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the search column in step: head, file name and text, without accents."""
        head = (self.heading, self.full_number, self.issuer, self.title, self.file_name)
        self.folded = f"{fold(' '.join(head))} {fold(self.text)}"
        super().save(*args, **kwargs)

    @property
    def full_number(self) -> str:
        """Số và ký hiệu: "12/CT-UBND"."""
        return "/".join(part for part in (self.number, self.symbol) if part)

    @property
    def designation(self) -> str:
        """How people name it: "Chỉ thị số 12/CT-UBND"; "" while the number is not known."""
        if not self.full_number:
            return ""
        kind = self.get_kind_display() if self.kind else _("Văn bản")
        return f"{kind} số {self.full_number}"

    @property
    def heading(self) -> str:
        """What a page about it is called: its designation, else its title, else its file."""
        return self.designation or self.title or self.file_name

    @property
    def school_year_label(self) -> str:
        """ "2026-2027" or ""."""
        return str(SchoolYear(self.school_year)) if self.school_year else ""

    @property
    def is_kept(self) -> bool:
        """True once a person kept it; before, it is a preview that can be discarded."""
        return self.kept_at is not None

    def as_document(self) -> Document:
        """The reading as the value that the pure packages work with."""
        return from_values(self.text, self.reading)

    def original_bytes(self) -> bytes:
        """The file exactly as it arrived."""
        with ORIGINALS.opened(self.sha256) as file:
            return bytes(file.read())

    def items(self, name: str) -> list[dict[str, Any]]:
        """One list of the reading: "tasks", "citations", "assignments", "targets", "deadlines", "findings"..."""
        return list(self.directive.get(name, []))

    def directive_json(self) -> str:
        """The reading as published JSON."""
        return json.dumps(self.directive, ensure_ascii=False, indent=1)
