"""Sổ theo dõi: whom the commune has to follow up, and why. Each kind is one condition over the rows of a year."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from namhoc.recognition.person_year import EvidenceKind, Place, Residence, Status

_HERE = Q(residence__in=[Residence.RESIDENT, Residence.ARRIVED])


def _aged(year: int, least: int, most: int) -> Q:
    return _HERE & Q(person__birth_year__range=(year - most, year - least))


@dataclass(frozen=True, slots=True)
class Followed:
    """One kind: its name, what to do about it, and which rows of a survey year it is."""

    key: str
    name: Promise
    to_do: Promise
    condition: Callable[[int], Q]


_NO_PAPER = Q(primary_evidence=None) | Q(primary_evidence=EvidenceKind.STATEMENT)
_NO_LOWER_PAPER = Q(lower_secondary_evidence=None) | Q(lower_secondary_evidence=EvidenceKind.STATEMENT)

_KINDS = (
    Followed(
        "chua-ro",
        _("Chưa rõ tình trạng học"),
        _("Hỏi gia đình hoặc trường, ghi tình trạng và lớp."),
        lambda year: _aged(year, 3, 18) & (Q(status=None) | Q(status=Status.STUDYING, grade=None)),
    ),
    Followed(
        "bo-hoc",
        _("Bỏ học, 6-18 tuổi"),
        _("Vận động trở lại lớp hoặc vào lớp phổ cập."),
        lambda year: _aged(year, 6, 18) & Q(status=Status.DROPPED_OUT),
    ),
    Followed(
        "chua-di-hoc",
        _("Chưa đi học, 5-14 tuổi"),
        _("Huy động ra lớp."),
        lambda year: _aged(year, 5, 14) & Q(status=Status.NOT_STARTED),
    ),
    Followed(
        "chua-xong-tieu-hoc",
        _("11-14 tuổi chưa hoàn thành tiểu học"),
        _("Ghi hoàn thành khi có minh chứng; em còn lại phải đang học tiểu học."),
        lambda year: (
            _aged(year, 11, 14)
            & ~Q(completed_primary=True)
            & ~Q(completed_lower_secondary=True)
            & (Q(grade=None) | Q(grade__lt=6))
        ),
    ),
    Followed(
        "chua-xong-thcs",
        _("15-18 tuổi chưa hoàn thành THCS"),
        _("Ghi hoàn thành khi có bằng hoặc xác nhận trên học bạ."),
        lambda year: _aged(year, 15, 18) & ~Q(completed_lower_secondary=True) & (Q(grade=None) | Q(grade__lt=10)),
    ),
    Followed(
        "thieu-minh-chung",
        _("Hoàn thành nhưng chưa có minh chứng"),
        _("Xin bản chụp học bạ, bằng hoặc giấy chứng nhận."),
        lambda year: (
            (_aged(year, 11, 14) & Q(completed_primary=True) & _NO_PAPER)
            | (_aged(year, 15, 18) & Q(completed_lower_secondary=True) & _NO_LOWER_PAPER)
        ),
    ),
    Followed(
        "chua-ro-truong",
        _("Đang học, chưa rõ trường"),
        _("Hỏi trường hoặc đối chiếu với sổ của trường."),
        lambda year: _aged(year, 3, 18) & Q(status=Status.STUDYING, school="") & (Q(place=None) | Q(place=Place.HERE)),
    ),
    Followed(
        "khuyet-tat",
        _("Khuyết tật có khả năng học, chưa được tiếp cận giáo dục"),
        _("Bàn với trường để nhận vào lớp hòa nhập."),
        lambda year: _HERE & Q(disabled=True, disabled_able=True) & ~Q(disabled_access=True),
    ),
    Followed(
        "mu-chu",
        _("Mù chữ hoặc tái mù chữ, 15-60 tuổi"),
        _("Vận động vào lớp xóa mù chữ."),
        lambda year: _aged(year, 15, 60) & (Q(literacy__in=[0, 1]) | Q(relapse__gt=0)),
    ),
)

FOLLOWED: dict[str, Followed] = {kind.key: kind for kind in _KINDS}
