"""A change of units as a deed: drafted, previewed, confirmed under a decision, perhaps undone; never deleted after."""

from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from namhoc.site.accounts.scopes import Rule, readable, within
from namhoc.site.changes.packed import pack, unpack

ONE_DAY = timedelta(days=1)


class DeedKind(models.TextChoices):
    """What is done."""

    MERGE = "merge", _("Sáp nhập")
    SPLIT = "split", _("Chia tách")
    RENAME = "rename", _("Đổi tên")
    MOVE = "move", _("Chuyển về xã khác")
    CLOSE = "close", _("Giải thể")
    SITE_MOVE = "site_move", _("Chuyển điểm trường")
    SITE_MERGE = "site_merge", _("Gộp điểm trường")

    @property
    def is_of_sites(self) -> bool:
        """True when the schools themselves stay."""
        return self in {DeedKind.SITE_MOVE, DeedKind.SITE_MERGE}


class Level(models.TextChoices):
    """Whose change it is."""

    SCHOOL = "school", _("Trường")
    COMMUNE = "commune", _("Xã, phường")


class DeedState(models.TextChoices):
    """How far the deed is."""

    DRAFT = "draft", _("Bản nháp")
    PREVIEWED = "previewed", _("Đã xem trước")
    DONE = "done", _("Đã thực hiện")
    UNDONE = "undone", _("Đã hủy")


def _of_those_concerned() -> Rule:
    """A deed that was carried out is read by the units it closed or opened; a draft only by its office."""
    concerned = within("sources") | within("target")
    return Rule(
        lambda user, deed: deed.confirmed_at is not None and concerned.holds(user, deed),
        lambda user: Q(confirmed_at__isnull=False) & concerned.condition(user),
    )


@readable(within("unit") | _of_those_concerned())
class Deed(models.Model):
    """One change. ``unit`` is the office that makes it; ``sources`` are the units that end, or the schools whose sites
    move; ``target`` the unit that receives: chosen while drafting, or made on confirmation from ``new_*``.

    ``effective`` is the first day of the new state. Dated rows (units, places of sites, posts, attributes) are written
    on confirmation; what has no dates (accounts, open tasks) moves on that day, and ``carried_at`` says when it did.
    """

    unit = models.ForeignKey("orgunits.OrgUnit", models.PROTECT, related_name="+", verbose_name=_("nơi lập"))
    kind = models.CharField(_("thay đổi"), max_length=12, choices=DeedKind)
    level = models.CharField(_("cấp"), max_length=10, choices=Level, default=Level.SCHOOL)
    state = models.CharField(_("trạng thái"), max_length=10, choices=DeedState, default=DeedState.DRAFT, db_index=True)

    sources = models.ManyToManyField("orgunits.OrgUnit", related_name="deeds_from", blank=True)
    target = models.ForeignKey(
        "orgunits.OrgUnit",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="deeds_to",
        verbose_name=_("đơn vị đích"),
    )
    makes_target = models.BooleanField(default=True)  # the target is new; otherwise it was chosen among the units
    new_name = models.CharField(_("tên đơn vị mới"), max_length=200, blank=True)
    new_code = models.CharField(_("mã đơn vị mới"), max_length=20, blank=True)
    new_kind = models.CharField(_("loại"), max_length=30, blank=True)
    new_parent = models.ForeignKey("orgunits.OrgUnit", models.PROTECT, null=True, blank=True, related_name="+")
    parts = models.JSONField(default=list, blank=True)  # split: [{name, code, numerator, denominator, sites: [pk]}]
    declared = models.JSONField(
        default=dict, blank=True
    )  # attributes of the unit that comes of a merger: {name: value}
    basis = models.CharField(_("căn cứ chia phần"), max_length=200, blank=True)
    site_ids = models.JSONField(default=list, blank=True)  # the sites that move or are merged away
    site_target = models.PositiveBigIntegerField(null=True, blank=True)  # the site that receives
    effective = models.DateField(_("có hiệu lực từ"), null=True, blank=True)
    decision = models.CharField(_("số, ký hiệu quyết định"), max_length=60, blank=True)
    decided = models.DateField(_("ngày ký"), null=True, blank=True)
    document = models.ForeignKey(
        "directives.LegalDocument", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("văn bản")
    )
    note = models.CharField(_("ghi chú"), max_length=500, blank=True)
    settled = models.JSONField(default=dict, blank=True)  # what was chosen for each thing to settle, by its key

    fingerprint = models.CharField(max_length=64, blank=True)  # of the data shown in the preview
    shown = models.BinaryField(null=True, blank=True, editable=False)  # that data, so that a change can be named
    previewed_at = models.DateTimeField(null=True, blank=True)
    images = models.BinaryField(null=True, blank=True, editable=False)  # every touched row before and after
    passages = models.JSONField(default=list, blank=True)  # [[unit pk, pk of the unit that takes it over]]
    moved = models.JSONField(default=list, blank=True)  # what went where: [[words, from, to, count]]

    plan = models.ForeignKey("changes.ChangePlan", models.SET_NULL, null=True, blank=True, related_name="deeds")
    plan_row = models.PositiveIntegerField(null=True, blank=True)
    plan_key = models.CharField(max_length=64, blank=True)  # the same row of a plan is carried out once

    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)
    confirmed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    confirmed_at = models.DateTimeField(null=True, blank=True)
    carried_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    undone_at = models.DateTimeField(null=True, blank=True)
    undo_reason = models.CharField(max_length=500, blank=True)

    class Meta:
        verbose_name = _("thay đổi đơn vị")
        verbose_name_plural = _("thay đổi đơn vị")
        ordering = ["-created_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "plan_key"],
                condition=~Q(plan_key="") & ~Q(state="undone"),
                name="deed_once_per_plan_row",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.pk}"

    def get_absolute_url(self) -> str:
        """The preview while it is a draft, the evidence once it is done."""
        return reverse("change", args=[self.pk])

    @property
    def is_open(self) -> bool:
        """True while it may still be changed."""
        return self.state in {DeedState.DRAFT, DeedState.PREVIEWED}

    @property
    def kind_(self) -> DeedKind:
        """The kind as the enum."""
        return DeedKind(self.kind)

    @property
    def last_day(self) -> date | None:
        """The last day of the old state."""
        return self.effective - ONE_DAY if self.effective else None

    @property
    def is_ahead(self) -> bool:
        """True when the day it takes effect lies in the future."""
        return self.effective is not None and self.effective > timezone.localdate()

    @property
    def new_full_name(self) -> str:
        """The name of the unit to be made, with its kind."""
        kind = self.new_kind or ("trường" if self.level == Level.SCHOOL else "xã")
        return f"{kind[:1].upper()}{kind[1:]} {self.new_name}".strip()

    @property
    def target_name(self) -> str:
        """What the unit that receives is called, whether it exists or not."""
        if self.target is not None:
            return self.target.full_name
        return self.new_full_name if self.new_name else ""

    def keep_shown(self, data: Any) -> None:
        """Keep what the preview showed."""
        self.shown = pack(data)

    def shown_data(self) -> Any:
        """What the preview showed; nothing before the first one."""
        return unpack(self.shown) if self.shown else {}

    def image_rows(self) -> list[dict[str, Any]]:
        """Every touched row as it was before and after, in the order of the writes."""
        return list(unpack(self.images)) if self.images else []
