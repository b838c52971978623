"""Units of government and education through time."""

from datetime import date

from django.db import models
from django.db.models import Q, Value
from django.db.models.functions import Concat, Substr
from django.utils.translation import gettext_lazy as _

from namhoc.core import fold
from namhoc.orgunits import NAMED_IN_FULL, UnitKind


class OrgUnitQuerySet(models.QuerySet["OrgUnit"]):
    """Units by day and by place in the tree."""

    def on(self, day: date) -> "OrgUnitQuerySet":
        """Units that exist on ``day``."""
        return self.filter(Q(valid_to=None) | Q(valid_to__gte=day), valid_from__lte=day)

    def under(self, reach: str) -> "OrgUnitQuerySet":
        """The unit at path ``reach`` and every unit below it."""
        return self.filter(path__startswith=reach)


class OrgUnit(models.Model):
    """A unit as it stood from one day to another. Codes are reused, so the key is (code, valid_from)."""

    code = models.CharField(_("mã"), max_length=40)
    name = models.CharField(_("tên"), max_length=200)
    name_folded = models.CharField(max_length=230, editable=False, db_index=True)  # kind and name, for search
    kind = models.CharField(_("loại"), max_length=30)  # of namhoc.orgunits.UnitKind
    tier = models.CharField(_("cấp"), max_length=20, blank=True)  # of namhoc.orgunits.Tier
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    valid_from = models.DateField(_("có hiệu lực từ"))
    valid_to = models.DateField(_("đến hết"), null=True, blank=True)
    agency = models.CharField(_("cơ quan"), max_length=40, blank=True)  # id in the rule book's register of agencies
    simulated = models.BooleanField(_("mô phỏng"), default=False)
    source = models.CharField(_("nguồn"), max_length=200, blank=True)  # the list or decision the unit comes from
    path = models.CharField(max_length=300, editable=False, db_index=True)
    # The subtree the unit answers for: its own, but the department of education answers for the whole province.
    reach = models.CharField(max_length=300, editable=False, db_index=True)

    objects = OrgUnitQuerySet.as_manager()

    class Meta:
        verbose_name = _("đơn vị")
        verbose_name_plural = _("đơn vị")
        ordering = ["path"]
        constraints = [
            models.UniqueConstraint(fields=["code", "valid_from"], name="orgunit_code_valid_from"),
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gte=models.F("valid_from")), name="orgunit_valid_range"
            ),
        ]

    def __str__(self) -> str:
        return self.full_name

    def save(self, *args: object, **kwargs: object) -> None:
        """Keep the folded name and the two paths in step with what they are made from, below the unit too."""
        before = self.path if self.pk else ""
        self.name_folded = fold(self.full_name)
        self.path = self.due_path
        self.reach = self.parent.path if self.parent and self.kind == UnitKind.DOET else self.path
        super().save(*args, **kwargs)
        if before and before != self.path:
            self._carry(before)

    def _carry(self, before: str) -> None:
        """The units below move to the new path."""
        rest = len(before) + 1
        below = OrgUnit.objects.filter(path__startswith=before).exclude(pk=self.pk)
        below.filter(reach__startswith=before).update(reach=Concat(Value(self.path), Substr("reach", rest)))
        below.update(path=Concat(Value(self.path), Substr("path", rest)))

    @property
    def due_path(self) -> str:
        """The path the unit should have under its parent as that one now stands."""
        above = self.parent.path if self.parent else "/"
        return f"{above}{self.code}@{self.valid_from:%Y%m%d}/"

    @property
    def full_name(self) -> str:
        """As the unit stands at the head of a line: "Xã Nà Pheo", "Sở Giáo dục và Đào tạo"."""
        if self.kind in NAMED_IN_FULL:
            return self.name
        return f"{self.kind[:1].upper()}{self.kind[1:]} {self.name}"

    @property
    def label(self) -> str:
        """Short, for bars and tables: "Sở GD&ĐT Hoàng Sơn", "Xã Nà Pheo"."""
        if self.kind == UnitKind.DOET and self.parent:
            return f"Sở GD&ĐT {self.parent.name}"
        return self.full_name

    @property
    def path_prefixes(self) -> list[str]:
        """The paths of the unit and of every unit above it, root first."""
        parts = self.path.strip("/").split("/")
        return ["/" + "/".join(parts[: n + 1]) + "/" for n in range(len(parts))]
