"""What stands in the way of a change: told beside the field while drafting, refused on confirmation."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from namhoc.core import UserFacingError
from namhoc.site.changes.codes import is_taken
from namhoc.site.changes.concerned import ONE_TARGET, sources_of
from namhoc.site.changes.division import REST, Division
from namhoc.site.changes.models import Deed, DeedKind, Level
from namhoc.site.changes.pure import against
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
    missing = [*_sources(deed), *_target(deed), *_parts(deed), *_sites(deed), *_day(deed)]
    return missing or list(_rules(deed))


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
        yield Problem("new_parent", "CHANGE-PARENT", _("Đơn vị đã thuộc nơi này"), _("Chọn đơn vị quản lý khác."))


def _parts(deed: Deed) -> Iterator[Problem]:
    if deed.level == Level.COMMUNE and deed.kind == DeedKind.CLOSE:
        yield from _receivers(deed)
    if deed.kind != DeedKind.SPLIT:
        return
    if len(deed.parts) < 2:
        yield Problem(
            "parts", "CHANGE-FEW", _("Chia tách cần ít nhất hai phần"), _("Ghi tên từng đơn vị sau khi chia.")
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


def _receivers(deed: Deed) -> Iterator[Problem]:
    """A commune that closes leaves nothing behind: its ground and its people go to others."""
    sources, units = sources_of(deed), [part.get("unit") for part in deed.parts]
    if len(units) != len(set(units)) or any(unit.pk in units for unit in sources):
        yield Problem("parts", "CHANGE-TARGET", _("Xã nhận ghi hai lần, hoặc là chính xã giải thể"), _("Bỏ một dòng."))
    if not units and len(sources) == 1 and any(piece.key != REST or piece.note for piece in Division(deed).pieces()):
        yield Problem(
            "parts",
            "CHANGE-TARGET",
            _("Chưa ghi xã nhận địa bàn"),
            _("Xã còn thôn, trường, người hoặc việc: ghi các xã nhận."),
        )


def _sites(deed: Deed) -> Iterator[Problem]:
    if not deed.kind_.is_of_sites:
        return
    target = [deed.target] if deed.target is not None else []
    for unit in [*sources_of(deed), *target] if deed.effective else ():
        if unit.valid_from > deed.effective or (unit.valid_to is not None and unit.valid_to < deed.effective):
            yield Problem(
                "target" if unit in target else "sources",
                "CHANGE-CLOSED",
                _("%(unit)s không còn hoặc chưa có vào ngày hiệu lực") % {"unit": unit.full_name},
                _("Chọn đơn vị khác."),
            )
    if not deed.site_ids:
        yield Problem("site_ids", "CHANGE-SITE", _("Chưa chọn điểm trường"), _("Chọn ít nhất một điểm trường."))
    if deed.kind == DeedKind.SITE_MERGE and (deed.site_target is None or deed.site_target in deed.site_ids):
        yield Problem("site_target", "CHANGE-SITE", _("Chưa chọn điểm trường nhận"), _("Chọn một điểm trường khác."))
    if SitePlacement.objects.filter(site__in=deed.site_ids, is_main=True, valid_to=None).exists():
        yield Problem("site_ids", "CHANGE-SITE", _("Điểm chính không chuyển, không gộp"), _("Dùng Sáp nhập trường."))


def _day(deed: Deed) -> Iterator[Problem]:
    if deed.effective is None:
        yield Problem("effective", "CHANGE-DAY", _("Chưa ghi ngày có hiệu lực"), _("Ghi ngày/tháng/năm."))


_FIELDS = {
    "DEED-CODE-USED": "new_code",
    "DEED-PARENT": "new_parent",
    "DEED-CYCLE": "new_parent",
    "DEED-TARGET": "target",
    "DEED-SHARES": "parts",
    "DEED-BASIS": "basis",
}
"""Where a rule of the units is answered in the form; the others, at the units that change."""


def _rules(deed: Deed) -> Iterator[Problem]:
    """What the rules of ``orgunits`` hold against a draft that is complete."""
    for finding in against(deed):
        what = f"{finding.place}: {finding.message}"
        yield Problem(_FIELDS.get(finding.code, "sources"), finding.code, what, finding.fix)
