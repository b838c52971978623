"""How surely a dated fact about units is known."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Confidence(models.TextChoices):
    """As in the rule book: an official text was read, a second hand tells of it, or nobody confirmed it."""

    HIGH = "H", _("đã đối chiếu văn bản gốc")
    MEDIUM = "M", _("theo nguồn thứ cấp")
    LOW = "L", _("CHƯA XÁC NHẬN")
