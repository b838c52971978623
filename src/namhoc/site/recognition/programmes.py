"""The programmes as tabs and addresses name them."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Programme:
    """One programme. ``levels``: how many levels its standard has; ``who``: a person it counts, in a sentence."""

    key: str
    label: Promise
    full: Promise
    levels: int
    who: Promise


PROGRAMMES = (
    Programme("MN5", _("Mầm non 5 tuổi"), _("phổ cập giáo dục mầm non cho trẻ em 5 tuổi"), 1, _("trẻ")),
    Programme("TH", _("Tiểu học"), _("phổ cập giáo dục tiểu học"), 3, _("em")),
    Programme("THCS", _("Trung học cơ sở"), _("phổ cập giáo dục trung học cơ sở"), 3, _("người")),
    Programme("XMC", _("Xóa mù chữ"), _("xóa mù chữ"), 2, _("người")),
    Programme("MN35", _("Mầm non 3-5 tuổi"), _("phổ cập giáo dục mầm non cho trẻ em từ 3 đến 5 tuổi"), 1, _("trẻ")),
)
BY_KEY = {one.key: one for one in PROGRAMMES}


def level_words(programme: str, level: int | None) -> str:
    """ "Mức độ 2", "Đạt chuẩn" where there is one level only, "Chưa đạt", "Chưa rõ" without a level."""
    if level is None:
        return str(_("Chưa rõ"))
    if level == 0:
        return str(_("Chưa đạt"))
    return str(_("Đạt chuẩn")) if BY_KEY[programme].levels == 1 else f"{_('Mức độ')} {level}"
