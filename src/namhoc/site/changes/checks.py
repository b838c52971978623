"""What stands in the way of a change: told beside the field while drafting, refused on confirmation."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from namhoc.core import UserFacingError
from namhoc.site.changes.codes import is_taken
from namhoc.site.changes.concerned import ONE_TARGET, sources_of
from namhoc.site.changes.models import Deed, DeedKind, Level
from namhoc.site.orgunits.models import OrgUnit
from namhoc.site.schools.models import SitePlacement


@dataclass(frozen=True)
class Problem:
    """One thing that is missing or wrong. ``field`` names the field of the form."""

    field: str
    code: str
    what: str
    fix: str

    def as_error(self) -> UserFacingError:
        """The problem as a refusal."""
        return UserFacingError(self.code, self.what, fix=self.fix)


def problems_of(deed: Deed) -> list[Problem]:
    """Everything that keeps the draft from being previewed, in the order of the form. Reads, never writes."""
    return [*_sources(deed), *_target(deed), *_parts(deed), *_sites(deed), *_day(deed)]


def _sources(deed: Deed) -> Iterator[Problem]:
    sources = sources_of(deed)
    if not sources:
        yield Problem("sources", "CHANGE-FEW", _("Chưa chọn đơn vị nguồn"), _("Chọn đơn vị sẽ thay đổi."))
        return
    if deed.kind == DeedKind.MERGE:
        joined = {unit.pk for unit in sources} | ({deed.target_id} if deed.target_id else set())
        if len(joined) < 2:
            yield Problem(
                "sources", "CHANGE-FEW", _("Sáp nhập cần ít nhất hai đơn vị"), _("Chọn thêm đơn vị, hoặc dùng Đổi tên.")
            )
    elif len(sources) > 1:
        yield Problem("sources", "CHANGE-FEW", _("Việc này chỉ làm với một đơn vị"), _("Bỏ bớt đơn vị nguồn."))
    if len({unit.kind == "trường" for unit in sources}) > 1:
        yield Problem("sources", "CHANGE-KIND", _("Trường và xã không cùng một thay đổi"), _("Lập hai thay đổi."))
    day = deed.effective
    for unit in sources:
        if day and unit.valid_to is not None and unit.valid_to < day:
            yield Problem(
                "sources",
                "CHANGE-CLOSED",
                _("%(unit)s đã đóng trước ngày hiệu lực") % {"unit": unit.full_name},
                _("Chọn đơn vị đã nhận phần việc của nó."),
            )
        elif unit.valid_to is not None:
            yield Problem(
                "sources",
                "CHANGE-CLOSED",
                _("%(unit)s đã có quyết định đóng") % {"unit": unit.full_name},
                _("Xem thay đổi trước của đơn vị; hủy nó nếu nhầm."),
            )


def _target(deed: Deed) -> Iterator[Problem]:
    if deed.kind in ONE_TARGET and not deed.makes_target and deed.target is None:
        yield Problem("target", "CHANGE-TARGET", _("Chưa chọn đơn vị nhận"), _("Chọn một đơn vị, hoặc lập đơn vị mới."))
    if deed.kind == DeedKind.SITE_MOVE and deed.target is not None and deed.target in sources_of(deed):
        yield Problem("target", "CHANGE-TARGET", _("Điểm trường đã ở trường này"), _("Chọn trường khác."))
    makes = deed.kind == DeedKind.MERGE and deed.makes_target
    if (makes or deed.kind == DeedKind.RENAME) and not deed.new_name:
        yield Problem("new_name", "CHANGE-NAME", _("Chưa ghi tên đơn vị mới"), _("Ghi tên như trong quyết định."))
    if deed.kind == DeedKind.RENAME and deed.new_name and any(u.name == deed.new_name for u in sources_of(deed)):
        yield Problem("new_name", "CHANGE-NAME", _("Tên mới trùng tên cũ"), _("Ghi tên mới."))
    if makes and deed.new_code and is_taken(deed.new_code):
        yield Problem(
            "new_code", "CHANGE-CODE", _("Mã này đã dùng"), _("Mã không dùng lại. Để trống để hệ thống cấp mã.")
        )
    if (makes or deed.kind == DeedKind.MOVE) and deed.new_parent is None:
        yield Problem("new_parent", "CHANGE-PARENT", _("Chưa chọn đơn vị quản lý"), _("Chọn xã, phường hoặc Sở."))
    if deed.kind == DeedKind.MOVE and deed.new_parent_id in {unit.parent_id for unit in sources_of(deed)}:
        yield Problem("new_parent", "CHANGE-PARENT", _("Trường đã thuộc đơn vị này"), _("Chọn xã, phường khác."))
    for unit in (deed.target, deed.new_parent):
        if unit is not None and deed.effective and not _stands(unit, deed):
            field = "target" if unit == deed.target else "new_parent"
            yield Problem(
                field,
                "CHANGE-CLOSED",
                _("%(unit)s không còn hoặc chưa có vào ngày hiệu lực") % {"unit": unit.full_name},
                _("Chọn đơn vị khác."),
            )
    if deed.level == Level.COMMUNE and deed.kind not in {DeedKind.MERGE, DeedKind.RENAME}:
        yield Problem(
            "kind",
            "CHANGE-KIND",
            _("Với xã, phường chỉ lập được sáp nhập và đổi tên"),
            _("Chia tách địa giới cần danh sách thôn, bản; nạp từ danh mục đơn vị quốc gia."),
        )


def _stands(unit: OrgUnit, deed: Deed) -> bool:
    day = deed.effective
    return day is not None and unit.valid_from <= day and (unit.valid_to is None or unit.valid_to >= day)


def _parts(deed: Deed) -> Iterator[Problem]:
    if deed.kind != DeedKind.SPLIT:
        return
    if len(deed.parts) < 2:
        yield Problem(
            "parts", "CHANGE-FEW", _("Chia tách cần ít nhất hai phần"), _("Ghi tên từng trường sau khi chia.")
        )
    for part in deed.parts:
        if part.get("code") and is_taken(part["code"]):
            yield Problem("parts", "CHANGE-CODE", _("Mã %(code)s đã dùng") % {"code": part["code"]}, _("Ghi mã khác."))
    chosen = [pk for part in deed.parts for pk in part.get("sites", ())]
    if len(chosen) != len(set(chosen)):
        yield Problem("parts", "CHANGE-SITE", _("Một điểm trường ở hai phần"), _("Mỗi điểm trường chỉ chọn một phần."))
    if any(part.get("keeps") for part in deed.parts):
        taken = [pk for part in deed.parts if not part.get("keeps") for pk in part.get("sites", ())]
        if SitePlacement.objects.filter(site__in=taken, is_main=True, valid_to=None).exists():
            yield Problem(
                "parts", "CHANGE-SITE", _("Điểm chính ở lại với trường cũ"), _("Bỏ điểm chính khỏi phần mới.")
            )
    shares = [part.get("numerator") for part in deed.parts]
    if any(share is not None for share in shares):
        if any(share is None for share in shares) or not sum(share or 0 for share in shares):
            yield Problem(
                "parts", "CHANGE-SHARE", _("Phần chia chưa đủ"), _("Ghi phần của mọi trường, hoặc bỏ trống cả.")
            )
        elif not deed.basis:
            yield Problem(
                "basis", "CHANGE-SHARE", _("Chưa ghi căn cứ chia phần"), _("Ví dụ: số học sinh theo điểm trường.")
            )


def _sites(deed: Deed) -> Iterator[Problem]:
    if not deed.kind_.is_of_sites:
        return
    if not deed.site_ids:
        yield Problem("site_ids", "CHANGE-SITE", _("Chưa chọn điểm trường"), _("Chọn ít nhất một điểm trường."))
    if deed.kind == DeedKind.SITE_MERGE and (deed.site_target is None or deed.site_target in deed.site_ids):
        yield Problem("site_target", "CHANGE-SITE", _("Chưa chọn điểm trường nhận"), _("Chọn một điểm trường khác."))
    if SitePlacement.objects.filter(site__in=deed.site_ids, is_main=True, valid_to=None).exists():
        yield Problem("site_ids", "CHANGE-SITE", _("Điểm chính không chuyển, không gộp"), _("Dùng Sáp nhập trường."))


def _day(deed: Deed) -> Iterator[Problem]:
    if deed.effective is None:
        yield Problem("effective", "CHANGE-DAY", _("Chưa ghi ngày có hiệu lực"), _("Ghi ngày/tháng/năm."))
        return
    for unit in sources_of(deed):
        if unit.valid_from >= deed.effective:
            yield Problem(
                "effective",
                "CHANGE-DAY",
                _("Ngày hiệu lực không sau ngày lập %(unit)s") % {"unit": unit.full_name},
                _("Chọn ngày muộn hơn, hoặc hủy thay đổi đã lập đơn vị này."),
            )
