"""The review of a document: its items as they stand now, and every step that led there."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from namhoc.directives import review
from namhoc.site.accounts.scopes import passed_down, readable, within


class ItemStatus(models.TextChoices):
    """What a person has said about an item."""

    PENDING = review.Status.PENDING.value, _("Chưa xem")
    ACCEPTED = review.Status.ACCEPTED.value, _("Đã nhận")
    REJECTED = review.Status.REJECTED.value, _("Đã bỏ")


@readable(within("document__unit") | passed_down("document__unit", flag="document__passed_down"))
class DraftItem(models.Model):
    """A review item of a document (``namhoc.directives.review.ReviewItem``), with the version that guards it.

    A document nobody has touched yet has no rows: its items are made from what was read. ``present`` is False for
    an item that was merged away or undone; the row stays, so that its version never starts again.
    """

    document = models.ForeignKey("directives.LegalDocument", models.CASCADE, related_name="draft_items")
    key = models.CharField(max_length=24)
    start = models.PositiveIntegerField()
    status = models.CharField(_("trạng thái"), max_length=10, choices=ItemStatus, default=ItemStatus.PENDING)
    content = models.JSONField()
    version = models.PositiveIntegerField(default=1)
    present = models.BooleanField(default=True)
    changed_at = models.DateTimeField(null=True)
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = _("mục rà soát")
        verbose_name_plural = _("mục rà soát")
        ordering = ["document", "start", "key"]
        constraints = [models.UniqueConstraint(fields=["document", "key"], name="draft_item_key_once")]

    def __str__(self) -> str:
        return f"{self.content['label']} {self.content['title']['text']}"[:200]

    def as_item(self) -> review.ReviewItem:
        """The item as the value that the pure review works with."""
        return review.from_json(self.content)


@readable(within("document__unit") | passed_down("document__unit", flag="document__passed_down"))
class DraftChange(models.Model):
    """One step of a review: who, when, what the items were and became."""

    document = models.ForeignKey("directives.LegalDocument", models.CASCADE, related_name="draft_changes")
    at = models.DateTimeField(_("lúc"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("người làm"))
    operation = models.CharField(_("việc"), max_length=20)
    before = models.JSONField(default=list)
    after = models.JSONField(default=list)
    undone_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("bước rà soát")
        verbose_name_plural = _("bước rà soát")
        ordering = ["id"]
        indexes = [models.Index(fields=["document", "by", "-id"], name="draft_change_last")]

    def __str__(self) -> str:
        return f"{self.operation} {self.at:%Y-%m-%d %H:%M}"

    def as_change(self) -> review.Change:
        """The step as a value that can be taken back."""
        return review.Change(
            self.operation,
            tuple(review.from_json(item) for item in self.before),
            tuple(review.from_json(item) for item in self.after),
        )
