"""Person: who somebody is. Names stand here and in households, and nowhere else in the system."""

from typing import Any

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from namhoc.core import fold
from namhoc.site.accounts.scopes import readable, within, within_history


@readable(within("commune") | within_history("years__commune"))
class Person(models.Model):
    """A person in the register. ``code``: the random pseudonym by which everything outside the registry knows the
    person. ``commune``: where the person lives now; a commune that counts the person in any year reads the person too.

    Papers stand with the person, for they last: the number of what proves a completion, and the vocational certificate
    that the household sheet asks for.

    Parts of the birth day may be unknown, the year is not. ``version`` grows with every change of the person or of one
    of the person's years: an entry made at the door names the version it was made on.
    """

    code = models.CharField(_("mã"), max_length=20, unique=True)
    commune = models.ForeignKey("orgunits.OrgUnit", models.PROTECT, related_name="persons")
    name = models.CharField(_("họ tên"), max_length=120)
    name_folded = models.CharField(max_length=130, editable=False, db_index=True)
    birth_day = models.PositiveSmallIntegerField(_("ngày sinh"), null=True, blank=True)
    birth_month = models.PositiveSmallIntegerField(_("tháng sinh"), null=True, blank=True)
    birth_year = models.PositiveSmallIntegerField(_("năm sinh"), db_index=True)
    female = models.BooleanField(_("nữ"), null=True)
    ethnic_group = models.CharField(_("dân tộc"), max_length=60, blank=True)
    minority = models.BooleanField(_("dân tộc thiểu số"), null=True)
    religion = models.CharField(_("tôn giáo"), max_length=60, blank=True)
    id_number = models.CharField(_("số định danh cá nhân"), max_length=12, blank=True)
    father = models.CharField(_("họ tên cha"), max_length=120, blank=True)
    mother = models.CharField(_("họ tên mẹ"), max_length=120, blank=True)
    guardian = models.CharField(_("người giám hộ"), max_length=120, blank=True)
    phone = models.CharField(_("điện thoại"), max_length=20, blank=True)
    note = models.CharField(_("ghi chú"), max_length=300, blank=True)
    primary_number = models.CharField(_("số hiệu giấy tờ hoàn thành tiểu học"), max_length=40, blank=True)
    lower_secondary_number = models.CharField(_("số hiệu bằng hoặc xác nhận THCS"), max_length=40, blank=True)
    literacy_number = models.CharField(_("số giấy công nhận biết chữ"), max_length=40, blank=True)
    literacy_year = models.PositiveSmallIntegerField(_("năm công nhận biết chữ"), null=True, blank=True)
    vocational = models.CharField(_("trình độ nghề"), max_length=60, blank=True)
    vocational_certificate = models.CharField(_("số chứng chỉ nghề"), max_length=40, blank=True)
    vocational_year = models.PositiveSmallIntegerField(_("năm cấp chứng chỉ nghề"), null=True, blank=True)
    household = models.ForeignKey("registry.Household", models.SET_NULL, null=True, related_name="persons")
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, related_name="merged")
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("người")
        verbose_name_plural = _("người")
        ordering = ["name_folded", "birth_year", "code"]
        indexes = [models.Index(fields=["commune", "birth_year"], name="person_of_commune")]
        constraints = [
            models.UniqueConstraint(
                fields=["id_number"], condition=~Q(id_number="") & Q(merged_into=None), name="person_id_number_once"
            ),
        ]

    def __str__(self) -> str:
        """The pseudonym: what is printed or logged of a person holds no name."""
        return self.code

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the folded name in step."""
        self.name_folded = fold(self.name)
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        """The page of the person."""
        return reverse("person", args=[self.code])

    @property
    def born(self) -> str:
        """05/9/2015, 9/2015 or 2015: what is known of the birth day."""
        month = "" if self.birth_month is None else str(self.birth_month).zfill(2 if self.birth_month < 3 else 1)
        parts = [str(self.birth_year)] if not month else [month, str(self.birth_year)]
        if self.birth_day is not None and month:
            parts.insert(0, f"{self.birth_day:02d}")
        return "/".join(parts)
